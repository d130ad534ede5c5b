"""A coach's part of the Home tab: totals of the workspace, and boards that were not posted."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.figures.coach_overview
from domain.entries.wins import Win, WinKind
from domain.figures.coach_overview import (
    FAILED_DAYS,
    OVERVIEW_DAYS,
    CoachOverview,
    Covered,
    TeamBoard,
    WorkspaceTotals,
)
from domain.figures.pipeline import tally
from domain.people.members import Person
from domain.people.teams import MissedBoard, TeamName
from domain.thresholds import Thresholds
from domain.timing.periods import last_days, local_date
from domain.timing.schedules import DeliveryState
from storage.entries.wins import money_of
from storage.figures.coach_overview import UnpostedBoard
from storage.tables import WinRow, id_of

#: Target accounts without an owner that are named.
_MOST_NAMED = 3


def coach_overview(
    session: Session, person: Person, thresholds: Thresholds, now: datetime, *, council: bool
) -> CoachOverview:
    """What a coach sees of their workspace. The caller has checked that the person is a coach.

    Args:
        council: Whether council mode is on. It leaves out all that sums members' figures.
    """
    workspace = person.asker.workspace
    window = last_days(OVERVIEW_DAYS, local_date(now, person.zone))
    failed_since = now - timedelta(days=FAILED_DAYS)
    silent_since = window.last - timedelta(days=thresholds.silent_days)
    counts = storage.figures.coach_overview.workspace_counts(
        session,
        workspace,
        active_since=window.bounds(person.zone)[0],
        touched_since=silent_since,
        failed_since=failed_since,
    )
    boards = storage.figures.coach_overview.unposted_boards(session, workspace, failed_since)
    zone = person.profile.zone_name
    shown = CoachOverview(tuple(_board_of(board, zone) for board in boards), counts.failed)
    if council:
        return shown
    wins = storage.figures.coach_overview.wins_of_members(
        session, workspace, window.first, window.last, now
    )
    covered = Covered(counts.touched, counts.accounts, thresholds.silent_days, counts.unowned)
    if counts.unowned:
        named = storage.figures.coach_overview.unowned_accounts(
            session, workspace, silent_since, _MOST_NAMED
        )
        covered = replace(covered, named=tuple(named))
    pipeline = tally(_win_of(row) for row in wins)
    return replace(shown, totals=WorkspaceTotals(counts.active, covered, pipeline, counts.joined))


def _board_of(board: UnpostedBoard, zone_name: str) -> TeamBoard:
    in_doubt = board.state == DeliveryState.IN_DOUBT
    missed = MissedBoard(board.due_at, in_doubt, board.reason or "", may_post=True)
    return TeamBoard(TeamName(board.team_id, board.team), zone_name, missed, board.trouble)


def _win_of(row: WinRow) -> Win:
    kind, money = WinKind(row.kind), money_of(row)
    return Win(id_of(row), kind, row.company, row.won_on, row.account_id, money)
