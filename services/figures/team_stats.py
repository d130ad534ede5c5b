"""Totals of teams, for coaches. No total reveals the figures of one or two people."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.posts
import storage.entries.scores
import storage.figures.activity
import storage.figures.board
import storage.people.member_settings
import storage.people.teams
from domain.entries.touches import DmCounts
from domain.errors import UserError
from domain.figures.activity import Activity, WinTally, together
from domain.figures.shown_totals import FEWEST_FOR_TOTALS, ShownTotals
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import SharedScore, TeamTotals
from domain.figures.totals import together as totals_together
from domain.figures.totals import totals_by_member
from domain.people.members import Person
from domain.people.privacy import COUNCIL_FEWEST
from domain.timing.periods import Window, local_date, parse_window, zone_named
from services.people.privacy import privacy_of
from services.people.roles import require_coach
from storage.tables import MemberRow, MemberSettingsRow, TeamRow, id_of

_Settings = dict[int, MemberSettingsRow]
"""By member id."""

#: Kinds of figures. Each kind is summed over different members.
_POSTS, _LISTED, _DMS, _COMMENTS, _WINS = "posts", "listed", "dms", "comments", "wins"


def team_stats(
    session: Session, person: Person, window: str, now: datetime, name: str = ""
) -> list[TeamTotals]:
    """The totals of the workspace's teams over a window, in each team's zone.

    Args:
        window: As typed: ``30d``, ``2026-09``, ``2026-W47``.
        name: The name of one team; empty for all. The same totals are withheld either way.

    Raises:
        UserError: the person is not a coach, there is no such team, or the window is invalid.
    """
    require_coach(session, person)
    teams = storage.people.teams.teams_of_workspace(session, person.asker.workspace)
    if not teams:
        raise UserError("There is no team yet.", "`/ssi setup` makes one.")
    on_board = storage.figures.board.members_who_agreed(session, person.asker.workspace)
    # What a board shows of each of its members. Comments are on no board.
    known = {_POSTS: on_board, _LISTED: on_board, _DMS: on_board}
    fewest = FEWEST_FOR_TOTALS
    if privacy_of(session, person.asker.workspace).council:
        known, fewest = {}, COUNCIL_FEWEST
    shown_now, shown_before = ShownTotals(known, fewest), ShownTotals(known, fewest)
    every = [_totals_of(session, team, window, now, shown_now, shown_before) for team in teams]
    chosen = [one for one in every if name.casefold() in ("", one.team.casefold())]
    if not chosen:
        raise UserError(f"There is no team called “{name}”.", "`/ssi setup` shows the teams.")
    return chosen


def _totals_of(
    session: Session,
    team: TeamRow,
    typed: str,
    now: datetime,
    shown_now: ShownTotals,
    shown_before: ShownTotals,
) -> TeamTotals:
    zone = zone_named(team.zone)
    window = parse_window(typed, local_date(now, zone))
    members, settings = _joined(session, team)
    member_ids = [id_of(member) for member in members]
    # The window before is read as of then, so both windows' posts are equally old.
    then = now - (window.first - window.before.first)
    posts, before = _posts(session, member_ids, window, zone, now, then)
    council = shown_now.fewest == COUNCIL_FEWEST
    conflicting = shown_now.conflicting(_POSTS, posts)
    total_now = _total(shown_now, team.name, posts)
    # Decided even if it is not shown: a request for that window alone decides the same.
    total_before = _total(shown_before, team.name, before)
    return TeamTotals(
        team=team.name,
        window=window,
        members=len(members),
        now=total_now,
        # Without the current totals there is nothing to compare with.
        before=total_before if total_now else None,
        scores=() if council else _shared_scores(session, members, settings),
        beside=conflicting,
        beside_board=not (total_now or conflicting) and len(posts) >= shown_now.fewest,
        activity=_activity(session, shown_now, team.name, member_ids, window, now),
        activity_before=_activity(session, shown_before, team.name, member_ids, window.before, now),
        fewest=shown_now.fewest,
    )


def _joined(session: Session, team: TeamRow) -> tuple[list[MemberRow], _Settings]:
    """The members of a team who joined, are served and are no guests, and the settings of each."""
    members = storage.people.teams.members_of_team(session, id_of(team))
    settings = storage.people.member_settings.settings_of_members(
        session, [id_of(member) for member in members]
    )
    joined = {each for each, row in settings.items() if row.joined_at is not None}
    served = [member for member in members if member.refused is None and not member.is_guest]
    return [member for member in served if id_of(member) in joined], settings


def _shared_scores(
    session: Session, members: list[MemberRow], settings: _Settings
) -> tuple[SharedScore, ...]:
    """The last scores of the members who share them, by name."""
    sharing = [member for member in members if settings[id_of(member)].shares_ssi]
    latest = storage.entries.scores.latest_scores(session, [id_of(member) for member in sharing])
    return tuple(
        SharedScore(member.name, score.overall, score.scored_on)
        for member in sorted(sharing, key=lambda each: each.name.casefold())
        if (score := latest.get(id_of(member))) is not None
    )


def _posts(
    session: Session,
    member_ids: list[int],
    window: Window,
    zone: ZoneInfo,
    now: datetime,
    then: datetime,
) -> tuple[dict[int, Totals], dict[int, Totals]]:
    """Totals of the members with posts, by member id: of the window, and of the one before."""
    since, until = window.bounds(zone)
    start, _ = window.before.bounds(zone)
    posts = storage.entries.posts.counts_with_earlier_window(
        session, member_ids, (start, since, until), known_at=now, then=then, as_of=now
    )
    of_now, of_before = (totals_by_member(member_ids, each).items() for each in posts)
    return (
        {member_id: sums for member_id, sums in of_now if sums.posts},
        {member_id: sums for member_id, sums in of_before if sums.posts},
    )


def _total(shown: ShownTotals, team: str, posts: dict[int, Totals]) -> Totals | None:
    """The team's total, or ``None`` if it would reveal one or two people."""
    if not shown.allow(_POSTS, team, posts):
        return None
    sums = totals_together(posts.values())
    listing = [each for each, of_one in posts.items() if of_one.targets.people]
    return sums if shown.allow(_LISTED, team, listing) else sums._replace(targets=TargetShare())


def _activity(
    session: Session,
    shown: ShownTotals,
    team: str,
    member_ids: list[int],
    window: Window,
    now: datetime,
) -> Activity:
    """Sums of DMs, comments and wins.

    Coaches may see all wins, so all wins are summed, but in council mode.
    """
    done = storage.figures.activity.activities(session, member_ids, window, now)
    wrote = [each for each in member_ids if done[each].dms.people]
    commented = [each for each in member_ids if done[each].comments]
    won = [each for each in member_ids if done[each].wins.total]
    wins_shown = shown.fewest == FEWEST_FOR_TOTALS or shown.allow(_WINS, team, won)
    dms_shown = shown.allow(_DMS, team, wrote)
    comments_shown = shown.allow(_COMMENTS, team, commented)
    return Activity(
        dms=together(done[each].dms for each in wrote) if dms_shown else DmCounts(),
        comments=sum(done[each].comments for each in commented) if comments_shown else 0,
        wins=sum((done[each].wins for each in won), WinTally()) if wins_shown else WinTally(),
    )
