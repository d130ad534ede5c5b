"""Importing account lists, whatever is on the list already: nothing doubled, nothing lost."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session

from domain.people import Asker, Colleague, Person, Profile
from domain.targets.account_imports import ImportCounts, ListFile
from domain.targets.account_lists import ListAsked
from services.account_import import import_accounts, read_list
from services.account_list import page_of_accounts
from services.account_plan import plan_import
from services.acts import undo
from services.members import member_for
from storage.account_lists import listed_accounts
from tests.conversations.conftest import NOW

ADA = Person(Asker("T1", "U0ADA"), Profile("Ada Lund", is_admin=True))
#: Some the same by name, some near, some with the same website.
NAMES = ["Acme", "ACME GmbH", "Acme Robotics", "Globex", "Globex Corp.", "Initech", "Umbrella", ""]
SITES = ["", "acme.com", "https://www.globex.io/about", "nothing"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(SITES), st.sampled_from(["", "ada lund", "Zoe"])
    ),
    min_size=1,
    max_size=8,
).filter(lambda rows: any(name for name, *_ in rows))


def file_of(rows: list[tuple[str, str, str]]) -> bytes:
    return "\n".join(["Company name;Website;Owner", *map(";".join, rows)]).encode()


@given(first=ROWS, second=ROWS, with_unclear=st.booleans())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_import_does_what_its_preview_says_and_undo_takes_all_of_it_back(
    engine: Engine,
    first: list[tuple[str, str, str]],
    second: list[tuple[str, str, str]],
    with_unclear: bool,
) -> None:
    with Session(engine) as session:
        _run(session, first, "first", with_unclear=True)
        before = listed_accounts(session, "T1", None)
        counts, added, updated = _run(session, second, "second", with_unclear=with_unclear)
        after = listed_accounts(session, "T1", None)
        assert added == counts.new + (counts.unclear if with_unclear else 0)
        assert updated == counts.updated
        assert len(after) == len(before) + added
        assert len({each.key for each in after}) == len(after)
        lines = counts.new + counts.updated + counts.unchanged + counts.unclear
        assert lines + counts.refused + counts.merged == sum(map(any, second))
        again = _run(session, second, "again", with_unclear=with_unclear)
        assert again[1:] == (0, 0)
        if after != before:
            undo(session, ADA, "undo", NOW)
        assert listed_accounts(session, "T1", None) == before
        session.rollback()


def test_owners_are_found_among_those_who_never_spoke_to_the_bot(engine: Engine) -> None:
    rows = [("Acme", "", "Bo Ek"), ("Globex", "", "Cy Dahl"), ("Initech", "", "Ada Lund")]
    colleagues = [
        Colleague(f"U{number}", names, Profile(names[0]))
        for number, names in enumerate([("bo", "Bo Ek"), ("Cy Dahl",), ("cy", "Cy Dahl")])
    ]
    with Session(engine) as session:
        member_for(session, ADA, NOW)
        read = read_list(file_of(rows), "list.csv")
        plan = plan_import(session, ADA, read, ListFile("F1", "list.csv"), colleagues)
        assert plan.preview.strangers == ("Cy Dahl",)
        import_accounts(session, ADA, plan, "key", NOW, with_unclear=False)
        found = page_of_accounts(session, ADA, ListAsked(), 10, NOW)
        owners = {line.account.name: line.account.owner for line in found.lines}
        assert owners == {"Acme": "bo", "Globex": None, "Initech": "Ada Lund"}
        again = plan_import(session, ADA, read, ListFile("F1", "list.csv"), colleagues)
        assert again.preview.counts.unchanged == 3


@pytest.mark.parametrize("count", [2_000])
def test_a_long_list_is_imported_and_searched_without_delay(engine: Engine, count: int) -> None:
    rows = [(f"Company {number:05d}", f"c{number}.com", "") for number in range(count)]
    with Session(engine) as session:
        assert _run(session, rows, "long", with_unclear=False)[1] == count
        last = page_of_accounts(session, ADA, ListAsked(page=10**6), 10, NOW)
        assert (last.total, last.pages, len(last.lines)) == (count, count // 10, 10)
        found = page_of_accounts(session, ADA, ListAsked("y 01234"), 10, NOW + timedelta(days=1))
        assert [line.account.domain for line in found.lines] == ["c1234.com"]


def _run(
    session: Session, rows: list[tuple[str, str, str]], key: str, *, with_unclear: bool
) -> tuple[ImportCounts, int, int]:
    read = read_list(file_of(rows), "list.csv")
    plan = plan_import(session, ADA, read, ListFile("F1", "list.csv"))
    done = import_accounts(session, ADA, plan, key, NOW, with_unclear=with_unclear)
    return plan.preview.counts, done.added, done.updated
