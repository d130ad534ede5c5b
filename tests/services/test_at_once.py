"""Several replicas and members at the same moment: each thing is saved once."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry
from domain.entries.wins import WinEntry, WinKind
from domain.errors import UserError
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from linkedin.links import read_link
from services.entries.comments import log_comment
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm
from services.entries.log_post import log_post
from services.entries.wins import log_win
from services.people.members import member_for
from services.targets.accounts import save_account
from services.targets.committee import save_contact
from storage.store import Store
from storage.tables import (
    AccountAliasRow,
    AccountRow,
    ActRow,
    CommentRow,
    ContactRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    StrangerRow,
    WinRow,
)
from tests.conversations.links import link_at

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE = [
    Person(Asker("T1", f"U{number}"), Profile(f"Member {number}", is_admin=True))
    for number in range(6)
]
UMA = PEOPLE[0]
LINK = link_at("2026-11-20")


def live(session: Session, table: type[Any]) -> int:
    query = select(func.count()).select_from(table)
    return session.exec(query.where(col(table.removed_by).is_(None))).one()


def added(session: Session, by: Person, name: str, key: str) -> AccountSaved:
    saved = save_account(
        session, Submission(by, key, NOW), None, AccountDetails(name), {}, sure=True
    )
    assert isinstance(saved, AccountSaved)
    return saved


@pytest.fixture
async def acme(store: Store) -> int:
    """Create all members, and put an account on the list."""
    for person in PEOPLE:
        await store.run(member_for, Submission(person, f"first of {person.asker.user}", NOW))
    return (await store.run(added, UMA, "Acme", "acme")).account.id


Writing = Callable[[Session, Person, int, str], object]

SUBMISSIONS: dict[type[SQLModel], Writing] = {
    DmRow: lambda session, by, acme, key: log_dm(
        session, Submission(by, key, NOW), DmEntry(PersonReference("Jane Doe", account_id=acme))
    ),
    StrangerRow: lambda session, by, acme, key: log_dm(
        session, Submission(by, key, NOW), DmEntry(PersonReference("Max Muster", outside=True))
    ),
    DmWeekRow: lambda session, by, acme, key: log_dm_week(
        session, Submission(by, key, NOW), DmWeekEntry(3, 5)
    ),
    CommentRow: lambda session, by, acme, key: log_comment(
        session,
        Submission(by, key, NOW),
        CommentEntry(read_link(LINK), PersonReference(company="Acme")),
    ),
    WinRow: lambda session, by, acme, key: log_win(
        session, Submission(by, key, NOW), WinEntry(WinKind.MEETING, account_id=acme)
    ),
    EngagerRow: lambda session, by, acme, key: log_post(
        session,
        Submission(by, key, NOW),
        PostEntry(read_link(LINK), Figures(100)),
        [EngagedPerson("Jane Doe", account_id=acme)],
    ),
    ContactRow: lambda session, by, acme, key: save_contact(
        session, Submission(by, key, NOW), acme, None, ContactDetails("Jane Doe")
    ),
    AccountRow: lambda session, by, acme, key: added(session, by, "Globex", key),
}


@pytest.mark.parametrize("table", SUBMISSIONS, ids=lambda table: table.__tablename__)
async def test_one_submission_to_several_replicas_is_saved_once(
    store: Store, acme: int, table: type[SQLModel]
) -> None:
    before = await store.read(lambda session: len(session.exec(select(table)).all()))
    submit = SUBMISSIONS[table]
    await asyncio.gather(*(store.run(submit, UMA, acme, "the same") for _ in range(6)))
    after = await store.read(lambda session: len(session.exec(select(table)).all()))
    assert after - before == 1
    query = select(func.count()).select_from(ActRow).where(ActRow.key == "the same")
    assert await store.read(lambda session: session.exec(query).one()) == 1


async def test_members_who_name_a_new_person_at_once_create_one_contact(
    store: Store, acme: int
) -> None:
    whom = PersonReference("Jane Doe", company="Akme", account_id=acme)
    await asyncio.gather(
        *(
            store.run(log_dm, Submission(person, f"dm of {person.asker.user}", NOW), DmEntry(whom))
            for person in PEOPLE
        )
    )
    counts = [await store.read(live, table) for table in (ContactRow, AccountAliasRow, DmRow)]
    assert counts == [1, 1, len(PEOPLE)]


async def test_coaches_who_add_an_account_at_once_learn_that_it_is_listed(
    store: Store, acme: int
) -> None:
    results = await asyncio.gather(
        *(
            store.run(added, person, "Globex", f"globex of {person.asker.user}")
            for person in PEOPLE
        ),
        return_exceptions=True,
    )
    refused = [result for result in results if isinstance(result, UserError)]
    assert len(refused) == len(PEOPLE) - 1
    assert all("Globex is on the list already" in error.problem for error in refused)


async def test_first_strangers_of_several_members_share_one_secret_key(
    store: Store, acme: int
) -> None:
    await asyncio.gather(
        *(
            store.run(
                log_dm,
                Submission(person, f"dm of {person.asker.user}", NOW),
                DmEntry(PersonReference("Max Muster", outside=True)),
            )
            for person in PEOPLE
        )
    )
    # A reply finds the same stranger, so no member's key was lost.
    for person in PEOPLE:
        entry = DmEntry(PersonReference("Max Muster", outside=True), replied=True)
        await store.run(log_dm, Submission(person, f"reply of {person.asker.user}", NOW), entry)
    assert await store.read(live, DmRow) == len(PEOPLE)
