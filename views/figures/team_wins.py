"""The wins of teams and their members in a pipeline: as lines, and as a table."""

from collections.abc import Iterator, Sequence

from domain.entries.wins import Money
from domain.figures.pipeline import MemberWins, Pipeline, Tally, TeamWins
from views import blocks, data_blocks, words
from views.blocks import Block
from views.data_blocks import Cell
from views.wording.entry_words import named
from views.wording.win_words import money, tally_text

#: Characters of all teams' lines together; further lines are only counted.
_ROOM = 20_000
#: More rows stand as lines: their cells would be cut.
_MOST_ROWS = 40
#: Characters of a name, so that a phone shows the column next to it.
_NAME = 22
_HEADINGS = ("Name", "Deals", "Opportunities", "Meetings")
_ALL = "All"


def team_lines(result: Pipeline) -> list[str]:
    """Each team and its members, as many lines as fit."""
    lines = [line for team in result.teams for line in _team(team, coach=result.coach)]
    shown: list[str] = []
    room = _ROOM
    for line in lines:
        room -= len(line)
        if room < 0:
            break
        shown.append(line)
    if len(shown) < len(lines):
        shown.append(f"… and {words.counted(len(lines) - len(shown), 'more line')}.")
    return shown


def team_blocks(result: Pipeline) -> list[Block]:
    """Each team's sums, then one table of the members; lines if it would be too long."""
    teams = result.teams
    rows = [row for team in teams for row in _rows(team, many=len(teams) > 1)]
    if not 0 < len(rows) <= _MOST_ROWS:
        return blocks.lines(team_lines(result))
    headings = [*_HEADINGS, *(["Team"] if len(teams) > 1 else [])]
    table = data_blocks.data_table("Wins by member", [headings, *rows])
    sums = [_sums(team, coach=result.coach) for team in teams]
    also = any(member.also_in for team in teams for member in team.members)
    twice = [blocks.context("Wins of members of two teams count in both.")] if also else []
    return [*blocks.lines(sums), table, *twice]


def _rows(team: TeamWins, *, many: bool) -> Iterator[list[Cell]]:
    """A row for each member, then one for all of them, with the team's name if there are more."""
    of_team: list[Cell] = [_cut(team.team or "No team")] if many else []
    for member in team.members:
        yield [_cut(member.name or "You"), *_cells(member.tally), *of_team]
    if len(team.members) != 1:
        yield [_ALL, *_cells(team.tally), *of_team]


def _cells(tally: Tally) -> list[Cell]:
    return [
        (_cell(tally.closed, tally.closed_sums), tally.closed),
        (_cell(tally.opportunities, tally.opportunity_sums), tally.opportunities),
        (words.count(tally.meetings), tally.meetings),
    ]


def _cell(wins: int, sums: Sequence[Money]) -> str:
    """``2 · EUR 45,000``: with the amount, if it is one; several would hide the next column."""
    return f"{words.count(wins)} · {money(sums)}" if len(sums) == 1 else words.count(wins)


def _cut(name: str) -> str:
    return words.isolated(blocks.shorten(" ".join(name.split()), _NAME))


def _sums(team: TeamWins, *, coach: bool) -> str:
    name = named(team.team) or "Without a team"
    shared = "" if coach else " (you, and members whom the board may show)"
    return f"*{name}*{shared}: {tally_text(team.tally)}."


def _team(team: TeamWins, *, coach: bool) -> Iterator[str]:
    own = next((member for member in team.members if not member.name), None)
    yield " ".join([_sums(team, coach=coach), *([_others(own)] if own is not None else [])])
    for member in team.members:
        # The pipeline begins with the reader's own wins.
        if member is own:
            continue
        also = f" (also in {words.names(member.also_in, longest=80)})" if member.also_in else ""
        yield f"• {named(member.name)}{also}: {tally_text(member.tally)}."


def _others(own: MemberWins) -> str:
    """The heading of the other members' wins."""
    also = (
        f"Your wins count in {words.names(own.also_in, longest=80)}, too. " if own.also_in else ""
    )
    return f"{also}The others:"
