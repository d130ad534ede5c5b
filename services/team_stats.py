"""Totals of teams, for coaches: never those that tell about one or two persons."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

import storage.member_settings
import storage.scores
import storage.teams
from domain.errors import UserError
from domain.people import Person
from domain.periods import Window, local_date, parse_window, zone_named
from domain.posts import PostSeen
from domain.stats import Totals, total
from domain.teams import FEWEST_FOR_TOTALS, SharedScore, TeamTotals
from services.members import number_of
from services.reading import posts_in
from services.roles import require_coach
from services.teams import number_of_team
from storage.tables import MemberRow, TeamRow


@dataclass(frozen=True)
class _Summed:
    """A team's posts over a window, by the number of the member who wrote them."""

    team: str
    posts: dict[int, list[PostSeen]]

    def tells_beside(self, other: "_Summed") -> bool:
        """Whether both totals together tell about one or two persons, by subtraction."""
        return 1 <= len(self.posts.keys() ^ other.posts.keys()) < FEWEST_FOR_TOTALS


def team_stats(
    session: Session, person: Person, window: str, now: datetime, name: str = ""
) -> list[TeamTotals]:
    """The totals of each team of the workspace over a window as typed, in the team's zone.

    Args:
        name: Of the one team that is asked for; empty for all. What is held back is the same
            either way.

    Raises:
        UserError: the asker is no coach, there is no such team, or it is no such window.
    """
    require_coach(session, person)
    teams = storage.teams.teams_of_workspace(session, person.asker.workspace)
    if not teams:
        raise UserError("There is no team yet.", "`/ssi setup` makes one.")
    shown_now: list[_Summed] = []
    shown_before: list[_Summed] = []
    every = [_totals_of(session, team, window, now, shown_now, shown_before) for team in teams]
    chosen = [one for one in every if name.casefold() in ("", one.team.casefold())]
    if not chosen:
        raise UserError(
            f"There is no team called “{name}”.", "`/ssi setup` shows those that are there."
        )
    return chosen


def _totals_of(
    session: Session,
    team: TeamRow,
    typed: str,
    now: datetime,
    shown_now: list[_Summed],
    shown_before: list[_Summed],
) -> TeamTotals:
    zone = zone_named(team.zone)
    window = parse_window(typed, local_date(now, zone))
    members = [
        member
        for member in storage.teams.members_of_team(session, number_of_team(team))
        if member.refused is None and _has_joined(session, member)
    ]
    # The window before is read as it was then: young posts are not compared with grown ones.
    then = now - (window.first - window.before.first)
    of_now = _summed(session, team, members, window, now)
    of_before = _summed(session, team, members, window.before, then)
    beside = _told_apart(of_now, shown_now)
    total_now = _total(of_now, shown_now)
    return TeamTotals(
        team=team.name,
        window=window,
        members=len(members),
        now=total_now,
        # Without the sums of now there is nothing to compare.
        before=_total(of_before, shown_before) if total_now else None,
        scores=_shared_scores(session, members),
        beside=beside,
    )


def _shared_scores(session: Session, members: list[MemberRow]) -> tuple[SharedScore, ...]:
    """The scores of those who chose to share them; everybody else's stay their own."""
    shared = []
    for member in sorted(members, key=lambda each: each.name.casefold()):
        settings = storage.member_settings.settings_of(session, number_of(member))
        latest = storage.scores.latest_score(session, number_of(member))
        if settings is not None and settings.shares_ssi and latest is not None:
            shared.append(SharedScore(member.name, latest.overall, latest.scored_on))
    return tuple(shared)


def _has_joined(session: Session, member: MemberRow) -> bool:
    settings = storage.member_settings.settings_of(session, number_of(member))
    return settings is not None and settings.joined_at is not None


def _summed(
    session: Session, team: TeamRow, members: list[MemberRow], window: Window, as_of: datetime
) -> _Summed:
    zone = zone_named(team.zone)
    of_each = {
        number_of(member): posts_in(session, number_of(member), window, zone, as_of)
        for member in members
    }
    return _Summed(team.name, {number: posts for number, posts in of_each.items() if posts})


def _told_apart(summed: _Summed, shown: list[_Summed]) -> str | None:
    """The team whose shown total, beside this one, would tell about one or two persons."""
    return next((other.team for other in shown if summed.tells_beside(other)), None)


def _total(summed: _Summed, shown: list[_Summed]) -> Totals | None:
    """The sum, and notes that it is shown; ``None`` where it would tell about one or two."""
    if len(summed.posts) < FEWEST_FOR_TOTALS or _told_apart(summed, shown):
        return None
    shown.append(summed)
    return total([post for posts in summed.posts.values() for post in posts])
