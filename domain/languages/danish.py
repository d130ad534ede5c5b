"""Danish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Virksomhedsnavn, Virksomhedens navn, Virksomhed, Virksomheder, Firmanavn, Firma, Firmaer, "
        "Selskab, Selskabsnavn, Kontonavn, Konto, Organisation, Organisationsnavn, Kundenavn, "
        "Kunde, Kunder"
    ),
    name="Navn",
    website="Hjemmeside, Websted, Webside, Webadresse, Domæne, Domænenavn, Netsted",
    linkedin_page="LinkedIn-side, LinkedIn-profil, LinkedIn-virksomhedsside",
    owner="Kontoejer, Ejer, Ansvarlig, Kundeansvarlig, Sælger, Tildelt, Tildelt til",
    team="Salgsteam, Team, Hold",
    target="Målkonto, Målkonti, Målkunde, Målvirksomhed",
    person="Fornavn, Efternavn, Fulde navn",
    persons_work="Virksomhed, Firma, Titel, Stilling, Stillingsbetegnelse",
    persons_address="E-mailadresse, Mailadresse, Mobil, Mobiltelefon",
    company_traits="Branche, Omsætning, Ansatte, Medarbejdere, Antal ansatte, Antal medarbejdere",
    headline="Overskrift, Titel, Stilling, Stillingsbetegnelse, Rolle",
    other=(
        "By, Land, Region, Postnummer, Gade, Vej, Adresse, Telefon, Telefonnummer, Noter, "
        "Bemærkninger, Kommentar, Type, Status, Prioritet, Kontaktperson, CVR, CVR-nummer"
    ),
)

DANISH = Language(
    headings=_HEADINGS,
    totals="I alt, Total, Sum, Hovedtotal, Subtotal, Delsum, Antal, Gennemsnit",
)
