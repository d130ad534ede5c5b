"""Norwegian."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="navn, fullt navn, kontaktperson",
    first_name="fornavn",
    last_name="etternavn",
    title="tittel, stilling, rolle, yrke",
    company="bedrift, firma, selskap, arbeidsgiver",
)

_PAGE = PageWords(
    buttons=(
        "lik, liker, liker dette, feire, støtte, elsker, innsiktsfull, morsom, svar, kommenter, "
        "følg, følger, + følg, knytt kontakt, + knytt kontakt, opprett forbindelse, koble til, "
        "venter, melding, verifisert, redigert, (redigert), mer, …mer, vis mer, … vis mer, …vis "
        "mer, se mer, vis mindre, del, send, lagre, lagret, vis flere resultater, vis profil, "
        "alle, reaksjoner, kommentarer, vis oversettelse, profilbilde, premium-medlem, "
        "verifisert profil, åpen for jobb, mest relevante, nyeste, last inn flere kommentarer, "
        "legg til notat, legg til i liste, velg alle"
    ),
    below_comment="lik, liker, svar",
    badges="verifisert, verifisert profil, premium-medlem",
    author="forfatter, forfatteren",
    you="deg, du",
    around_name=(
        "Vis profilen til …, Se profilen til …, Vis …s profil, Se …s profil, Gå til profilen til "
        "…, Velg …, Legg til … i utvalget, Legg … til i utvalget, … er tilgjengelig, … er "
        "pålogget"
    ),
    ordinals=".",
    and_more="+, og høyere, og mer",
    degrees=(
        "… grad, … grads forbindelse, … gradsforbindelse, … grads kontakt, … gradskontakt, "
        "forbindelse i … grad, utenfor nettverket, utenfor ditt nettverk"
    ),
    counted=(
        "reaksjon, reaksjoner, kommentar, kommentarer, svar, delinger, følgere, forbindelser, "
        "kontakter, visninger"
    ),
    mutual="felles forbindelser, felles forbindelse, felles kontakter",
    ages=("min, min., t, t., d, dag, dager, u, u., uke, uker, md., mnd, mnd., måned, måneder, år"),
    ago="siden, redigert",
    tenure="i stillingen, i selskapet, i rollen, i bedriften",
    current="nåværende",
    summaries="om, tidligere, sammendrag, kompetanse, utdanning",
    places="og omegn, storbyområde, regionen",
    countries=(
        "usa, storbritannia, irland, tyskland, østerrike, sveits, frankrike, belgia, nederland, "
        "luxemburg, spania, portugal, italia, sverige, danmark, norge, finland, island, polen, "
        "tsjekkia, slovakia, ungarn, romania, bulgaria, hellas, kroatia, slovenia, serbia, "
        "ukraina, estland, latvia, litauen, tyrkia, israel, de forente arabiske emirater, "
        "saudi-arabia, egypt, sør-afrika, nigeria, kenya, marokko, india, kina, hong kong, "
        "japan, sør-korea, singapore, malaysia, indonesia, thailand, vietnam, filippinene, "
        "australia, new zealand, canada, mexico, brasil, argentina, chile, colombia, peru, "
        "nederland, polen"
    ),
)

_TITLES = (
    "direktør administrerende leder selger salgssjef innkjøper innkjøpssjef sjef ansvarlig "
    "rådgiver utvikler ingeniør grunnlegger gründer medgründer eier innehaver konsulent "
    "prosjektleder styreleder styremedlem koordinator spesialist tekniker student "
    "studentmedarbeider praktikant jurist advokat økonom revisor medarbeider assistent lærer "
    "professor avdelingsleder fagsjef daglig"
)
_GIVEN_NAMES = (
    "jan per bjørn ole lars kjell knut arne svein thomas hans geir tor morten terje odd erik "
    "martin andreas john anders rune trond tore daniel kristian håkon jonas magnus anne inger "
    "kari marit ingrid liv eva berit astrid bjørg hilde anna solveig marianne randi ida nina "
    "maria elisabeth kristin bente heidi silje nora ingeborg"
)

_ANALYTICS = AnalyticsWords(
    reactions="reaksjoner",
    comments="kommentarer",
    one_reaction="reaksjon",
    one_comment="kommentar",
)

NORWEGIAN = Language(
    headings=_HEADINGS,
    totals="Totalt, Sum, Totalsum, Delsum, I alt, Antall, Gjennomsnitt",
    people_headings=_PEOPLE_HEADINGS,
    at="hos",
    weak_at="i, på, av, for, ved, til",
    deal_with="med, fra",
    heads="grunnlegger, gründer, medgründer, medgrunnlegger, eier, innehaver, medeier",
    of="av",
    titles=_TITLES,
    title_endings=(
        "sjef direktør ansvarlig leder selger ingeniør konsulent utvikler koordinator "
        "medarbeider rådgiver spesialist innkjøper"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms="as, asa, ans, ks",
    page=_PAGE,
    analytics=_ANALYTICS,
)
