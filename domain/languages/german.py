"""German."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Unternehmensname, Name des Unternehmens, Unternehmen, Firmenname, Name der Firma, Firma, "
        "Firmen, Kontoname, Accountname, Kundenname, Kunde, Kunden, Zielunternehmen, Organisation, "
        "Gesellschaft, Betrieb"
    ),
    name="Name, Bezeichnung",
    website=(
        "Webseite, Internetseite, Internetadresse, Internet, Unternehmenswebsite, "
        "Unternehmensdomain, Homepage, Domäne, Domänenname, Webadresse"
    ),
    linkedin_page="LinkedIn-Seite, LinkedIn-Unternehmensseite, LinkedIn-Profil, LinkedIn-Link",
    owner=(
        "Account-Inhaber, Accountinhaber, Kontoinhaber, Verantwortlich, Verantwortlicher, "
        "Verantwortliche, Zuständig, Zuständiger, Zuständige, Zuständiger Mitarbeiter, "
        "Zuständigkeit, Betreuer, Betreuerin, Kundenbetreuer, Ansprechpartner intern, "
        "Vertriebsmitarbeiter, Verkäufer, Vertrieb"
    ),
    team="Vertriebsteam, Team, Mannschaft",
    target="Zielaccount, Zielaccounts, Zielkunde, Zielkunden",
    person="Vorname, Nachname, Familienname, Vor- und Nachname, Vollständiger Name",
    persons_work="Firma, Unternehmen, Titel, Position, Funktion, Berufsbezeichnung, Stelle",
    persons_address="E-Mail-Adresse, Mobil, Mobiltelefon, Handy, Mailadresse",
    company_traits=(
        "Branche, Umsatz, Jahresumsatz, Mitarbeiter, Mitarbeiterzahl, Anzahl Mitarbeiter"
    ),
    headline="Slogan, Berufsbezeichnung, Titel, Position, Funktion",
    other=(
        "Stadt, Ort, Land, Bundesland, PLZ, Postleitzahl, Straße, Adresse, Telefon, Telefonnummer, "
        "Notizen, Bemerkung, Bemerkungen, Kommentar, Ansprechpartner, Status, Typ, Priorität, "
        "Segment, Nummer"
    ),
    contact="Kontakt",
)

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="vollständiger name, ansprechpartner, kontakt",
    first_name="vorname",
    last_name="nachname, familienname",
    title="titel, rolle, funktion, beruf, tätigkeit, berufsbezeichnung, stelle, jobtitel",
    company="firma, unternehmen, arbeitgeber, firmenname",
)

_PAGE = PageWords(
    buttons=(
        "gefällt mir, applaus, unterstützung, wunderbar, inspirierend, lustig, informativ, "
        "antworten, kommentieren, folgen, folge ich, + folgen, vernetzen, + vernetzen, "
        "ausstehend, nachricht, verifiziert, bearbeitet, (bearbeitet), mehr, …mehr, mehr "
        "anzeigen, … mehr anzeigen, … mehr, weniger anzeigen, teilen, senden, speichern, "
        "gespeichert, weitere ergebnisse anzeigen, profil anzeigen, alle, reaktionen, "
        "kommentare, übersetzung anzeigen, profilfoto, premium-mitglied, verifiziertes profil, "
        "offen für jobs, status ist online, status ist erreichbar, relevanteste, neueste, "
        "weitere kommentare laden, frühere antworten anzeigen, notiz hinzufügen, zur liste "
        "hinzufügen, alle auswählen"
    ),
    below_comment="gefällt mir, antworten",
    badges="verifiziert, verifiziertes profil, premium-mitglied",
    author="autor, autorin, autor:in, verfasser, verfasserin",
    you="sie, du",
    around_name=(
        "Profil von … anzeigen, Profil von … ansehen, Verifiziertes Profil von … anzeigen, …s "
        "Profil anzeigen, Zum Profil von …, … auswählen, … zur Auswahl hinzufügen, … ist "
        "erreichbar, … ist online"
    ),
    ordinals=".",
    and_more="und höher, und weiter, +",
    degrees=(
        "kontakt … grades, kontakte … grades, … grades, … grad, kontakt … grad, außerhalb ihres "
        "netzwerks, außerhalb des netzwerks"
    ),
    counted=(
        "reaktion, reaktionen, kommentar, kommentare, antwort, antworten, reposts, follower, "
        "follower:innen, kontakte, impressions"
    ),
    mutual="gemeinsame kontakte, gemeinsamer kontakt, gemeinsame verbindungen",
    ages=(
        "std, std., min., t, tag, tage, wo, wo., woche, wochen, m, mon., monat, monate, jahr, "
        "jahre, j"
    ),
    ago="vor, bearbeitet",
    tenure="in der funktion, im unternehmen, in dieser position, in dieser rolle",
    current="aktuell",
    summaries="info, früher, zusammenfassung, kenntnisse, ausbildung, erfahrung",
    places="und umgebung, metropolregion, region",
    countries=(
        "vereinigte staaten, vereinigtes königreich, irland, deutschland, österreich, schweiz, "
        "frankreich, belgien, niederlande, luxemburg, spanien, portugal, italien, schweden, "
        "dänemark, norwegen, finnland, island, polen, tschechien, slowakei, ungarn, rumänien, "
        "bulgarien, griechenland, kroatien, slowenien, serbien, ukraine, estland, lettland, "
        "litauen, türkei, israel, vereinigte arabische emirate, saudi-arabien, ägypten, "
        "südafrika, nigeria, kenia, marokko, indien, china, hong kong, japan, südkorea, "
        "singapur, malaysia, indonesien, thailand, vietnam, philippinen, australien, neuseeland, "
        "kanada, mexiko, brasilien, argentinien, chile, kolumbien, peru, usa, england, "
        "tschechische republik"
    ),
)

_TITLES = (
    "leiter leiterin leitung geschäftsführer geschäftsführerin geschäftsführung vorstand "
    "vorständin vorstandsmitglied berater beraterin entwickler entwicklerin ingenieur "
    "ingenieurin inhaber inhaberin gründer gründerin mitgründer mitgründerin prokurist "
    "prokuristin abteilungsleiter abteilungsleiterin teamleiter teamleiterin einkäufer "
    "einkäuferin verkäufer verkäuferin referent referentin sachbearbeiter sachbearbeiterin "
    "direktor direktorin chef chefin gesellschafter gesellschafterin werkstudent werkstudentin "
    "praktikant praktikantin assistent assistentin projektmanager projektmanagerin vertriebler "
    "vertrieblerin bereichsleiter bereichsleiterin verantwortlicher verantwortliche "
    "selbstständig selbständig student studentin professorin auszubildender auszubildende"
)
_GIVEN_NAMES = (
    "hans peter wolfgang klaus jürgen michael thomas andreas stefan christian uwe frank martin "
    "markus matthias jörg bernd sebastian florian tobias jan lukas felix jonas maximilian anna "
    "maria ursula monika petra sabine renate karin andrea claudia susanne julia katharina sandra "
    "stefanie nicole birgit heike kerstin lena sophie johanna max"
)

_ANALYTICS = AnalyticsWords(
    impressions="Impressions, Impressionen",
    members_reached="Erreichte Mitglieder",
    profile_viewers="Mit diesem Beitrag generierte Profilansichten",
    followers_gained=(
        "Mit diesem Beitrag gewonnene Follower:innen, Mit diesem Beitrag gewonnene Follower"
    ),
    total_engagements="Interaktionen, Engagements",
    social_engagements="Soziale Interaktionen",
    reactions="Reaktionen",
    comments="Kommentare",
    reposts="Reposts",
    one_reaction="Reaktion",
    one_comment="Kommentar",
    one_repost="Repost",
    saves="Gespeicherte Beiträge",
    sends="Auf LinkedIn gesendet",
    company="Unternehmen",
    other=(
        "Auffindbarkeit, Engagement, Top-Beiträge, Follower:innen, Follower innen, Follower, "
        "Demografische Daten, Beitragsanalysen, Profilaktivitäten, Im Netzwerk, Außerhalb des "
        "Netzwerks, Datum, Kategorie, Wert, Prozentsatz, Unternehmensgröße, Branche, "
        "Jobbezeichnung, Standort, Karrierestufe"
    ),
)

GERMAN = Language(
    headings=_HEADINGS,
    totals=(
        "Summe, Gesamt, Gesamtsumme, Zwischensumme, Teilsumme, Ergebnis, Gesamtergebnis, "
        "Teilergebnis, Insgesamt, Anzahl, Mittelwert, Durchschnitt"
    ),
    people_headings=_PEOPLE_HEADINGS,
    at="bei, beim",
    weak_at="von, vom, für, in, im, der, am, dem, die",
    deal_with="mit, an",
    heads=(
        "gründer, gründerin, mitgründer, mitgründerin, inhaber, inhaberin, geschäftsführer, "
        "geschäftsführerin"
    ),
    of="von, der",
    titles=_TITLES,
    title_endings=(
        "leiter leiterin leitung manager managerin berater beraterin entwickler entwicklerin "
        "ingenieur ingenieurin direktor direktorin referent referentin assistentin einkäufer "
        "einkäuferin verkäufer verkäuferin mitarbeiter mitarbeiterin vorstand beauftragte "
        "beauftragter redakteur redakteurin"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms=(
        "gmbh, ggmbh, mbh, gesellschaft mbh, gesellschaft mit beschraenkter haftung, ag, "
        "aktiengesellschaft, se, kg, kgaa, ohg, gbr, ug, ug haftungsbeschraenkt"
    ),
    leading_forms="firma",
    page=_PAGE,
    analytics=_ANALYTICS,
)
