"""A team's board. It is a query over a window, so old boards can be shown too."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.post_sums
import storage.figures.activity
import storage.figures.board
from domain.entries.wins import Money
from domain.errors import UserError
from domain.figures.activity import Activity
from domain.figures.board import Board, Leaderboard, OwnPlace
from domain.figures.measures import SHRUNK, LongerFigures, Measure, Standing, standing_of
from domain.figures.ranking import best, board_rows, leaders, own_place
from domain.figures.stats import Totals, baseline_of
from domain.figures.totals import NO_POSTS, PostSums, added_up
from domain.people.members import Person
from domain.people.teams import TeamName
from domain.timing.periods import Window, local_date, parse_window, zone_named
from domain.timing.schedules import TOO_FEW, Owed, Skip
from services.coaching.facts import week_before
from services.delivery.addressing import TeamRecipient
from services.people.privacy import privacy_of
from services.people.roles import require_full_member
from storage.entries.post_sums import PostSpan
from storage.figures.board import BoardMember, BoardTeam, ShownMember

#: The usual measures of a board, all counts. The first one that ranks two members is used.
USUAL_MEASURES = (Measure.TARGET_ENGAGERS, Measure.ENGAGERS, Measure.POSTS)
#: Why a board is skipped in council mode.
COUNCIL = "council mode"
#: The window of ``/ssi leaderboard`` without arguments.
USUAL_WINDOW = "7d"
_NO_BOARD = "Boards are for members of this workspace, and you are a guest in it."


@dataclass(frozen=True)
class _Span:
    """A window in a team's zone, with the moments (UTC) as of which it is read.

    Args:
        as_of: For the window itself.
    """

    window: Window
    zone: ZoneInfo
    as_of: datetime

    @property
    def then(self) -> datetime:
        """For the window before: earlier by the distance of the two windows."""
        return self.as_of - (self.window.first - self.window.before.first)


class _Posts(NamedTuple):
    """Sums of members' posts, by member id; only members with posts.

    Args:
        now: In the window.
        before: In the window before, as it was then.
        longer: In the window in which rates are compared.
        usual: In the time of that window's baseline.
    """

    now: dict[int, PostSums]
    before: dict[int, PostSums]
    longer: dict[int, PostSums]
    usual: dict[int, PostSums]

    def longer_figures(self, member_id: int) -> LongerFigures:
        """A member's figures over the window in which rates are compared."""
        sums = self.longer.get(member_id)
        if sums is None:
            return LongerFigures()
        rate = sums.rate
        usual = self.usual.get(member_id) if rate is not None else None
        return LongerFigures(rate, baseline_of(usual.rate) if usual else None, sums.share)


@dataclass(frozen=True)
class _BoardData:
    """The members whom a board may show, with their figures."""

    standings: tuple[Standing, ...]
    now: Totals
    before: Totals


def compose_board(
    session: Session, owed: Owed, recipient: TeamRecipient, now: datetime
) -> Board | Skip:
    """The board of the seven days before the due date, read as of the due time.

    Whether members agreed to be shown, paused or left is read as of now.

    Returns:
        ``Skip(COUNCIL)`` in council mode, ``Skip(TOO_FEW)`` if fewer than two members have figures
        to show.
    """
    team = recipient.team
    if privacy_of(session, owed.workspace).council:
        return Skip(COUNCIL)
    zone = zone_named(team.zone)
    window = week_before(local_date(owed.due_at, zone))
    data = _board_data(session, team, _Span(window, zone, owed.due_at), now)
    for measure in USUAL_MEASURES:
        board = _board(team, window, measure, data)
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
    """The board that a person requests, with their own place, which only they see.

    Args:
        measure: ``None`` for the first of `USUAL_MEASURES` that ranks two members.
        window: As typed: ``7d``, ``30d``, ``90d``, ``2026-09``, ``2026-W47``; in the team's zone.
            Rates, improvements and shares need a longer one than a week.
        team_id: One of the person's teams, or for coaches any team; ``None`` for the first one.

    Raises:
        UserError: the person is a guest, council mode is on, there is no team whose board they may
            see, or the window is invalid.
    """
    require_full_member(person, _NO_BOARD)
    if privacy_of(session, person.asker.workspace).council:
        raise UserError(
            "Council mode is on, so there is no board.",
            "`/ssi stats` shows your own figures.",
        )
    asker = storage.figures.board.asker(session, person.asker.workspace, person.asker.user)
    teams = _teams_of(session, person, asker)
    wanted = [team for team in teams if team_id in (None, team.id)]
    if not teams and _sees_all(person, asker):
        raise UserError(
            "There is no team yet, so there is no board.", "Set one up in `/ssi setup`."
        )
    if not wanted:
        raise UserError(
            "You aren't in a team yet, so there is no board to show.",
            "Ask an admin or coach to add you in `/ssi setup`; `/ssi stats` shows your own "
            "figures.",
        )
    team = wanted[0]
    zone = zone_named(team.zone)
    requested = parse_window(window, local_date(now, zone))
    if measure in SHRUNK:
        requested = requested.comparable
    span = _Span(requested, zone, now)
    data = _board_data(session, team, span, now)
    measure = measure or _usual_measure(data)
    board = _board(team, requested, measure, data)
    return Leaderboard(
        team_id=team.id,
        team=team.name,
        window=requested,
        measure=measure,
        board=board,
        own=_own_place(session, asker, team, span, data, measure),
        typed_window=window,
        channel=team.channel_id if board is not None else None,
        other_teams=tuple(TeamName(each.id, each.name) for each in teams if each is not team),
    )


def _teams_of(session: Session, person: Person, asker: BoardMember | None) -> list[BoardTeam]:
    """The teams whose boards a person may see: their own by name, then, for coaches, all others."""
    return storage.figures.board.teams(
        session,
        person.asker.workspace,
        asker.id if asker else None,
        others=_sees_all(person, asker),
    )


def _sees_all(person: Person, asker: BoardMember | None) -> bool:
    return person.profile.is_admin or (asker is not None and asker.is_coach)


def _usual_measure(data: _BoardData) -> Measure:
    ranks = (measure for measure in USUAL_MEASURES if board_rows(data.standings, measure))
    return next(ranks, USUAL_MEASURES[-1])


def _board_data(session: Session, team: BoardTeam, span: _Span, now: datetime) -> _BoardData:
    today = local_date(now, span.zone)
    return _read_board_data(
        session, storage.figures.board.members_on_board(session, team.id, today), span
    )


def _read_board_data(
    session: Session, members: Mapping[int, ShownMember], span: _Span
) -> _BoardData:
    posts = _posts(session, members, span)
    done = storage.figures.activity.activities(
        session, members, span.window, span.as_of, with_comments=False
    )
    won = _amounts(session, members, done, span)
    standings = tuple(
        standing_of(
            each,
            member.name,
            posts.now.get(each, NO_POSTS),
            posts.longer_figures(each),
            done[each],
            won.get(each, ()),
        )
        for each, member in members.items()
    )
    return _BoardData(
        standings, added_up(posts.now.values()).totals, added_up(posts.before.values()).totals
    )


def _posts(session: Session, member_ids: Collection[int], span: _Span) -> _Posts:
    window, longer, as_of = span.window, span.window.comparable, span.as_of
    spans = [
        PostSpan(*window.bounds(span.zone), as_of),
        PostSpan(*window.before.bounds(span.zone), span.then),
        PostSpan(*longer.baseline.bounds(span.zone), as_of),
    ]
    if longer != window:
        spans.append(PostSpan(*longer.bounds(span.zone), as_of))
    now, before, usual, *others = storage.entries.post_sums.sums_of_spans(
        session, member_ids, spans, as_of
    )
    return _Posts(now, before, others[0] if others else now, usual)


def _amounts(
    session: Session, members: Mapping[int, ShownMember], done: Mapping[int, Activity], span: _Span
) -> dict[int, tuple[Money, ...]]:
    """The amounts of deals of the members who agreed to show them."""
    closers = [each for each, member in members.items() if done[each].wins.deals and member.amounts]
    if not closers:
        return {}
    return storage.figures.activity.closed_amounts(session, closers, span.window, span.as_of)


def _board(team: BoardTeam, window: Window, measure: Measure, data: _BoardData) -> Board | None:
    rows = board_rows(data.standings, measure)
    if not rows:
        return None
    return Board(
        team_id=team.id,
        team=team.name,
        window=window,
        measure=measure,
        rows=rows,
        leaders=leaders(data.standings),
        best=best(data.standings),
        longer=window.comparable,
        now=data.now,
        before=data.before,
    )


def _own_place(
    session: Session,
    asker: BoardMember | None,
    team: BoardTeam,
    span: _Span,
    data: _BoardData,
    measure: Measure,
) -> OwnPlace | None:
    """The place of a member of the team; ``None`` for a coach who is not in it."""
    if asker is None or not team.has_asker:
        return None
    on_board = {standing.member_id: standing for standing in data.standings}
    own = on_board.get(asker.id)
    if own is None:
        own = _read_board_data(
            session, {asker.id: ShownMember(asker.name, amounts=False)}, span
        ).standings[0]
    others = [one for one in data.standings if one.member_id != asker.id and one.shows(measure)]
    return own_place(own, others, measure, on_board=asker.id in on_board)
