"""Undo by one member never breaks what another has logged."""

import itertools
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, col, select

import storage.entries.snapshots
from domain.engagement import Figures
from domain.entries.acts import Undone
from domain.entries.dms import DmEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.own_entries import EntryKind
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry
from domain.entries.wins import WinEntry, WinKind
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from linkedin.links import read_link
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.own_entries import delete_entry, page_of_entries
from services.entries.own_posts import delete_post, page_of_posts
from services.entries.undo import undo
from services.entries.wins import log_win
from services.targets.accounts import archive_account, save_account
from services.targets.committee import save_contact
from storage.tables import (
    AccountRow,
    CommentRow,
    ContactRow,
    DmRow,
    EngagerRow,
    PostRow,
    WinRow,
)
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UMA = Person(Asker("T1", "U1"), Profile("Uma", is_admin=True))
BEN = Person(Asker("T1", "U2"), Profile("Ben", is_admin=True))
LINKS = {UMA: link_at("2026-11-20"), BEN: link_at("2026-11-18")}
KEYS = itertools.count()


def submitted(by: Person, at: datetime = NOW) -> Submission:
    return Submission(by, f"key {next(KEYS)}", at)


def added(session: Session, by: Person, name: str = "Acme") -> int:
    saved = save_account(session, submitted(by), None, AccountDetails(name), {}, sure=True)
    assert isinstance(saved, AccountSaved)
    return saved.account.id


def wrote(session: Session, by: Person, name: str, account_id: int) -> None:
    log_dm(session, submitted(by), DmEntry(PersonReference(name, account_id=account_id)))


def taken_back(session: Session, by: Person) -> Undone:
    result = undo(session, submitted(by))
    assert isinstance(result, Undone)
    return result


def live_contacts(session: Session) -> list[str]:
    rows = session.exec(select(ContactRow).where(col(ContactRow.removed_by).is_(None)))
    return sorted(row.name for row in rows)


def test_undo_keeps_a_contact_whom_a_teammate_wrote_to(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        wrote(session, UMA, "Jane Doe", acme)
        wrote(session, BEN, "Jane Doe", acme)
        taken_back(session, UMA)
        wrote(session, UMA, "jane doe", acme)
        rows = session.exec(select(DmRow).where(col(DmRow.removed_by).is_(None))).all()
        assert len({row.contact_id for row in rows}) == 1
        assert live_contacts(session) == ["Jane Doe"]


def test_undo_keeps_an_account_with_a_teammates_entries_and_says_so(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        wrote(session, BEN, "Jane Doe", acme)
        result = taken_back(session, UMA)
        assert (result.count, result.kept, result.kept_names) == (1, 1, ("Acme",))
        assert session.get_one(AccountRow, acme).removed_by is None


def test_undo_of_a_change_leaves_another_coachs_change(engine: Engine) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        archive_account(session, submitted(UMA), acme, archived=True)
        details = AccountDetails("Acme Robotics")
        save_account(session, submitted(BEN), acme, details, {}, sure=True)
        taken_back(session, UMA)
        row = session.get_one(AccountRow, acme)
        assert (row.name, row.archived_at) == ("Acme Robotics", None)


@pytest.mark.parametrize("since", ["", "CFO"])
def test_undo_clears_a_title_unless_it_was_changed_later(engine: Engine, since: str) -> None:
    with Session(engine) as session:
        acme = added(session, BEN)
        wrote(session, BEN, "Jane Doe", acme)
        jane = EngagedPerson("Jane Doe", "CTO", account_id=acme)
        log_post(session, submitted(UMA), PostEntry(read_link(LINKS[UMA]), Figures(100)), [jane])
        row = session.exec(select(ContactRow)).one()
        assert row.title == "CTO"
        if since:
            save_contact(
                session,
                submitted(BEN),
                acme,
                row.id,
                ContactDetails("Jane Doe", since),
            )
        taken_back(session, UMA)
        assert row.title == since


def deleted_and_undone(session: Session) -> int:
    """Ben deletes his DM to Jane, then Uma undoes the DM that put Jane on the list."""
    acme = added(session, BEN)
    wrote(session, UMA, "Jane Doe", acme)
    wrote(session, BEN, "Jane Doe", acme)
    [dm] = page_of_entries(session, BEN, EntryKind.DM, 1, NOW).entries
    delete_entry(session, submitted(BEN), EntryKind.DM, dm.id)
    taken_back(session, UMA)
    assert live_contacts(session) == []
    return acme


@pytest.mark.parametrize("kind", [EntryKind.WIN, EntryKind.DM])
@pytest.mark.parametrize("again", [False, True], ids=["", "added again"])
def test_a_restored_entry_is_at_an_account_on_the_list(
    engine: Engine, kind: EntryKind, again: bool
) -> None:
    with Session(engine) as session:
        acme = added(session, UMA)
        if kind is EntryKind.WIN:
            log_win(session, submitted(BEN), WinEntry(WinKind.MEETING, account_id=acme))
        else:
            wrote(session, UMA, "Jane Doe", acme)
            wrote(session, BEN, "Jane Doe", acme)
        [entry] = page_of_entries(session, BEN, kind, 1, NOW).entries
        delete_entry(session, submitted(BEN), kind, entry.id)
        if kind is EntryKind.DM:
            taken_back(session, UMA)
        taken_back(session, UMA)
        if again:
            acme = added(session, UMA)
        taken_back(session, BEN)
        unbroken(session)
        accounts = session.exec(select(AccountRow).where(col(AccountRow.removed_by).is_(None)))
        assert [each.id for each in accounts] == [acme]


def test_a_restored_entry_restores_its_contact(engine: Engine) -> None:
    with Session(engine) as session:
        deleted_and_undone(session)
        taken_back(session, BEN)
        assert live_contacts(session) == ["Jane Doe"]


def test_a_restored_entry_refers_to_the_contact_listed_again(engine: Engine) -> None:
    with Session(engine) as session:
        wrote(session, UMA, "Jane Doe", deleted_and_undone(session))
        taken_back(session, BEN)
        unbroken(session)
        assert live_contacts(session) == ["Jane Doe"]


def unbroken(session: Session) -> None:
    """Asserts that live rows refer to live rows, and that posts count their engagers."""
    session.flush()
    people = {row.id: row for row in session.exec(select(ContactRow))}
    accounts = {row.id: row for row in session.exec(select(AccountRow))}
    live: list[Any] = [
        row
        for table in (EngagerRow, DmRow, CommentRow, WinRow, ContactRow)
        for row in session.exec(select(table).where(col(table.removed_by).is_(None)))
    ]
    for row in live:
        contact_id = getattr(row, "contact_id", None)
        assert contact_id is None or people[contact_id].removed_by is None, row
        assert row.account_id is None or accounts[row.account_id].removed_by is None, row
    for post in session.exec(select(PostRow).where(col(PostRow.removed_by).is_(None))):
        listed = [row for row in live if isinstance(row, EngagerRow) and row.post_id == post.id]
        assert post.id is not None
        newest = storage.entries.snapshots.newest_snapshot(session, post.id)
        targets = sum(row.account_id is not None for row in listed)
        counts = (newest.listed or 0, newest.listed_targets or 0) if newest else (0, 0)
        assert counts == (len(listed), targets)


class Entering:
    """Two members who log, delete and undo entries about one account."""

    def __init__(self, session: Session, account_id: int) -> None:
        self.session = session
        self.account_id = account_id

    def dm(self, by: Person, name: str) -> None:
        wrote(self.session, by, name, self.account_id)

    def stranger(self, by: Person, name: str) -> None:
        log_dm(self.session, submitted(by), DmEntry(PersonReference(name, outside=True)))

    def post(self, by: Person, name: str) -> None:
        self._listed(by, EngagedPerson(name, account_id=self.account_id))

    def others(self, by: Person, name: str) -> None:
        self._listed(by, EngagedPerson(name))

    def figures(self, by: Person, name: str) -> None:
        log_post(
            self.session,
            submitted(by),
            PostEntry(read_link(LINKS[by]), Figures(100 + next(KEYS))),
        )

    def win(self, by: Person, name: str) -> None:
        entry = WinEntry(WinKind.MEETING, account_id=self.account_id, another=True)
        log_win(self.session, submitted(by), entry)

    def delete_dm(self, by: Person, name: str) -> None:
        for entry in page_of_entries(self.session, by, EntryKind.DM, 1, NOW).entries[:1]:
            delete_entry(self.session, submitted(by), EntryKind.DM, entry.id)

    def delete_post(self, by: Person, name: str) -> None:
        for post in page_of_posts(self.session, by, 1, 8, NOW).posts[:1]:
            delete_post(self.session, submitted(by), post.id)

    def undo(self, by: Person, name: str) -> None:
        undo(self.session, submitted(by, NOW + timedelta(seconds=next(KEYS))))

    def _listed(self, by: Person, person: EngagedPerson) -> None:
        log_post(self.session, submitted(by), PostEntry(read_link(LINKS[by])), [person])


ACTIONS: list[Callable[[Entering, Person, str], None]] = [
    Entering.dm,
    Entering.stranger,
    Entering.post,
    Entering.others,
    Entering.figures,
    Entering.win,
    Entering.delete_dm,
    Entering.delete_post,
    Entering.undo,
    Entering.undo,
    Entering.undo,
]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(ACTIONS),
            st.sampled_from([UMA, BEN]),
            st.sampled_from(["Jane Doe", "Max Muster"]),
        ),
        max_size=25,
    )
)
def test_no_sequence_of_entries_and_undos_breaks_a_reference(
    engine: Engine, actions: list[tuple[Callable[[Entering, Person, str], None], Person, str]]
) -> None:
    with Session(engine) as session:
        entering = Entering(session, added(session, UMA))
        for action, by, name in actions:
            # A refused action changes nothing, as in the store.
            with suppress(UserError), session.begin_nested():
                action(entering, by, name)
            unbroken(session)
