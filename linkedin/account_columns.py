"""The columns of an account list, recognised by the words in its header.

The words are those of Sales Navigator, LinkedIn Ads, Salesforce and HubSpot, and common headings
in English, German, French and Spanish. Case, accents, spaces and signs do not count.
"""

import re
import unicodedata
from dataclasses import dataclass

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")

#: Best first: if several columns match, the one whose word is first here names the account.
_NAME = """
    account name, company name, account: account name, account.name, organization name,
    organisation name, business name, target account name, account, accounts, company, companies,
    organization, organisation, employer, customer name, customer, client name, client,
    target company,
    Unternehmensname, Unternehmen, Firmenname, Firma, Kontoname, Accountname, Kundenname, Kunde,
    Nom de l'entreprise, Nom d'entreprise, Nom de la société, Nom du compte, Entreprise, Société,
    Compte, Raison sociale, Nombre de la empresa, Nombre de empresa, Nombre de la cuenta,
    Nombre de cuenta, Empresa, Compañía, Razón social, Cuenta,
    name, Nom, Nombre
"""
_WEBSITE = """
    website, company website, account website, website url, company domain name, company domain,
    domain name, domain, domains, web site, web, url, company url, homepage, web page,
    account.website, account: website, company email domain, email domain,
    Webseite, Internetseite, Unternehmenswebsite, Unternehmensdomain, Domäne, Domänenname,
    Site web, Site internet, URL du site web, Domaine, Nom de domaine,
    Sitio web, Página web, URL del sitio web, Dominio, Nombre de dominio
"""
_LINKEDIN_PAGE = """
    linkedin company page url, linkedin company page, linkedin company url, company linkedin url,
    account linkedin url, linkedin account url, linkedin page url, linkedin page, linkedin url,
    linkedin link, linkedin profile, linkedin, company linkedin, sales navigator url,
    LinkedIn-Seite, LinkedIn-Unternehmensseite, Page LinkedIn, Página de LinkedIn
"""
_OWNER = """
    account owner, company owner, account: account owner, account.owner.name, account owner name,
    company owner name, owner name, owner full name, owner, account owner email, owner email,
    account executive, account manager, sales rep, sales representative, rep, assigned to,
    assigned rep, seller, salesperson, responsible,
    Account-Inhaber, Accountinhaber, Kontoinhaber, Verantwortlich, Verantwortlicher,
    Verantwortliche, Zuständig, Zuständiger, Zuständiger Mitarbeiter, Betreuer, Kundenbetreuer,
    Ansprechpartner intern, Vertriebsmitarbeiter,
    Propriétaire du compte, Propriétaire de l'entreprise, Propriétaire, Responsable, Commercial,
    Propietario de la cuenta, Propietario de cuenta, Propietario de la empresa, Propietario,
    Comercial
"""
_TEAM = """
    team, sales team, team name, account team, hubspot team, Vertriebsteam, Équipe,
    Équipe commerciale, Equipo, Equipo de ventas
"""
#: Marks a row as a target; if no other column names the account, this one does. ("Target" alone is
#: a company.)
_TARGET = """
    target account, target accounts, is target account, Zielaccount, Zielaccounts, Zielkunde,
    Zielkunden, Compte cible, Comptes cibles, Cuenta objetivo, Cuentas objetivo
"""
_PERSON = """
    first name, last name, given name, family name, surname, full name, connected on, lead name,
    Vorname, Nachname, Prénom, Nom de famille, Apellido, Apellidos
"""
#: Next to one of these, a column called just "Name" holds people.
_PERSONS_WORK = """
    title, job title, position, company, company name, employer, organization, current company,
    Firma, Unternehmen, Entreprise, Société, Empresa, Titel, Poste, Puesto, Cargo
"""
#: The same, unless another column is about companies.
_PERSONS_ADDRESS = """
    email, e-mail, mail, email address, e-mail address, work email, business email, personal email,
    primary email, mobile, mobile phone, cell phone, linkedin profile, linkedin profile url,
    profile url, E-Mail-Adresse, Mobil, Mobiltelefon, Handy, Courriel, Adresse e-mail,
    Adresse électronique, Correo, Correo electrónico, Móvil
"""
_COMPANYS_TRAITS = """
    industry, revenue, annual revenue, employees, number of employees, company size, headcount,
    Branche, Umsatz, Mitarbeiter, Mitarbeiterzahl, Secteur, Chiffre d'affaires, Effectif,
    Industria, Sector, Ingresos, Empleados
"""
_OTHER = """
    id, record id, city, state, country, phone, phone number, notes, type,
    status, street, zip, zip code, zipcode, rank, tier, region, segment,
    Stadt, Ort, Land, Telefon, Notizen, Ville, Pays, Téléphone, Ciudad, País, Teléfono
"""


def heading_key(heading: str) -> str:
    """The key to compare headings by: letters and digits, without text in brackets."""
    plain = _ASIDE.sub("", heading)
    # A heading may be in brackets as a whole; then its text counts.
    decomposed = unicodedata.normalize("NFKD", plain if plain.strip() else heading)
    return "".join(sign for sign in decomposed.casefold() if sign.isalnum())


def _keys(words: str) -> dict[str, int]:
    """The keys of comma-separated words, with their ranks."""
    return {heading_key(word): rank for rank, word in reversed(list(enumerate(words.split(","))))}


_NAMES, _WEBSITES, _PAGES = _keys(_NAME), _keys(_WEBSITE), _keys(_LINKEDIN_PAGE)
_OWNERS, _TEAMS, _TARGETS = _keys(_OWNER), _keys(_TEAM), _keys(_TARGET)
_PERSONS, _WORK = _keys(_PERSON), _keys(_PERSONS_WORK)
_ADDRESSES = _keys(_PERSONS_ADDRESS)
_TRAITS = {*_WEBSITES, *_TARGETS, *_keys(_COMPANYS_TRAITS)}
_PLAIN_NAMES = _keys("name, Nom, Nombre, contact, contact name, Kontakt")
#: Headings that only one program writes.
_ADS = _keys("companywebsite, companyemaildomain, linkedincompanypageurl, stocksymbol").keys()
_HUBSPOT = _keys("company domain name, company owner, hs object id, hubspot team").keys()
_SALESFORCE = _keys(
    "account id, account owner, owner id, account: account name, account.owner.name,"
    "account owner alias, billing city, billing country, billing state/province, last activity"
).keys()
_KNOWN = {
    *_NAMES, *_PAGES, *_OWNERS, *_TEAMS, *_PERSONS, *_WORK, *_ADDRESSES, *_TRAITS, *_keys(_OTHER),
}  # fmt: skip


@dataclass(frozen=True)
class AccountColumns:
    """The columns of a header, as indices from 0.

    Of several columns for one thing, the best is first and the others fill its gaps.

    Args:
        target: Marks a row as a target account; ``None`` without such a column.
    """

    name: int
    websites: tuple[int, ...]
    linkedin_pages: tuple[int, ...]
    owners: tuple[int, ...]
    teams: tuple[int, ...]
    target: int | None

    @property
    def known(self) -> int:
        """How many columns are recognised."""
        several = (self.websites, self.linkedin_pages, self.owners, self.teams)
        return 1 + sum(map(len, several)) + (self.target is not None)


def find_columns(headings: tuple[str, ...]) -> AccountColumns | None:
    """The columns of a header; ``None`` if none of them names the account."""
    keys = [heading_key(heading) for heading in headings]
    targets = _ranked(keys, _TARGETS)
    names = _ranked(keys, _NAMES) or targets
    if not names:
        return None
    return AccountColumns(
        name=names[0],
        websites=_ranked(keys, _WEBSITES),
        linkedin_pages=_ranked(keys, _PAGES),
        owners=_ranked(keys, _OWNERS),
        teams=_ranked(keys, _TEAMS),
        target=next((column for column in targets if column != names[0]), None),
    )


def is_about_people(headings: tuple[str, ...]) -> bool:
    """Whether this is the header of a list of people, such as LinkedIn's Connections.csv."""
    keys = {heading_key(heading) for heading in headings}
    if keys & _PERSONS.keys():
        return True
    if not keys & _PLAIN_NAMES.keys():
        return False
    return bool(keys & _WORK.keys() or (keys & _ADDRESSES.keys() and not keys & _TRAITS))


def is_heading(cell: str) -> bool:
    """Whether a cell is a heading rather than an account's name."""
    return heading_key(cell) in _KNOWN


def source_of(headings: tuple[str, ...], file_name: str) -> str:
    """The program that wrote a list, in words; ``"a list"`` if its header does not show it."""
    keys = {heading_key(heading) for heading in headings}
    if "companyname" in keys and len(keys & _ADS) >= 2:
        return "LinkedIn Ads"
    if keys & _HUBSPOT or {"recordid", "companyname"} <= keys:
        return "HubSpot"
    if "salesnav" in heading_key(file_name):
        return "Sales Navigator"
    if keys & _SALESFORCE or {"id", "name", "website"} <= keys:
        return "Salesforce"
    return "Sales Navigator" if "accountname" in keys and keys & _PAGES.keys() else "a list"


def _ranked(keys: list[str], words: dict[str, int]) -> tuple[int, ...]:
    """The columns whose headings are among the words, the best word first."""
    found = (column for column, key in enumerate(keys) if key in words)
    return tuple(sorted(found, key=lambda column: words[keys[column]]))
