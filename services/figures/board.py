"""A team's board: a query over a window, so that an old one can be asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.posts
import storage.figures.activity
import storage.figures.board
from domain.errors import UserError
from domain.figures.ranking import (
    Board,
    Leaderboard,
    Measure,
    OwnPlace,
    Standing,
    board_rows,
    leaders,
    own_place,
    rate_to_rank,
    standing_of,
)
from domain.figures.stats import Totals, baseline_from
from domain.figures.totals import PostCounts, totals_by_member, totals_of_all
from domain.people.members import Person
from domain.people.teams import TeamName
from domain.thresholds import Thresholds, thresholds_of
from domain.timing.periods import Window, local_date, parse_window, zone_named
from domain.timing.schedules import TOO_FEW, Owed, Skip
from services.coaching.facts import week_before
from services.delivery.addressing import TeamRecipient
from storage.figures.board import BoardMember, BoardTeam

#: What the weekly board is ranked by: the first of these that ranks two members.
_WEEKLY = (Measure.TARGET_ENGAGERS, Measure.RATE, Measure.ENGAGERS, Measure.POSTS)
#: The same where somebody asks for a board and names no measure: a rate says what it needs.
_ASKED = (Measure.TARGET_ENGAGERS, Measure.RATE)
#: The window of ``/ssi leaderboard`` alone.
USUAL_WINDOW = "7d"


@dataclass(frozen=True)
class _Span:
    """A window of a team, and the moments at which it and the one before are read."""

    window: Window
    zone: ZoneInfo
    as_of: datetime

    @property
    def then(self) -> datetime:
        return self.as_of - (self.window.first - self.window.before.first)


@dataclass(frozen=True)
class _Shown:
    """Those whom a board may show, with their figures."""

    standings: tuple[Standing, ...]
    now: Totals
    before: Totals
    thresholds: Thresholds


def compose_board(
    session: Session, owed: Owed, recipient: TeamRecipient, now: datetime
) -> Board | Skip:
    """The board of the seven days before the due date, read as of the due time.

    Whether members agreed to be shown, have paused or have left is read as of now.

    Returns:
        ``Skip(TOO_FEW)`` where fewer than two members have something to show.
    """
    team = recipient.team
    zone = zone_named(team.zone)
    window = week_before(local_date(owed.due_at, zone))
    shown = _shown(session, team, _Span(window, zone, owed.due_at), now)
    for measure in _WEEKLY:
        board = _board(team, window, measure, shown)
        if board is not None:
            return board
    return Skip(TOO_FEW)


def ranking(
    session: Session,
    person: Person,
    measure: Measure | None,
    window: str,
    now: datetime,
    team_id: int | None = None,
) -> Leaderboard:
    """The board that somebody asks for, and their own place, which only they see.

    Args:
        measure: ``None`` for target engagers, or the rate where these rank fewer than two.
        window: As typed: ``7d``, ``30d``, ``90d``, ``2026-09``, ``2026-W47``; in the team's zone.
        team_id: One of the member's teams, or for coaches any; without it the first by name.

    Raises:
        UserError: there is no team whose board they may see, or it is no window.
    """
    asker = storage.figures.board.asker(session, person.asker.workspace, person.asker.user)
    teams = _teams_of(session, person, asker)
    wanted = [team for team in teams if team_id in (None, team.id)]
    if not wanted:
        raise UserError(
            "You aren't in a team yet, so there is no board to show.",
            "Ask an admin or coach to add you in `/ssi setup`; `/ssi stats` shows your own "
            "figures.",
        )
    team = wanted[0]
    zone = zone_named(team.zone)
    asked = parse_window(window, local_date(now, zone))
    span = _Span(asked, zone, now)
    shown = _shown(session, team, span, now)
    measure = measure or _usual_measure(shown)
    board = _board(team, asked, measure, shown)
    return Leaderboard(
        team_id=team.id,
        team=team.name,
        window=asked,
        measure=measure,
        board=board,
        own=_own_place(session, asker, team, span, shown, measure),
        typed_window=window,
        may_post=board is not None and team.channel_id is not None and not team.trouble,
        other_teams=tuple(TeamName(each.id, each.name) for each in teams if each is not team),
    )


def _teams_of(session: Session, person: Person, asker: BoardMember | None) -> list[BoardTeam]:
    """The teams whose boards they may see: their own by name, then for coaches all others."""
    everywhere = person.profile.is_admin or (asker is not None and asker.is_coach)
    return storage.figures.board.teams(
        session, person.asker.workspace, asker.id if asker else None, others=everywhere
    )


def _usual_measure(shown: _Shown) -> Measure:
    ranks = (measure for measure in _ASKED if board_rows(shown.standings, measure))
    return next(ranks, Measure.RATE)


def _shown(session: Session, team: BoardTeam, span: _Span, now: datetime) -> _Shown:
    today = local_date(now, span.zone)
    names = storage.figures.board.members_on_board(session, team.id, today)
    return _read(session, names, thresholds_of(team.thresholds), span)


def _read(session: Session, names: dict[int, str], thresholds: Thresholds, span: _Span) -> _Shown:
    posts, before = _posts_beside_before(session, names, span)
    sums = totals_by_member(names, posts)
    # Twelve weeks more to read: only of those beside whose rate they count.
    rated = [number for number in names if rate_to_rank(sums[number], thresholds) is not None]
    earlier = _earlier(session, rated, span)
    usual = {number: baseline_from(of_one) for number, of_one in earlier.items()}
    done = storage.figures.activity.activities(
        session, names, span.window, span.as_of, with_comments=False
    )
    standings = tuple(
        standing_of(number, name, sums[number], usual.get(number), thresholds, done[number])
        for number, name in names.items()
    )
    return _Shown(standings, totals_of_all(posts), totals_of_all(before), thresholds)


def _posts_beside_before(
    session: Session, numbers: Collection[int], span: _Span
) -> tuple[list[PostCounts], list[PostCounts]]:
    """The posts of the window, and of the one before it as they were then."""
    since, until = span.window.bounds(span.zone)
    start, _ = span.window.before.bounds(span.zone)
    return storage.entries.posts.counts_beside_before(
        session,
        numbers,
        (start, since, until),
        known_at=span.as_of,
        then=span.then,
        as_of=span.as_of,
    )


def _earlier(session: Session, numbers: Collection[int], span: _Span) -> dict[int, Totals]:
    """The totals of the weeks before the window, from which a baseline comes."""
    if not numbers:
        return {}
    since, until = span.window.baseline.bounds(span.zone)
    posts = storage.entries.posts.counts_of_members(
        session, numbers, since, until, known_at=span.as_of, as_of=span.as_of
    )
    return totals_by_member(numbers, posts)


def _board(team: BoardTeam, window: Window, measure: Measure, shown: _Shown) -> Board | None:
    rows = board_rows(shown.standings, measure)
    if not rows:
        return None
    return Board(
        team_id=team.id,
        team=team.name,
        window=window,
        measure=measure,
        rows=rows,
        leaders=leaders(shown.standings),
        now=shown.now,
        before=shown.before,
        thresholds=shown.thresholds,
    )


def _own_place(
    session: Session,
    asker: BoardMember | None,
    team: BoardTeam,
    span: _Span,
    shown: _Shown,
    measure: Measure,
) -> OwnPlace | None:
    """Where a member of the team stands; a coach who is not in it stands nowhere."""
    if asker is None or not team.has_asker:
        return None
    on_board = {standing.member_id: standing for standing in shown.standings}
    own = on_board.get(asker.id)
    if own is None:
        own = _read(session, {asker.id: asker.name}, shown.thresholds, span).standings[0]
    others = [one for one in shown.standings if one.member_id != asker.id and one.shows(measure)]
    return own_place(own, others, measure, on_board=asker.id in on_board)
