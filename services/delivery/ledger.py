"""The outbox's transactions: take what is owed, hold it while it is sent, record what became of it.

A delivery is *pending*, *claimed* under a lease, and in the end *sent*, *skipped*, *failed* or *in
doubt*. ``claimed_at`` is set by the update just before the send: from then on it may have been
sent, and whoever finds it again must look before sending.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

import storage.delivery.deliveries
import storage.delivery.schedules
import storage.people.members
from domain.timing.schedules import (
    IN_DOUBT,
    SKIPPED,
    TOO_FEW,
    Kind,
    Lease,
    Owed,
    Recipient,
    Skip,
)
from services.delivery.addressing import Address, Postponed, address_of, why_not
from services.delivery.scheduling import reschedule_member, reschedule_team, tell_coaches
from storage.tables import DeliveryRow, MemberSettingsRow, WorkspaceRow, id_of

_log = logging.getLogger(__name__)

#: Skipped deliveries are kept so long: no schedule comes back to a period so old.
_SKIPPED_KEPT = timedelta(days=100)
#: An invitation and a notice are never forgotten: their periods are not dates.
_DATED = (
    Kind.DIGEST,
    Kind.BOARD,
    Kind.REMINDER,
    Kind.REMINDER_FOLLOW_UP,
    Kind.SNOOZED_REMINDER,
    Kind.NUDGE,
)

T = TypeVar("T")
AfterSending = Callable[[Session, Owed, datetime], None]


@dataclass(frozen=True)
class Claim:
    """A delivery that is held.

    Args:
        owner: Names this claim alone; a later one of the same process has another.
        uuid: Stands in the message's metadata.
        perhaps_sent_at: When an earlier holder was about to send it, or ``None`` when it surely
            was not sent.
    """

    owed: Owed
    owner: str
    uuid: str
    attempts: int
    perhaps_sent_at: datetime | None


@dataclass(frozen=True)
class Lost:
    """Another process holds the delivery now, or its workspace was stopped."""


def workspaces_with_work(session: Session, now: datetime, real_now: datetime) -> list[str]:
    """Workspaces that have something to send."""
    return storage.delivery.deliveries.workspaces_with_work(session, now, real_now)


def claim(
    session: Session,
    workspace_id: str,
    lease: Lease,
    now: datetime,
    real_now: datetime,
    limit: int,
    in_flight: Collection[int] = (),
) -> list[Claim]:
    """Takes deliveries that are due, or whose holder let its lease run out.

    Args:
        in_flight: Numbers of those that this process is sending: they are not abandoned, however
            far the machine's clock was set on.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is None or workspace.stopped:
        return []
    rows = storage.delivery.deliveries.claim(
        session, workspace_id, lease, now, real_now, limit, in_flight
    )
    return [_claim(row, lease.owner) for row in rows]


def compose(
    session: Session, owed: Owed, composing: Callable[[Session, Owed, datetime], T], now: datetime
) -> T | Skip | Postponed:
    """What a delivery says, if it may be sent now.

    Args:
        composing: The service that makes what this kind says.
    """
    return why_not(session, owed, now) or composing(session, owed, now)


def hold(
    session: Session, claim: Claim, lease: Lease, now: datetime, real_now: datetime
) -> Address | Skip | Postponed | Lost:
    """The update just before the send.

    Returns:
        Where it goes, when it may be sent now; from now on it may have been.
    """
    workspace = storage.people.members.workspace(session, claim.owed.workspace)
    if workspace is None or workspace.stopped:
        return Lost()
    reason = why_not(session, claim.owed, now)
    if reason is not None:
        return reason
    address = address_of(session, claim.owed)
    held = storage.delivery.deliveries.reassert(
        session, claim.owed.delivery_id, lease, now, real_now
    )
    return address if held and address is not None else Lost()


def mark_sent(
    session: Session,
    claim: Claim,
    channel: str,
    ts: str,
    now: datetime,
    after: AfterSending | None = None,
) -> None:
    """Records that a message is there.

    Args:
        channel: Slack's id of the conversation, kept for the next message to this person.
        after: What follows from the sending, in the same transaction. Its errors undo nothing
            else, for the message is there; ``ssi-coach doctor`` shows them.
    """
    owed = claim.owed
    if not storage.delivery.deliveries.mark_sent(session, owed.delivery_id, channel, ts, now):
        return
    if owed.recipient.kind == "member":
        settings = session.get(MemberSettingsRow, owed.recipient.id)
        if settings is not None and settings.dm_channel != channel:
            settings.dm_channel = channel
            session.add(settings)
    if after is not None:
        _follow(session, owed, after, now)


def skip(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Records that there was nothing to send, and why; the coaches hear of a board too small."""
    closed = _close(session, claim, storage.delivery.deliveries.SKIPPED, reason)
    owed = claim.owed
    if closed and owed.kind is Kind.BOARD and reason == TOO_FEW:
        tell_coaches(session, owed.workspace, owed.recipient.id, SKIPPED, now, reason)


def fail(session: Session, claim: Claim, reason: str) -> None:
    """Records that it cannot be sent; ``ssi-coach doctor`` shows it."""
    _close(session, claim, storage.delivery.deliveries.FAILED, reason)


def put_back(
    session: Session, claim: Claim, not_before: datetime, *, perhaps_sent: bool = False
) -> None:
    """Lets go, to be tried again.

    Args:
        perhaps_sent: Slack may have taken it: whoever tries again must look first.
    """
    storage.delivery.deliveries.put_back(
        session, claim.owed.delivery_id, claim.owner, not_before, perhaps_sent=perhaps_sent
    )


def settle(session: Session, claim: Claim, length: timedelta, real_now: datetime) -> None:
    """Lets go of what Slack may have taken, until it can be looked for.

    Args:
        length: Real time: Slack is no faster where a clock is moved.
    """
    storage.delivery.deliveries.settle(
        session, claim.owed.delivery_id, claim.owner, length, real_now
    )


def let_go(session: Session, claims: Sequence[Claim], now: datetime) -> None:
    """Lets go of claims under which nothing was sent; what was unsure before them stays so."""
    for claim in claims:
        put_back(session, claim, now, perhaps_sent=True)


def leave_in_doubt(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Records that nobody knows whether it was sent; about a board, the coaches are told."""
    closed = _close(session, claim, storage.delivery.deliveries.IN_DOUBT, reason)
    if closed and claim.owed.recipient.kind == "team":
        team_id = claim.owed.recipient.id
        tell_coaches(session, claim.owed.workspace, team_id, IN_DOUBT, now)


def stop_person(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Sends nothing more to somebody whom Slack lets nobody write to."""
    if not _close(session, claim, storage.delivery.deliveries.FAILED, reason):
        return
    settings = session.get(MemberSettingsRow, claim.owed.recipient.id)
    if settings is not None:
        settings.unreachable = reason[:64]
        session.add(settings)
        reschedule_member(session, claim.owed.recipient.id, now)


def pause_team(
    session: Session, claim: Claim, channel: str | None, reason: str, now: datetime
) -> None:
    """Posts no board of a team until its channel is mended; the coaches are told once.

    Args:
        channel: The one that took no board. A team that has another by now gets it there.
    """
    team_id = claim.owed.recipient.id
    team = storage.delivery.schedules.teams(session, [team_id]).get(team_id)
    if team is not None and team.channel_id != channel:
        put_back(session, claim, now)
        return
    closed = _close(session, claim, storage.delivery.deliveries.FAILED, reason)
    if closed and team is not None and team.removed_at is None:
        team.trouble = reason[:64]
        session.add(team)
        reschedule_team(session, team_id, now)
        tell_coaches(session, claim.owed.workspace, team_id, reason, now)


def stop_workspace(
    session: Session, claim: Claim, reason: str, now: datetime, *, perhaps_sent: bool = False
) -> None:
    """Sends nothing more in a workspace that has taken the bot's token away."""
    put_back(session, claim, now, perhaps_sent=perhaps_sent)
    workspace = storage.people.members.workspace(session, claim.owed.workspace)
    if workspace is not None:
        workspace.stopped = reason[:64]
        session.add(workspace)


def resume_workspace(session: Session, workspace_id: str) -> None:
    """Sends again in a workspace whose token is good."""
    workspace = session.get(WorkspaceRow, workspace_id)
    if workspace is not None and workspace.stopped is not None:
        workspace.stopped = None
        session.add(workspace)


def forget_old_skips(session: Session, now: datetime, limit: int) -> int:
    """Deletes skipped deliveries of long ago; how many.

    Args:
        limit: How many at most, so that the transaction stays short.
    """
    return storage.delivery.deliveries.forget_skipped(session, now - _SKIPPED_KEPT, _DATED, limit)


@dataclass(frozen=True)
class Troubled:
    """With how many deliveries something went wrong, and what with the newest of them."""

    count: int
    newest: str


def troubled(session: Session, since: datetime) -> Troubled | None:
    """Deliveries due since then with which something went wrong; ``None`` when all is well."""
    rows = storage.delivery.deliveries.troubled(session, since)
    if not rows:
        return None
    newest = rows[0]
    said = f"{newest.kind} of {newest.due_at:%Y-%m-%d}: {newest.reason or newest.state}"
    return Troubled(len(rows), said)


def _claim(row: DeliveryRow, owner: str) -> Claim:
    owed = Owed(
        delivery_id=id_of(row),
        workspace=row.workspace_id,
        recipient=Recipient.parse(row.recipient),
        kind=Kind(row.kind),
        period=row.period,
        due_at=row.due_at,
        details=row.details,
    )
    return Claim(owed, owner, row.uuid, row.attempts, row.claimed_at)


def _follow(session: Session, owed: Owed, after: AfterSending, now: datetime) -> None:
    try:
        with session.begin_nested():
            after(session, owed, now)
    except OperationalError:
        raise  # The database is busy or away: all of it is tried again.
    except Exception:
        # The message is there: that is recorded whatever else goes wrong.
        error_id = uuid4().hex[:8]
        _log.exception("delivery %d was sent; what follows failed [%s]", owed.delivery_id, error_id)
        reason = f"sent, but what follows failed [{error_id}]"
        storage.delivery.deliveries.note(session, owed.delivery_id, reason)


def _close(session: Session, claim: Claim, state: str, reason: str) -> bool:
    return storage.delivery.deliveries.close(
        session, claim.owed.delivery_id, claim.owner, state, reason
    )
