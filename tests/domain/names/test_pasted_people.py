"""Pasted people, in forms from real pastes."""

from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserError
from domain.names.paste_results import PastedPerson, ReadPeople
from domain.names.pasted_people import MOST_CHARACTERS, read_people
from domain.names.person_names import person_key, shown_name
from tests.refusals import answer_or_refusal

#: One person a line: name, title, companies.
ONE_LINE: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("Jane Doe, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe, Acme", "Jane Doe", "", ("Acme",)),
    ("Jane Doe, CTO", "Jane Doe", "CTO", ()),
    ("Jane Doe", "Jane Doe", "", ()),
    ("jane doe, acme", "jane doe", "", ("acme",)),
    ("Jane Doe - CTO at Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe/Acme", "Jane Doe", "", ("Acme",)),
    ("Jane/Acme", "Jane", "", ("Acme",)),
    ("Jane Doe, ex-Globex, now Acme", "Jane Doe", "", ("Acme",)),
    ("Jane Doe, not at Acme anymore", "Jane Doe", "", ()),
    ("Jane Doe, Jane Street", "Jane Doe", "", ("Jane Street",)),
    ("Jane Doe – CTO – Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe — Acme — CTO", "Jane Doe", "CTO", ("Acme", "CTO")),
    ("Jane Doe | CTO @ Acme | ex-Globex", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe | CTO @Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe @ Acme", "Jane Doe", "", ("Acme",)),
    ("Jane Doe at Acme", "Jane Doe", "", ("Acme",)),
    ("Jane Doe bei Müller GmbH", "Jane Doe", "", ("Müller GmbH",)),
    ("Jane Doe, Directrice chez L'Oréal", "Jane Doe", "Directrice", ("L'Oréal",)),
    ("Jane Doe - Leder hos Novo Nordisk", "Jane Doe", "Leder", ("Novo Nordisk",)),
    ("Jane Doe (Acme)", "Jane Doe", "", ("Acme",)),
    ("Jane Doe, CTO, (株)サンプル", "Jane Doe", "CTO", ("(株)サンプル",)),
    ("Jane Doe, CTO, サンプル(株)", "Jane Doe", "CTO", ("サンプル(株)",)),
    ("Jane Doe (CTO, Acme)", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe: CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe; CTO; Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe\tCTO\tAcme", "Jane Doe", "CTO", ("Acme",)),
    ("7\tJane Doe\tCTO\tAcme", "Jane Doe", "CTO", ("Acme",)),
    ("• Jane Doe, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("- Jane Doe - CTO at Acme", "Jane Doe", "CTO", ("Acme",)),
    ("12. Jane Doe, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("3) Jane Doe, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("“Jane Doe, CTO, Acme”", "Jane Doe", "CTO", ("Acme",)),
    ('"Jane Doe", "CTO", "Acme"', "Jane Doe", "CTO", ("Acme",)),
    ("*Jane Doe*, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe (she/her), CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe, PhD, CTO, Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe, MBA - CTO at Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Dr. Jane Doe 🚀, CTO, Acme", "Dr. Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe, VP Sales, Acme, Inc.", "Jane Doe", "VP Sales", ("Acme Inc",)),
    ("Jane Doe, Founder, CEO, Acme", "Jane Doe", "Founder, CEO", ("Acme",)),
    ("Jane Doe - CEO of Acme", "Jane Doe", "CEO", ("Acme",)),
    ("Jane Doe, CTO, Acme, Berlin", "Jane Doe", "CTO", ("Acme", "Berlin")),
    ("Jane Doe, Sales, Acme", "Jane Doe", "Sales", ("Acme", "Sales")),
    ("Jane Doe, CTO, Coach", "Jane Doe", "CTO", ("Coach", "CTO")),
    ("Jane Doe, , Coach", "Jane Doe", "", ("Coach",)),
    ("Jane Doe - CTO at Acme | Advisor at Globex", "Jane Doe", "CTO", ("Acme", "Globex")),
    ("Jane Doe, CTO at Acme, Building things", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe <jane@acme.com>", "Jane Doe", "", ("acme.com",)),
    ("Jane Doe, CTO, jane@gmail.com", "Jane Doe", "CTO", ()),
    ("Jane Doe, CTO, https://www.linkedin.com/in/jane-doe", "Jane Doe", "CTO", ()),
    ("Jane Doe linkedin.com/in/jane-doe, Acme", "Jane Doe", "", ("Acme",)),
    ("Jane Doe • 2nd • CTO at Acme", "Jane Doe", "CTO", ("Acme",)),
    ("Jane Doe, #OPEN_TO_WORK", "Jane Doe", "", ()),
    ("Cher, Singer at Acme", "Cher", "Singer", ("Acme",)),
    ("Anne-Marie O’Neill-Smith, CRO, Acme", "Anne-Marie O’Neill-Smith", "CRO", ("Acme",)),
    ("Ludwig van der Rohe, Acme", "Ludwig van der Rohe", "", ("Acme",)),
    ("李明, 工程师, 华为", "李明", "工程师", ("华为", "工程师")),
    ("王小明", "王小明", "", ()),
    ("Bob Head, 3M", "Bob Head", "", ("3M",)),
]

#: Several lines: the people as (line, name, title, companies).
BLOCKS: list[tuple[str, list[tuple[int, str, str, tuple[str, ...]]]]] = [
    (
        "View Jane Doe’s profile\nJane Doe\nJane Doe\n · 2nd\n2nd degree connection\n"
        "CTO at Acme | Building the future\nlike\n"
        "View John Roe’s profile\nJohn Roe\nVerified • 3rd+\n3rd+ degree connection\n"
        "VP Sales, Globex\nShow more results",
        [(1, "Jane Doe", "CTO", ("Acme",)), (8, "John Roe", "VP Sales", ("Globex",))],
    ),
    (
        "Jane DoeJane Doe\n• 1st\nCTO at Acme\nStatus is online\n\n"
        "Chris Jones\nView Chris Jones’ profile\n• 2nd\nAccount Executive @ Globex",
        [
            (1, "Jane Doe", "CTO", ("Acme",)),
            (6, "Chris Jones", "Account Executive", ("Globex",)),
        ],
    ),
    (
        "Jane Doe\nPremium • 2nd\nAuthor\nPartner at Acme\n2d (edited)\n"
        "Great post, John Roe, Globex loves it\nLike\n·\n3\nReply\n1 reply\n"
        "John Roe\n• 3rd+\nHead of Sales at Globex\n1w\nThanks\nLike\nAnn Poe, 3M",
        [
            (12, "John Roe", "Head of Sales", ("Globex",)),
            (18, "Ann Poe", "", ("3M",)),
        ],
    ),
    (
        "All 25\nLike 20\n25\nJane Doe • 2nd\nhttps://www.linkedin.com/in/jane\nCTO at Acme\n"
        "Follow\nJohn Roe • 3rd+\nGlobex\nConnect",
        [(4, "Jane Doe", "CTO", ("Acme",)), (8, "John Roe", "", ("Globex",))],
    ),
    (
        "Jane Doe\nCTO at Acme\nJohn Roe\nHead of Sales | Globex\n\nAnn Poe\n3M\n\nBo Li",
        [
            (1, "Jane Doe", "CTO", ("Acme",)),
            (3, "John Roe", "Head of Sales", ("Globex",)),
            (6, "Ann Poe", "", ("3M",)),
            (9, "Bo Li", "", ()),
        ],
    ),
    (
        "Jane Doe\nhttps://www.linkedin.com/in/jane-doe\nJohn Roe, Globex",
        [(1, "Jane Doe", "", ()), (3, "John Roe", "", ("Globex",))],
    ),
    (
        "Name\tTitle\tCompany\r\nJane Doe\tCTO\tAcme\r\nJohn Roe\t\tGlobex",
        [(2, "Jane Doe", "CTO", ("Acme",)), (3, "John Roe", "", ("Globex",))],
    ),
    ("Company;Name\nLead Forensics;Jane Doe", [(2, "Jane Doe", "", ("Lead Forensics",))]),
    (
        'First Name,Last Name,URL,Company,Position\nJane,Doe,https://x.y,"Acme, Inc.",CTO',
        [(2, "Jane Doe", "CTO", ("Acme, Inc",))],
    ),
    (
        "Jane Doe\n• 2nd\nCTO at Acme\n\nDr. Jane A. Doe, PhD, Globex",
        [(1, "Jane Doe", "CTO", ("Acme", "Globex"))],
    ),
    # A comment may be longer than any headline.
    (
        "Jane Doe\n• 2nd\nAuthor\nPartner at Acme\n2d (edited)\n"
        + "great " * 100
        + "\nLike\nReply\nJohn Roe\n• 3rd+\nHead of Sales at Globex",
        [(9, "John Roe", "Head of Sales", ("Globex",))],
    ),
]

WORDS = st.sampled_from(["Ann", "Bo", "Cyd", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo"])
FULL_NAMES = st.builds("{} {}".format, WORDS, st.sampled_from(["Poe", "Roe", "O’Neill", "李"]))
TITLES = st.sampled_from(["CTO", "VP Sales", "Head of Things", "Founder, CEO", "Geschäftsführer"])
COMPANIES = st.sampled_from(["Acme", "Müller GmbH", "AT&T", "L'Oréal", "3M", "Coca-Cola"])
FORMS = st.sampled_from(
    ["{}, {}, {}", "{} - {} at {}", "{} – {} – {}", "{} | {} @ {}", "{}\t{}\t{}", "• {}, {} bei {}"]
)
ONE_LINERS = st.builds(
    lambda form, *parts: form.format(*parts), FORMS, FULL_NAMES, TITLES, COMPANIES
)
SNIPPETS = st.sampled_from(
    [*(typed for typed, *_ in ONE_LINE), *(line for text, _ in BLOCKS for line in text.split("\n"))]
)
PASTES = st.text() | st.lists(SNIPPETS | st.text("Aa ,-|•@.:/\t1(2nd)’'\"", max_size=30)).map(
    "\n".join
)


def parts_of(person: PastedPerson) -> tuple[str, str, tuple[str, ...]]:
    return person.name, person.title, person.companies


@pytest.mark.parametrize(("typed", "name", "title", "companies"), ONE_LINE)
def test_a_person_on_one_line_is_read(
    typed: str, name: str, title: str, companies: tuple[str, ...]
) -> None:
    read = read_people(typed)
    assert [parts_of(person) for person in read.people] == [(name, title, companies)]
    assert not read.unclear


@pytest.mark.parametrize(("pasted", "people"), BLOCKS)
def test_people_on_several_lines_are_read(
    pasted: str, people: list[tuple[int, str, str, tuple[str, ...]]]
) -> None:
    read = read_people(pasted)
    assert [(person.line, *parts_of(person)) for person in read.people] == people
    assert not read.unclear


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("42", "There is no name in this."),
        ("https://example.com/jane", "This is a link, not a person."),
        ("jane@acme.com", "This is an address without a name."),
        ("Cher", "I can't tell who this is."),
        ("CTO at Acme, Berlin", "I can't tell who this is."),
        ("Jane Doe CTO, Acme", "I can't tell who this is."),
        ("Likes: 20", "I can't tell who this is."),
        ("great post thanks", "I can't tell who this is."),
        ("This is a remark that a person typed below by accident", "This reads like a sentence"),
        ("Jane Doe, " + "who is a very good friend " * 5, "This reads like a sentence"),
        ("x" * 500, "This is too long for one person."),
    ],
)
def test_a_line_that_names_no_person_gives_the_reason(line: str, why: str) -> None:
    read = read_people(f"Jane Doe, Acme\n\n{line}\nJohn Roe, Globex")
    (unclear,) = read.unclear
    assert [person.line for person in read.people] == [1, 4]
    assert (unclear.line, unclear.text[:40]) == (3, line[:40])
    assert unclear.why.startswith(why)
    assert len(unclear.text) <= 80


NAMES = st.sampled_from(
    ["Wilhelmina-Charlotte von Hohenstein-Birkenfeld zu Ahrensböök", "Jane Doe", "Дарья Ким"]
)
TITLES = st.sampled_from(
    [
        "Chief Operating Officer",
        "Senior Director of Global Procurement and Supply Chain Sustainability",
        "Head of Sales for Continental Europe, the Middle East and Africa",
        "VP Engineering, Platform and Developer Experience",
    ]
)
COMPANIES = st.sampled_from(
    [
        "Acme",
        "Donaudampfschifffahrtselektrizitätengesellschaft mbH",
        "International Trading and Holding Company Bavaria",
    ]
)


@given(NAMES, TITLES, COMPANIES)
def test_name_title_and_company_are_a_person_however_long(
    name: str, title: str, company: str
) -> None:
    read = read_people(f"{name}, {title}, {company}")
    assert [person.name for person in read.people] == [name]
    assert company in read.people[0].companies
    assert not read.unclear


@pytest.mark.parametrize(
    "prose",
    [
        "Jane Doe, the manager of the team that I wrote to you about in the summer, said that "
        "she would like to see a demo of it next week, Friday",
        "Thanks Jane, as a CTO I can only say that this is exactly what we went through when we "
        "moved our plant in Leipzig to the new system",
        "Great Post, I would add that every director should read it twice, because the second "
        "half has the best advice on procurement I know of",
    ],
)
def test_a_long_sentence_with_commas_is_no_person(prose: str) -> None:
    assert not read_people(prose).people


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("---\tCTO\tAcme", "There is no name in the column with the names."),
        ("Ann Poe\tCTO\t" + "x" * 2_000, "This is too long for one person."),
    ],
)
def test_a_row_of_a_table_that_names_no_person_gives_the_reason(row: str, why: str) -> None:
    read = read_people(f"Name\tTitle\tCompany\n{row}\nJohn Roe\tCTO\tGlobex")
    (unclear,) = read.unclear
    assert [(person.line, person.name) for person in read.people] == [(3, "John Roe")]
    assert unclear.line == 2
    assert unclear.why.startswith(why)


def test_a_second_title_below_a_headline_is_no_company() -> None:
    read = read_people("Jane Doe\nCTO\nCTO")
    assert [parts_of(person) for person in read.people] == [("Jane Doe", "CTO", ())]
    assert [unclear.line for unclear in read.unclear] == [3]


def test_an_author_below_another_person_is_no_remark() -> None:
    read = read_people("John Roe • 3rd+\nGlobex\nJane Doe\nAuthor")
    assert [parts_of(person) for person in read.people] == [("John Roe", "", ("Globex",))]
    assert (read.authors, read.unclear) == (("Jane Doe",), ())


def test_a_profile_link_without_a_name_is_named_aloud() -> None:
    (unclear,) = read_people("View 1234’s profile\nJohn Roe, Globex").unclear
    assert (unclear.line, unclear.why[:27]) == (1, "I can't tell who this is. W")


def test_the_text_of_a_headline_is_as_pasted() -> None:
    (person,) = read_people("Jane Doe - CTO at Acme | ex-Globex | SaaS").people
    assert person.text == "CTO at Acme | ex-Globex | SaaS"


def test_an_empty_paste_names_no_people() -> None:
    assert read_people(" \n\t\n") == ReadPeople((), ())


def test_more_than_five_hundred_people_are_refused() -> None:
    people = [
        f"Jane {chr(97 + n % 26)}{'abcdefghijklmnopqrst'[n // 26]}x, Acme" for n in range(501)
    ]
    assert len(read_people("\n".join(people[:500])).people) == 500
    with pytest.raises(UserError, match="501 people") as refused:
        read_people("\n".join(people))
    assert refused.value.fix == "Paste at most 500 at a time."


def test_too_long_a_paste_is_refused_with_the_limit() -> None:
    with pytest.raises(UserError, match="50,001 characters") as refused:
        read_people("x" * (MOST_CHARACTERS + 1))
    assert "50,000" in refused.value.fix


@given(PASTES)
def test_any_text_is_read_or_refused(pasted: str) -> None:
    read = answer_or_refusal(read_people, pasted)
    assert isinstance(read, ReadPeople)
    lines = len(pasted.splitlines())
    numbers = [person.line for person in read.people]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= lines for number in numbers + [one.line for one in read.unclear])
    keys = [person_key(person.name) for person in read.people]
    assert len(set(keys)) == len(keys)
    assert all(keys)


@given(st.lists(ONE_LINERS, max_size=8))
def test_the_people_read_from_a_paste_read_back_unchanged(lines: list[str]) -> None:
    people = read_people("\n".join(lines)).people
    written = "\n".join(f"{each.name}, {each.title}, {(*each.companies, '')[0]}" for each in people)
    again = read_people(written).people
    assert [(each.name, each.title, each.companies[:1]) for each in again] == [
        (each.name, each.title, each.companies[:1]) for each in people
    ]


@given(st.lists(ONE_LINERS, max_size=8), st.randoms())
def test_the_order_of_lines_does_not_matter(lines: list[str], chance: Random) -> None:
    def everyone(of: list[str]) -> set[tuple[str, frozenset[str]]]:
        people = read_people("\n".join(of)).people
        return {(person_key(each.name), frozenset(each.companies)) for each in people}

    assert everyone(chance.sample(lines, len(lines))) == everyone(lines)


@pytest.mark.parametrize("bit", ["View ", "Jane ", "((", "• 2nd ", "a, ", " - ", "\u00a0@", "at "])
def test_no_paste_takes_long(bit: str) -> None:
    pasted = "\n".join([bit * (390 // len(bit))] * (MOST_CHARACTERS // 400))
    began = process_time()
    answer_or_refusal(read_people, pasted)
    answer_or_refusal(read_people, (bit * MOST_CHARACTERS)[:MOST_CHARACTERS])
    assert process_time() - began < 1


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "JANE  DOE",
        "Dr. Jane Doe",
        "Prof. Dr. Jane Doe",
        "Ms Jane Doe",
        "Jane A. Doe",
        "Jane A Doe",
        "Jane Doe, PhD",
        "Jane Doe, MBA, PMP",
        "Jane Doe, M.A.",
        "Jane Doe PhD",
        "Jane Doe-PhD",
        "Jane Doe (she/her)",
        "Jane “Jay” Doe",
        "“Jane Doe”",
        "🚀 Jane Doe ⭐️",
        "Jané Doe ✔",
        "Jane\u00a0Doe",
    ],
)
def test_titles_degrees_and_decoration_do_not_make_another_person(name: str) -> None:
    assert person_key(name) == "jane doe"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Jack Ma", "jack ma"),
        ("Doe Jane", "doe jane"),
        ("Jane D.", "jane d"),
        ("Müller, Jürgen", "mueller juergen"),
        ("Anne-Marie O’Neill", "anne marie oneill"),
        ("Cher", "cher"),
        ("王 小 明", "王 小 明"),
        ("Иван Йовков", "иван йовков"),
        ("Dr.", "dr"),
        ("PhD", "phd"),
    ],
)
def test_a_key_keeps_the_words_that_identify_a_person(name: str, key: str) -> None:
    assert person_key(name) == key


@given(st.text() | st.text('JaöDe .,’-"()A1🚀李'))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert person_key(person_key(name)) == person_key(name)
    assert shown_name(shown_name(name)) == shown_name(name)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nom,Prénom,Poste,Société", "Dupont,Éloïse,Acheteuse,Acme"),
        ("Name,Vorname,Titel,Firma", "Dupont,Éloïse,Acheteuse,Acme"),
        ("Nombre,Apellidos,Cargo,Empresa", "Éloïse,Dupont,Acheteuse,Acme"),
        ("Nome,Cognome,Ruolo,Azienda", "Éloïse,Dupont,Acheteuse,Acme"),
        ("Name,First Name,Title,Company", "Éloïse Dupont,Éloïse,Acheteuse,Acme"),
        ("First Name,Last Name,Name,Title,Company", "Éloïse,Dupont,Éloïse Dupont,Acheteuse,Acme"),
        ("profileUrl,fullName,jobTitle,companyName", "x,Éloïse Dupont,Acheteuse,Acme"),
        ("full_name,job_title,company_name", "Éloïse Dupont,Acheteuse,Acme"),
        ("fullName\toccupation\turl", "Éloïse Dupont\tAcheteuse chez Acme\tx"),
    ],
)
def test_the_columns_of_a_name_are_joined(header: str, row: str) -> None:
    [person] = read_people(f"{header}\n{row}").people
    assert (person.name, person.title, person.companies) == (
        "Éloïse Dupont",
        "Acheteuse",
        ("Acme",),
    )


def test_a_label_in_brackets_marks_an_author() -> None:
    read = read_people("Jane Doe (You)\nBob Roe (Author)\nAda Lund (Acme)")
    assert [person.name for person in read.people] == ["Ada Lund"]
    assert read.authors == ("Jane Doe", "Bob Roe")


def test_a_degree_in_a_language_without_a_table_is_furniture() -> None:
    [person] = read_people("田中 太郎\n• 2次\nCTO at Acme").people
    assert (person.name, person.title, person.companies) == ("田中 太郎", "CTO", ("Acme",))


@pytest.mark.parametrize(
    "line",
    [
        "my boss",
        "no one",
        "Someone at Acme",
        "that's it",
        "Hi, these engaged: Jane Doe, Acme",
        "Jane Doe commented: great post",
        "like: Jane Doe, Acme",
        "Acme: Jane Doe",
        "Acme - Jane Doe",
        "From Acme:",
    ],
)
def test_a_remark_or_a_company_is_no_person(line: str) -> None:
    read = read_people(line)
    assert (read.people, [each.text for each in read.unclear]) == ((), [line])


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe and Bob Roe, Acme",
        "Jane & Bob Roe (Acme)",
        "Jane Doe und Max Roe bei Acme",
        "Jane Doe at Acme, Bob Roe at Globex",
        "Jane Doe at Acme; Bob Roe at Globex",
        "Jane Doe (Acme) and Bob Roe (Globex)",
        "Jane Doe, Bob Roe, Max Moe",
        "Jane Doe, Bob Roe and 23 others",
    ],
)
def test_several_people_in_one_line_are_named_aloud(line: str) -> None:
    read = read_people(line)
    assert read.people == ()
    assert [it.why for it in read.unclear] == ["These are several people. Write one a line."]


def test_names_with_and_of_their_own_are_one_person() -> None:
    [person] = read_people("José Ortega y Gasset, Acme").people
    assert person.name == "José Ortega y Gasset"
