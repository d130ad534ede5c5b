"""Deliveries whose recipient is gone, or takes no more messages, by the time of the send."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from domain.timing.schedules import (
    Carried,
    DeliveryState,
    Kind,
    Lease,
    Owed,
    Recipient,
    Skip,
    board_trouble,
)
from services.delivery.addressing import TEAM_REMOVED, Postponed
from services.delivery.ledger import Claim, Contents, claim, compose, hold, mark_sent
from services.delivery.suspending import note_channel_trouble, stop_person, stop_sending
from services.figures.board_posting import release_posting
from services.people.forgetting import forget_member
from services.people.teams import compose_notice
from storage.tables import DeliveryRow, MemberRow, MemberSettingsRow, TeamRow, WorkspaceRow
from tests.engines import ON_SQLITE
from tests.services.team import (
    ADA,
    BO,
    MONDAY,
    WORKSPACE,
    deliveries,
    joins,
    owed,
    sent,
    submitted,
    team_of,
)

pytestmark = ON_SQLITE

GONE = 999
LEASE = Lease("this process", timedelta(minutes=1))


def claimed(session: Session) -> Claim:
    """Claims the only delivery that is due, beside those to members who just joined."""
    due = claim(session, WORKSPACE, LEASE, MONDAY, MONDAY, 10)
    [found] = [each for each in due if each.owed.kind is not Kind.WELCOME]
    return found


def state_of(session: Session, what: Owed) -> str:
    session.expire_all()
    return session.get_one(DeliveryRow, what.delivery_id).state


def test_a_delivery_to_a_deleted_member_is_skipped(session: Session) -> None:
    joins(session, ADA)
    what = owed(session, Kind.NOTICE, Recipient("member", GONE), MONDAY)
    assert compose(session, what, compose_notice, MONDAY) == Skip("the member was deleted")


def test_a_message_sent_while_its_member_is_erased_leaves_no_row(session: Session) -> None:
    ada, bo = joins(session, ADA), joins(session, BO)
    erased = owed(session, Kind.NOTICE, Recipient("member", ada), MONDAY)
    in_flight = claimed(session)
    forget_member(session, submitted(ADA, MONDAY), MONDAY)
    session.expunge_all()
    other = owed(session, Kind.NOTICE, Recipient("member", bo), MONDAY)
    assert other.delivery_id == erased.delivery_id  # SQLite gives the id again.
    mark_sent(session, in_flight, "D1", "1.000001", MONDAY)
    assert state_of(session, other) == DeliveryState.PENDING
    assert session.get(MemberRow, ada) is None


def test_a_refusal_for_a_deleted_member_ends_the_delivery(session: Session) -> None:
    joins(session, ADA)
    what = owed(session, Kind.DIGEST, Recipient("member", GONE), MONDAY)
    stop_person(session, claimed(session), "user_not_found", MONDAY)
    assert state_of(session, what) == DeliveryState.FAILED
    assert session.get(MemberSettingsRow, GONE) is None


def test_a_channel_that_refuses_the_board_of_a_removed_team_troubles_no_coach(
    session: Session,
) -> None:
    team_id = team_of(session, [joins(session, ADA)])
    what = owed(session, Kind.BOARD, Recipient("team", team_id), MONDAY)
    found = claimed(session)
    team = session.get_one(TeamRow, team_id)
    team.removed_at = MONDAY
    session.add(team)
    session.flush()
    note_channel_trouble(session, found, "C1", "is_archived", MONDAY)
    assert state_of(session, what) == DeliveryState.FAILED
    assert session.get_one(TeamRow, team_id).trouble is None
    assert deliveries(session, Kind.NOTICE) == []


def test_a_revoked_token_of_a_deleted_workspace_stops_no_other(session: Session) -> None:
    joins(session, ADA)
    stop_sending(session, "T9", "token_revoked")
    assert session.get(WorkspaceRow, "T9") is None
    assert session.get_one(WorkspaceRow, WORKSPACE).stopped is None


def test_a_notice_about_a_removed_team_is_skipped(session: Session) -> None:
    member_id = joins(session, ADA)
    member = session.get_one(MemberRow, member_id)
    member.is_coach = True
    session.add(member)
    what = owed(session, Kind.NOTICE, Recipient("member", member_id), MONDAY)
    what = replace(what, details=board_trouble(GONE, "is_archived"))
    assert compose(session, what, compose_notice, MONDAY) == Skip(TEAM_REMOVED)


def test_a_digest_is_composed_again_if_its_reminder_was_sent_in_between(session: Session) -> None:
    recipient = Recipient("member", joins(session, ADA))
    reminder = owed(session, Kind.REMINDER, recipient, MONDAY, "2026-11")
    sent(session, reminder)
    owed(session, Kind.DIGEST, recipient, MONDAY)
    carried = Contents(carried=Carried(Kind.REMINDER, "2026-11", MONDAY))
    held = hold(session, claimed(session), LEASE, MONDAY, MONDAY, carried)
    assert held == Postponed(MONDAY)


@pytest.mark.parametrize("delivery_id", ["of a digest", "of no delivery"])
def test_only_a_posting_by_hand_is_released(session: Session, delivery_id: str) -> None:
    what = owed(session, Kind.DIGEST, Recipient("member", joins(session, ADA)), MONDAY)
    released = what.delivery_id if delivery_id == "of a digest" else GONE
    release_posting(session, submitted(ADA, MONDAY), released)
    session.flush()
    assert state_of(session, what) == DeliveryState.PENDING
