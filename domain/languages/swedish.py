"""Swedish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Företagsnamn, Företagets namn, Företag, Bolag, Bolagsnamn, Kontonamn, Konto, Firma, "
        "Organisation, Organisationsnamn, Kundnamn, Kund, Kunder, Verksamhet"
    ),
    name="Namn",
    website="Webbplats, Webbsida, Hemsida, Webbadress, Webb, Domän, Domännamn",
    linkedin_page="LinkedIn-sida, LinkedIn-profil, LinkedIn-företagssida",
    owner=(
        "Kontoägare, Ägare, Ansvarig, Kundansvarig, Säljare, Kontaktansvarig, Tilldelad, Tilldelad "
        "till"
    ),
    team="Säljteam, Team, Säljgrupp",
    target="Målkonto, Målkonton, Målkund, Målkunder, Målföretag",
    person="Förnamn, Efternamn, Fullständigt namn",
    persons_work="Företag, Titel, Befattning, Roll",
    persons_address="E-post, E-postadress, Epost, Mejl, Mobil, Mobilnummer",
    company_traits="Bransch, Omsättning, Anställda, Antal anställda",
    headline="Rubrik, Titel, Befattning, Yrke, Roll",
    other=(
        "Stad, Ort, Land, Län, Postnummer, Gata, Adress, Telefon, Telefonnummer, Anteckningar, "
        "Kommentar, Typ, Status, Prioritet, Kontaktperson, Organisationsnummer"
    ),
)

SWEDISH = Language(
    headings=_HEADINGS,
    totals="Totalt, Summa, Totalsumma, Delsumma, Antal, Medelvärde",
)
