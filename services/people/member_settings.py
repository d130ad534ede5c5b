"""A member's settings: reading them with the upcoming deliveries, and changing them."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.people.member_settings
import storage.people.members
import storage.people.teams
from domain.people.board_consent import NEWEST_BOARD
from domain.people.member_settings import MemberSettings, Plan, Upcoming
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.due_times import at_chosen_hour, quiet_until
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import Kind, Recipient
from services.delivery.scheduling import reschedule_member
from services.people.members import member_for
from services.people.privacy import privacy_of
from services.people.roles import coaches
from storage.tables import MemberRow, MemberSettingsRow, TeamRow, id_of


def own_plan(session: Session, person: Person, now: datetime) -> Plan:
    """The member's own settings and upcoming deliveries."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    return plan_of(session, member, now) if member is not None else usual_plan(session, person, now)


def usual_plan(session: Session, person: Person, now: datetime) -> Plan:
    """The plan of a person without a member row."""
    today = local_date(now, person.zone)
    council = privacy_of(session, person.asker.workspace).council
    return Plan(
        False,
        MemberSettings(),
        person.profile.zone_name,
        today,
        coaches=coaches(person, None),
        council=council,
        admin=person.profile.is_admin,
    )


def change_settings(session: Session, submission: Submission, settings: MemberSettings) -> Plan:
    """Saves a member's settings, and reschedules their deliveries.

    Raises:
        UserError: the settings contradict each other.
    """
    member = member_for(session, submission)
    settings.check(local_date(submission.now, zone_named(member.zone)))
    row = storage.people.member_settings.settings_for(session, member)
    _write(row, settings)
    session.add(row)
    session.flush()
    reschedule_member(session, id_of(member), submission.now)
    return plan_of(session, member, submission.now)


def plan_of(session: Session, member: MemberRow, now: datetime) -> Plan:
    """A member's settings and upcoming deliveries, from the database."""
    teams = storage.people.teams.teams_of_member(session, id_of(member))
    return plan_with_teams(session, member, teams, now)


def plan_with_teams(
    session: Session, member: MemberRow, teams: Sequence[TeamRow], now: datetime
) -> Plan:
    """The same for a member whose teams were read."""
    member_id = id_of(member)
    row = storage.people.member_settings.settings_of(session, member_id)
    recipient = str(Recipient("member", member_id))
    settings, zone = settings_in(row), zone_named(member.zone)
    upcoming = [
        Upcoming(
            Kind(schedule.kind),
            _sent_at(Kind(schedule.kind), schedule.next_due_at, settings, zone),
        )
        for schedule in storage.people.member_settings.schedules_of(session, recipient)
    ]
    return Plan(
        joined=row is not None and row.joined_at is not None,
        settings=settings,
        zone_name=member.zone,
        today=local_date(now, zone),
        upcoming=tuple(sorted(upcoming, key=lambda each: each.due_at)),
        teams=tuple(team.name for team in teams),
        unreachable=row.unreachable if row is not None else None,
        coaches=(member.is_admin or member.is_coach) and not member.may_be_guest,
        council=privacy_of(session, member.workspace_id).council,
        admin=member.is_admin,
    )


def _sent_at(kind: Kind, due_at: datetime, settings: MemberSettings, zone: ZoneInfo) -> datetime:
    """When a delivery is sent: at its chosen hour, or at the end of quiet hours that hold it."""
    if at_chosen_hour(kind, due_at, due_at):
        return due_at
    return quiet_until(zone, settings.quiet_from, settings.quiet_until, due_at) or due_at


def settings_in(row: MemberSettingsRow | None) -> MemberSettings:
    """A row as settings, or the usual settings for no row."""
    if row is None:
        return MemberSettings()
    return MemberSettings(
        on_board=row.on_board,
        board_amounts=row.board_amounts,
        shares_ssi=row.shares_ssi,
        shares_accounts=row.shares_accounts,
        digest_on=row.digest_on,
        digest_weekday=row.digest_weekday,
        digest_minute=row.digest_minute,
        reminder_on=row.reminder_on,
        reminder_day=row.reminder_day,
        nudges_on=row.nudges_on,
        nudge_minute=row.nudge_minute,
        coach_week_on=row.coach_week_on,
        link_offers_on=row.link_offers_on,
        muted_rules=frozenset(row.muted_rules),
        working_days=tuple(sorted(row.working_days)),
        country=row.country,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
        paused_until=row.paused_until,
    )


def _write(row: MemberSettingsRow, settings: MemberSettings) -> None:
    if (row.on_board, row.board_amounts) != (settings.on_board, settings.board_amounts):
        # What a form opens with is no answer.
        row.board_version = NEWEST_BOARD
    row.on_board, row.board_amounts = settings.on_board, settings.board_amounts
    row.shares_ssi = settings.shares_ssi
    row.shares_accounts = settings.shares_accounts
    row.digest_on = settings.digest_on
    row.digest_weekday = settings.digest_weekday
    row.digest_minute = settings.digest_minute
    row.reminder_on = settings.reminder_on
    row.reminder_day = settings.reminder_day
    row.nudges_on = settings.nudges_on
    row.nudge_minute = settings.nudge_minute
    row.coach_week_on = settings.coach_week_on
    row.link_offers_on = settings.link_offers_on
    row.muted_rules = sorted(settings.muted_rules)
    row.working_days = sorted(settings.working_days)
    row.country = settings.country
    row.quiet_from = settings.quiet_from
    row.quiet_until = settings.quiet_until
    row.paused_until = settings.paused_until
