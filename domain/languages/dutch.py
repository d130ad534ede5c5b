"""Dutch."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="naam, volledige naam, contactpersoon",
    first_name="voornaam",
    last_name="achternaam",
    title="functie, functietitel, rol, titel, beroep",
    company="bedrijf, bedrijfsnaam, werkgever, organisatie",
)

_PAGE = PageWords(
    buttons=(
        "interessant, leuk, vieren, steun, geweldig, inzichtelijk, grappig, beantwoorden, "
        "reageren, reageer, volgen, volgend, + volgen, connectie maken, + connectie maken, "
        "verbinden, in behandeling, bericht, geverifieerd, bewerkt, (bewerkt), meer, …meer, meer "
        "weergeven, … meer weergeven, …meer weergeven, minder weergeven, delen, verzenden, "
        "opslaan, opgeslagen, meer resultaten weergeven, profiel weergeven, alle, alles, "
        "reacties, opmerkingen, commentaren, vertaling weergeven, profielfoto, premium-lid, "
        "geverifieerd profiel, open voor werk, meest relevant, meest recent, meer opmerkingen "
        "laden, notitie toevoegen, toevoegen aan lijst, alles selecteren"
    ),
    below_comment="interessant, leuk, beantwoorden, reageren",
    badges="geverifieerd, geverifieerd profiel, premium-lid",
    author="auteur",
    you="u, jij, uzelf",
    around_name=(
        "Bekijk het profiel van …, Het profiel van … weergeven, Profiel van … weergeven, Het "
        "profiel van … bekijken, Profiel van … bekijken, Selecteer …, … selecteren, … toevoegen "
        "aan selectie, … is bereikbaar, … is online"
    ),
    ordinals="e, ste, de",
    and_more="+, en verder, en hoger",
    degrees=(
        "… graads connectie, …-graads connectie, … graadsconnectie, …-graadsconnectie, connectie "
        "van de … graad, … graad, buiten netwerk, buiten uw netwerk"
    ),
    counted=(
        "reactie, reacties, opmerking, opmerkingen, commentaren, antwoord, antwoorden, reposts, "
        "volger, volgers, connecties, weergaven"
    ),
    mutual=("gemeenschappelijke connecties, gemeenschappelijke connectie, gedeelde connecties"),
    ages=(
        "min, min., u, uur, d, dag, dagen, w, wk, week, weken, mnd, mnd., maand, maanden, j, jr, "
        "jaar"
    ),
    ago="geleden, bewerkt",
    tenure="in functie, in deze functie, bij bedrijf, bij het bedrijf",
    current="huidig",
    summaries="info, vorig, samenvatting, vaardigheden, opleiding",
    places="en omgeving, regio, metropoolregio",
    countries=(
        "verenigde staten, verenigd koninkrijk, ierland, duitsland, oostenrijk, zwitserland, "
        "frankrijk, belgië, nederland, luxemburg, spanje, portugal, italië, zweden, denemarken, "
        "noorwegen, finland, ijsland, polen, tsjechië, slowakije, hongarije, roemenië, "
        "bulgarije, griekenland, kroatië, slovenië, servië, oekraïne, estland, letland, "
        "litouwen, turkije, israël, verenigde arabische emiraten, saoedi-arabië, egypte, "
        "zuid-afrika, nigeria, kenia, marokko, india, china, hong kong, japan, zuid-korea, "
        "singapore, maleisië, indonesië, thailand, vietnam, filipijnen, australië, "
        "nieuw-zeeland, canada, mexico, brazilië, argentinië, chili, colombia, peru, usa, "
        "verenigde staten van amerika"
    ),
)

_TITLES = (
    "directeur directrice hoofd manager inkoper inkoopster verkoper verkoopster adviseur "
    "adviseuse oprichter oprichtster medeoprichter eigenaar eigenares ondernemer teamleider "
    "projectleider ontwikkelaar ingenieur medewerker medewerkster vertegenwoordiger voorzitter "
    "bestuurder bestuurslid vennoot stagiair stagiaire student studente docent hoogleraar "
    "beheerder analist coördinator bedrijfsleider afdelingshoofd jurist advocaat accountmanager "
    "zelfstandig zzp"
)
_GIVEN_NAMES = (
    "jan johannes cornelis hendrik willem pieter peter gerrit jacob kees henk dirk jeroen bas "
    "sander maarten joost daan sem bram thijs lars ruben koen wouter maria johanna anna cornelia "
    "elisabeth marieke annemarie ingrid saskia esther sanne anouk lotte femke fleur iris eva "
    "lieke roos els anneke"
)

_ANALYTICS = AnalyticsWords(
    comments="commentaren",
    reposts="reposts",
    one_comment="commentaar",
    one_repost="repost",
)

DUTCH = Language(
    headings=_HEADINGS,
    totals="Totaal, Totalen, Eindtotaal, Subtotaal, Aantal, Gemiddelde",
    people_headings=_PEOPLE_HEADINGS,
    at="bij",
    weak_at="van, voor, in, op, te",
    deal_with="met, aan",
    heads="oprichter, oprichtster, medeoprichter, eigenaar, eigenares, mede-eigenaar",
    of="van",
    titles=_TITLES,
    title_endings=(
        "manager leider leidster adviseur medewerker medewerkster directeur inkoper verkoper "
        "ontwikkelaar ingenieur"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms="bv, nv, vof, cv, bvba",
    leading_forms="nv, bv, bvba",
    page=_PAGE,
    analytics=_ANALYTICS,
)
