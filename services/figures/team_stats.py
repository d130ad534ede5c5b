"""Totals of teams, for coaches. No total reveals the figures of one or two people."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.figures.board
import storage.figures.team_sums
import storage.people.members
import storage.people.teams
from domain.entries.touches import DmCounts
from domain.errors import UserError
from domain.figures.activity import Activity, WinTally
from domain.figures.shown_totals import FEWEST_FOR_TOTALS, ShownTotals
from domain.figures.stats import Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, SharedScore, TeamTotals
from domain.people.members import Person
from domain.people.privacy import COUNCIL_FEWEST
from domain.thresholds import Thresholds, thresholds_of
from domain.timing.periods import Window, local_date, parse_window, zone_named
from services.people.privacy import privacy_of
from services.people.roles import require_coach
from storage.entries.post_sums import PostSpan
from storage.figures.team_sums import TeamActivity, TeamPosts
from storage.tables import TeamRow, id_of


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
    every = totals_of_teams(session, person.asker.workspace, window, now)
    if not every:
        raise UserError("There is no team yet.", "`/ssi setup` makes one.")
    chosen = [one for one in every if name.casefold() in ("", one.team.casefold())]
    if not chosen:
        raise UserError(f"There is no team called “{name}”.", "`/ssi setup` shows the teams.")
    return chosen


def totals_of_teams(
    session: Session, workspace: str, window: str, now: datetime
) -> list[TeamTotals]:
    """The totals of all teams, which `team_stats` shows. The caller has checked who sees them."""
    teams = storage.people.teams.teams_of_workspace(session, workspace)
    if not teams:
        return []
    on_board = storage.figures.board.members_who_agreed(session, workspace)
    # What a board shows of each of its members. Comments are on no board.
    known: dict[str, frozenset[int]] = dict.fromkeys((Part.POSTS, Part.LISTED, Part.DMS), on_board)
    fewest = FEWEST_FOR_TOTALS
    # A reference: the session drops unreferenced rows and would read this one again.
    row = storage.people.members.workspace(session, workspace)
    thresholds = thresholds_of(row.thresholds if row is not None else {})
    if privacy_of(session, workspace).council:
        known, fewest = {}, COUNCIL_FEWEST
    shown_now, shown_before = ShownTotals(known, fewest), ShownTotals(known, fewest)
    members = storage.figures.team_sums.joined_by_team(session, workspace)
    read = _read(session, teams, members, window, now)
    return [
        _totals_of(team, read[id_of(team)], shown_now, shown_before, thresholds) for team in teams
    ]


@dataclass(frozen=True)
class _Read:
    """What the database says of a team: in the window, and in the one before."""

    window: Window
    before_as_of: date
    members: int
    in_others: int
    posts: TeamPosts
    posts_before: TeamPosts
    done: TeamActivity
    done_before: TeamActivity
    scores: tuple[SharedScore, ...]


def _read(
    session: Session,
    teams: list[TeamRow],
    members: dict[int, frozenset[int]],
    typed: str,
    now: datetime,
) -> dict[int, _Read]:
    """The figures of all teams, by team id: a few statements for each zone, however many teams."""
    by_zone: dict[str, list[TeamRow]] = defaultdict(list)
    for team in teams:
        by_zone[team.zone].append(team)
    scores: dict[int, list[SharedScore]] = defaultdict(list)
    everybody = set[int]().union(*members.values())
    teams_of = Counter(each for joined in members.values() for each in joined)
    for score in storage.figures.team_sums.shared_scores(session, everybody):
        scores[score.team_id].append(SharedScore(*score[1:]))
    found: dict[int, _Read] = {}
    for name, of_zone in by_zone.items():
        zone = zone_named(name)
        window = parse_window(typed, local_date(now, zone))
        ids = set[int]().union(*(members.get(id_of(team), ()) for team in of_zone))
        posts, before = _posts(session, ids, window, zone, now)
        done, done_before = storage.figures.team_sums.activity_of_teams(session, ids, window, now)
        for team in of_zone:
            team_id = id_of(team)
            joined = members.get(team_id, frozenset[int]())
            found[team_id] = _Read(
                window,
                local_date(_then(window, now), zone),
                len(joined),
                sum(teams_of[each] > 1 for each in joined),
                posts.get(team_id, TeamPosts()),
                before.get(team_id, TeamPosts()),
                done.get(team_id, TeamActivity()),
                done_before.get(team_id, TeamActivity()),
                tuple(sorted(scores[team_id], key=lambda each: each.name.casefold())),
            )
    return found


def _totals_of(
    team: TeamRow,
    read: _Read,
    shown_now: ShownTotals,
    shown_before: ShownTotals,
    thresholds: Thresholds,
) -> TeamTotals:
    posting = read.posts.posting
    council = shown_now.fewest == COUNCIL_FEWEST
    conflicting = shown_now.conflicting(Part.POSTS, posting)
    withheld = _withheld(shown_now, team.name, read.members, read.posts, read.done)
    # Decided even if it is not shown: a request for that window alone decides the same.
    withheld_before = _withheld(
        shown_before, team.name, read.members, read.posts_before, read.done_before
    )
    total_now = _total(withheld, read.posts)
    return TeamTotals(
        team=team.name,
        window=read.window,
        members=read.members,
        now=total_now,
        # Without the current totals there is nothing to compare with.
        before=_total(withheld_before, read.posts_before) if total_now else None,
        scores=() if council else read.scores,
        beside=conflicting,
        beside_board=not (total_now or conflicting) and len(posting) >= shown_now.fewest,
        activity=_activity(withheld, read.done),
        activity_before=_activity(withheld_before, read.done_before),
        fewest=shown_now.fewest,
        in_others=read.in_others,
        withheld=withheld,
        withheld_before=withheld_before,
        before_as_of=read.before_as_of,
        thresholds=thresholds,
    )


def _posts(
    session: Session, member_ids: set[int], window: Window, zone: ZoneInfo, now: datetime
) -> list[dict[int, TeamPosts]]:
    """The teams' posts in the window, and in the one before."""
    spans = [
        PostSpan(*window.bounds(zone), now),
        PostSpan(*window.before.bounds(zone), _then(window, now)),
    ]
    return storage.figures.team_sums.posts_of_teams(session, member_ids, spans, now)


def _then(window: Window, now: datetime) -> datetime:
    """When the window before was as old as the window is now: its posts are read as of then."""
    return now - (window.first - window.before.first)


def _withheld(
    shown: ShownTotals, team: str, members: int, posts: TeamPosts, done: TeamActivity
) -> frozenset[Part]:
    """The parts of a team's totals that would reveal one or two people; records all others.

    A total of 0 says of each member that they have none. So it needs as many members as any other.
    """
    people = {
        Part.POSTS: posts.posting,
        Part.LISTED: posts.listing,
        Part.DMS: done.writing,
        Part.COMMENTS: done.commenting,
        Part.WINS: done.winning,
    }
    withheld = set[Part]()
    for part, who in people.items():
        # Coaches may see all wins, so all wins are summed, but in council mode.
        seen_anyway = part is Part.WINS and shown.fewest == FEWEST_FOR_TOTALS
        # Without the total of the posts, that of their listed engagers is not shown either.
        alone = part is Part.LISTED and Part.POSTS in withheld
        if not seen_anyway and (alone or not _allowed(shown, part, team, who, members)):
            withheld.add(part)
    return frozenset(withheld)


def _allowed(shown: ShownTotals, part: Part, team: str, who: frozenset[int], members: int) -> bool:
    return shown.allow(part, team, who) if who else members >= shown.fewest


def _total(withheld: frozenset[Part], posts: TeamPosts) -> Totals | None:
    """The total of the team's posts; ``None`` if it is withheld, or there are none."""
    if Part.POSTS in withheld or not posts.posting:
        return None
    sums = posts.sums.totals
    return sums._replace(targets=TargetShare()) if Part.LISTED in withheld else sums


def _activity(withheld: frozenset[Part], done: TeamActivity) -> Activity:
    """Sums of DMs, comments and wins, without those that are withheld."""
    return Activity(
        dms=DmCounts() if Part.DMS in withheld else done.dms,
        comments=0 if Part.COMMENTS in withheld else done.comments,
        wins=WinTally() if Part.WINS in withheld else done.wins,
    )
