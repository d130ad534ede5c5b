"""German."""

from domain.languages.language import Headings, Language

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

GERMAN = Language(
    headings=_HEADINGS,
    totals=(
        "Summe, Gesamt, Gesamtsumme, Zwischensumme, Teilsumme, Ergebnis, Gesamtergebnis, "
        "Teilergebnis, Insgesamt, Anzahl, Mittelwert, Durchschnitt"
    ),
)
