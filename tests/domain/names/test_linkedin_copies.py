"""People copied from LinkedIn's pages and Sales Navigator, in every language."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.languages.all_languages import ALL_LANGUAGES
from domain.names.employer_lookup import known_employer
from domain.names.pasted_people import read_people

ACCOUNTS = ("Acme", "Globex", "Data Systems", "3M")


def people_in(pasted: str, accounts: Iterable[str] = ACCOUNTS) -> list[tuple[str, str, str]]:
    """The people in a paste: name, title, and target account or else the company as read."""
    listed = {account.casefold(): account for account in accounts}
    found = []
    for person in read_people(pasted).people:
        employer = known_employer(person, lambda name: listed.get(name.casefold()))
        read, company = employer or (person, (*person.companies, "")[0])
        found.append((read.name, read.title, company))
    return found


#: A copy, and its only person.
COPIES: list[tuple[str, tuple[str, str, str]]] = [
    ("Jane Doe, CTO, der Acme", ("Jane Doe", "CTO", "Acme")),
    ("Éloïse Dupont\n• 3e et +\nAcheteuse chez Acme", ("Éloïse Dupont", "Acheteuse", "Acme")),
    ("Ana Ruiz\n• 2º\nDirectora de Compras en Acme", ("Ana Ruiz", "Directora de Compras", "Acme")),
    ("Ana Ruiz\n• 3er+\nJefa de Ventas en Acme", ("Ana Ruiz", "Jefa de Ventas", "Acme")),
    ("Ida Berg\n• 2:a\nSäljchef på Acme", ("Ida Berg", "Säljchef", "Acme")),
    ("Ida Berg\n• 3:e+\nInköpare hos Acme", ("Ida Berg", "Inköpare", "Acme")),
    ("Gina Rossi\n• 3° e oltre\nResponsabile in Acme", ("Gina Rossi", "Responsabile", "Acme")),
    ("Max Muster\nKontakt 2. Grades\nEinkäufer bei Acme", ("Max Muster", "Einkäufer", "Acme")),
    ("Max Muster\n2. Grades\nLeiter Einkauf bei Acme", ("Max Muster", "Leiter Einkauf", "Acme")),
    ("Rita Melo\n• 3º e +\nDiretora na Acme", ("Rita Melo", "Diretora", "Acme")),
    ("Rita Melo\nConexão de 2º grau\nGerente no Acme", ("Rita Melo", "Gerente", "Acme")),
    ("Piet de Boer\n2e\nInkoper bij Acme", ("Piet de Boer", "Inkoper", "Acme")),
    ("Piet de Boer\n• 2e\nHoofd Inkoop van Acme", ("Piet de Boer", "Hoofd Inkoop", "Acme")),
    ("Kari Dahl\n2.\nleder i Acme", ("Kari Dahl", "leder", "Acme")),
    ("Kari Dahl\n• 2. grad\nInnkjøpssjef hos Acme", ("Kari Dahl", "Innkjøpssjef", "Acme")),
    ("Jan Nowak\n• 2\nDyrektor w Acme", ("Jan Nowak", "Dyrektor", "Acme")),
    ("Jan Nowak\n• 3.+\nKupiec w firmie Acme", ("Jan Nowak", "Kupiec", "Acme")),
    ("Aino Laine\n• 2.\nMyyntijohtaja Acmella", ("Aino Laine", "Myyntijohtaja", "Acme")),
    ("Éloïse Dupont\n• 2e\nDirectrice d’Acme", ("Éloïse Dupont", "Directrice", "Acme")),
    # Links to a profile.
    ("Ver el perfil de Ana Ruiz\nAna Ruiz\nGerente, Acme", ("Ana Ruiz", "Gerente", "Acme")),
    ("Profil von Max Muster anzeigen\nCEO bei Acme", ("Max Muster", "CEO", "Acme")),
    ("Voir le profil de Léa Roy\nLéa Roy\nDG chez Acme", ("Léa Roy", "DG", "Acme")),
    ("Gina Rossi\nVisualizza il profilo di Gina Rossi\nCTO, Acme", ("Gina Rossi", "CTO", "Acme")),
    ("Bekijk het profiel van Piet de Boer\nCTO bij Acme", ("Piet de Boer", "CTO", "Acme")),
    ("Visa Ida Bergs profil\nIda Berg\nVD, Acme", ("Ida Berg", "VD", "Acme")),
    ("Chris Jones\nVisa Chris Jones profil\nVD, Acme", ("Chris Jones", "VD", "Acme")),
    ("Visa Chris Jones profil\nChris Jones\nVD, Acme", ("Chris Jones", "VD", "Acme")),
    ("Wyświetl profil użytkownika Jan Nowak\nCTO, Acme", ("Jan Nowak", "CTO", "Acme")),
    # Titles with weak words, and slogans.
    ("Jane Doe\n• 2nd\nVP Sales of Acme", ("Jane Doe", "VP Sales", "Acme")),
    ("Jane Doe\n• 2nd\nCTO for Acme", ("Jane Doe", "CTO", "Acme")),
    ("Jane Doe\n• 2nd\nHead of Sales", ("Jane Doe", "Head of Sales", "")),
    ("Jane Doe\n• 2nd\nVP of Marketing", ("Jane Doe", "VP of Marketing", "")),
    ("Jane Doe\n• 2nd\nHead of Data", ("Jane Doe", "Head of Data", "")),
    ("Ana Ruiz\n• 2º\nDirector de Compras", ("Ana Ruiz", "Director de Compras", "")),
    ("Ana Ruiz\n• 2º\nGerente en Marketing | Acme", ("Ana Ruiz", "Gerente en Marketing", "Acme")),
    ("Ida Berg\n• 2:a\nChef för Inköp", ("Ida Berg", "Chef för Inköp", "")),
    ("Jane Doe\n• 2nd\nHead of Sales of Acme", ("Jane Doe", "Head of Sales", "Acme")),
    ("Jane Doe\n• 2nd\nBuilding the future | CTO @Acme", ("Jane Doe", "CTO", "Acme")),
    ("Jane Doe\n• 2nd\nWe build things, CTO @ Acme", ("Jane Doe", "CTO", "Acme")),
    ("Jane Doe\n• 2nd\nFounder | CEO at Acme | Dad", ("Jane Doe", "Founder, CEO", "Acme")),
    ("Jane Doe\n• 2nd\nWe build @Acme | CTO", ("Jane Doe", "CTO", "Acme")),
    # Places and more about a person.
    ("Jane Doe\n• 2nd\nCTO at Acme\nBerlin, Germany\nConnect", ("Jane Doe", "CTO", "Acme")),
    ("Jane Doe\n• 2nd\nCTO\nAustin, TX\nCurrent: CTO at Acme", ("Jane Doe", "CTO", "Acme")),
    ("Léa Roy\n• 2e\nDG chez Acme\nParis et périphérie\nSuivre", ("Léa Roy", "DG", "Acme")),
    ("Max Muster\n• 2.\nCEO bei Acme\nMünchen, Bayern, Deutschland", ("Max Muster", "CEO", "Acme")),
    ("Jane Doe\n• 2nd\nCTO at Acme\nSkills: Python, SQL\nMessage", ("Jane Doe", "CTO", "Acme")),
    ("Jane Doe\n• 2nd\nCountry Manager, Germany", ("Jane Doe", "Country Manager", "Germany")),
    ("Jane Doe\nShe/Her\n• 2nd\nCTO at Acme", ("Jane Doe", "CTO", "Acme")),
    (
        "Jane Doe\n• 2nd\nHelping teams ship\nProvides services - Coaching\nCurrent: CTO at Acme",
        ("Jane Doe", "CTO", "Acme"),
    ),
    # Sales Navigator: a list, a search for leads, an account's people.
    (
        "Select Jane Doe\nJane Doe\n2nd degree connection\n· 2nd\nCTO\nAcme\nBerlin, Germany",
        ("Jane Doe", "CTO", "Acme"),
    ),
    (
        "Add Jane Doe to selection\n\nJane Doe\n\nJane Doe is reachable\n\n2nd degree connection"
        "\n\n· 2nd\n\nCTO\n\nData Systems\n\nGreater Berlin Area\n\n3 years 2 months in role | "
        "5 years in company\n\nAbout: I build.\n\n5 mutual connections\n\nSave\n\nMessage",
        ("Jane Doe", "CTO", "Data Systems"),
    ),
    (
        "Select Jane Doe\tJane Doe\t2nd degree connection\t· 2nd\tCTO\tAcme\tBerlin\t11/20/2026\t"
        "Add note",
        ("Jane Doe", "CTO", "Acme"),
    ),
    ("Jane Doe\n2nd degree connection\nCTO\n2 years in role\nSave", ("Jane Doe", "CTO", "")),
    (
        "Select Jane Doe\nJane Doe\n· 2nd\nSenior Director, Procurement\nAcme\nLondon Area",
        ("Jane Doe", "Senior Director", "Acme"),
    ),
    (
        "Max Muster auswählen\nMax Muster\nKontakt 2. Grades\n· 2.\nLeiter Vertrieb\nAcme\n"
        "Berlin, Deutschland\n2 Jahre im Unternehmen\nNotiz hinzufügen",
        ("Max Muster", "Leiter Vertrieb", "Acme"),
    ),
    (
        "Sélectionner Léa Roy\nLéa Roy\nRelation de 2e niveau\n· 2e\nDirectrice · Acme\n"
        "Lyon, Auvergne-Rhône-Alpes, France\nEnregistrer",
        ("Léa Roy", "Directrice", "Acme"),
    ),
]


@pytest.mark.parametrize(("pasted", "person"), COPIES)
def test_a_copy_of_one_person_names_one_person(pasted: str, person: tuple[str, str, str]) -> None:
    assert people_in(pasted) == [person]
    assert not read_people(pasted).unclear


#: One line about one person.
LINES: list[tuple[str, tuple[str, str, str]]] = [
    ("Jane (Miller) Doe, CTO, Acme", ("Jane Doe", "CTO", "Acme")),
    ("Wei (William) Zhang", ("Wei Zhang", "", "")),
    ("Wei (William) Zhang - CTO at Acme", ("Wei Zhang", "CTO", "Acme")),
    ("Anna Maria (Schmidt) Weber, CTO, Acme", ("Anna Maria Weber", "CTO", "Acme")),
    ("Jane Doe (née Miller), Acme", ("Jane Doe", "", "Acme")),
    ("Jane (Acme)", ("Jane", "", "Acme")),
    ("Jane Doe (Acme) CTO", ("Jane Doe", "CTO", "Acme")),
    ("Doe, Jane, CTO, Acme", ("Jane Doe", "CTO", "Acme")),
    ("Doe, Jane (Acme)", ("Jane Doe", "", "Acme")),
    ("Doe, Jane - CTO at Acme", ("Jane Doe", "CTO", "Acme")),
    ("Müller, Jürgen, Acme", ("Jürgen Müller", "", "Acme")),
    ("van der Berg, Jan, CTO, Acme", ("Jan van der Berg", "CTO", "Acme")),
    ("Doe, Jane A.", ("Jane A. Doe", "", "")),
    ("García Márquez, Gabriel, Acme", ("Gabriel García Márquez", "", "Acme")),
    ("Jane Doe | Sales @ Acme | Author", ("Jane Doe", "Author", "Acme")),
    ("Jan Kupiec", ("Jan Kupiec", "", "")),
    ("Okafor, Chidi, CTO, Acme", ("Chidi Okafor", "CTO", "Acme")),
    ("Jane, Acme", ("Jane", "", "Acme")),
    ("Jane, Sales, Acme", ("Jane", "Sales", "Acme")),
    ("Cher, Singer at Acme", ("Cher", "Singer", "Acme")),
    ("Jane Doe, VP Sales of Acme", ("Jane Doe", "VP Sales", "Acme")),
    ("Ana Ruiz, Directora en Acme", ("Ana Ruiz", "Directora", "Acme")),
]


@pytest.mark.parametrize(("line", "person"), LINES)
def test_a_name_on_one_line_is_whole(line: str, person: tuple[str, str, str]) -> None:
    assert people_in(line) == [person]


@pytest.mark.parametrize(
    "pasted",
    [
        "Name,Headline,Profile\nJane Doe,CTO at Acme | ex-Globex,https://linkedin.com/in/jane",
        "Name;Occupation\nJane Doe;CTO at Acme",
        "First Name\tLast Name\tjobTitle\tCompany\nJane\tDoe\tCTO\tAcme",
        "Nom complet;Fonction;Entreprise\nJane Doe;CTO;Acme",
        "Name | Titel | Firma\nDoe, Jane | CTO | Acme",
        "Imię i nazwisko;Stanowisko;Firma\nJane Doe;CTO;Acme",
        "Nimi;Titteli;Yritys\nJane Doe;CTO;Acme",
    ],
)
def test_a_table_of_people_is_read_by_its_headings(pasted: str) -> None:
    assert people_in(pasted) == [("Jane Doe", "CTO", "Acme")]


@pytest.mark.parametrize(
    "label",
    ["Author", "• You", "You\nAuthor", "• 2e\nAuteur", "Du", "• Tú\nAutor", "Forfatter", "Autor"],
)
def test_the_posts_own_author_is_no_engager(label: str) -> None:
    comments = f"Uma Berg\n{label}\nAE at Initech\n2d\nThanks\nLike\nJane Doe\n• 2nd\nCTO, Acme"
    read = read_people(comments)
    assert people_in(comments) == [("Jane Doe", "CTO", "Acme")]
    assert read.authors == ("Uma Berg",)


def test_a_line_that_may_be_a_person_or_a_place_is_named() -> None:
    read = read_people("Jane Doe\n• 2nd\nCTO at Acme\nNew York\nFollow\nJohn Roe\n• 3rd+\nGlobex")
    assert [person.name for person in read.people] == ["Jane Doe", "John Roe"]
    assert [each.text for each in read.unclear] == ["New York"]


def test_people_without_marks_have_company_and_place_below_their_title() -> None:
    pasted = "Jane Doe\nCTO\nAcme\nBerlin, Germany\n\nJohn Roe\nVP\nGlobex\nAnn Poe, Germany"
    assert people_in(pasted) == [
        ("Jane Doe", "CTO", "Acme"),
        ("John Roe", "VP", "Globex"),
        ("Ann Poe", "", "Germany"),
    ]


def test_numbers_above_people_are_no_degrees() -> None:
    assert people_in("1.\nJane Doe, Acme\n2.\nJohn Roe\n3.\nBo Li, Globex") == [
        ("Jane Doe", "", "Acme"),
        ("John Roe", "", ""),
        ("Bo Li", "", "Globex"),
    ]


def test_people_typed_below_a_copy_are_people() -> None:
    pasted = "Jane Doe\n• 2nd\nCTO at Acme\nAnn Poe, 3M\nBo Li\nVP Sales at Globex"
    assert [name for name, *_ in people_in(pasted)] == ["Jane Doe", "Ann Poe", "Bo Li"]


@dataclass(frozen=True)
class Page:
    """How LinkedIn writes a person in a language; ``{}`` is a name, or title and company."""

    view: str
    degrees: tuple[str, ...]
    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    places: tuple[str, ...]
    buttons: tuple[str, ...]


PAGES = {
    "English": Page(
        "View {}’s profile",
        ("• 1st", "• 2nd", "• 3rd+", "2nd degree connection"),
        ("{} at {}", "{} @ {}", "{} of {}"),
        ("CTO", "Head of Sales", "VP Procurement"),
        ("Berlin, Germany", "Austin, Texas, United States", "London Area, United Kingdom"),
        ("Like", "Connect", "Message", "12 reactions", "5 mutual connections"),
    ),
    "German": Page(
        "Profil von {} anzeigen",
        ("• 1.", "• 2.", "• 3.+", "Kontakt 2. Grades"),
        ("{} bei {}", "{} der {}", "{} | {}"),
        ("Leiter Einkauf", "Geschäftsführerin", "Vertriebsleiter"),
        ("Berlin, Deutschland", "München und Umgebung"),
        ("Gefällt mir", "Vernetzen", "Nachricht", "12 Reaktionen"),
    ),
    "French": Page(
        "Voir le profil de {}",
        ("• 1er", "• 2e", "• 3e et +", "Relation de 2e niveau"),
        ("{} chez {}", "{} de {}", "{} à {}"),
        ("Acheteuse", "Directeur des Achats", "Responsable commercial"),
        ("Paris, Île-de-France, France", "Lyon et périphérie"),
        ("J’aime", "Se connecter", "Suivre", "12 réactions"),
    ),
    "Spanish": Page(
        "Ver el perfil de {}",
        ("• 1er", "• 2º", "• 3er+", "Contacto de 2.º grado"),
        ("{} en {}", "{} de {}", "{} | {}"),
        ("Directora de Compras", "Jefe de Ventas", "Gerente"),
        ("Madrid, Comunidad de Madrid, España", "Sevilla y alrededores"),
        ("Recomendar", "Me gusta", "Conectar", "Seguir", "12 reacciones"),
    ),
    "Portuguese": Page(
        "Ver perfil de {}",
        ("• 1º", "• 2º", "• 3º+", "Conexão de 2º grau"),
        ("{} na {}", "{} no {}", "{} em {}"),
        ("Diretora", "Gerente de Vendas", "Comprador"),
        ("São Paulo, São Paulo, Brasil", "Lisboa e região"),
        ("Gostei", "Conectar", "Seguir", "12 reações"),
    ),
    "Italian": Page(
        "Visualizza il profilo di {}",
        ("• 1°", "• 2°", "• 3° e oltre", "Collegamento di 2° grado"),
        ("{} presso {}", "{} in {}", "{} di {}"),
        ("Direttore Acquisti", "Responsabile vendite", "Titolare"),
        ("Milano, Lombardia, Italia", "Roma e dintorni"),
        ("Consiglia", "Collegati", "Segui", "12 reazioni"),
    ),
    "Dutch": Page(
        "Bekijk het profiel van {}",
        ("• 1e", "• 2e", "• 3e+", "2e-graads connectie"),
        ("{} bij {}", "{} van {}", "{} @ {}"),
        ("Inkoper", "Directeur", "Hoofd Verkoop"),
        ("Amsterdam, Noord-Holland, Nederland", "Utrecht en omgeving"),
        ("Interessant", "Connectie maken", "Volgen", "12 reacties"),
    ),
    "Swedish": Page(
        "Visa {}s profil",
        ("• 1:a", "• 2:a", "• 3:e+", "2:a gradens kontakt"),
        ("{} på {}", "{} hos {}", "{} i {}"),
        ("Säljchef", "Inköpare", "Verkställande direktör"),
        ("Stockholm, Sverige", "Göteborg med omnejd"),
        ("Gilla", "Skapa kontakt", "Följ", "12 reaktioner"),
    ),
    "Danish": Page(
        "Vis {}s profil",
        ("• 1.", "• 2.", "• 3.+", "2. grads forbindelse"),
        ("{} hos {}", "{} i {}", "{} ved {}"),
        ("Salgschef", "Indkøber", "Administrerende direktør"),
        ("København, Danmark", "Aarhus og omegn"),
        ("Synes godt om", "Opret forbindelse", "Følg", "12 reaktioner"),
    ),
    "Norwegian": Page(
        "Vis profilen til {}",
        ("• 1.", "• 2.", "• 3.+", "2. grads forbindelse"),
        ("{} i {}", "{} hos {}", "{} på {}"),
        ("leder", "Innkjøpssjef", "Daglig leder"),
        ("Oslo, Norge", "Bergen og omegn"),
        ("Lik", "Følg", "Send", "12 reaksjoner"),
    ),
    "Finnish": Page(
        "Näytä käyttäjän {} profiili",
        ("• 1.", "• 2.", "• 3.+", "2. asteen yhteys"),
        ("{} {}lla", "{}, {}", "{} at {}"),
        ("Myyntijohtaja", "Ostopäällikkö", "Toimitusjohtaja"),
        ("Helsinki, Uusimaa, Suomi", "Tampere ja ympäristö"),
        ("Tykkää", "Verkostoidu", "Seuraa", "12 reaktiota"),
    ),
    "Polish": Page(
        "Wyświetl profil użytkownika {}",
        ("• 1.", "• 2", "• 3.+", "Kontakt 2. stopnia"),
        ("{} w {}", "{} w firmie {}", "{} dla {}"),
        ("Dyrektor Zakupów", "Kierownik sprzedaży", "Prezes"),
        ("Warszawa, Mazowieckie, Polska", "Kraków i okolice"),
        ("Poleć", "Nawiąż kontakt", "Obserwuj", "12 reakcji"),
    ),
}
NAMES = st.sampled_from(["Jane Doe", "Éloïse Dupont", "Chris Jones", "Jan de Wit", "José Núñez"])
COMPANIES = st.sampled_from(["Acme", "Müller", "Globex", "Nordlicht", "Kone"])


@st.composite
def rendered(draw: st.DrawFn, page: Page) -> tuple[str, tuple[str, str, str]]:
    """A person as LinkedIn renders one, and what is to be read."""
    name, company = draw(NAMES), draw(COMPANIES)
    title = draw(st.sampled_from(page.titles))
    headline = draw(st.sampled_from(page.headlines)).format(title, company)
    view, degree = page.view.format(name), draw(st.sampled_from(page.degrees))
    top = draw(st.sampled_from([(view, name, degree), (name, view, degree), (name, degree)]))
    place = draw(st.sampled_from(("", *page.places)))
    below = draw(st.lists(st.sampled_from(page.buttons), max_size=3))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return gap.join([*top, headline, *filter(None, [place]), *below]), (name, title, company)


def test_every_language_has_a_page() -> None:
    assert len(PAGES) == len(ALL_LANGUAGES)


@pytest.mark.parametrize("language", PAGES)
@settings(max_examples=25)
@given(data=st.data())
def test_people_as_linkedin_renders_them_are_read_in_every_language(
    language: str, data: st.DataObject
) -> None:
    people = st.lists(
        rendered(PAGES[language]), min_size=1, max_size=3, unique_by=lambda r: r[1][0]
    )
    drawn = data.draw(people)
    pasted = "\n".join(text for text, _ in drawn)
    assert people_in(pasted, {company for _, (*_, company) in drawn}) == [one for _, one in drawn]
    assert not read_people(pasted).unclear
