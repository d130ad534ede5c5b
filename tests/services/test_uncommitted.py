"""What one does while what another does is not committed yet, on PostgreSQL.

On SQLite one writing transaction comes after the other.
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
    living_contacts,
    submitted,
    taken_back,
    unbroken,
    wrote,
)

Deed = Callable[[Session], object]

#: What Ben may enter about an account, with Jane Doe where it names somebody.
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
#: Those that name Jane Doe.
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


def committed(engine: Engine, deed: Deed) -> None:
    """Does something in the store; nothing where it is refused, for another reason than a lock."""
    try:
        asyncio.run(Store(engine).run(deed))
    except BusyError:
        raise
    except UserError:
        return


def at_once(engine: Engine, first: Deed, second: Deed) -> None:
    """Does the second while the first is not committed, which it is once the second waits."""
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
@pytest.mark.parametrize("undo_comes", ["first", "second"])
def test_an_undo_beside_an_entry_leaves_it_whole(
    postgresql: Engine, entry: str, undo_comes: str, made: str
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

    at_once(postgresql, *((undoes, enters) if undo_comes == "first" else (enters, undoes)))


@pytest.mark.parametrize("first", ["the one who brings back", "the one who takes back"])
def test_an_entry_that_comes_back_beside_an_undo_keeps_its_person(
    postgresql: Engine, first: str
) -> None:
    with Session(postgresql) as session:
        acme = added(session, BEN)
        for by in (UMA, BEN):
            wrote(session, by, "Jane Doe", acme)
        [dm] = page_of_entries(session, BEN, EntryKind.DM, 1, NOW).entries
        delete_entry(session, submitted(BEN), EntryKind.DM, dm.id)
        session.commit()

    def brings_back(session: Session) -> object:
        return taken_back(session, BEN)

    def takes_back(session: Session) -> object:
        return taken_back(session, UMA)

    both = (brings_back, takes_back)
    at_once(postgresql, *(both if first == "the one who brings back" else both[::-1]))
    with Session(postgresql) as session:
        assert living_contacts(session) == ["Jane Doe"]


@pytest.mark.parametrize("strangers", [False, True], ids=["the first ones", "beside strangers"])
def test_people_listed_in_another_order_at_once_are_kept(
    postgresql: Engine, strangers: bool
) -> None:
    with Session(postgresql) as session:
        acme = added(session, BEN)
        if strangers:
            log_dm(session, submitted(BEN), DmEntry(PersonReference("Ann Other", outside=True)))
        session.commit()

    def lists(by: Person, *names: str) -> Deed:
        people = [EngagedPerson(name, account_id=acme) for name in names]
        return lambda session: log_post(
            session, submitted(by), PostEntry(read_link(LINKS[by]), Figures(100)), people
        )

    others: list[Future[None]] = []
    with Session(postgresql) as session, ThreadPoolExecutor(1) as pool:

        @event.listens_for(session, "after_flush")
        def go_on_once_ben_waits(*_: object) -> None:
            if not others and any(isinstance(row, ContactRow) for row in session.new):
                deed = lists(BEN, "Max Muster", "Jane Doe")
                others.append(pool.submit(committed, postgresql, deed))
                until_it_waits(postgresql, others[0])

        lists(UMA, "Jane Doe", "Max Muster")(session)
        session.commit()
        others[0].result()
    with Session(postgresql) as session:
        assert living_contacts(session) == ["Jane Doe", "Max Muster"]
        assert session.exec(select(func.count()).select_from(EngagerRow)).one() == 4


def test_who_gets_accounts_goes_on_logging_meanwhile(postgresql: Engine) -> None:
    with Session(postgresql) as adding, Session(postgresql) as logging:
        details = AccountDetails("Acme", owner=BEN.asker.user)
        save_account(adding, submitted(UMA), None, details, {}, sure=True)
        logging.execute(text("SET LOCAL lock_timeout = '1s'"))
        log_dm(logging, submitted(BEN), DmEntry(PersonReference("Ann Other", outside=True)))


def known_twice(engine: Engine) -> tuple[int, int, int]:
    """Jane Doe, whom Uma wrote to, and Jane Smith at one account; its number and theirs."""
    with Session(engine) as session:
        acme = added(session, UMA)
        for name in ("Jane Doe", "Jane Smith"):
            save_contact(session, submitted(UMA), acme, None, ContactDetails(name))
        wrote(session, UMA, "Jane Doe", acme)
        session.commit()
        doe, smith = (row.id or 0 for row in session.exec(select(ContactRow).order_by("name")))
        return acme, doe, smith


@pytest.mark.parametrize(
    ("entry", "merger_comes"), [*((each, "first") for each in NAMING), ("engagers", "second")]
)
def test_an_entry_beside_a_merger_is_about_the_one_who_stays(
    postgresql: Engine, entry: str, merger_comes: str
) -> None:
    acme, doe, smith = known_twice(postgresql)

    def enters(session: Session) -> object:
        return ENTRIES[entry](session, acme)

    def merges(session: Session) -> object:
        return merge_contacts(session, submitted(UMA), smith, doe)

    at_once(postgresql, *((merges, enters) if merger_comes == "first" else (enters, merges)))
    with Session(postgresql) as session:
        assert "Jane Doe" not in living_contacts(session)


def test_of_two_mergers_at_once_the_other_way_round_one_is_made(postgresql: Engine) -> None:
    _, doe, smith = known_twice(postgresql)

    def merges(by: Person, stays: int, goes: int) -> Deed:
        return lambda session: merge_contacts(session, submitted(by), stays, goes)

    at_once(postgresql, merges(UMA, smith, doe), merges(BEN, doe, smith))
    with Session(postgresql) as session:
        assert living_contacts(session) == ["Jane Smith"]
