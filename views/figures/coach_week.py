"""The weekly message to a coach."""

from domain.figures.coach_overview import (
    OVERVIEW_DAYS,
    CoachOverview,
    TeamBoard,
    WorkspaceTotals,
)
from domain.figures.coach_week import CoachWeek
from domain.timing.periods import local_date, zone_named
from views import blocks, moments, words
from views.blocks import Block, Message
from views.figures.coach_overview import active_in_words, ask_in_words, touched_in_words
from views.figures.team_stats import team_blocks, team_lines, team_title, what_totals_are
from views.figures.team_table import hidden_note
from views.ids import Action
from views.people.joining import stop_all_button
from views.wording.win_words import tally_text

#: More teams or boards are counted.
_MOST_TEAMS, _MOST_BOARDS = 20, 5
_DAYS = words.counted(OVERVIEW_DAYS, "day")


def coach_week(result: CoachWeek) -> Message:
    """What to do, the teams' totals, then the workspace's touched accounts, activity and wins."""
    whose = "team's" if len(result.teams) == 1 else "teams'"
    title = f"Your {whose} week, {moments.span(result.window)}"
    teams = result.teams[:_MOST_TEAMS]
    more = len(result.teams) - len(teams)
    rest = [f"And {words.counted(more, 'more team')}: `/ssi stats team`."] if more > 0 else []
    asked = ask_in_words(result.overview)
    first = [*_boards(result.overview.boards), *([f"*Next:* {asked}"] if asked else [])]
    how = ["`/ssi accounts silent` names them."] if asked else []
    last = [*rest, *_overview(result.overview.totals, asked=bool(asked))]
    totals = [line for each in teams for line in (f"{team_title(each)}.", *team_lines(each))]
    totals += filter(None, [hidden_note(teams)])
    small_print = what_totals_are(teams)
    return Message(
        " ".join(map(words.unbold, [f"{title}.", *first, *how, *totals, *last, small_print])),
        (
            blocks.header(title),
            *blocks.lines(first),
            *team_blocks(teams, dated=False),
            *blocks.lines(last),
            blocks.actions(
                *_next_steps(result.overview),
                blocks.overflow(
                    blocks.button("Pipeline", Action.SHOW_PIPELINE),
                    blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
                    blocks.button("Settings", Action.OPEN_SETTINGS),
                    stop_all_button(),
                ),
            ),
            blocks.context(small_print),
        ),
    )


def _overview(totals: WorkspaceTotals | None, *, asked: bool) -> list[str]:
    """The totals of the workspace.

    Args:
        asked: Whether the message says already how many accounts have no touch.
    """
    if totals is None:
        return []
    lines = []
    covered = totals.covered
    if covered.accounts and not asked:
        days = words.counted(covered.days, "day")
        lines.append(f"*Touched in {days}:* {touched_in_words(covered)}.")
    if totals.shown_active is not None:
        lines.append(f"*Active members in {_DAYS}:* {active_in_words(totals)}.")
    lines.append(f"*Wins in {_DAYS}:* {tally_text(totals.pipeline)}.")
    return lines


def _boards(boards: tuple[TeamBoard, ...]) -> list[str]:
    if not boards:
        return []
    shown = [_board(each) for each in boards[:_MOST_BOARDS]]
    more = len(boards) - len(shown)
    rest = f"; and {words.count(more)} more" if more > 0 else ""
    return [f"*Boards that were not posted:* {'; '.join(shown)}{rest}."]


def _board(board: TeamBoard) -> str:
    due_on = local_date(board.missed.due_at, zone_named(board.zone_name))
    name = words.names([board.team.name])
    doubt = ", which may have been posted" if board.missed.in_doubt else ""
    return f"{name}, {moments.day(due_on)}{doubt}"


def _next_steps(overview: CoachOverview) -> list[Block]:
    """The green button is about what the message asks first."""
    steps = []
    if overview.boards:
        steps.append(blocks.button("Look at the boards", Action.OPEN_SETUP))
    if ask_in_words(overview):
        steps.append(blocks.button("Silent accounts", Action.SHOW_SILENT))
    first, *rest = steps or [blocks.button("Pipeline", Action.SHOW_PIPELINE)]
    return [{**first, "style": "primary"}, *rest]
