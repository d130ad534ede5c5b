"""A coach's part of the Home tab: totals, and boards that were not posted."""

from domain.figures.coach_overview import (
    FAILED_DAYS,
    OVERVIEW_DAYS,
    CoachOverview,
    Covered,
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
#: Characters of an account's name.
_NAME = 40


def coach_overview(result: CoachOverview) -> list[Block]:
    """The part for coaches."""
    rows = [
        blocks.header("Whole workspace"),
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
    """Whom a coach can ask about the accounts without a touch; nothing if all have one."""
    covered = result.totals.covered if result.totals is not None else None
    if covered is None or not (covered.owned > 0 or covered.unowned):
        return ""
    owned, days = max(0, covered.owned), words.counted(covered.days, "day")
    named = [words.one_name(name, _NAME) for name in covered.named]
    if not owned and len(named) == covered.unowned == 1:
        return f"{named[0]} has had no touch in {days}: give it an owner."
    silent = owned + covered.unowned
    are = "is" if silent == 1 else "are"
    said = [f"{words.counted(silent, 'target account')} {are} silent (no touch in {days})."]
    if owned:
        who = "the member who owns" if owned == 1 else "the members who own"
        which = (
            f"{words.count(owned)} of them" if covered.unowned else "it" if owned == 1 else "them"
        )
        said.append(f"Ask {who} {which}.")
    if covered.unowned:
        whom = words.and_more(named, covered.unowned) if named else words.count(covered.unowned)
        said.append(f"Give an owner to {whom}.")
    return " ".join(said)


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
        lines.append(f"*Active members*: {active_in_words(totals)} in {OVERVIEW_DAYS} days.")
    covered = totals.covered
    if not covered.accounts:
        return [*lines, "*Target accounts*: none yet."]
    days = words.counted(covered.days, "day")
    return [*lines, f"*Touched in {days}*: {touched_in_words(covered)}."]


def active_in_words(totals: WorkspaceTotals) -> str:
    """``5 of 6``."""
    return words.out_of(totals.shown_active or 0, totals.joined)


def touched_in_words(covered: Covered) -> str:
    """``37 of 60 target accounts``."""
    touched = words.out_of(covered.touched, covered.accounts)
    return f"{touched} target {'account' if covered.accounts == 1 else 'accounts'}"


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
