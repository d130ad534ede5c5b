"""Schedules: when each recipient's next delivery is due, and adding due ones to the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

import storage.delivery.addressees
import storage.delivery.claims
import storage.delivery.deliveries
import storage.delivery.schedules
from domain.timing.due_times import Due, MemberTimes, TeamTimes, after_digest
from domain.timing.periods import week_of, zone_named
from domain.timing.schedules import (
    CHANNEL_TROUBLES,
    SHELF_LIFE,
    TOO_LATE,
    DeliveryState,
    Kind,
    Recipient,
    board_trouble,
    too_late,
)
from domain.timing.working_days import WORKING_WEEK
from services.delivery.public_holidays import working_days
from storage.delivery.deliveries import NewDelivery
from storage.delivery.schedules import Advanced, DeliveryPreferences, DueSchedule
from storage.tables import ScheduleRow, TeamRow

#: Scheduled kinds. The other kinds are owed when something happens.
MEMBER_KINDS = (Kind.DIGEST, Kind.REMINDER, Kind.NUDGE, Kind.COACH_WEEK)
TEAM_KINDS = (Kind.BOARD,)
#: Missed periods older than this are not recorded.
_REMEMBERED = timedelta(days=35)
#: The letter in a notice's period for each sort of board trouble. Channel trouble is ``c``.
_SORTS: dict[str, str] = {DeliveryState.IN_DOUBT: "d", DeliveryState.SKIPPED: "s"}
#: A schedule that cannot be computed is tried again after this time.
_RETRY_ODD = timedelta(days=1)

Times = MemberTimes | TeamTimes


@dataclass(frozen=True)
class TickResult:
    """The result of a tick.

    Args:
        owed: How many deliveries were added to the ledger.
        more: Whether the tick reached its limit, so that other schedules may be due.
        odd: Ids of schedules whose next time cannot be computed, with the reason. They are tried
            again after a day.
        skipped: How many of the added deliveries came too late to be sent.
    """

    owed: int
    more: bool
    odd: tuple[tuple[int, str], ...] = ()
    skipped: int = 0


def tick(session: Session, now: datetime, limit: int) -> TickResult:
    """Adds due deliveries to the ledger, and moves each schedule to its next due time.

    Args:
        limit: The most schedules to process, which keeps the transaction short.
    """
    rows = storage.delivery.schedules.due(session, now, limit)
    times = _times_of(session, rows, now)
    owed: list[NewDelivery] = []
    advanced: list[Advanced] = []
    ended: list[int] = []
    odd: list[tuple[int, str]] = []
    for row in rows:
        recipients_times = times.get(row.recipient)
        try:
            following = _put_off(row, recipients_times, now) or _owe_what_is_due(
                row, recipients_times, now, owed
            )
        except ValueError as error:
            # Broken settings of one member must not stop the others.
            odd.append((row.id, str(error)))
            following = Due(row.period, now + _RETRY_ODD)
        if following is None:
            ended.append(row.id)
        else:
            advanced.append(Advanced(row.id, following.at, following.period))
    storage.delivery.deliveries.add(session, owed)
    storage.delivery.schedules.advance(session, advanced)
    storage.delivery.schedules.remove(session, ended)
    skipped = sum(delivery.reason is not None for delivery in owed)
    return TickResult(len(owed), len(rows) == limit, tuple(odd), skipped)


def reschedule_member(session: Session, member_id: int, now: datetime) -> None:
    """Recomputes a member's schedules after any change of settings or zone.

    Also owes deliveries that came due before the change, even if no tick has seen them yet.
    """
    session.flush()
    for preferences in storage.delivery.schedules.delivery_preferences(session, [member_id]):
        recipient, times = Recipient("member", member_id), times_of(preferences, now)
        _reschedule(session, preferences.workspace_id, recipient, MEMBER_KINDS, times, now)


def reschedule_team(session: Session, team_id: int, now: datetime) -> None:
    """Recomputes a team's schedule after any change of the team.

    A board that failed because of its channel is tried again if it is still within its shelf life.
    """
    session.flush()
    team = storage.delivery.schedules.teams(session, [team_id]).get(team_id)
    if team is None:
        return
    recipient, times = Recipient("team", team_id), times_of_team(team, now)
    if times is not None and not team.trouble:
        since = now - SHELF_LIFE[Kind.BOARD]
        storage.delivery.claims.reopen_failed(
            session, str(recipient), Kind.BOARD, since, CHANNEL_TROUBLES
        )
    _reschedule(session, team.workspace_id, recipient, TEAM_KINDS, times, now)


def owe(
    session: Session,
    workspace_id: str,
    recipient: Recipient,
    kind: Kind,
    period: str,
    due_at: datetime,
    details: dict[str, Any] | None = None,
) -> None:
    """Owes one message. Does nothing if the period already has a delivery."""
    session.flush()
    new = NewDelivery(workspace_id, str(recipient), kind, period, due_at, details)
    storage.delivery.deliveries.add(session, [new])


def owe_coaches(
    session: Session,
    workspace_id: str,
    kind: Kind,
    period: str,
    due_at: datetime,
    details: dict[str, Any],
) -> None:
    """Owes one message to each admin and coach who joined, once a period."""
    for member_id in storage.delivery.addressees.coaches_to_notify(session, workspace_id):
        recipient = Recipient("member", member_id)
        owe(session, workspace_id, recipient, kind, period, due_at, details)


def notify_coaches(
    session: Session,
    workspace_id: str,
    team_id: int,
    trouble: str,
    now: datetime,
    reason: str = "",
    *,
    asked: bool = False,
) -> None:
    """Owes a notice about a team's board to each admin and coach who joined.

    Each sort of trouble has one notice a week, so a transient failure never masks one that needs
    fixing.

    Args:
        trouble: Slack's error code, or the board's `DeliveryState`: in doubt or skipped.
        reason: Why the board was skipped, or is in doubt.
        asked: Whether a person asked for the board after it was missed; they are told once more.
    """
    sort = _SORTS.get(trouble, "c")
    period = f"{team_id}{sort}{week_of(now.date()).name}{'a' if asked else ''}"
    details = board_trouble(team_id, trouble, reason)
    owe_coaches(session, workspace_id, Kind.NOTICE, period, now, details)


def tell_coaches_of_handover(
    session: Session, workspace_id: str, member_id: int, now: datetime
) -> None:
    """Owes each admin and coach who joined one notice that a member who owns accounts left."""
    period = f"{member_id}@{now:%y%m%d}"
    owe_coaches(session, workspace_id, Kind.HANDOVER, period, now, {"member_id": member_id})


def times_of(preferences: DeliveryPreferences, now: datetime) -> MemberTimes | None:
    """A member's delivery times around now, or ``None`` while no schedule sends them anything."""
    if preferences.joined_at is None or preferences.unreachable or preferences.refused:
        return None
    weekly = (preferences.digest_weekday, preferences.digest_minute)
    coaches = (preferences.is_admin or preferences.is_coach) and not preferences.is_guest
    return MemberTimes(
        zone=zone_named(preferences.zone),
        digest=weekly if preferences.digest_on else None,
        reminder_day=preferences.reminder_day if preferences.reminder_on else None,
        nudge_minute=preferences.nudge_minute if preferences.nudges_on else None,
        working_days=working_days(
            preferences.working_days, preferences.zone, now, preferences.country
        ),
        silent_until=preferences.paused_until,
        coach_week=after_digest(*weekly) if coaches and preferences.coach_week_on else None,
    )


def times_of_team(team: TeamRow, now: datetime) -> TeamTimes | None:
    """When a team's board is posted around now, or ``None`` while it is not posted."""
    if team.removed_at is not None or team.channel_id is None:
        return None
    return TeamTimes(
        zone_named(team.zone),
        team.board_weekday,
        team.board_minute,
        working_days(WORKING_WEEK, team.zone, now),
    )


def _reschedule(
    session: Session,
    workspace_id: str,
    recipient: Recipient,
    kinds: tuple[Kind, ...],
    times: Times | None,
    now: datetime,
) -> None:
    rows = {
        Kind(row.kind): row
        for row in storage.delivery.schedules.of_recipient(session, str(recipient))
    }
    for kind in kinds:
        row = rows.get(kind)
        owed: list[NewDelivery] = []
        if row is not None and row.next_due_at <= now:
            _owe_what_is_due(row, times, now, owed)
        if row is not None and times is not None:
            owed += _overtaken(row, times, now)
        storage.delivery.deliveries.add(session, owed)
        due = _not_yet_owed(session, workspace_id, recipient, kind, times, now)
        if due is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = ScheduleRow(
                workspace_id=workspace_id,
                recipient=str(recipient),
                kind=kind,
                next_due_at=due.at,
                period=due.period,
            )
        row.next_due_at, row.period = due.at, due.period
        session.add(row)
    session.flush()


def _overtaken(row: ScheduleRow, times: Times, now: datetime) -> list[NewDelivery]:
    """Deliveries that were due later by the old times, and are overdue by the new times.

    They are sent late. Otherwise a member who moves east at the wrong hour would lose the week's
    digest.
    """
    kind = Kind(row.kind)
    owed: list[NewDelivery] = []
    due = times.following(kind, now - SHELF_LIFE[kind])
    while due is not None and due.at <= now:
        # Periods of one kind sort as text. Earlier periods than the row's have been owed.
        if due.period >= row.period:
            owed.append(NewDelivery(row.workspace_id, row.recipient, kind, due.period, due.at))
        due = times.following(kind, due.at)
    return owed


def _not_yet_owed(
    session: Session,
    workspace_id: str,
    recipient: Recipient,
    kind: Kind,
    times: Times | None,
    now: datetime,
) -> Due | None:
    """The next due time of a kind whose period has no delivery yet."""
    due = times.following(kind, now) if times else None
    while due is not None and times is not None:
        if not storage.delivery.deliveries.is_in_ledger(
            session, workspace_id, str(recipient), kind, due.period
        ):
            return due
        due = times.following(kind, due.at)
    return None


def _put_off(row: DueSchedule, times: Times | None, now: datetime) -> Due | None:
    """The later due time of the same period, or ``None`` if there is none.

    A schedule that an older version made does not know of a holiday that this version knows.
    """
    later = times.following(Kind(row.kind), now) if times is not None else None
    return later if later is not None and later.period == row.period else None


def _owe_what_is_due(
    row: ScheduleRow | DueSchedule, times: Times | None, now: datetime, owed: list[NewDelivery]
) -> Due | None:
    """Adds to ``owed`` the deliveries that a schedule owes by now.

    Returns:
        The next due time, or ``None`` when the schedule has ended.
    """
    if times is None:
        return None
    kind = Kind(row.kind)
    due: Due | None = Due(row.period, row.next_due_at)
    while due is not None and due.at <= now:
        reason = TOO_LATE if too_late(kind, due.at, now) else None
        owed.append(
            NewDelivery(row.workspace_id, row.recipient, kind, due.period, due.at, reason=reason)
        )
        due = times.following(kind, max(due.at, now - _REMEMBERED))
    return due


def _times_of(session: Session, rows: list[DueSchedule], now: datetime) -> dict[str, Times]:
    recipients = [Recipient.parse(row.recipient) for row in rows]
    members = {each.id for each in recipients if each.kind == "member"}
    teams = {each.id for each in recipients if each.kind == "team"}
    return dict(_each_with_times(session, members, teams, now))


def _each_with_times(
    session: Session, members: set[int], teams: set[int], now: datetime
) -> Iterator[tuple[str, Times]]:
    if members:
        for preferences in storage.delivery.schedules.delivery_preferences(session, members):
            if (member_times := times_of(preferences, now)) is not None:
                yield str(Recipient("member", preferences.member_id)), member_times
    if teams:
        for team_id, team in storage.delivery.schedules.teams(session, teams).items():
            if (team_times := times_of_team(team, now)) is not None:
                yield str(Recipient("team", team_id)), team_times
