"""A coach's part of the Home tab: totals, and boards that were not posted."""

from domain.figures.coach_overview import (
    FAILED_DAYS,
    OVERVIEW_DAYS,
    CoachOverview,
    TeamBoard,
    WorkspaceTotals,
)
from domain.timing.periods import zone_named
from views import blocks, words
from views.blocks import Block
from views.ids import Action
from views.moments import moment
from views.wording.win_words import tally_text

_MOST_BOARDS = 5


def coach_overview(result: CoachOverview) -> list[Block]:
    """The part for coaches."""
    rows = [
        blocks.header("Your teams"),
        blocks.section(
            "\n".join(_lines(result)), accessory=blocks.button("Setup", Action.OPEN_SETUP)
        ),
        *(_board(board) for board in result.boards[:_MOST_BOARDS]),
    ]
    more = len(result.boards) - _MOST_BOARDS
    if more > 0:
        rows.append(blocks.context(f"{words.counted(more, 'more board')} not posted: see *Setup*."))
    return rows


def ask_in_words(result: CoachOverview) -> str:
    """What a coach can ask of the teams: who takes the accounts without a touch; or nothing."""
    covered = result.totals.covered if result.totals is not None else None
    if covered is None or covered.accounts <= covered.touched:
        return ""
    accounts = words.counted(covered.accounts - covered.touched, "target account")
    days = words.counted(covered.days, "day")
    return f"ask who takes the {accounts} without a touch in {days}."


def _lines(result: CoachOverview) -> list[str]:
    lines = ["`/ssi stats team` has the totals."]
    if result.totals is not None:
        lines = _totals(result.totals)
    if result.failed:
        lines.append(
            f"*Failed*: {words.counted(result.failed, 'personal message')} of the last "
            f"{FAILED_DAYS} days. I don't send them again."
        )
    return lines


def _totals(totals: WorkspaceTotals) -> list[str]:
    lines = [f"*Wins* in {OVERVIEW_DAYS} days: {tally_text(totals.pipeline)}."]
    if totals.shown_active is not None:
        lines.append(
            f"*Active members*: {words.count(totals.shown_active)} in {OVERVIEW_DAYS} days."
        )
    covered = totals.covered
    if not covered.accounts:
        return [*lines, "*Coverage*: no target accounts yet; `/ssi import` adds a list."]
    accounts = words.counted(covered.accounts, "target account")
    days = words.counted(covered.days, "day")
    touched = f"{words.count(covered.touched)} of {accounts} touched in {days}"
    return [*lines, f"*Coverage*: {touched}."]


def _board(board: TeamBoard) -> Block:
    team = words.names([board.team.name], longest=80)
    due = moment(board.missed.due_at, zone_named(board.zone_name))
    if board.missed.in_doubt:
        return blocks.section(
            f"The board of *{team}*, due {due}, may be missing. Look in its channel; *Setup* posts "
            "it again."
        )
    text = f"The board of *{team}*, due {due}, was not posted: {_reason(board)}."
    if not board.may_post:
        return blocks.section(f"{text} *Setup* says how to fix it.")
    return blocks.section(
        text, accessory=blocks.button("Post now", Action.POST_MISSED_BOARD, str(board.team.id))
    )


def _reason(board: TeamBoard) -> str:
    return words.sentence(board.missed.reason or "no reason is known")
