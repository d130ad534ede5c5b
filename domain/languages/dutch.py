"""Dutch."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Bedrijfsnaam, Naam bedrijf, Naam van het bedrijf, Bedrijf, Bedrijven, Accountnaam, "
        "Onderneming, Ondernemingsnaam, Firma, Firmanaam, Organisatie, Organisatienaam, Klantnaam, "
        "Klant, Klanten"
    ),
    name="Naam",
    website=(
        "Website, Webpagina, Internetadres, Webadres, Domein, Domeinnaam, Bedrijfswebsite, Site"
    ),
    linkedin_page="LinkedIn-pagina, LinkedIn-profiel, LinkedIn-bedrijfspagina",
    owner=(
        "Accounteigenaar, Eigenaar van account, Eigenaar, Accountmanager, Verantwoordelijke, "
        "Verantwoordelijk, Verkoper, Vertegenwoordiger, Relatiebeheerder, Toegewezen aan, Contact "
        "intern"
    ),
    team="Verkoopteam, Salesteam, Team",
    target="Doelaccount, Doelaccounts, Doelklant, Doelbedrijf",
    person="Voornaam, Achternaam, Familienaam, Volledige naam",
    persons_work="Bedrijf, Functie, Functietitel, Titel",
    persons_address="E-mailadres, Mailadres, Mobiel, Mobiel nummer",
    company_traits=(
        "Branche, Sector, Bedrijfstak, Omzet, Medewerkers, Aantal medewerkers, Werknemers"
    ),
    headline="Kopregel, Functie, Functietitel, Titel, Beroep",
    other=(
        "Stad, Plaats, Land, Provincie, Postcode, Straat, Adres, Telefoon, Telefoonnummer, "
        "Opmerkingen, Notities, Soort, Status, Prioriteit, Contactpersoon"
    ),
)

DUTCH = Language(
    headings=_HEADINGS,
    totals="Totaal, Totalen, Eindtotaal, Subtotaal, Aantal, Gemiddelde",
)
