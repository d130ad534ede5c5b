"""Importing account lists: whatever the list contains, no account is duplicated or lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session

from domain.errors import UserError
from domain.names.company_names import match_key
from domain.people.members import Asker, Colleague, Person, Profile
from domain.submission import Submission
from domain.targets.account_import import (
    Imported,
    ImportPreview,
    ListFile,
    UnclearAnswers,
    UnmatchedOwner,
)
from domain.targets.account_list import AccountListQuery
from linkedin.account_files import AccountList, read_account_list
from services.entries.undo import undo
from services.people.members import member_for
from services.targets.account_import import import_accounts
from services.targets.account_list import page_of_accounts
from services.targets.import_plan import ImportPlan, plan_import
from storage.targets.account_list import listed_accounts
from tests.conversations.conftest import NOW

ADA = Person(Asker("T1", "U0ADA"), Profile("Ada Lund", is_admin=True))
#: Some names are equal or near, and some rows have the same website.
NAMES = ["Acme", "ACME GmbH", "Acme Robotics", "Globex", "Globex Corp.", "Initech", "Umbrella", ""]
SITES = ["", "acme.com", "https://www.globex.io/about", "nothing"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(SITES), st.sampled_from(["", "ada lund", "Zoe"])
    ),
    min_size=1,
    max_size=8,
).filter(lambda rows: any(name for name, *_ in rows))


Settling = Callable[[ImportPreview], UnclearAnswers]


def file_of(rows: list[tuple[str, str, str]]) -> bytes:
    return "\n".join(["Company name;Website;Owner", *map(";".join, rows)]).encode()


def read_list(data: bytes, name: str) -> AccountList:
    read = read_account_list(data, name)
    assert isinstance(read, AccountList)
    return read


def left_out(_preview: ImportPreview) -> UnclearAnswers:
    return UnclearAnswers()


def all_new(preview: ImportPreview) -> UnclearAnswers:
    return UnclearAnswers(frozenset(each.line for each in preview.unclear))


def all_the_same(preview: ImportPreview) -> UnclearAnswers:
    return UnclearAnswers(same={each.line: each.near[0].id for each in preview.unclear})


@given(first=ROWS, second=ROWS, settling=st.sampled_from([left_out, all_new, all_the_same]))
@example(
    first=[("Acme Robotics", "", "")],
    second=[("Acme", "acme.com", ""), ("Acme", "globex.io", "")],
    settling=all_the_same,
)
@example(
    first=[("Acme", "acme.com", ""), ("Acme", "globex.io", "")],
    second=[("Acme Robotics", "acme.com", ""), ("Acme Robotics", "globex.io", "")],
    settling=all_the_same,
)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_import_does_what_its_preview_says_and_undo_reverts_all_of_it(
    engine: Engine,
    first: list[tuple[str, str, str]],
    second: list[tuple[str, str, str]],
    settling: Settling,
) -> None:
    with Session(engine) as session:
        _run(session, first, "first", all_new)
        before = listed_accounts(session, "T1", None)
        namesakes = {each.line for each in plan_of(session, second).unclear if each.namesake}
        preview, done = _run(session, second, "second", settling)
        after, counts = listed_accounts(session, "T1", None), preview.counts
        settled = settling(preview)
        added = counts.new + len(settled.new)
        # An account's own name needs no alias, and lines of one name and account need one together.
        aliases = {
            (match_key(each.name), settled.same[each.line])
            for each in preview.unclear
            if each.line in settled.same.keys() - namesakes
        }
        assert (done.added, done.same) == (added, len(aliases))
        assert done.left_out == counts.unclear - len(settled.new) - len(settled.same)
        # A line that means an account may fill in its empty columns.
        assert counts.updated <= done.updated <= counts.updated + len(settled.same)
        assert len(after) == len(before) + added
        assert len({(each.key, each.domain) for each in after}) == len(after)
        lines = counts.new + counts.updated + counts.unchanged + counts.unclear
        assert lines + counts.refused + counts.merged == sum(map(any, second))
        preview, again = _run(session, second, "again", settling)
        assert (again.added, preview.counts.new) == (0, 0)
        assert again.updated == 0 or settling is all_the_same
        if settling is left_out:
            assert preview.counts.unclear == counts.unclear
        else:  # a name that several accounts have is asked about each time
            assert preview.counts.unclear <= len(namesakes) + len(preview.namesakes)
        for act in filter(None, (again.act_id, done.act_id)):
            undo(session, Submission(ADA, f"undo {act}", NOW))
        assert listed_accounts(session, "T1", None) == before
        assert plan_of(session, second).preview.counts == counts
        session.rollback()


def test_owners_are_matched_to_colleagues_who_never_used_the_bot(engine: Engine) -> None:
    rows = [
        ("Acme", "", "Bo Ek"),
        ("Globex", "", "Cy Dahl"),
        ("Initech", "", "Ada Lund"),
        ("Hooli", "", "Dee Fox"),
    ]
    colleagues = [
        Colleague(f"U{number}", names, Profile(names[0]))
        for number, names in enumerate([("bo", "Bo Ek"), ("Cy Dahl",), ("cy", "Cy Dahl")])
    ]
    with Session(engine) as session:
        member_for(session, Submission(ADA, "first", NOW))
        read = read_list(file_of(rows), "list.csv")
        plan = plan_import(session, ADA, read, ListFile("F1", "list.csv"), colleagues)
        assert plan.preview.unmatched_owners == (
            UnmatchedOwner("Cy Dahl", "Globex", shared=True),
            UnmatchedOwner("Dee Fox", "Hooli"),
        )
        import_accounts(session, Submission(ADA, "key", NOW), plan, UnclearAnswers())
        found = page_of_accounts(session, ADA, AccountListQuery(), 10, NOW)
        owners = {line.account.name: line.account.owner for line in found.lines}
        assert owners == {"Acme": "bo", "Globex": None, "Initech": "Ada Lund", "Hooli": None}
        again = plan_import(session, ADA, read, ListFile("F1", "list.csv"), colleagues)
        assert again.preview.counts.unchanged == 4


@pytest.mark.parametrize("count", [2_000])
def test_a_long_list_is_imported_and_searched_without_delay(engine: Engine, count: int) -> None:
    rows = [(f"Company {number:05d}", f"c{number}.com", "") for number in range(count)]
    with Session(engine) as session:
        assert _run(session, rows, "long", left_out)[1].added == count
        last = page_of_accounts(session, ADA, AccountListQuery(page=10**6), 10, NOW)
        assert (last.total, last.pages, len(last.lines)) == (count, count // 10, 10)
        found = page_of_accounts(
            session, ADA, AccountListQuery("y 01234"), 10, NOW + timedelta(days=1)
        )
        assert [line.account.domain for line in found.lines] == ["c1234.com"]


def test_an_account_removed_after_the_preview_cannot_be_chosen(engine: Engine) -> None:
    with Session(engine) as session:
        _run(session, [("Initech", "", "")], "first", left_out)
        plan = plan_of(session, [("Initech Software", "", ""), ("Globex", "", "")])
        undo(session, Submission(ADA, "undo", NOW))
        with pytest.raises(UserError, match="isn't on the list any more"):
            import_accounts(
                session, Submission(ADA, "second", NOW), plan, all_the_same(plan.preview)
            )
        session.rollback()


def test_a_line_that_means_an_account_fills_in_its_empty_columns(engine: Engine) -> None:
    rows = [("Initech", "", "Ada Lund"), ("Initech Software", "initech.com", "")]
    with Session(engine) as session:
        _run(session, [("Initech", "", "")], "first", left_out)
        done = _run(session, rows, "second", all_the_same)[1]
        assert (done.added, done.updated, done.same) == (0, 1, 1)
        [account] = listed_accounts(session, "T1", None)
        assert (account.domain, account.owner_id is None) == ("initech.com", False)
        session.rollback()


def test_a_name_listed_after_the_preview_becomes_no_alias(engine: Engine) -> None:
    with Session(engine) as session:
        _run(session, [("Initech", "", "")], "first", left_out)
        plan = plan_of(session, [("Initech Software", "", "")])
        _run(session, [("Initech Software", "", "")], "second", all_new)
        settled = all_the_same(plan.preview)
        done = import_accounts(session, Submission(ADA, "third", NOW), plan, settled)
        assert (done.act_id, done.same) == (None, 0)
        session.rollback()


def plan_of(session: Session, rows: list[tuple[str, str, str]]) -> ImportPlan:
    return plan_import(
        session, ADA, read_list(file_of(rows), "list.csv"), ListFile("F1", "list.csv")
    )


def _run(
    session: Session, rows: list[tuple[str, str, str]], key: str, settling: Settling
) -> tuple[ImportPreview, Imported]:
    plan = plan_of(session, rows)
    return plan.preview, import_accounts(
        session, Submission(ADA, key, NOW), plan, settling(plan.preview)
    )
