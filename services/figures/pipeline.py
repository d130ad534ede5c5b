"""Wins with the touches before them: the person's own, and their teams' as far as visible."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from sqlmodel import Session

import storage.entries.dm_counts
import storage.entries.scores
import storage.entries.touches
import storage.entries.wins
import storage.figures.groundwork
import storage.people.members
import storage.people.teams
import storage.targets.account_touches
from domain.entries.touches import TouchKind
from domain.entries.win_path import path_starts
from domain.entries.wins import Win, WinKind
from domain.figures.pipeline import (
    Groundwork,
    MonthFigures,
    Pipeline,
    TeamWins,
    groundwork,
    last_months,
    tally,
    team_wins,
)
from domain.figures.shown_totals import FEWEST_FOR_TOTALS, ShownTotals
from domain.people.members import Person
from domain.timing.periods import Window, local_date, parse_window
from services.targets.visibility import Visibility, visibility_of, wins_seen
from storage.entries.wins import WinLine
from storage.tables import id_of

_TOUCHES = "touches"

Wins = Mapping[int, Sequence[Win]]
"""By member id."""


def pipeline(session: Session, person: Person, window: str, now: datetime) -> Pipeline:
    """The wins of a window, and the person's own last months, in the person's zone.

    Coaches see all wins, but those of guests. Others see their own, and those of teammates who
    agreed to the board.

    Args:
        window: As typed: ``30d``, ``2026-09``, ``2026-W47``.

    Raises:
        UserError: the window is invalid.
    """
    today = local_date(now, person.zone)
    requested = parse_window(window, today)
    visibility = visibility_of(session, person)
    own = visibility.member_id or 0
    wins = _wins(session, person, visibility, requested, now)
    all_wins = [win for each in wins.values() for win in each]
    return Pipeline(
        window=requested,
        own=tally(wins.get(own, ())),
        groundwork=_groundwork(session, wins.get(own, ()), now, visibility.named),
        months=_months(session, own, today, now),
        teams=_teams(session, person, visibility, wins),
        everybody=_of_everybody(session, person, visibility, all_wins, now),
        coach=visibility.sees_all,
    )


def _wins(
    session: Session, person: Person, visibility: Visibility, window: Window, now: datetime
) -> dict[int, list[Win]]:
    workspace, first, last = person.asker.workspace, window.first, window.last
    if visibility.sees_all:
        of_all = storage.entries.wins.wins_of_workspace(session, workspace, first, last, now)
        guests = storage.people.members.guest_ids(session, workspace)
        rows = [row for row in of_all if row.member_id not in guests]
    else:
        own = visibility.member_id or 0
        shown = wins_seen(session, visibility) or {own}
        of_each = storage.entries.wins.wins_of_members(session, shown, first, last, now)
        rows = [row for wins in of_each.values() for row in wins]
    wins: dict[int, list[Win]] = defaultdict(list)
    for row in rows:
        wins[row.member_id].append(_win_of(row))
    return wins


def _groundwork(
    session: Session,
    wins: Sequence[Win],
    now: datetime,
    by: Collection[int],
    *,
    but: bool = False,
) -> Groundwork:
    """Sums up the touches before wins of some members or, with ``but``, of all others."""
    win_ids = [win.id for win in wins if win.account_id is not None]
    if not win_ids:
        return groundwork(wins, {})
    touches = storage.figures.groundwork.touches_before(session, win_ids, now, by, but=but)
    return groundwork(wins, touches)


def _of_everybody(
    session: Session, person: Person, visibility: Visibility, wins: Sequence[Win], now: datetime
) -> Groundwork | None:
    """The touches of all members before all wins, for coaches, if they reveal no single member."""
    accounts = {win.account_id for win in wins if win.account_id is not None}
    if not visibility.sees_all or not accounts:
        return groundwork(wins, {}) if visibility.sees_all else None
    days = [win.won_on for win in wins]
    guests = storage.people.members.guest_ids(session, person.asker.workspace)
    # So many that enough are left without the guests and those whom the coach sees one by one.
    most = FEWEST_FOR_TOTALS + len(visibility.named | guests)
    touching = storage.figures.groundwork.some_with_touches(
        session, accounts, path_starts(min(days)), max(days), now, most
    )
    # The coach sees the touches of these members one by one.
    shown = ShownTotals({_TOUCHES: visibility.named})
    if not shown.allow(_TOUCHES, "", touching - guests):
        return None
    return _groundwork(session, wins, now, guests, but=True)


def _teams(
    session: Session, person: Person, visibility: Visibility, wins: Wins
) -> tuple[TeamWins, ...]:
    """Each team with visible wins of others. For coaches, also the members without a team."""
    own = visibility.member_id or 0
    if visibility.sees_all:
        teams = storage.people.teams.teams_of_workspace(session, person.asker.workspace)
    else:
        teams = storage.people.teams.teams_of_member(session, own)
    seats = storage.people.teams.members_of_teams(session, [id_of(team) for team in teams])
    names = _names(session, wins, own)
    teams_of: dict[int, list[str]] = defaultdict(list)
    for team in teams:
        for member_id in seats[id_of(team)]:
            teams_of[member_id].append(team.name)
    found = [
        team_wins(team.name, _only(names, seats[id_of(team)]), wins, teams_of) for team in teams
    ]
    if visibility.sees_all:
        found.append(team_wins("", _only(names, names.keys() - teams_of.keys()), wins, teams_of))
    return tuple(team for team in found if any(member.name for member in team.members))


def _names(session: Session, wins: Wins, own: int) -> dict[int, str]:
    names = storage.people.members.names_of(session, wins.keys())
    return {
        member_id: "" if member_id == own else name or "An unknown person"
        for member_id, name in names.items()
    }


def _only(names: Mapping[int, str], member_ids: AbstractSet[int]) -> dict[int, str]:
    return {member_id: names[member_id] for member_id in sorted(names.keys() & member_ids)}


def _months(
    session: Session, member_id: int, today: date, now: datetime
) -> tuple[MonthFigures, ...]:
    """The member's own last months. Reads no other member's SSI scores or DMs."""
    months = last_months(today)
    first, last = months[0].first, months[-1].last
    days = (last - first).days + 1
    scores = storage.entries.scores.last_scores(session, member_id, last, days)
    touches = storage.entries.touches.touches_of_members(session, [member_id], first, last, now)
    wins = storage.entries.wins.wins_of_members(session, [member_id], first, last, now)[member_id]
    dms = storage.entries.dm_counts.dm_counts_of_spans(
        session, [member_id], [month.first for month in months], last, now
    )

    def touched(month: Window, kind: TouchKind) -> int:
        return sum(touch.kind is kind and touch.on in month for touch in touches)

    return tuple(
        MonthFigures(
            month=month,
            ssi=next((row.overall for row in reversed(scores) if row.scored_on in month), None),
            engagers=touched(month, TouchKind.ENGAGED),
            dms=written[member_id].target,
            comments=touched(month, TouchKind.COMMENT),
            outcomes=tally(_wins_in(wins, month)),
            running=today in month and today != month.last,
        )
        for month, written in zip(months, dms, strict=True)
    )


def _wins_in(rows: Iterable[WinLine], month: Window) -> list[Win]:
    return [_win_of(row) for row in rows if row.won_on in month]


def _win_of(row: WinLine) -> Win:
    """A row as a win to count, without the account's current name."""
    kind, money = WinKind(row.kind), storage.entries.wins.money_of(row)
    return Win(row.id, kind, row.company, row.won_on, row.account_id, money)
