"""Two writing transactions at the same time, on PostgreSQL.

SQLite runs writing transactions one after the other.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, text
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.own_entries import EntryKind
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry
from domain.entries.wins import WinEntry, WinKind
from domain.errors import BusyError, UserError
from domain.people.members import Person
from domain.targets.account_details import AccountDetails, ContactDetails
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.own_entries import delete_entry, page_of_entries
from services.entries.wins import log_win
from services.people.members import member_for
from services.targets.accounts import save_account
from services.targets.committee import save_contact
from services.targets.contact_merge import merge_contacts
from storage.store import Store
from storage.tables import ContactRow, EngagerRow
from tests.emptied import EmptiedPostgresql
from tests.services.entries.test_undo import (
    BEN,
    LINKS,
    NOW,
    UMA,
    added,
    live_contacts,
    submitted,
    taken_back,
    unbroken,
    wrote,
)

Action = Callable[[Session], object]

#: Entries of Ben about an account. Those that name a person name Jane Doe, but for the contact.
ENTRIES: dict[str, Callable[[Session, int], object]] = {
    "dm": lambda session, acme: wrote(session, BEN, "Jane Doe", acme),
    "comment": lambda session, acme: log_comment(
        session,
        submitted(BEN),
        CommentEntry(read_link(LINKS[UMA]), PersonReference("Jane Doe", account_id=acme)),
    ),
    "engagers": lambda session, acme: log_post(
        session,
        submitted(BEN),
        PostEntry(read_link(LINKS[BEN]), Figures(100)),
        [EngagedPerson(name, account_id=acme) for name in ("Max Muster", "Jane Doe")],
    ),
    "win": lambda session, acme: log_win(
        session, submitted(BEN), WinEntry(WinKind.MEETING, account_id=acme)
    ),
    "contact": lambda session, acme: save_contact(
        session, submitted(BEN), acme, None, ContactDetails("Ann Other")
    ),
}
#: The entries that name Jane Doe.
NAMING = ("dm", "comment", "engagers")


@pytest.fixture
def postgresql(
    emptied_postgresql: EmptiedPostgresql, engine_at: Callable[[str], Engine]
) -> Iterator[Engine]:
    """Open a migrated PostgreSQL database where Uma and Ben are known."""
    opened = engine_at(emptied_postgresql.emptied())
    with Session(opened) as session:
        for person in (UMA, BEN):
            member_for(session, submitted(person))
        session.commit()
    yield opened
    opened.dispose()


def committed(engine: Engine, action: Action) -> None:
    """Runs an action in the store. Ignores a refusal, unless a lock is the reason."""
    try:
        asyncio.run(Store(engine).run(action))
    except BusyError:
        raise
    except UserError:
        return


def at_once(engine: Engine, first: Action, second: Action) -> None:
    """Runs the second action during the first, which is committed once the second waits."""
    with Session(engine) as session, ThreadPoolExecutor(1) as pool:
        first(session)
        session.flush()
        other = pool.submit(committed, engine, second)
        until_it_waits(engine, other)
        session.commit()
        other.result()
    with Session(engine) as session:
        unbroken(session)


def until_it_waits(engine: Engine, other: Future[None]) -> None:
    waits = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not other.done() and not connection.scalar(waits):
            pass


@pytest.mark.parametrize(
    ("made", "entry"),
    [*(("account", each) for each in ENTRIES), *(("contact", each) for each in NAMING)],
)
@pytest.mark.parametrize("undo_is", ["first", "second"])
def test_an_undo_during_an_entry_leaves_the_entry_whole(
    postgresql: Engine, entry: str, undo_is: str, made: str
) -> None:
    with Session(postgresql) as session:
        acme = added(session, BEN if made == "contact" else UMA)
        if made == "contact":
            wrote(session, UMA, "Jane Doe", acme)
        session.commit()

    def enters(session: Session) -> object:
        return ENTRIES[entry](session, acme)

    def undoes(session: Session) -> object:
        return taken_back(session, UMA)

    at_once(postgresql, *((undoes, enters) if undo_is == "first" else (enters, undoes)))


@pytest.mark.parametrize("first", ["restoring", "undoing"])
def test_an_entry_restored_during_another_undo_keeps_its_contact(
    postgresql: Engine, first: str
) -> None:
    with Session(postgresql) as session:
        acme = added(session, BEN)
        for by in (UMA, BEN):
            wrote(session, by, "Jane Doe", acme)
        [dm] = page_of_entries(session, BEN, EntryKind.DM, 1, NOW).entries
        delete_entry(session, submitted(BEN), EntryKind.DM, dm.id)
        session.commit()

    def restores(session: Session) -> object:
        return taken_back(session, BEN)

    def undoes(session: Session) -> object:
        return taken_back(session, UMA)

    both = (restores, undoes)
    at_once(postgresql, *(both if first == "restoring" else both[::-1]))
    with Session(postgresql) as session:
        assert live_contacts(session) == ["Jane Doe"]


@pytest.mark.parametrize("strangers", [False, True], ids=["first", "after strangers"])
def test_two_lists_of_the_same_people_in_another_order_are_both_saved(
    postgresql: Engine, strangers: bool
) -> None:
    with Session(postgresql) as session:
        acme = added(session, BEN)
        if strangers:
            log_dm(session, submitted(BEN), DmEntry(PersonReference("Ann Other", outside=True)))
        session.commit()

    def lists(by: Person, *names: str) -> Action:
        people = [EngagedPerson(name, account_id=acme) for name in names]
        return lambda session: log_post(
            session, submitted(by), PostEntry(read_link(LINKS[by]), Figures(100)), people
        )

    others: list[Future[None]] = []
    with Session(postgresql) as session, ThreadPoolExecutor(1) as pool:

        @event.listens_for(session, "after_flush")
        def go_on_once_ben_waits(*_: object) -> None:
            if not others and any(isinstance(row, ContactRow) for row in session.new):
                action = lists(BEN, "Max Muster", "Jane Doe")
                others.append(pool.submit(committed, postgresql, action))
                until_it_waits(postgresql, others[0])

        lists(UMA, "Jane Doe", "Max Muster")(session)
        session.commit()
        others[0].result()
    with Session(postgresql) as session:
        assert live_contacts(session) == ["Jane Doe", "Max Muster"]
        assert session.exec(select(func.count()).select_from(EngagerRow)).one() == 4


def test_an_owner_can_log_while_an_account_is_assigned_to_them(postgresql: Engine) -> None:
    with Session(postgresql) as adding, Session(postgresql) as logging:
        details = AccountDetails("Acme", owner=BEN.asker.user)
        save_account(adding, submitted(UMA), None, details, {}, sure=True)
        logging.execute(text("SET LOCAL lock_timeout = '1s'"))
        log_dm(logging, submitted(BEN), DmEntry(PersonReference("Ann Other", outside=True)))


def known_twice(engine: Engine) -> tuple[int, int, int]:
    """Adds Jane Doe, whom Uma wrote to, and Jane Smith to an account. Returns all three ids."""
    with Session(engine) as session:
        acme = added(session, UMA)
        for name in ("Jane Doe", "Jane Smith"):
            save_contact(session, submitted(UMA), acme, None, ContactDetails(name))
        wrote(session, UMA, "Jane Doe", acme)
        session.commit()
        doe, smith = (row.id or 0 for row in session.exec(select(ContactRow).order_by("name")))
        return acme, doe, smith


@pytest.mark.parametrize(
    ("entry", "merge_is"), [*((each, "first") for each in NAMING), ("engagers", "second")]
)
def test_an_entry_during_a_merge_refers_to_the_remaining_contact(
    postgresql: Engine, entry: str, merge_is: str
) -> None:
    acme, doe, smith = known_twice(postgresql)

    def enters(session: Session) -> object:
        return ENTRIES[entry](session, acme)

    def merges(session: Session) -> object:
        return merge_contacts(session, submitted(UMA), smith, doe)

    at_once(postgresql, *((merges, enters) if merge_is == "first" else (enters, merges)))
    with Session(postgresql) as session:
        assert "Jane Doe" not in live_contacts(session)


def test_two_opposite_merges_at_once_make_one_merge(postgresql: Engine) -> None:
    _, doe, smith = known_twice(postgresql)

    def merges(by: Person, remaining: int, merged: int) -> Action:
        return lambda session: merge_contacts(session, submitted(by), remaining, merged)

    at_once(postgresql, merges(UMA, smith, doe), merges(BEN, doe, smith))
    with Session(postgresql) as session:
        assert live_contacts(session) == ["Jane Smith"]
