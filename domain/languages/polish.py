"""Polish."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Nazwa firmy, Nazwa przedsiębiorstwa, Firma, Firmy, Przedsiębiorstwo, Spółka, Nazwa "
        "spółki, Nazwa konta, Konto, Organizacja, Nazwa organizacji, Nazwa klienta, Klient, "
        "Klienci, Podmiot"
    ),
    name="Nazwa",
    website=(
        "Strona internetowa, Strona www, Strona, WWW, Witryna, Witryna internetowa, Adres www, "
        "Domena, Nazwa domeny"
    ),
    linkedin_page="Strona LinkedIn, Profil LinkedIn, Link do LinkedIn",
    owner=(
        "Właściciel konta, Właściciel, Opiekun, Opiekun klienta, Odpowiedzialny, Osoba "
        "odpowiedzialna, Handlowiec, Sprzedawca, Przypisany do"
    ),
    team="Zespół, Zespół sprzedaży",
    target="Konto docelowe, Klient docelowy, Firma docelowa",
    person="Imię, Nazwisko, Imię i nazwisko",
    persons_work="Firma, Stanowisko, Tytuł",
    persons_address="Adres e-mail, Poczta, Komórka, Telefon komórkowy",
    company_traits=(
        "Branża, Sektor, Przychody, Przychód, Obroty, Pracownicy, Liczba pracowników, Zatrudnienie"
    ),
    headline="Nagłówek, Stanowisko, Tytuł, Zawód",
    other=(
        "Miasto, Miejscowość, Kraj, Województwo, Kod pocztowy, Ulica, Adres, Telefon, Numer "
        "telefonu, Notatki, Uwagi, Komentarz, Typ, Status, Priorytet, Kontakt, NIP"
    ),
)

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="imię i nazwisko, osoba, kontakt",
    first_name="imię",
    last_name="nazwisko",
    title="stanowisko, tytuł, funkcja, rola, zawód",
    company="firma, nazwa firmy, spółka, pracodawca, przedsiębiorstwo",
)

_PAGE = PageWords(
    buttons=(
        "poleć, polecam, lubię to, gratuluję, wspieram, uwielbiam, wnikliwe, zabawne, odpowiedz, "
        "skomentuj, komentarz, obserwuj, obserwujesz, + obserwuj, nawiąż kontakt, + nawiąż "
        "kontakt, oczekujące, wiadomość, wyślij wiadomość, zweryfikowano, edytowano, "
        "(edytowano), edytowany, więcej, …więcej, zobacz więcej, … zobacz więcej, …zobacz "
        "więcej, pokaż więcej, pokaż mniej, udostępnij, wyślij, zapisz, zapisano, pokaż więcej "
        "wyników, wyświetl profil, wszystkie, wszyscy, reakcje, komentarze, pokaż tłumaczenie, "
        "zobacz tłumaczenie, zdjęcie profilowe, użytkownik premium, zweryfikowany profil, "
        "otwarty na pracę, najbardziej trafne, najnowsze, załaduj więcej komentarzy, dodaj "
        "notatkę, dodaj do listy, zaznacz wszystko"
    ),
    below_comment="poleć, polecam, lubię to, odpowiedz",
    badges="zweryfikowano, zweryfikowany profil, użytkownik premium",
    author="autor, autorka",
    you="ty",
    around_name=(
        "Wyświetl profil użytkownika …, Wyświetl profil: …, Wyświetl profil …, Zobacz profil "
        "użytkownika …, Zobacz profil: …, Wybierz użytkownika …, Wybierz …, Zaznacz …, Dodaj … "
        "do wyboru, Użytkownik … jest dostępny, … jest online"
    ),
    ordinals=".",
    and_more="+, i dalej, i dalsze, i więcej",
    degrees=(
        "kontakt … stopnia, … stopnia, … stopień, kontakty … stopnia, spoza sieci, spoza twojej "
        "sieci"
    ),
    counted=(
        "reakcja, reakcje, reakcji, komentarz, komentarze, komentarzy, odpowiedź, odpowiedzi, "
        "udostępnienia, obserwujących, kontaktów, wyświetleń"
    ),
    mutual="wspólne kontakty, wspólny kontakt, wspólnych kontaktów",
    ages=(
        "min, godz, godz., h, d, dn., dni, dzień, tydz, tydz., tyg., tygodnie, tygodni, mies, "
        "mies., miesiąc, miesiące, r, r., rok, lata, lat"
    ),
    ago="temu, edytowano",
    tenure="na stanowisku, w firmie, w tej roli",
    current="obecnie, obecne",
    summaries="informacje, poprzednio, podsumowanie, umiejętności, wykształcenie",
    places="i okolice, aglomeracja, obszar metropolitalny, region",
    countries=(
        "stany zjednoczone, wielka brytania, irlandia, niemcy, austria, szwajcaria, francja, "
        "belgia, holandia, luksemburg, hiszpania, portugalia, włochy, szwecja, dania, norwegia, "
        "finlandia, islandia, polska, czechy, słowacja, węgry, rumunia, bułgaria, grecja, "
        "chorwacja, słowenia, serbia, ukraina, estonia, łotwa, litwa, turcja, izrael, "
        "zjednoczone emiraty arabskie, arabia saudyjska, egipt, republika południowej afryki, "
        "nigeria, kenia, maroko, indie, chiny, hong kong, japonia, korea południowa, singapur, "
        "malezja, indonezja, tajlandia, wietnam, filipiny, australia, nowa zelandia, kanada, "
        "meksyk, brazylia, argentyna, chile, kolumbia, peru, usa, niderlandy"
    ),
)

_TITLES = (
    "dyrektor dyrektorka kierownik kierowniczka prezes wiceprezes zarządu kupiec zakupowiec "
    "handlowiec sprzedawca przedstawiciel przedstawicielka doradca konsultant konsultantka "
    "inżynier programista programistka specjalista specjalistka koordynator koordynatorka "
    "analityk analityczka założyciel założycielka współzałożyciel właściciel właścicielka "
    "przedsiębiorca menedżer menedżerka menadżer asystent asystentka stażysta student studentka "
    "księgowa księgowy prawnik adwokat radca profesor nauczyciel technik architekt pełnomocnik "
    "członek partner rekruter wspólnik"
)
_GIVEN_NAMES = (
    "andrzej jan piotr krzysztof stanisław tomasz paweł józef marcin marek michał grzegorz jerzy "
    "tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert "
    "mateusz jakub kamil anna maria katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta "
    "zofia teresa magdalena joanna janina monika danuta jadwiga aleksandra halina irena beata "
    "marta dorota natalia justyna"
)

_ANALYTICS = AnalyticsWords(
    reactions="reakcje, reakcji",
    comments="komentarze, komentarzy",
    one_reaction="reakcja",
    one_comment="komentarz",
)

POLISH = Language(
    headings=_HEADINGS,
    totals="Razem, Łącznie, Ogółem, Suma, Suma końcowa, Suma częściowa, Liczba, Średnia",
    people_headings=_PEOPLE_HEADINGS,
    at="w firmie, w spółce",
    weak_at="w, we, dla, z, na, u, firmie, spółce, firmy, spółki",
    deal_with="od, ze",
    heads=(
        "założyciel, założycielka, współzałożyciel, współzałożycielka, właściciel, właścicielka, "
        "współwłaściciel"
    ),
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms="sp z oo, sp zoo, spzoo, spolka z oo, spolka akcyjna, spk, spj",
    leading_forms="pphu, phu, fhu, ppu",
    page=_PAGE,
    analytics=_ANALYTICS,
)
