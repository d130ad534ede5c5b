"""Two contacts who are one person: made one, taken apart again, and erased."""

import itertools
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, col, select

from domain.accounts import Role
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry, PostLogged
from domain.errors import UserError
from domain.people.members import Person
from domain.targets.account_details import ContactDetails, ListOutcome
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.own_posts import delete_post, page_of_posts
from services.entries.undo import undo
from services.targets.committee import erase_contact, save_contact
from services.targets.contact_merge import merge_contacts, same_person
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    CommentRow,
    ContactAliasRow,
    ContactRow,
    DmRow,
    EngagerRow,
)
from tests.conversations.links import link_at
from tests.services.entries.test_undo import BEN, NOW, UMA, added, submitted, taken_back
from tests.services.test_privacy import dump

NAMES = ("Jane Doe", "J. Doe", "Jane Smith")
POSTS = {UMA: link_at("2026-11-20"), BEN: link_at("2026-11-18")}
TOUCHES = (EngagerRow, DmRow, CommentRow)
SECONDS = itertools.count()


def knows(session: Session, account_id: int, name: str, title: str = "", by: Person = UMA) -> int:
    details = ContactDetails(name, title)
    save_contact(session, submitted(by), account_id, None, details)
    return numbers(session)[name]


def numbers(session: Session) -> dict[str, int]:
    rows = session.exec(select(ContactRow).where(col(ContactRow.removed_by).is_(None)))
    return {row.name: row.id or 0 for row in rows}


def lists(
    session: Session, by: Person, account_id: int, *names: str, meant: int | None = None
) -> PostLogged:
    people = [EngagedPerson(name, "", account_id, "", meant) for name in names]
    done = log_post(session, submitted(by), PostEntry(read_link(POSTS[by])), people)
    assert isinstance(done, PostLogged)
    return done


def writes(session: Session, by: Person, account_id: int, name: str) -> None:
    log_dm(session, submitted(by), DmEntry(PersonReference(name, account_id=account_id, new=True)))


def comments(session: Session, by: Person, account_id: int, name: str) -> None:
    link = link_at("2026-11-19", serial=next(SECONDS))
    whom = PersonReference(name, account_id=account_id, new=True)
    log_comment(session, submitted(by), CommentEntry(read_link(link), whom))


def merges(session: Session, stays: str, goes: str, by: Person = UMA) -> None:
    known = numbers(session)
    merge_contacts(session, submitted(by), known[stays], known[goes])


def living(session: Session) -> list[str]:
    """Every living row, as it stands; acts say only how it came to that."""
    session.flush()
    session.expire_all()
    return sorted(
        repr((row.__tablename__, sorted(row.model_dump(exclude={"removed_by"}).items())))
        for table in (AccountRow, AccountAliasRow, ContactRow, ContactAliasRow, *TOUCHES)
        for row in session.exec(select(table).where(col(table.removed_by).is_(None)))
    )


def touched(session: Session, table: type[Any]) -> list[EngagerRow | DmRow | CommentRow]:
    session.expire_all()
    return list(session.exec(select(table).where(col(table.removed_by).is_(None))))


def both_known(session: Session) -> int:
    """Jane Doe and J. Doe, each with an engagement, a DM and a comment; the account's number."""
    acme = added(session, UMA)
    knows(session, acme, "Jane Doe")
    knows(session, acme, "J. Doe", "CTO")
    for by, name in ((UMA, "Jane Doe"), (BEN, "J. Doe")):
        writes(session, by, acme, name)
        comments(session, by, acme, name)
    lists(session, UMA, acme, "Jane Doe", "J. Doe")
    lists(session, BEN, acme, "J. Doe")
    return acme


def test_everything_logged_with_either_is_with_the_one_who_stays(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        known = numbers(session)
        assert list(known) == ["Jane Doe"]
        assert session.get_one(ContactRow, known["Jane Doe"]).title == "CTO"
        counts = {table: len(touched(session, table)) for table in TOUCHES}
        # Uma's post had both: one engager of it counts on.
        assert counts == {EngagerRow: 2, DmRow: 2, CommentRow: 2}
        for table in TOUCHES:
            assert {row.contact_id for row in touched(session, table)} == {known["Jane Doe"]}


def test_figures_stay_as_they_were_logged(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        [post] = page_of_posts(session, UMA, 1, 8, NOW).posts
        assert post.figures.listed_targets == 2
        done = lists(session, UMA, acme, "Sam Ray")
        assert done.post.figures.listed_targets == 2


def test_undo_makes_them_two_again_exactly_as_they_were(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        before = living(session)
        merges(session, "Jane Doe", "J. Doe")
        assert living(session) != before
        undone = taken_back(session, UMA)
        assert (undone.deed, undone.names) == ("merged", ("Jane Doe", "J. Doe"))
        assert living(session) == before


def test_the_next_entry_under_the_other_name_finds_the_one(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        writes(session, UMA, acme, "j doe")
        with pytest.raises(UserError, match="listed all of these people"):
            lists(session, BEN, acme, "J. Doe")
        with pytest.raises(UserError, match="Jane Doe is at Acme already"):
            save_contact(session, submitted(UMA), acme, None, ContactDetails("J. Doe"))
        assert list(numbers(session)) == ["Jane Doe"]


def test_a_merger_submitted_twice_happens_once(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        known = numbers(session)
        args = (submitted(UMA), known["Jane Doe"], known["J. Doe"])
        first = merge_contacts(session, *args)
        assert merge_contacts(session, *args) == first
        assert (first.done, first.name, first.other) == (ListOutcome.MERGED, "Jane Doe", "J. Doe")


def test_people_of_two_accounts_stay_two(engine: Engine) -> None:
    with Session(engine) as session:
        jane = knows(session, added(session, UMA), "Jane Doe")
        other = knows(session, added(session, UMA, "Globex"), "J. Doe")
        with pytest.raises(UserError, match="not two people at one account"):
            merge_contacts(session, submitted(UMA), jane, other)
        with pytest.raises(UserError, match="not two people at one account"):
            merge_contacts(session, submitted(UMA), jane, jane)


def test_near_names_are_offered_first(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        for name in ("Ann Other", "Jane Doe", "Max Muster"):
            knows(session, acme, name)
        offered = same_person(session, UMA, knows(session, acme, "J. Doe"))
        assert [each.name for each in offered.others] == ["Jane Doe", "Ann Other", "Max Muster"]


def test_a_role_that_is_said_stays(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        details = ContactDetails("Jane Doe", "CTO", Role.CHAMPION)
        save_contact(session, submitted(UMA), acme, None, details)
        details = ContactDetails("J. Doe", "Boss", Role.USER)
        save_contact(session, submitted(UMA), acme, None, details)
        merges(session, "Jane Doe", "J. Doe")
        row = session.get_one(ContactRow, numbers(session)["Jane Doe"])
        assert (row.title, row.role) == ("CTO", "champion")


def test_other_names_are_changed_in_the_form_and_undone(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        jane = knows(session, acme, "Jane Doe")
        knows(session, acme, "Sam Ray")
        before = living(session)
        details = ContactDetails("Jane Doe", aliases=("Jane Smith", "jane doe"))
        save_contact(session, submitted(UMA), acme, jane, details)
        writes(session, BEN, acme, "Jane Smith")
        assert sorted(numbers(session)) == ["Jane Doe", "Sam Ray"]
        taken_back(session, BEN)
        wrong = ContactDetails("Jane Doe", aliases=("sam ray",))
        with pytest.raises(UserError, match="Sam Ray is at Acme under one of these names"):
            save_contact(session, submitted(UMA), acme, jane, wrong)
        taken_back(session, UMA)
        assert living(session) == before


def test_an_answer_is_another_name_even_of_somebody_listed_already(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        jane = knows(session, acme, "Jane Doe")
        lists(session, UMA, acme, "Jane Doe")
        done = lists(session, UMA, acme, "J. Doe", meant=jane)
        assert done.post.figures.listed_targets == 1
        assert len(touched(session, EngagerRow)) == 1
        with pytest.raises(UserError, match="listed all of these people"):
            lists(session, UMA, acme, "J. Doe")


@pytest.mark.parametrize("undone", [False, True])
def test_erased_leaves_no_name_behind_the_other_one_included(
    engine: Engine, *, undone: bool
) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        knows(session, acme, "Jane Smith")
        # Uma's coach, Ben, may take his merger back later: it has nobody left.
        merges(session, "J. Doe", "Jane Smith", BEN)
        merges(session, "Jane Doe", "J. Doe", BEN)
        erase_contact(session, submitted(UMA), numbers(session)["Jane Doe"])
        if undone:
            taken_back(session, BEN)
            taken_back(session, BEN)
        held = dump(session)
        assert [word for word in ("jane", "j. doe", "j doe", "smith") if word in held] == []
        assert len(touched(session, EngagerRow)) == 2


def test_who_is_two_again_is_erased_alone(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        taken_back(session, UMA)
        erase_contact(session, submitted(UMA), numbers(session)["Jane Doe"])
        assert list(numbers(session)) == ["J. Doe"]
        assert "jane" not in dump(session)


def test_a_merger_is_taken_back_under_a_later_one_of_somebody_else(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        knows(session, acme, "Jane Smith", by=BEN)
        writes(session, BEN, acme, "Jane Smith")
        before = living(session)
        merges(session, "Jane Doe", "J. Doe")
        merges(session, "Jane Smith", "Jane Doe", BEN)
        taken_back(session, UMA)
        unlost(session)
        assert sorted(numbers(session)) == ["J. Doe", "Jane Smith"]
        taken_back(session, BEN)
        assert living(session) == before


class Entering:
    """Two members who enter, make one of two, remove and take back at one account."""

    def __init__(self, session: Session, account_id: int) -> None:
        self.session = session
        self.account_id = account_id

    def dm(self, by: Person, name: str) -> None:
        writes(self.session, by, self.account_id, name)

    def comment(self, by: Person, name: str) -> None:
        comments(self.session, by, self.account_id, name)

    def post(self, by: Person, name: str) -> None:
        lists(self.session, by, self.account_id, name)

    def merge(self, by: Person, name: str) -> None:
        known = numbers(self.session)
        others = [other for other in sorted(known) if other != name]
        if name in known and others:
            merges(self.session, name, others[0], by)

    def delete_post(self, by: Person, name: str) -> None:
        for post in page_of_posts(self.session, by, 1, 8, NOW).posts[:1]:
            delete_post(self.session, submitted(by), post.id)

    def undo(self, by: Person, name: str) -> None:
        undo(self.session, submitted(by, NOW + timedelta(seconds=next(SECONDS))))


DEEDS: list[Callable[[Entering, Person, str], None]] = [
    Entering.dm,
    Entering.comment,
    Entering.post,
    Entering.post,
    Entering.merge,
    Entering.merge,
    Entering.delete_post,
    Entering.undo,
    Entering.undo,
]


def unlost(session: Session) -> None:
    """Nobody's touch hangs on somebody who is gone, or stands twice at one post."""
    session.expire_all()
    here = set(numbers(session).values())
    for table in TOUCHES:
        for row in touched(session, table):
            assert row.contact_id in here, row
    engagers = session.exec(select(EngagerRow).where(col(EngagerRow.removed_by).is_(None)))
    listed = [(row.post_id, row.contact_id) for row in engagers]
    assert len(listed) == len(set(listed))


STEPS = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.sampled_from([UMA, BEN]), st.sampled_from(NAMES)),
    max_size=25,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_whoever_is_made_one_and_taken_apart_no_touch_is_lost_or_doubled(
    engine: Engine, steps: list[tuple[Callable[[Entering, Person, str], None], Person, str]]
) -> None:
    with Session(engine) as session:
        entering = Entering(session, added(session, UMA))
        for deed, by, name in steps:
            with suppress(UserError), session.begin_nested():
                before = [len(touched(session, table)) for table in TOUCHES]
                deed(entering, by, name)
                unlost(session)
                if deed is Entering.merge:
                    after = [len(touched(session, table)) for table in TOUCHES]
                    assert after[1:] == before[1:]  # what goes at a post, the other row stands for
        standing = living(session)
        known = sorted(numbers(session))
        if len(known) > 1:
            merges(session, known[0], known[1])
            taken_back(session, UMA)
            assert living(session) == standing
