"""The words after `dm` and `comment`, and the lines they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.person_reference import PersonReference
from domain.entries.touches import Relation
from domain.errors import UserError
from domain.names.at_words import joins_company
from domain.names.headlines import sounds_like_title
from domain.names.person_names import is_degree
from domain.names.surname_first import is_given
from domain.timing.typed_days import TypedDay, TypedWeek
from domain.typed.comment_line import CommentLine, read_comment_line
from domain.typed.dm_line import RELATION_WORDS, DmLine, DmWeekLine, read_dm_line
from domain.typed.person_text import LONGEST, read_person
from tests.refusals import answer_or_refusal

JANE = PersonReference("Jane Doe", company="Acme")
LINK = "https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
FRIDAY = TypedDay(date(2026, 11, 20))
YESTERDAY = TypedDay(ago=1)

PEOPLE: list[tuple[str, DmLine]] = [
    ("Jane Doe at Acme", DmLine(JANE)),
    ("Jane Doe, Acme", DmLine(JANE)),
    ("Jane Doe (Acme)", DmLine(JANE)),
    ("Jane Doe (CTO at Acme)", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe (CTO, Acme)", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe (CTO) at Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe (CTO), Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe (CTO)", DmLine(PersonReference("Jane Doe", "CTO"))),
    ("Jane Doe (Head GmbH)", DmLine(PersonReference("Jane Doe", "", "Head GmbH"))),
    ("Jane Doe (Acme, Inc.)", DmLine(PersonReference("Jane Doe", "", "Acme, Inc."))),
    (
        "Jane Doe (Gears, Wheels and Co)",
        DmLine(PersonReference("Jane Doe", "", "Gears, Wheels and Co")),
    ),
    ("Jane Doe - Acme", DmLine(JANE)),
    ("Jane Doe @Acme", DmLine(JANE)),
    ("Jane Doe bei Acme", DmLine(JANE)),
    ("JANE DOE AT ACME", DmLine(PersonReference("JANE DOE", company="ACME"))),
    ("to Jane Doe at Acme", DmLine(JANE)),
    ("Jane Doe", DmLine(PersonReference("Jane Doe"))),
    ("Jane Doe, CTO at Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe - CTO at Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe, CTO, Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe, PhD, Acme, Inc.", DmLine(PersonReference("Jane Doe, PhD", "", "Acme, Inc."))),
    ("Jane Doe (she/her) at Acme", DmLine(PersonReference("Jane Doe (she/her)", "", "Acme"))),
    # “At” is also a name.
    ("Pat at At&t", DmLine(PersonReference("Pat", company="At&t"))),
    ("Pat At at Acme", DmLine(PersonReference("Pat At", company="Acme"))),
    ("Jane Doe at Bed at Home", DmLine(PersonReference("Jane Doe", company="Bed at Home"))),
    ("Jane at", DmLine(PersonReference("Jane at"))),
    ("50 Cent at G-Unit", DmLine(PersonReference("50 Cent", company="G-Unit"))),
    # The family name first, and names in brackets.
    ("Doe, Jane at Acme", DmLine(JANE)),
    ("Doe, Jane (Acme)", DmLine(JANE)),
    ("Doe, Jane, Acme", DmLine(JANE)),
    ("Doe, Jane, CTO, Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Doe, Jane", DmLine(PersonReference("Jane Doe"))),
    ("Martin, Thomas at Acme", DmLine(PersonReference("Thomas Martin", company="Acme"))),
    ("Jane, Max", DmLine(PersonReference("Jane", company="Max"))),
    ("Müller, Jürgen bei Acme", DmLine(PersonReference("Jürgen Müller", company="Acme"))),
    ("Jane (Miller) Doe at Acme", DmLine(JANE)),
    ("Jane (Miller) Doe (Acme)", DmLine(JANE)),
    ("Wei (William) Zhang, Acme", DmLine(PersonReference("Wei Zhang", company="Acme"))),
    # A title is no company, and quotes are no part of a name.
    ("Jane Doe, CTO", DmLine(PersonReference("Jane Doe", "CTO"))),
    ("Jane Doe - Head of Sales", DmLine(PersonReference("Jane Doe", "Head of Sales"))),
    ("Éloïse Roy, Acheteuse", DmLine(PersonReference("Éloïse Roy", "Acheteuse"))),
    ("Jane Doe, CTO, Coach", DmLine(PersonReference("Jane Doe", "CTO", "Coach"))),
    ("“Jane Doe” at “Acme”", DmLine(JANE)),
    ("Jane Doe bij Acme", DmLine(JANE)),
    ("Jane Doe presso Acme", DmLine(JANE)),
    # Other ways to say the company, and titles without a comma.
    ("Jane Doe/Acme", DmLine(JANE)),
    ("Jane Doe / Acme", DmLine(JANE)),
    ("Jane Doe [Acme]", DmLine(JANE)),
    ("Acme's Jane Doe", DmLine(JANE)),
    ("Jane Doe (Acme), CTO", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    (
        "Jane Doe (she/her), CTO at Acme",
        DmLine(PersonReference("Jane Doe (she/her)", "CTO", "Acme")),
    ),
    (
        "Jane Doe at Müller, Schmidt & Partner",
        DmLine(PersonReference("Jane Doe", "", "Müller, Schmidt & Partner")),
    ),
    ("Jane Doe at Acme (CTO)", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    ("Jane Doe, Acme GmbH, VP Sales", DmLine(PersonReference("Jane Doe", "VP Sales", "Acme GmbH"))),
    ("Jane Doe CTO at Acme", DmLine(PersonReference("Jane Doe", "CTO", "Acme"))),
    (
        "Jane Doe head of sales at Acme",
        DmLine(PersonReference("Jane Doe", "head of sales", "Acme")),
    ),
    ("Jane Doe Sales Manager", DmLine(PersonReference("Jane Doe", "Sales Manager"))),
    ("Hans Peter Kaufmann at Acme", DmLine(PersonReference("Hans Peter Kaufmann", "", "Acme"))),
    # Marks around a name are no part of it.
    ("@Jane Doe at Acme", DmLine(JANE)),
    ("- Jane Doe at Acme!!", DmLine(JANE)),
    ("Jane Doe at Acme 🎉 replied", DmLine(JANE, replied=True)),
    # Replies.
    ("Jane Doe at Acme replied", DmLine(JANE, replied=True)),
    ("Jane Doe at Acme hasn’t replied", DmLine(JANE)),
    ("Jane Doe at Acme never answered", DmLine(JANE)),
    ("Jane Doe at Acme, they replied", DmLine(JANE, replied=True)),
    ("Jane Doe at Acme no reply", DmLine(JANE)),
    # Relations, and names that look like one.
    ("Jane Doe (Acme) peer", DmLine(JANE, Relation.PEER)),
    ("Jane Doe at Acme (friend)", DmLine(JANE, Relation.FRIEND)),
    ("Jane Doe, peer", DmLine(PersonReference("Jane Doe"), Relation.PEER)),
    (
        "Jane Doe colleague replied",
        DmLine(PersonReference("Jane Doe"), Relation.PEER, replied=True),
    ),
    ("Jane Doe at Acme ;", DmLine(JANE)),
    ("Jane Friend", DmLine(PersonReference("Jane Friend"))),
    ("Jane Doe at Target", DmLine(PersonReference("Jane Doe", company="Target"))),
    ("Jane Doe, Target", DmLine(PersonReference("Jane Doe", company="Target"))),
    ("Jane Doe (Target)", DmLine(PersonReference("Jane Doe", company="Target"))),
    # Days.
    ("Jane Doe at Acme yesterday", DmLine(JANE, said_on=YESTERDAY)),
    ("yesterday Jane Doe at Acme", DmLine(JANE, said_on=YESTERDAY)),
    ("Jane Doe at Acme replied on 2026-11-20", DmLine(JANE, replied=True, said_on=FRIDAY)),
    ("Jane Doe at Acme 2026-11-20 peer", DmLine(JANE, Relation.PEER, said_on=FRIDAY)),
]
TOTALS: list[tuple[str, DmWeekLine]] = [
    ("3 target 5 other", DmWeekLine(3, 5)),
    ("5 others, 3 targets", DmWeekLine(3, 5)),
    ("3target and 5other", DmWeekLine(3, 5)),
    ("3 target 5 peer 2 friends", DmWeekLine(3, 7)),
    ("3 of 8 target", DmWeekLine(3, 5)),
    ("0 target", DmWeekLine(0)),
    ("3 target last week", DmWeekLine(3, week=TypedWeek(ago=1))),
    ("2026-W47 3 target 5 other", DmWeekLine(3, 5, TypedWeek("2026-W47"))),
    ("3", DmWeekLine(unlabelled=(3,))),
    ("3 5", DmWeekLine(unlabelled=(3, 5))),
    ("3 of 8", DmWeekLine(unlabelled=(3, 5))),
    ("3 target 5", DmWeekLine(3, unlabelled=(5,))),
]


@pytest.mark.parametrize(("line", "read"), [*PEOPLE, *TOTALS])
def test_a_line_names_a_person_or_a_weeks_totals(line: str, read: DmLine | DmWeekLine) -> None:
    assert read_dm_line(line) == read


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("replied", "Whom did you write to?"),
        ("2026-11-20", "Whom did you write to?"),
        ("peer", "How many people did you write to?"),
        ("last week", "How many people did you write to?"),
        ("target 3", "There is no number with “target”."),
        ("3 target 2 target", "“target” is said twice."),
        ("3 target 5 wombats", "I don't understand “wombats” here."),
        ("9 of 8 target", "I can't read that share."),
        ("3 target 2026-11-20", "Totals are for a whole week."),
        ("3 target this week last week", "There are two weeks in this."),
        ("99999 target", "99,999 people in a week can't be right."),
        ("Jane Doe at Acme 2026-02-30", "“2026-02-30” isn't a date."),
        (f"{'x' * 201} at Acme", "That name is longer than 200 characters."),
        ("Jane Doe at Acme 20.11.2026", "I can't tell which day “20.11.2026” is."),
        ("Jane Doe at Acme 20.11.", "I can't tell which day “20.11.” is."),
        ("Jane Doe at Acme today and yesterday", "There are two dates in this."),
        # Words that name no one.
        ("the CTO at Acme", "Whom did you write to?"),
        ("at", "Whom did you write to?"),
        ("CTO of Acme", "Whom did you write to?"),
        ("Head of Sales at Acme Jane Doe", "Whom did you write to?"),
        ("my contact at Acme", "Whom did you write to?"),
        ("total 8, target 3", "Whom did you write to?"),
        ("My boss replied", "Whom did you write to?"),
        ("yes replied", "Whom did you write to?"),
    ],
)
def test_a_slip_is_refused_with_its_problem(line: str, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        read_dm_line(line)
    assert refused.value.problem == problem
    assert refused.value.fix


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (f"{LINK} Acme", CommentLine(LINK, PersonReference("Acme"))),
        (f"{LINK} at Acme", CommentLine(LINK, PersonReference(company="Acme"))),
        (f"{LINK} at “Bed at Home”", CommentLine(LINK, PersonReference(company="Bed at Home"))),
        (f"{LINK} Jane Doe at Acme", CommentLine(LINK, JANE)),
        (f"Jane Doe, Acme {LINK}", CommentLine(LINK, JANE)),
        (f"<{LINK}> Jane Doe at Acme on 2026-11-20", CommentLine(LINK, JANE, FRIDAY)),
        (f"{LINK} yesterday Acme", CommentLine(LINK, PersonReference("Acme"), YESTERDAY)),
        (LINK, CommentLine(LINK)),
        ("Acme", CommentLine("", PersonReference("Acme"))),
    ],
)
def test_a_comment_line_has_a_link_and_an_author(line: str, read: CommentLine) -> None:
    assert read_comment_line(line) == read


def test_two_authors_of_one_post_are_refused() -> None:
    with pytest.raises(UserError, match="one author"):
        read_comment_line(f"{LINK} Jane Doe and Bob Roe at Acme")


def test_two_links_in_one_comment_line_are_refused() -> None:
    with pytest.raises(UserError, match="This line has two links"):
        read_comment_line(f"{LINK} {LINK}")


@pytest.mark.parametrize(
    ("week", "monday"),
    [
        (TypedWeek(), date(2026, 11, 23)),
        (TypedWeek(ago=1), date(2026, 11, 16)),
        (TypedWeek("2026-W47"), date(2026, 11, 16)),
    ],
)
def test_a_week_begins_on_its_monday(week: TypedWeek, monday: date) -> None:
    assert week.monday(date(2026, 11, 25)) == monday


def test_totals_of_a_future_week_are_refused() -> None:
    with pytest.raises(UserError, match="hasn't begun yet"):
        TypedWeek("2026-W49").monday(date(2026, 11, 25))


NUMBERS = st.dictionaries(st.sampled_from(sorted(RELATION_WORDS)), st.integers(0, 999), min_size=1)


@given(st.data(), NUMBERS)
def test_totals_are_the_same_in_any_order(data: st.DataObject, totals: dict[str, int]) -> None:
    by_relation = {RELATION_WORDS[word]: (word, number) for word, number in totals.items()}
    parts = [f"{number} {word}" for word, number in by_relation.values()]
    others = [number for relation, (_, number) in by_relation.items() if relation != "target"]
    target = by_relation[Relation.TARGET][1] if Relation.TARGET in by_relation else None
    read = read_dm_line(" ".join(data.draw(st.permutations(parts))))
    assert read == DmWeekLine(target, sum(others) if others else None)


SAID = "at @ replied no on of 3 2026-11-20 last week 2026-W47 yesterday Jane Doe, (Acme) -"
WORDS = st.sampled_from([*sorted(RELATION_WORDS), *SAID.split(), LINK])
LINES = st.text(max_size=300) | st.lists(WORDS | st.text(max_size=8)).map(" ".join)


@given(LINES)
def test_no_line_crashes_and_every_person_has_a_name(line: str) -> None:
    match answer_or_refusal(read_dm_line, line):
        case UserError() as refusal:
            assert refusal.problem
        case DmLine(whom):
            assert any(map(str.isalpha, whom.name))
            assert max(map(len, (whom.name, whom.title, whom.company))) <= LONGEST
        case _:
            pass
    match answer_or_refusal(read_comment_line, line):
        case UserError() as refusal:
            assert refusal.problem
        case CommentLine(link):
            assert not any(map(str.isspace, link))


NO_NAMES = {"She", "They", "Geb", "Geborene"}


def is_only_a_name(word: str) -> bool:
    """Whether a word is no pronoun, degree, title, given name, *née*, nor a word like *at*."""
    is_other = word in NO_NAMES or is_degree(word) or sounds_like_title(word) or is_given(word)
    return not is_other and not joins_company(word)


WORD = (
    st.text("abcdefghijkmnopqrsuvwxyzéüß", min_size=3, max_size=9)
    .map(str.title)
    .filter(is_only_a_name)
)
NAMES = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
BETWEEN = st.sampled_from(["{} at {}", "{}, {}", "{} ({})", "{} – {}", "{} @ {}", "{} chez {}"])


@given(NAMES, NAMES, BETWEEN)
def test_a_person_and_a_company_are_separated_whatever_joins_them(
    name: str, company: str, between: str
) -> None:
    assert read_person(between.format(name, company)) == PersonReference(name, company=company)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe and Bob Roe at Acme",
        "Jane & Bob Roe, Acme",
        "Jane Doe, Bob Roe at Acme",
        "Jane, Bob and Max at Acme",
        "Jane/Bob at Acme",
        "Jane Doe at Acme and Bob Roe at Globex",
        "Jane Doe at Acme; Bob Roe at Globex",
        "Jane Doe at Acme + Bob Roe at Globex",
        "Jane Doe at Acme and Bob Roe replied",
        "3 people at Acme",
        "some people at Acme",
        "three target five other",
        "10 people, 3 replied",
    ],
)
def test_several_people_are_not_logged_as_one(line: str) -> None:
    with pytest.raises(UserError, match="one DM at a time"):
        read_dm_line(line)


def test_a_company_with_and_in_its_name_is_one() -> None:
    for company in ("Smith & Roe", "Ben & Jerry's", "Müller und Thomas GmbH", "Marks and Spencer"):
        line = f"Jane Doe at {company}"
        assert read_dm_line(line) == DmLine(PersonReference("Jane Doe", company=company))
    assert read_dm_line("Miller, Bob at Acme") == DmLine(
        PersonReference("Bob Miller", company="Acme")
    )


def test_a_text_that_no_name_could_be_is_refused() -> None:
    with pytest.raises(UserError, match="longer than 200 characters"):
        read_person("Jane Doe " * LONGEST)
