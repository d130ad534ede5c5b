"""Swedish."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="namn, fullständigt namn, kontaktperson",
    first_name="förnamn",
    last_name="efternamn",
    title="titel, befattning, roll, yrke, rubrik",
    company="företag, företagsnamn, arbetsgivare, bolag",
)

_PAGE = PageWords(
    buttons=(
        "gilla, gillar, gillade, fira, stötta, älska, insiktsfullt, roligt, svara, kommentera, "
        "följ, följer, + följ, skapa kontakt, + skapa kontakt, anslut, väntande, meddelande, "
        "verifierad, redigerad, (redigerad), mer, …mer, visa mer, … visa mer, …visa mer, visa "
        "mindre, dela, repost, skicka, spara, sparad, visa fler resultat, visa profil, alla, "
        "reaktioner, kommentarer, visa översättning, profilfoto, premium-medlem, verifierad "
        "profil, öppen för arbete, mest relevant, senaste, läs in fler kommentarer, lägg till "
        "anteckning, lägg till i lista, markera alla"
    ),
    below_comment="gilla, svara",
    badges="verifierad, verifierad profil, premium-medlem",
    author="författare, författaren",
    you="du",
    around_name=(
        "Visa …s profil, Visa profilen för …, Visa profil för …, Se …s profil, Gå till …s "
        "profil, Välj …, Markera …, Lägg till … i urvalet, … är nåbar, … är online"
    ),
    ordinals=":a, :e, a, e",
    and_more="+, och uppåt, eller högre",
    degrees=(
        "… gradens kontakt, kontakt i … led, … gradens kontakter, … graden, utanför nätverket, "
        "utanför ditt nätverk"
    ),
    counted=(
        "reaktion, reaktioner, kommentar, kommentarer, svar, reposter, delningar, följare, "
        "kontakter, visningar"
    ),
    mutual="gemensamma kontakter, gemensam kontakt",
    ages=("min, tim, tim., h, d, dag, dagar, v, v., vecka, veckor, mån, mån., månad, månader, år"),
    ago="sedan, redigerad",
    tenure="i rollen, i företaget, på företaget",
    current="nuvarande",
    summaries="om, tidigare, sammanfattning, kompetenser, utbildning",
    places="med omnejd, storstadsområde, regionen",
    countries=(
        "usa, storbritannien, irland, tyskland, österrike, schweiz, frankrike, belgien, "
        "nederländerna, luxemburg, spanien, portugal, italien, sverige, danmark, norge, finland, "
        "island, polen, tjeckien, slovakien, ungern, rumänien, bulgarien, grekland, kroatien, "
        "slovenien, serbien, ukraina, estland, lettland, litauen, turkiet, israel, förenade "
        "arabemiraten, saudiarabien, egypten, sydafrika, nigeria, kenya, marocko, indien, kina, "
        "hong kong, japan, sydkorea, singapore, malaysia, indonesien, thailand, vietnam, "
        "filippinerna, australien, nya zeeland, kanada, mexiko, brasilien, argentina, chile, "
        "colombia, peru, holland"
    ),
)

_TITLES = (
    "direktör säljare säljchef inköpare inköpschef chef ansvarig rådgivare utvecklare ingenjör "
    "civilingenjör grundare medgrundare ägare delägare konsult projektledare ordförande "
    "styrelseledamot verkställande vd koordinator specialist samordnare handläggare tekniker "
    "student praktikant jurist advokat ekonom controller redovisningskonsult entreprenör "
    "företagare rekryterare lärare professor kundansvarig platschef kommunikatör strateg ledare"
)
_GIVEN_NAMES = (
    "lars anders johan per nils karl mikael jan erik hans peter olof lennart gunnar sven fredrik "
    "daniel bengt bo gustav göran björn jonas stefan magnus oskar axel viktor maria anna "
    "margareta elisabeth eva kristina birgitta karin marie ingrid åsa lena sara emma kerstin "
    "malin helena linnea elin johanna ulla astrid"
)

_ANALYTICS = AnalyticsWords(
    reactions="reaktioner",
    comments="kommentarer",
    one_reaction="reaktion",
    one_comment="kommentar",
)

SWEDISH = Language(
    headings=_HEADINGS,
    totals="Totalt, Summa, Totalsumma, Delsumma, Antal, Medelvärde",
    people_headings=_PEOPLE_HEADINGS,
    at="hos",
    weak_at="på, i, av, för, vid, åt, inom",
    deal_with="med, till, från",
    heads="grundare, medgrundare, ägare, delägare",
    of="av",
    titles=_TITLES,
    title_endings=(
        "chef direktör ansvarig ledare säljare ingenjör konsult utvecklare samordnare "
        "handläggare rådgivare strateg"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms="ab, publ, aktiebolag, hb, kb",
    leading_forms="ab",
    page=_PAGE,
    analytics=_ANALYTICS,
)
