"""Rows of a report that count or sum others: *Total*, *Subtotal*, *Count: 12*, *12 records*."""

import re
from collections.abc import Collection
from functools import cache

from domain.languages.all_languages import ALL_LANGUAGES
from linkedin.account_columns import heading_key
from linkedin.sheets import Row

_SIGNS = r"A-Z$€£¥%\s"
_NUMBER = re.compile(rf"[-+(]?[{_SIGNS}]{{0,5}}\d[\d.,'’\s]*[{_SIGNS})]{{0,6}}")
#: A row with more cells that are no numbers sums nothing.
_MOST_WORDS = 2
#: What follows the word: “: 12”, “1.200 €”.
_FIGURE = re.compile(rf"\s*[:=–-]?\s*{_NUMBER.pattern}$")
#: The last line of many reports: “12 records”, “3 Datensätze”.
_COUNTED = re.compile(
    r"[0-9][0-9.,]* (?:records?|rows?|accounts?|companies|entries|results|items|datensätze|einträge"
    r"|zeilen|firmen|unternehmen|enregistrements|lignes|entreprises|registros|filas|empresas|righe"
    r"|aziende|rijen|bedrijven|rader|företag|rækker|virksomheder|riviä|yritystä|wierszy|firm)",
    re.IGNORECASE,
)


def is_total(row: Row, names: Collection[str]) -> bool:
    """Whether a row sums or counts others.

    That is a row with a word for it in one cell and nothing but numbers in the others. A company
    called *Total* has a website or something else that is no number. *Acme Total* is a subtotal
    only next to numbers, and if *Acme* is a company of the list.

    Args:
        names: The companies read so far, in lower case.
    """
    words: list[str] = []
    for cell in row.cells.values():
        if not _NUMBER.fullmatch(cell):
            words.append(cell)
        if len(words) > _MOST_WORDS:
            return False
    if not words:
        return False
    if all(_is_word(word) or _COUNTED.fullmatch(word) for word in words):
        return True
    if len(words) > 1 or len(row.cells) == 1:
        return False
    start, _, last = words[0].rpartition(" ")
    first, _, end = words[0].partition(" ")
    return (_is_word(last) and start.casefold() in names) or (
        _is_word(first) and end.casefold() in names
    )


def _is_word(cell: str) -> bool:
    return heading_key(_FIGURE.sub("", cell)) in _words()


@cache
def _words() -> frozenset[str]:
    words = ",".join(each.totals for each in ALL_LANGUAGES).split(",")
    return frozenset(map(heading_key, words)) - {""}
