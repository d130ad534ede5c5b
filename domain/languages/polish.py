"""Polish."""

from domain.languages.language import Headings, Language

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

POLISH = Language(
    headings=_HEADINGS,
    totals="Razem, Łącznie, Ogółem, Suma, Suma końcowa, Suma częściowa, Liczba, Średnia",
)
