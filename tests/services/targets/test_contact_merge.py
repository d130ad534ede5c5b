"""Merging two contacts who are one person, undoing the merge, and erasing them."""

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
from services.targets.contact_merge import merge_candidates, merge_contacts
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


def adds(session: Session, account_id: int, name: str, title: str = "", by: Person = UMA) -> int:
    details = ContactDetails(name, title)
    save_contact(session, submitted(by), account_id, None, details)
    return contact_ids(session)[name]


def contact_ids(session: Session) -> dict[str, int]:
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


def merges(session: Session, remaining: str, merged: str, by: Person = UMA) -> None:
    known = contact_ids(session)
    merge_contacts(session, submitted(by), known[remaining], known[merged])


def live(session: Session) -> list[str]:
    """Every live row except acts, sorted."""
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
    """Adds Jane Doe and J. Doe, each with an engagement, a DM and a comment.

    Returns:
        The account's id.
    """
    acme = added(session, UMA)
    adds(session, acme, "Jane Doe")
    adds(session, acme, "J. Doe", "CTO")
    for by, name in ((UMA, "Jane Doe"), (BEN, "J. Doe")):
        writes(session, by, acme, name)
        comments(session, by, acme, name)
    lists(session, UMA, acme, "Jane Doe", "J. Doe")
    lists(session, BEN, acme, "J. Doe")
    return acme


def test_a_merge_moves_all_entries_to_the_remaining_contact(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        known = contact_ids(session)
        assert list(known) == ["Jane Doe"]
        assert session.get_one(ContactRow, known["Jane Doe"]).title == "CTO"
        counts = {table: len(touched(session, table)) for table in TOUCHES}
        # Uma's post had listed both, so one of its two engagers remains.
        assert counts == {EngagerRow: 2, DmRow: 2, CommentRow: 2}
        for table in TOUCHES:
            assert {row.contact_id for row in touched(session, table)} == {known["Jane Doe"]}


def test_a_merge_does_not_change_figures_of_posts(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        [post] = page_of_posts(session, UMA, 1, 8, NOW).posts
        assert post.figures.listed_targets == 2
        done = lists(session, UMA, acme, "Sam Ray")
        assert done.post.figures.listed_targets == 2


def test_undo_of_a_merge_restores_both_contacts_exactly(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        before = live(session)
        merges(session, "Jane Doe", "J. Doe")
        assert live(session) != before
        undone = taken_back(session, UMA)
        assert (undone.list_change, undone.names) == ("merged", ("Jane Doe", "J. Doe"))
        assert live(session) == before


def test_an_entry_with_the_merged_name_finds_the_remaining_contact(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        writes(session, UMA, acme, "j doe")
        with pytest.raises(UserError, match="listed all of these people"):
            lists(session, BEN, acme, "J. Doe")
        with pytest.raises(UserError, match="Jane Doe is at Acme already"):
            save_contact(session, submitted(UMA), acme, None, ContactDetails("J. Doe"))
        assert list(contact_ids(session)) == ["Jane Doe"]


def test_a_merge_submitted_twice_happens_once(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        known = contact_ids(session)
        args = (submitted(UMA), known["Jane Doe"], known["J. Doe"])
        first = merge_contacts(session, *args)
        assert merge_contacts(session, *args) == first
        assert (first.done, first.name, first.other) == (ListOutcome.MERGED, "Jane Doe", "J. Doe")


def test_contacts_of_two_accounts_cannot_be_merged(engine: Engine) -> None:
    with Session(engine) as session:
        jane = adds(session, added(session, UMA), "Jane Doe")
        other = adds(session, added(session, UMA, "Globex"), "J. Doe")
        with pytest.raises(UserError, match="not two people at one account"):
            merge_contacts(session, submitted(UMA), jane, other)
        with pytest.raises(UserError, match="not two people at one account"):
            merge_contacts(session, submitted(UMA), jane, jane)


def test_near_names_are_offered_first(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        for name in ("Ann Other", "Jane Doe", "Max Muster"):
            adds(session, acme, name)
        offered = merge_candidates(session, UMA, adds(session, acme, "J. Doe"))
        assert [each.name for each in offered.others] == ["Jane Doe", "Ann Other", "Max Muster"]


def test_a_merge_keeps_a_known_title_and_role(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        details = ContactDetails("Jane Doe", "CTO", Role.CHAMPION)
        save_contact(session, submitted(UMA), acme, None, details)
        details = ContactDetails("J. Doe", "Boss", Role.USER)
        save_contact(session, submitted(UMA), acme, None, details)
        merges(session, "Jane Doe", "J. Doe")
        row = session.get_one(ContactRow, contact_ids(session)["Jane Doe"])
        assert (row.title, row.role) == ("CTO", "champion")


def test_aliases_are_changed_in_the_form_and_undone(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        jane = adds(session, acme, "Jane Doe")
        adds(session, acme, "Sam Ray")
        before = live(session)
        details = ContactDetails("Jane Doe", aliases=("Jane Smith", "jane doe"))
        save_contact(session, submitted(UMA), acme, jane, details)
        writes(session, BEN, acme, "Jane Smith")
        assert sorted(contact_ids(session)) == ["Jane Doe", "Sam Ray"]
        taken_back(session, BEN)
        wrong = ContactDetails("Jane Doe", aliases=("sam ray",))
        with pytest.raises(UserError, match="Sam Ray is at Acme under one of these names"):
            save_contact(session, submitted(UMA), acme, jane, wrong)
        taken_back(session, UMA)
        assert live(session) == before


def test_a_chosen_contact_gets_an_alias_even_if_listed_already(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        jane = adds(session, acme, "Jane Doe")
        lists(session, UMA, acme, "Jane Doe")
        done = lists(session, UMA, acme, "J. Doe", meant=jane)
        assert done.post.figures.listed_targets == 1
        assert len(touched(session, EngagerRow)) == 1
        with pytest.raises(UserError, match="listed all of these people"):
            lists(session, UMA, acme, "J. Doe")


@pytest.mark.parametrize("undone", [False, True])
def test_erasing_a_merged_contact_deletes_both_names(engine: Engine, *, undone: bool) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        adds(session, acme, "Jane Smith")
        # Ben may undo his merges later, but they have no contact left.
        merges(session, "J. Doe", "Jane Smith", BEN)
        merges(session, "Jane Doe", "J. Doe", BEN)
        erase_contact(session, submitted(UMA), contact_ids(session)["Jane Doe"])
        if undone:
            taken_back(session, BEN)
            taken_back(session, BEN)
        held = dump(session)
        assert [word for word in ("jane", "j. doe", "j doe", "smith") if word in held] == []
        assert len(touched(session, EngagerRow)) == 2


def test_after_an_undone_merge_only_one_contact_is_erased(engine: Engine) -> None:
    with Session(engine) as session:
        both_known(session)
        merges(session, "Jane Doe", "J. Doe")
        taken_back(session, UMA)
        erase_contact(session, submitted(UMA), contact_ids(session)["Jane Doe"])
        assert list(contact_ids(session)) == ["J. Doe"]
        assert "jane" not in dump(session)


def test_a_merge_is_undone_below_a_later_merge_of_another_member(engine: Engine) -> None:
    with Session(engine) as session:
        acme = both_known(session)
        adds(session, acme, "Jane Smith", by=BEN)
        writes(session, BEN, acme, "Jane Smith")
        before = live(session)
        merges(session, "Jane Doe", "J. Doe")
        merges(session, "Jane Smith", "Jane Doe", BEN)
        taken_back(session, UMA)
        assert_no_touch_lost(session)
        assert sorted(contact_ids(session)) == ["J. Doe", "Jane Smith"]
        taken_back(session, BEN)
        assert live(session) == before


class Entering:
    """Two members who log, merge, delete and undo at one account."""

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
        known = contact_ids(self.session)
        others = [other for other in sorted(known) if other != name]
        if name in known and others:
            merges(self.session, name, others[0], by)

    def delete_post(self, by: Person, name: str) -> None:
        for post in page_of_posts(self.session, by, 1, 8, NOW).posts[:1]:
            delete_post(self.session, submitted(by), post.id)

    def undo(self, by: Person, name: str) -> None:
        undo(self.session, submitted(by, NOW + timedelta(seconds=next(SECONDS))))


ACTIONS: list[Callable[[Entering, Person, str], None]] = [
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


def assert_no_touch_lost(session: Session) -> None:
    """Asserts that every touch has a live contact, and no post lists one twice."""
    session.expire_all()
    here = set(contact_ids(session).values())
    for table in TOUCHES:
        for row in touched(session, table):
            assert row.contact_id in here, row
    engagers = session.exec(select(EngagerRow).where(col(EngagerRow.removed_by).is_(None)))
    listed = [(row.post_id, row.contact_id) for row in engagers]
    assert len(listed) == len(set(listed))


STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.sampled_from([UMA, BEN]), st.sampled_from(NAMES)),
    max_size=25,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_sequence_of_merges_and_undos_loses_or_doubles_a_touch(
    engine: Engine, steps: list[tuple[Callable[[Entering, Person, str], None], Person, str]]
) -> None:
    with Session(engine) as session:
        entering = Entering(session, added(session, UMA))
        for action, by, name in steps:
            with suppress(UserError), session.begin_nested():
                before = [len(touched(session, table)) for table in TOUCHES]
                action(entering, by, name)
                assert_no_touch_lost(session)
                if action is Entering.merge:
                    after = [len(touched(session, table)) for table in TOUCHES]
                    assert after[1:] == before[1:]  # a post that lists both keeps one engager
        before_merge = live(session)
        known = sorted(contact_ids(session))
        if len(known) > 1:
            merges(session, known[0], known[1])
            taken_back(session, UMA)
            assert live(session) == before_merge
