"""Outcomes beside what led to them: own ones, and teams' as far as the asker may see them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session

import storage.entries.dm_counts
import storage.entries.scores
import storage.entries.touches
import storage.entries.wins
import storage.people.members
import storage.people.teams
import storage.targets.account_touches
from domain.entries.touches import TouchKind
from domain.entries.win_path import path_starts
from domain.entries.wins import Money, Win, WinKind
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
from domain.people.members import Person
from domain.timing.periods import Window, local_date, parse_window
from services.targets.visibility import Visibility, visibility_of
from storage.tables import WinRow, id_of

Wins = Mapping[int, Sequence[Win]]
"""By the member's number."""


def pipeline(session: Session, person: Person, window: str, now: datetime) -> Pipeline:
    """Wins of a window as typed, and the asker's own last months, in the asker's zone.

    Coaches see everybody's wins, others those of teammates who agreed to the team's board.

    Raises:
        UserError: it is no such window.
    """
    today = local_date(now, person.zone)
    asked = parse_window(window, today)
    sight = visibility_of(session, person)
    own = sight.member_id or 0
    seen = _wins(session, person, sight, asked, now)
    everything = [win for wins in seen.values() for win in wins]
    return Pipeline(
        window=asked,
        own=tally(seen.get(own, ())),
        groundwork=_groundwork(session, sight, seen.get(own, ()), now),
        months=_months(session, own, today, now),
        teams=_teams(session, person, sight, seen),
        everybody=_groundwork(session, sight, everything, now) if sight.coach else None,
        coach=sight.coach,
    )


def _wins(
    session: Session, person: Person, sight: Visibility, window: Window, now: datetime
) -> dict[int, list[Win]]:
    workspace, first, last = person.asker.workspace, window.first, window.last
    if sight.coach:
        rows = storage.entries.wins.wins_of_workspace(session, workspace, first, last, now)
    else:
        own = sight.member_id or 0
        shown = {own, *storage.targets.account_touches.teammates_on_board(session, own)}
        of_each = storage.entries.wins.wins_of_members(session, shown, first, last, now)
        rows = [row for wins in of_each.values() for row in wins]
    wins: dict[int, list[Win]] = defaultdict(list)
    for row in rows:
        wins[row.member_id].append(_seen(row))
    return wins


def _groundwork(
    session: Session, sight: Visibility, wins: Sequence[Win], now: datetime
) -> Groundwork:
    """The touches before wins, as far as the asker may count them."""
    accounts = {win.account_id for win in wins if win.account_id is not None}
    if not accounts:
        return groundwork(wins, {})
    days = [win.won_on for win in wins]
    touches = storage.entries.wins.touches_by_day(
        session, accounts, path_starts(min(days)), max(days), now, sight.counted
    )
    return groundwork(wins, touches)


def _teams(session: Session, person: Person, sight: Visibility, wins: Wins) -> tuple[TeamWins, ...]:
    """Each team with wins that the asker sees, beside their own; coaches see who is in none."""
    own = sight.member_id or 0
    if sight.coach:
        teams = storage.people.teams.teams_of_workspace(session, person.asker.workspace)
    else:
        teams = storage.people.teams.teams_of_member(session, own)
    seats = storage.people.teams.members_of_teams(session, [id_of(team) for team in teams])
    names = _names(session, wins, own)
    found = [team_wins(team.name, _only(names, seats[id_of(team)]), wins) for team in teams]
    if sight.coach:
        found.append(team_wins("", _only(names, names.keys() - set().union(*seats.values())), wins))
    return tuple(team for team in found if any(member.name for member in team.members))


def _names(session: Session, wins: Wins, own: int) -> dict[int, str]:
    names = storage.people.members.names_of(session, wins.keys())
    return {number: "" if number == own else name or "Somebody" for number, name in names.items()}


def _only(names: Mapping[int, str], numbers: Collection[int]) -> dict[int, str]:
    return {number: name for number, name in names.items() if number in numbers}


def _months(
    session: Session, member_id: int, today: date, now: datetime
) -> tuple[MonthFigures, ...]:
    """The member's own last months: nobody else's SSI or DMs are read."""
    months = last_months(today)
    first, last = months[0].first, months[-1].last
    days = (last - first).days + 1
    scores = storage.entries.scores.last_scores(session, member_id, last, days)
    touches = storage.entries.touches.touches_of_members(session, [member_id], first, last, now)
    wins = storage.entries.wins.wins_of_members(session, [member_id], first, last, now)[member_id]

    def touched(month: Window, kind: TouchKind) -> int:
        return sum(touch.kind is kind and touch.on in month for touch in touches)

    return tuple(
        MonthFigures(
            month=month,
            ssi=next((row.overall for row in reversed(scores) if row.scored_on in month), None),
            engagers=touched(month, TouchKind.ENGAGED),
            dms=storage.entries.dm_counts.dm_counts(
                session, [member_id], month.first, month.last, now
            )[member_id].target,
            comments=touched(month, TouchKind.COMMENT),
            outcomes=tally(_seen_of(wins, month)),
            running=today in month and today != month.last,
        )
        for month in months
    )


def _seen_of(rows: Iterable[WinRow], month: Window) -> list[Win]:
    return [_seen(row) for row in rows if row.won_on in month]


def _seen(row: WinRow) -> Win:
    """A win for counting: what its account is called does not matter here."""
    money = Money(row.amount, row.currency) if row.amount is not None and row.currency else None
    return Win(id_of(row), WinKind(row.kind), row.company, row.won_on, row.account_id, money)
