"""The weekly message to a coach."""

from domain.figures.coach_overview import OVERVIEW_DAYS, TeamBoard
from domain.figures.coach_week import CoachWeek
from domain.timing.periods import local_date, zone_named
from views import blocks, moments, words
from views.blocks import Message
from views.figures.team_stats import team_lines, team_title
from views.ids import Action
from views.people.joining import stop_all_button
from views.wording.win_words import tally_text

#: More teams or boards are counted.
_MOST_TEAMS, _MOST_BOARDS = 20, 5
_TOTALS = "Except for wins, totals include at least three members each."


def coach_week(result: CoachWeek) -> Message:
    """The teams' totals, then the workspace's activity, coverage and boards that are missing."""
    title = f"Your teams' week, {moments.span(result.window)}"
    teams = [(team_title(each), team_lines(each)) for each in result.teams[:_MOST_TEAMS]]
    more = len(result.teams) - len(teams)
    rest = [f"And {words.counted(more, 'more team')}: `/ssi stats team`."] if more > 0 else []
    overview = [*rest, *_overview(result), *_boards(result.overview.boards)]
    return Message(
        " ".join(
            [
                f"{title}.",
                *(" ".join([f"{name}.", *map(words.unbold, lines)]) for name, lines in teams),
                *map(words.unbold, overview),
                _TOTALS,
            ]
        ),
        (
            blocks.header(title),
            *(blocks.section("\n".join([f"*{name}*", *lines])) for name, lines in teams),
            *blocks.lines(overview),
            blocks.actions(
                _next_step(result),
                blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
                blocks.overflow(blocks.button("Settings", Action.OPEN_SETTINGS), stop_all_button()),
            ),
            blocks.context(_TOTALS),
        ),
    )


def _overview(result: CoachWeek) -> list[str]:
    shown, lines = result.overview.totals, list[str]()
    if shown is None:
        return []
    if shown.shown_active is not None:
        active = words.counted(shown.shown_active, "member")
        lines.append(f"*Active in {OVERVIEW_DAYS} days:* {active}.")
    covered = shown.covered
    if covered.accounts:
        of = f"{words.count(covered.touched)} of {words.count(covered.accounts)}"
        days = words.counted(covered.days, "day")
        lines.append(f"*Target accounts with a touch in {days}:* {of}.")
    lines.append(f"*Wins of {OVERVIEW_DAYS} days:* {tally_text(shown.pipeline)}.")
    silent = covered.accounts - covered.touched
    if silent > 0:
        names = "`/ssi accounts silent` names them"
        accounts = words.counted(silent, "account")
        lines.append(f"*Next:* ask who reaches the {accounts} without a touch: {names}.")
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


def _next_step(result: CoachWeek) -> blocks.Block:
    if result.overview.boards:
        return blocks.button("Look at the boards", Action.OPEN_SETUP, style="primary")
    return blocks.button("Pipeline", Action.SHOW_PIPELINE, style="primary")
