"""A workspace without the app is erased after 30 days, unless the app returns."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from delivery.jobs import forget_old
from services.delivery.suspending import resume_workspace, stop_sending
from services.people.workspaces import app_removed, begin_erasure, cancel_erasure
from storage.store import Store
from storage.tables import MemberRow, WorkspaceRow
from tests.services.team import ADA, joins

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AFTER = NOW + timedelta(days=30)


def members(session: Session) -> int:
    return len(session.exec(select(MemberRow)).all())


def ended(session: Session) -> None:
    """Ada's workspace removes the app; Slack tells it twice, in any order."""
    joins(session, ADA)
    app_removed(session, "T1", "tokens_revoked", NOW)
    app_removed(session, "T1", "app_uninstalled", NOW + timedelta(days=3))


async def test_a_workspace_is_erased_thirty_days_after_the_app_was_removed(store: Store) -> None:
    await store.run(ended)
    await forget_old(store, AFTER - timedelta(seconds=1))
    assert await store.read(members) == 1
    await forget_old(store, AFTER)
    assert await store.read(members) == 0
    assert (await store.read(lambda session: session.exec(select(WorkspaceRow)).all())) == []


def test_an_app_that_returns_keeps_the_workspace(session: Session) -> None:
    ended(session)
    row = session.get_one(WorkspaceRow, "T1")
    assert row.stopped == "app_uninstalled"
    resume_workspace(session, "T1")
    session.flush()
    assert session.get_one(WorkspaceRow, "T1", populate_existing=True).erase_at is None


def test_a_new_token_keeps_the_date_that_an_operator_set(session: Session) -> None:
    joins(session, ADA)
    begin_erasure(session, "T1", NOW)
    stop_sending(session, "T1", "token_revoked")
    resume_workspace(session, "T1")
    assert session.get_one(WorkspaceRow, "T1").erase_at == AFTER
    assert cancel_erasure(session, "T1")
    assert session.get_one(WorkspaceRow, "T1").erase_at is None
