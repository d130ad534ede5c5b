"""Norwegian."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Bedriftsnavn, Bedriftens navn, Bedrift, Bedrifter, Firmanavn, Firma, Firmaer, Selskap, "
        "Selskapsnavn, Kontonavn, Konto, Virksomhet, Virksomhetsnavn, Organisasjon, "
        "Organisasjonsnavn, Kundenavn, Kunde, Kunder, Foretak, Foretaksnavn"
    ),
    name="Navn",
    website="Nettsted, Nettside, Hjemmeside, Nettadresse, Webside, Domene, Domenenavn",
    linkedin_page="LinkedIn-side, LinkedIn-profil, LinkedIn-bedriftsside",
    owner="Kontoeier, Eier, Ansvarlig, Kundeansvarlig, Selger, Tildelt, Tildelt til",
    team="Salgsteam, Team",
    target="Målkonto, Målkontoer, Målkunde, Målbedrift",
    person="Fornavn, Etternavn, Fullt navn",
    persons_work="Bedrift, Selskap, Firma, Tittel, Stilling, Stillingstittel",
    persons_address="E-post, E-postadresse, Epost, Mobil, Mobilnummer",
    company_traits="Bransje, Omsetning, Ansatte, Antall ansatte",
    headline="Overskrift, Tittel, Stilling, Stillingstittel, Rolle",
    other=(
        "By, Sted, Poststed, Land, Fylke, Postnummer, Gate, Adresse, Telefon, Telefonnummer, "
        "Notater, Merknader, Kommentar, Type, Status, Prioritet, Kontaktperson, "
        "Organisasjonsnummer"
    ),
)

NORWEGIAN = Language(
    headings=_HEADINGS,
    totals="Totalt, Sum, Totalsum, Delsum, I alt, Antall, Gjennomsnitt",
)
