"""The weekly message to a coach: their teams' totals, coverage, and boards that were not posted."""

from datetime import datetime, timedelta

from sqlmodel import Session

from domain.figures.coach_week import CoachWeek
from domain.people.members import Asker, Person, Profile
from domain.timing.periods import week_of
from domain.timing.schedules import Owed, Skip
from services.delivery.addressing import MemberRecipient
from services.figures.board import COUNCIL
from services.figures.coach_overview import coach_overview
from services.figures.team_stats import totals_of_teams
from services.people.privacy import privacy_of
from services.thresholds import thresholds_in


def compose_coach_week(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> CoachWeek | Skip:
    """The last ISO week of all teams, read as of the due time.

    Returns:
        ``Skip`` without a team, and in council mode, which records each read of totals.
    """
    if privacy_of(session, owed.workspace).council:
        return Skip(COUNCIL)
    window = week_of(recipient.today - timedelta(days=7))
    teams = totals_of_teams(session, owed.workspace, window.name, owed.due_at)
    if not teams:
        return Skip("no team")
    member = recipient.member
    coach = Person(Asker(owed.workspace, member.user_id), Profile(member.name, member.zone))
    thresholds = thresholds_in(session, owed.workspace)
    overview = coach_overview(session, coach, thresholds, owed.due_at, council=False)
    return CoachWeek(window, tuple(teams), overview)
