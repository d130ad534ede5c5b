"""Totals of teams, for coaches: never those that tell about one or two persons."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.posts
import storage.entries.scores
import storage.figures.activity
import storage.people.member_settings
import storage.people.teams
from domain.entries.touches import DmCounts
from domain.errors import UserError
from domain.figures.activity import Activity, WinTally, together
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import FEWEST_FOR_TOTALS, SharedScore, TeamTotals
from domain.figures.totals import together as totals_together
from domain.figures.totals import totals_by_member
from domain.people.members import Person
from domain.timing.periods import Window, local_date, parse_window, zone_named
from services.people.roles import require_coach
from storage.tables import MemberRow, MemberSettingsRow, TeamRow, id_of

_Settings = dict[int, MemberSettingsRow]
"""By the member's number."""

#: Kinds of figures that are summed up, each of others.
_POSTS, _LISTED, _DMS, _COMMENTS = "posts", "listed", "dms", "comments"


@dataclass
class _Told:
    """Whose sums have been told so far, of each kind of figure.

    Two sums that differ by one or two persons would tell about these, by subtraction.
    """

    told: dict[str, list[tuple[str, frozenset[int]]]] = field(default_factory=dict)

    def beside(self, kind: str, members: Collection[int]) -> str | None:
        """The team whose sum, beside one of these members, would tell about one or two."""
        for team, others in self.told.get(kind, ()):
            if 1 <= len(others ^ frozenset(members)) < FEWEST_FOR_TOTALS:
                return team
        return None

    def tells(self, kind: str, team: str, members: Collection[int]) -> bool:
        """Whether a sum of these members may be told; if so, notes that it is."""
        if len(members) < FEWEST_FOR_TOTALS or self.beside(kind, members):
            return False
        self.told.setdefault(kind, []).append((team, frozenset(members)))
        return True


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
    teams = storage.people.teams.teams_of_workspace(session, person.asker.workspace)
    if not teams:
        raise UserError("There is no team yet.", "`/ssi setup` makes one.")
    told_now, told_before = _Told(), _Told()
    every = [_totals_of(session, team, window, now, told_now, told_before) for team in teams]
    chosen = [one for one in every if name.casefold() in ("", one.team.casefold())]
    if not chosen:
        raise UserError(
            f"There is no team called “{name}”.", "`/ssi setup` shows those that are there."
        )
    return chosen


def _totals_of(
    session: Session, team: TeamRow, typed: str, now: datetime, told_now: _Told, told_before: _Told
) -> TeamTotals:
    zone = zone_named(team.zone)
    window = parse_window(typed, local_date(now, zone))
    members, settings = _joined(session, team)
    numbers = [id_of(member) for member in members]
    # The window before is read as it was then: young posts are not compared with grown ones.
    then = now - (window.first - window.before.first)
    posts, before = _posts(session, numbers, window, zone, now, then)
    beside = told_now.beside(_POSTS, posts)
    total_now = _total(told_now, team.name, posts)
    return TeamTotals(
        team=team.name,
        window=window,
        members=len(members),
        now=total_now,
        # Without the sums of now there is nothing to compare.
        before=_total(told_before, team.name, before) if total_now else None,
        scores=_shared_scores(session, members, settings),
        beside=beside,
        activity=_activity(session, told_now, team.name, numbers, window, now),
        activity_before=_activity(session, told_before, team.name, numbers, window.before, now),
    )


def _joined(session: Session, team: TeamRow) -> tuple[list[MemberRow], _Settings]:
    """The members of a team who joined and are served, and the settings of each."""
    members = storage.people.teams.members_of_team(session, id_of(team))
    settings = storage.people.member_settings.settings_of_members(
        session, [id_of(member) for member in members]
    )
    joined = {number for number, row in settings.items() if row.joined_at is not None}
    served = [member for member in members if member.refused is None and id_of(member) in joined]
    return served, settings


def _shared_scores(
    session: Session, members: list[MemberRow], settings: _Settings
) -> tuple[SharedScore, ...]:
    """The scores of those who chose to share them; everybody else's stay their own."""
    sharing = [member for member in members if settings[id_of(member)].shares_ssi]
    latest = storage.entries.scores.latest_scores(session, [id_of(member) for member in sharing])
    return tuple(
        SharedScore(member.name, score.overall, score.scored_on)
        for member in sorted(sharing, key=lambda each: each.name.casefold())
        if (score := latest.get(id_of(member))) is not None
    )


def _posts(
    session: Session,
    numbers: list[int],
    window: Window,
    zone: ZoneInfo,
    now: datetime,
    then: datetime,
) -> tuple[dict[int, Totals], dict[int, Totals]]:
    """The totals of those who have posts, by their numbers: of the window, of the one before."""
    since, until = window.bounds(zone)
    start, _ = window.before.bounds(zone)
    posts = storage.entries.posts.counts_beside_before(
        session, numbers, (start, since, until), known_at=now, then=then, as_of=now
    )
    of_now, of_before = (totals_by_member(numbers, each).items() for each in posts)
    return (
        {number: sums for number, sums in of_now if sums.posts},
        {number: sums for number, sums in of_before if sums.posts},
    )


def _total(told: _Told, team: str, posts: dict[int, Totals]) -> Totals | None:
    """The sum; ``None`` where it would tell about one or two persons."""
    if not told.tells(_POSTS, team, posts):
        return None
    sums = totals_together(posts.values())
    listing = [number for number, of_one in posts.items() if of_one.targets.people]
    return sums if told.tells(_LISTED, team, listing) else sums._replace(targets=TargetShare())


def _activity(
    session: Session,
    told: _Told,
    team: str,
    numbers: list[int],
    window: Window,
    now: datetime,
) -> Activity:
    """The sums of what was done beside posting. Coaches may see all wins, so these are whole."""
    done = storage.figures.activity.activities(session, numbers, window, now)
    wrote = [number for number in numbers if done[number].dms.people]
    commented = [number for number in numbers if done[number].comments]
    dms_told = told.tells(_DMS, team, wrote)
    comments_told = told.tells(_COMMENTS, team, commented)
    return Activity(
        dms=together(done[number].dms for number in wrote) if dms_told else DmCounts(),
        comments=sum(done[number].comments for number in commented) if comments_told else 0,
        wins=sum((each.wins for each in done.values()), WinTally()),
    )
