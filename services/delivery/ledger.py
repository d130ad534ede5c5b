"""The delivery ledger's transactions: claim a delivery, hold it for the send, record the outcome.

A delivery is *pending*, then *claimed* under a lease, and ends *sent*, *skipped*, *failed* or *in
doubt*. `hold` sets ``claimed_at`` just before the send. From then on the message may be in Slack,
so the next holder looks for it before it sends.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import uuid4

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

import storage.delivery.claims
import storage.delivery.deliveries
import storage.people.members
from domain.timing.schedules import (
    SAID,
    TOO_FEW,
    Carried,
    DeliveryState,
    Kind,
    Lease,
    Owed,
    Recipient,
    Skip,
)
from services.delivery.addressing import (
    Address,
    MemberRecipient,
    Postponed,
    TeamRecipient,
    allowed_recipient,
)
from services.delivery.carrying import mark_carried_sent, take, with_carried
from services.delivery.scheduling import notify_coaches
from storage.tables import DeliveryRow, MemberSettingsRow, TeamRow, id_of

_log = logging.getLogger(__name__)

#: Skipped deliveries are deleted after this time. No schedule returns to so old a period.
_SKIPPED_KEPT = timedelta(days=100)
#: Kinds whose skipped deliveries are deleted. Invitations and notices are never deleted,
#: because their periods are not dates and must never be owed twice.
_DATED = (
    Kind.DIGEST,
    Kind.BOARD,
    Kind.REMINDER,
    Kind.REMINDER_FOLLOW_UP,
    Kind.SNOOZED_REMINDER,
    Kind.NUDGE,
)

T = TypeVar("T")
#: Takes the delivery, its recipient (a `MemberRecipient` or `TeamRecipient`, by the delivery's
#: kind) and now. Returns the message's content, or a `Skip`.
Compose = Callable[[Session, Owed, Any, datetime], T]
AfterSending = Callable[[Session, Owed, datetime], None]


@dataclass(frozen=True)
class Claim:
    """A delivery that this process holds under a lease.

    Args:
        owner: Id of this claim alone. The same process uses another id for its next claim.
        uuid: Id in the message's metadata, by which a sent message is found again.
        perhaps_sent_at: When an earlier holder was about to send it, or ``None`` if it was
            certainly not sent.
        last_error: The error code of the last attempt, if it may have been sent then; else empty.
    """

    owed: Owed
    owner: str
    uuid: str
    attempts: int
    perhaps_sent_at: datetime | None
    last_error: str = ""


@dataclass(frozen=True)
class Composed(Generic[T]):
    """A message's content, and the recipient's local date, as of which its dates are shown."""

    content: T
    today: date


@dataclass(frozen=True)
class Contents:
    """What a message says, as JSON values, and the other delivery that it carries."""

    said: dict[str, Any] | None = None
    carried: Carried | None = None


@dataclass(frozen=True)
class LeaseLost:
    """Another process holds the delivery now, or its workspace was stopped."""


def workspaces_with_work(session: Session, now: datetime, real_now: datetime) -> list[str]:
    """Slack ids of the workspaces that have something to send."""
    return storage.delivery.claims.workspaces_with_work(session, now, real_now)


def claim(
    session: Session,
    workspace_id: str,
    lease: Lease,
    now: datetime,
    real_now: datetime,
    limit: int,
    in_flight: Collection[int] = (),
) -> list[Claim]:
    """Claims up to ``limit`` deliveries that are due or whose lease has run out.

    Args:
        in_flight: Ids of the deliveries that this process is sending. They never count as
            abandoned, however far the machine's clock was moved.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is None or workspace.stopped:
        return []
    rows = storage.delivery.claims.claim(
        session, workspace_id, lease, now, real_now, limit, in_flight
    )
    return [_claim(row, lease.owner) for row in rows]


def compose(
    session: Session, owed: Owed, composing: Compose[T], now: datetime
) -> T | Skip | Postponed:
    """A delivery's content if its recipient may get it now, otherwise why it is not sent.

    Args:
        composing: The service that composes this kind of delivery.
    """
    recipient = allowed_recipient(session, owed, now)
    if isinstance(recipient, Skip | Postponed):
        return recipient
    return composing(session, owed, recipient, now)


def with_today(
    composing: Compose[T | Skip | Postponed],
) -> Compose[Composed[T] | Skip | Postponed]:
    """Like ``composing``, but its content comes with the recipient's local date."""

    def compose_today(
        session: Session, owed: Owed, recipient: MemberRecipient | TeamRecipient, now: datetime
    ) -> Composed[T] | Skip | Postponed:
        content = composing(session, owed, recipient, now)
        if isinstance(content, Skip | Postponed):
            return content
        return Composed(content, recipient.day(now))

    return compose_today


def hold(
    session: Session,
    claim: Claim,
    lease: Lease,
    now: datetime,
    real_now: datetime,
    contents: Contents | None = None,
) -> Address | Skip | Postponed | LeaseLost:
    """Renews the lease just before the send, and checks again whether the delivery may be sent.

    Args:
        contents: What the message says and carries, recorded in the same transaction.

    Returns:
        The address to send to, after which the message may be in Slack; otherwise why it is not
        sent.
    """
    workspace = storage.people.members.workspace(session, claim.owed.workspace)
    if workspace is None or workspace.stopped:
        return LeaseLost()
    recipient = allowed_recipient(session, claim.owed, now)
    if isinstance(recipient, Skip | Postponed):
        return recipient
    contents = contents or Contents()
    details = with_carried(claim.owed.details or {}, contents.carried)
    if contents.said is not None:
        details[SAID] = contents.said
    held = storage.delivery.claims.renew_lease(
        session, claim.owed.delivery_id, lease, now, real_now, details or None
    )
    if not held:
        return LeaseLost()
    if contents.carried is not None and not take(session, claim.owed, contents.carried, now):
        # It was sent in between, so the message is composed again without it.
        return Postponed(now)
    return recipient.address


def mark_sent(
    session: Session,
    claim: Claim,
    channel: str,
    ts: str,
    now: datetime,
    after: AfterSending | None = None,
) -> None:
    """Records that the message is in Slack.

    Args:
        channel: Slack's id of the conversation, saved for the next message to this person.
        ts: Slack's id of the message.
        after: The follow-up of the send, in the same transaction. If it fails, the delivery is
            still recorded as sent, and ``ssi-coach doctor`` shows the error.
    """
    owed = claim.owed
    if not storage.delivery.claims.mark_sent(
        session, owed.delivery_id, claim.uuid, channel, ts, now
    ):
        return
    mark_carried_sent(session, owed.delivery_id, channel, ts, now)
    if owed.recipient.kind == "member":
        settings = session.get(MemberSettingsRow, owed.recipient.id)
        if settings is not None and settings.dm_channel != channel[:32]:
            settings.dm_channel = channel[:32]
            session.add(settings)
    else:
        _channel_works(session, owed.recipient.id)
    if after is not None:
        _follow_up(session, owed, after, now)


def skip(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Records why nothing was sent. Notifies coaches if too few members are on a board."""
    closed = _close(session, claim, DeliveryState.SKIPPED, reason)
    owed = claim.owed
    if closed and owed.kind is Kind.BOARD and reason == TOO_FEW:
        team_id = owed.recipient.id
        notify_coaches(session, owed.workspace, team_id, DeliveryState.SKIPPED, now, reason)


def fail(session: Session, claim: Claim, reason: str) -> bool:
    """Records that a delivery cannot be sent; ``ssi-coach doctor`` shows it.

    Returns:
        Whether this claim still held it.
    """
    return _close(session, claim, DeliveryState.FAILED, reason)


def leave_in_doubt(session: Session, claim: Claim, reason: str, now: datetime) -> None:
    """Records that the delivery may or may not be in Slack. Notifies coaches about a board."""
    closed = _close(session, claim, DeliveryState.IN_DOUBT, reason)
    if closed and claim.owed.recipient.kind == "team":
        team_id = claim.owed.recipient.id
        notify_coaches(
            session,
            claim.owed.workspace,
            team_id,
            DeliveryState.IN_DOUBT,
            now,
            reason,
            asked=claim.owed.asked_at is not None,
        )


def requeue(
    session: Session, claim: Claim, not_before: datetime, *, perhaps_sent: bool = False
) -> None:
    """Releases a delivery, so that it is tried again.

    Args:
        perhaps_sent: Slack may have taken it, so the next holder must look first.
    """
    storage.delivery.claims.requeue(
        session, claim.owed.delivery_id, claim.owner, not_before, perhaps_sent=perhaps_sent
    )


def put_off(session: Session, claim: Claim, until: datetime) -> None:
    """Releases a delivery that its recipient may not get before ``until``; it was not tried."""
    storage.delivery.claims.requeue(
        session, claim.owed.delivery_id, claim.owner, until, perhaps_sent=False, tried=False
    )


def look_later(
    session: Session, claim: Claim, reason: str, delay: timedelta, real_now: datetime
) -> None:
    """Releases a delivery that Slack may have taken. The next holder looks for it after a delay.

    Args:
        reason: Slack's error code, or what else happened.
        delay: In real time, because moving the clock does not make Slack faster.
    """
    storage.delivery.claims.look_later(
        session, claim.owed.delivery_id, claim.owner, reason, delay, real_now
    )


def release(session: Session, claims: Sequence[Claim], now: datetime) -> None:
    """Releases claims under which nothing was sent; earlier doubts about them remain."""
    for claim in claims:
        requeue(session, claim, now, perhaps_sent=True)


def forget_old_skips(session: Session, now: datetime, limit: int) -> int:
    """Deletes skipped deliveries that are older than 100 days.

    Args:
        limit: The most to delete, which keeps the transaction short.

    Returns:
        How many were deleted.
    """
    return storage.delivery.deliveries.forget_skipped(session, now - _SKIPPED_KEPT, _DATED, limit)


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
    return Claim(owed, owner, row.uuid, row.attempts, row.claimed_at, row.reason or "")


def _channel_works(session: Session, team_id: int) -> None:
    """Forgets the trouble with a team's channel, because it took a board."""
    team = session.get(TeamRow, team_id)
    if team is not None and team.trouble is not None:
        team.trouble = None
        session.add(team)


def _follow_up(session: Session, owed: Owed, after: AfterSending, now: datetime) -> None:
    try:
        with session.begin_nested():
            after(session, owed, now)
    except OperationalError:
        raise  # The database is busy or unreachable: the caller retries the whole transaction.
    except Exception:
        # The message is in Slack, so the delivery is recorded as sent whatever fails here.
        error_id = uuid4().hex[:8]
        _log.exception(
            "delivery %d was sent, but its follow-up failed [%s]",
            owed.delivery_id,
            error_id,
            extra={"delivery": owed.delivery_id},  # a thread does not know the task's
        )
        reason = f"sent, but what follows failed [{error_id}]"
        storage.delivery.claims.note(session, owed.delivery_id, reason)


def _close(session: Session, claim: Claim, state: DeliveryState, reason: str) -> bool:
    return storage.delivery.claims.close(
        session, claim.owed.delivery_id, claim.owner, state, reason
    )
