"""Danish."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="navn, fulde navn, kontaktperson",
    first_name="fornavn",
    last_name="efternavn",
    title="titel, stilling, rolle, stillingsbetegnelse",
    company="virksomhed, firma, arbejdsgiver",
)

_PAGE = PageWords(
    buttons=(
        "synes godt om, synes om, like, fejr, støt, elsker, indsigtsfuld, sjov, svar, besvar, "
        "kommentér, kommenter, følg, følger, + følg, opret forbindelse, + opret forbindelse, "
        "afventer, besked, verificeret, redigeret, (redigeret), mere, …mere, se mere, … se mere, "
        "…se mere, se mindre, del, send, gem, gemt, vis flere resultater, vis profil, alle, "
        "reaktioner, kommentarer, se oversættelse, profilbillede, premium-medlem, verificeret "
        "profil, åben for job, mest relevante, nyeste, indlæs flere kommentarer, tilføj note, "
        "føj til liste, vælg alle"
    ),
    below_comment="synes godt om, synes om, svar, besvar",
    badges="verificeret, verificeret profil, premium-medlem",
    author="forfatter, forfatteren",
    you="dig, du",
    around_name=(
        "Vis …s profil, Se …s profil, Vis profilen for …, Vis profil for …, Gå til …s profil, "
        "Vælg …, Føj … til udvalget, Tilføj … til valg, … er tilgængelig, … er online"
    ),
    ordinals=".",
    and_more="+, og højere, og derover",
    degrees=(
        "… grad, … grads forbindelse, …-gradsforbindelse, … gradsforbindelse, forbindelse i … "
        "grad, … grads kontakt, uden for netværket, uden for dit netværk"
    ),
    counted=(
        "reaktion, reaktioner, kommentar, kommentarer, svar, delinger, følgere, forbindelser, "
        "visninger"
    ),
    mutual="fælles forbindelser, fælles forbindelse, fælles kontakter",
    ages=("min, min., t, t., d, dag, dage, u, u., uge, uger, md, md., mdr., måned, måneder, år"),
    ago="siden, redigeret",
    tenure="i stillingen, i virksomheden, i rollen",
    current="nuværende",
    summaries="om, tidligere, resumé, kompetencer, uddannelse",
    places="og omegn, storbyområde, regionen",
    countries=(
        "usa, storbritannien, irland, tyskland, østrig, schweiz, frankrig, belgien, "
        "nederlandene, luxembourg, spanien, portugal, italien, sverige, danmark, norge, finland, "
        "island, polen, tjekkiet, slovakiet, ungarn, rumænien, bulgarien, grækenland, kroatien, "
        "slovenien, serbien, ukraine, estland, letland, litauen, tyrkiet, israel, de forenede "
        "arabiske emirater, saudi-arabien, egypten, sydafrika, nigeria, kenya, marokko, indien, "
        "kina, hong kong, japan, sydkorea, singapore, malaysia, indonesien, thailand, vietnam, "
        "filippinerne, australien, new zealand, canada, mexico, brasilien, argentina, chile, "
        "colombia, peru, holland"
    ),
)

_TITLES = (
    "direktør administrerende leder sælger salgschef indkøber indkøbschef chef ansvarlig "
    "rådgiver udvikler ingeniør grundlægger stifter medstifter indehaver ejer konsulent "
    "projektleder bestyrelsesformand bestyrelsesmedlem formand koordinator specialist tekniker "
    "studerende studentermedhjælper praktikant jurist advokat økonom revisor iværksætter "
    "selvstændig medarbejder assistent lærer professor afdelingsleder adm"
)
_GIVEN_NAMES = (
    "peter jens lars michael henrik thomas søren jan martin christian niels hans jørgen morten "
    "anders mads kasper rasmus jesper erik bo per ole kim mikkel emil frederik anne kirsten "
    "mette hanne anna helle maria susanne lene marianne camilla pia louise charlotte bente gitte "
    "karen inge tina lone ida emma freja sofie"
)

_ANALYTICS = AnalyticsWords(
    reactions="reaktioner",
    comments="kommentarer",
    one_reaction="reaktion",
    one_comment="kommentar",
)

DANISH = Language(
    headings=_HEADINGS,
    totals="I alt, Total, Sum, Hovedtotal, Subtotal, Delsum, Antal, Gennemsnit",
    people_headings=_PEOPLE_HEADINGS,
    at="hos",
    weak_at="i, på, af, for, ved, til",
    deal_with="med, fra",
    heads="grundlægger, stifter, medstifter, indehaver, ejer, medejer, medgrundlægger",
    of="af",
    titles=_TITLES,
    title_endings=(
        "chef direktør ansvarlig leder sælger ingeniør konsulent udvikler koordinator "
        "medarbejder rådgiver specialist indkøber"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms="aps, as, is, ks, ivs, amba",
    page=_PAGE,
    analytics=_ANALYTICS,
)
