"""Texts that were recognised in screenshots, as they were, so that no test needs the engine.

A line has the confidence of the text and of its least certain digit, the left, top, right and
bottom edge in pixels, and the text.
"""

from linkedin.pages.pieces import Box
from linkedin.pages.seen_texts import SeenText


def recorded(screen: str) -> list[SeenText]:
    """The texts of a screen below."""
    return [_seen(line) for line in screen.strip().splitlines()]


def _seen(line: str) -> SeenText:
    sure, digits, left, top, right, bottom, text = line.split(maxsplit=6)
    box = Box(float(left), float(top), float(right), float(bottom))
    return SeenText(text, float(sure), box, float(digits))


#: A label on two lines below a large number that has a label of its own.
SPANISH_PHONE = """
1.00 1.00 23 418 142 479 520
1.00 1.00 290 420 407 477 421
1.00 0.00 26 480 212 520 Impresiones
0.99 0.00 295 480 608 517 Miembros alcanzados
1.00 1.00 698 625 756 669 32
1.00 0.00 28 629 546 665 Visualizaciones del perfil desde esta
1.00 0.00 27 668 199 708 publicación
1.00 0.00 26 755 578 797 Seguidores obtenidos a través de esta
1.00 1.00 721 759 750 794 7
1.00 0.00 27 798 198 838 publicación
1.00 1.00 697 884 756 929 32
1.00 0.00 26 887 198 927 Reacciones
"""
#: Rows that end with an arrow, which is read as a part of the number.
ITALIAN_ARROWS = """
0.95 0.00 23 77 250 134 Discovery
1.00 1.00 22 153 167 210 3.373
1.00 1.00 268 153 408 210 1.932
1.00 0.00 267 238 474 282 Utenti raggiunti
1.00 0.00 26 240 188 281 Impressioni
0.98 1.00 30 309 140 349 ▲ 12,5 %
0.95 1.00 639 370 755 415 62,5 % >
1.00 0.00 27 373 522 412 In-network (followers and connections)
0.96 1.00 640 461 754 503 37,5 % >
1.00 0.00 28 463 226 500 Out-of-network
1.00 0.00 24 611 298 665 Profile activity
1.00 1.00 25 686 77 742 4
0.98 0.00 27 771 476 812 Visitatori del profilo da questo post
1.00 1.00 23 841 76 899 4
1.00 0.00 26 928 451 967 Follower acquisiti da questo post
1.00 0.00 26 1083 268 1133 Engagement
0.92 1.00 672 1174 755 1215 110>
1.00 0.00 24 1175 148 1216 Reazioni
0.61 1.00 707 1266 754 1304 4→
1.00 0.00 27 1267 172 1304 Commenti
0.94 1.00 705 1353 756 1397 4>
1.00 0.00 26 1356 224 1396 Diffusioni post
1.00 0.00 23 1442 174 1489 Salvataggi
0.80 1.00 707 1447 753 1484 4>
0.60 0.96 705 1534 756 1576 0→
1.00 0.00 27 1537 230 1574 Invii su linkedin
1.00 0.00 27 1628 268 1665 Link engagements
1.00 0.00 25 1774 375 1830 Top demographics
1.00 0.00 25 1871 233 1913 Acme Logistics
0.93 1.00 642 1873 753 1912 12,5 % >
0.73 0.99 655 1960 755 2001 < 1 % >
0.98 1.00 28 1961 337 2004 1,001–5,000 employees
"""
#: The circles of photos before names, which are read as letters.
PHOTOS = """
1.00 0.00 45 126 344 186 Reactions
0.97 1.00 42 235 149 285 All 4
0.46 0.00 31 305 209 490 O
0.94 1.00 224 332 529 382 Tom Okafor · 2.
1.00 0.00 224 400 760 445 Head of Operations at Northwind
0.68 0.00 42 533 202 696 O
0.97 1.00 226 550 578 596 Søren Bianchi · 2.
0.98 0.00 226 616 546 659 Einkäufer bei Acme
0.60 0.00 42 750 202 911 O
0.98 1.00 225 766 639 816 Ingrid Kowalczyk· 2.
1.00 0.00 225 831 750 878 Directora de compras en Wayne
0.58 0.00 28 953 215 1144 O
0.99 1.00 225 980 472 1029 Bob Illes·2.
1.00 0.00 225 1048 750 1095 Directora de compras en Wayne
"""
