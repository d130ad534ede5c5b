"""What was taken back is deleted for good after 30 days, and changes no figure."""

from datetime import timedelta

import pytest
from sqlmodel import Session, SQLModel, select

from delivery.jobs import forget_old
from domain.engagement import Figures
from domain.entries.dms import DmEntry
from domain.entries.engagers import people_to_list
from domain.entries.person_reference import PersonReference
from domain.entries.posts import PostEntry, PostLogged
from domain.errors import UserError
from domain.people.members import Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from linkedin.links import read_link
from services.entries.dms import log_dm
from services.entries.engagers import read_listing
from services.entries.log_post import log_post
from services.entries.own_posts import delete_post
from services.entries.removed_rows import forget_removed
from services.entries.undo import undo
from services.figures.stats import own_stats
from services.targets.accounts import save_account
from services.targets.committee import remove_contact, save_contact
from storage.store import Store
from storage.tables import AccountRow, ContactRow, PostRow, SnapshotRow
from tests.conversations.links import link_at
from tests.services.team import MONDAY, someone
from tests.services.team import submitted as submitted_at

ADA = Person(someone("Ada").asker, Profile("Ada", is_admin=True))
LINK = link_at("2026-11-20")
LATER = MONDAY + timedelta(days=30)


def at(minutes: int) -> Submission:
    """Ada's submission some minutes later."""
    return submitted_at(ADA, MONDAY + timedelta(minutes=minutes))


def stored(session: Session) -> str:
    """Every value of every row."""
    session.flush()
    return "\n".join(
        repr(tuple(row))
        for table in SQLModel.metadata.sorted_tables
        for row in session.connection().execute(table.select())
    )


def listed(session: Session) -> tuple[PostLogged, int]:
    """Ada logs a post with Jane Doe of Acme; returns the answer and Jane's id."""
    saved = save_account(session, at(0), None, AccountDetails("Acme"), {}, sure=True)
    assert isinstance(saved, AccountSaved)
    read = read_listing(session, ADA, read_link(LINK), "Jane Doe, CTO, Acme", MONDAY)
    people = people_to_list(read.recognised, {})
    result = log_post(session, at(1), PostEntry(read_link(LINK), Figures(1000)), people)
    assert isinstance(result, PostLogged)
    jane = session.exec(select(ContactRow)).one()
    assert jane.id is not None
    return result, jane.id


def test_a_deleted_post_is_gone_after_thirty_days_with_its_figures(session: Session) -> None:
    logged, _ = listed(session)
    delete_post(session, at(2), logged.post.id)
    forget_removed(session, LATER, 100)
    assert session.exec(select(PostRow)).all()
    assert forget_removed(session, LATER + timedelta(minutes=5), 100)
    assert session.exec(select(PostRow)).all() == []
    assert session.exec(select(SnapshotRow)).all() == []


def test_an_undone_entry_is_gone_thirty_days_after_the_undo(session: Session) -> None:
    listed(session)
    undo(session, submitted_at(ADA, MONDAY + timedelta(days=9)))
    forget_removed(session, LATER + timedelta(days=8), 100)
    assert LINK in stored(session)
    forget_removed(session, LATER + timedelta(days=10), 100)
    assert LINK not in stored(session)


def test_a_removed_contact_is_forgotten_by_name_and_the_entries_count_as_before(
    session: Session,
) -> None:
    _, jane = listed(session)
    log_dm(session, at(2), DmEntry(PersonReference("Jane Doe", contact_id=jane)))
    log_dm(session, at(3), DmEntry(PersonReference("Jane Doe", contact_id=jane), replied=True))
    before = own_stats(session, ADA, "30d", MONDAY + timedelta(hours=1))
    remove_contact(session, at(4), jane)
    forget_removed(session, LATER + timedelta(minutes=10), 100)
    assert "Jane" not in stored(session)
    assert own_stats(session, ADA, "30d", MONDAY + timedelta(hours=1)) == before
    assert session.exec(select(AccountRow)).one().removed_by is None


def test_an_earlier_name_of_a_contact_is_forgotten_after_thirty_days(session: Session) -> None:
    _, jane = listed(session)
    account = session.exec(select(AccountRow)).one()
    assert account.id is not None
    save_contact(session, at(2), account.id, jane, ContactDetails("Jane Smith", "CTO"))
    assert "Jane Doe" in stored(session)
    forget_removed(session, LATER + timedelta(minutes=10), 100)
    assert "Jane Doe" not in stored(session)
    assert "Jane Smith" in stored(session)


def test_undo_reaches_thirty_days_back(session: Session) -> None:
    listed(session)
    with pytest.raises(UserError, match="more than 30 days old"):
        undo(session, submitted_at(ADA, LATER + timedelta(minutes=1)))


async def test_the_daily_job_deletes_what_was_removed(store: Store) -> None:
    def remove(session: Session) -> None:
        logged, _ = listed(session)
        delete_post(session, at(2), logged.post.id)

    await store.run(remove)
    assert await forget_old(store, LATER + timedelta(days=1)) > 0
    assert LINK not in await store.read(stored)
