"""The pipeline: wins and sums, the touches before them, and SSI, activity and outcomes by month."""

from collections.abc import Iterator

from domain.coaching.whom import NOBODY, WhomToWrite
from domain.entries.win_path import PATH_DAYS
from domain.figures.pipeline import (
    FEWEST_MONTHS,
    FEWEST_WINS,
    Comparison,
    Groundwork,
    MonthFigures,
    Pipeline,
    TeamWins,
    Trend,
    compare,
)
from views import blocks, data_blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action
from views.wording.entry_words import named
from views.wording.whom_words import in_short, whom_button
from views.wording.win_words import money, tally_text
from views.wording.window_words import window_with_days

#: Characters of all teams' lines together; further lines are only counted.
_ROOM = 20_000
#: What a phone shows without scrolling comes first: the outcomes.
_HEADINGS = (
    "Month",
    "Meetings",
    "Opportunities",
    "Closed deals",
    "Engagers",
    "DMs",
    "Comments",
    "SSI",
)
_HOW = "Log one with `/ssi win meeting Acme` or `/ssi win 45000 EUR Acme`."
_MOVED = {
    Trend.TOGETHER: "rose and fell with",
    Trend.AGAINST: "moved against",
    Trend.UNCLEAR: "showed no clear pattern with",
    Trend.TOO_FEW: "changed too little to compare with",
}


def pipeline_message(
    result: Pipeline, people: WhomToWrite = NOBODY, *, in_modal: bool = False
) -> Message:
    """What the months suggest and whom to write to, then wins and the figures month by month.

    Args:
        people: Whom the member should write to.
        in_modal: Gives the months as text, since a modal cannot have a table.
    """
    title = f"Pipeline: {window_with_days(result.window)}"
    own = [f"*Yours:* {tally_text(result.own)}.{_nothing(result)}", *_before(result.groundwork)]
    verdict, who = _verdict(compare(result.months)), in_short(people)
    teams = _teams(result)
    shown = _since_the_first(result.months)
    if all(map(_is_empty, shown)) and not result.own.wins:
        shown, verdict = (), ""
    months = [f"{_month_text(month)}." for month in shown]
    log = blocks.button("Log a win", Action.OPEN_WIN, style=None if who else "primary")
    rows: list[Block] = [
        blocks.header(title),
        *blocks.lines([*own, *filter(None, [verdict])]),
        *([blocks.section(who)] if who else []),
        *blocks.lines(teams),
        *(_by_month(shown, months, in_modal=in_modal) if shown else []),
        blocks.context("Only you see your SSI and your DMs here. Amounts are never converted."),
        blocks.actions(
            *([whom_button()] if who else []),
            log,
            blocks.overflow(
                blocks.button("My figures", Action.SHOW_STATS),
                blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
            ),
        ),
    ]
    texts = filter(None, [f"{title}.", *own, verdict, who, *teams, *months])
    return Message(" ".join(map(words.unbold, texts)), tuple(rows))


def _by_month(shown: tuple[MonthFigures, ...], texts: list[str], *, in_modal: bool) -> list[Block]:
    heading = blocks.section("*Month by month:* outcomes, activity at target accounts, SSI")
    return [heading, *(blocks.lines(texts) if in_modal else [_table(shown)])]


def _nothing(result: Pipeline) -> str:
    return "" if result.own.wins else f" {_HOW}"


def _before(ground: Groundwork, whose: str = "") -> list[str]:
    """The touches before wins at target accounts.

    Args:
        whose: A label before each line.
    """
    lines = []
    share, each = ground.touched_share, ground.touches_a_meeting
    if share is not None:
        lines.append(
            f"{whose}wins at target accounts with a touch in the {PATH_DAYS} days before: "
            f"{words.count(ground.touched)} of {words.count(ground.wins)}, "
            f"{words.whole_percent(share)}."
        )
    if each is not None:
        lines.append(
            f"{whose}touches before a meeting there: {float(each):.1f} on average, over "
            f"{words.counted(ground.meetings, 'meeting')}."
        )
    if ground.elsewhere:
        elsewhere = words.counted(ground.elsewhere, "win")
        lines.append(f"{whose}{elsewhere} at companies that aren't target accounts.")
    return lines if whose else [words.capital(line) for line in lines]


def _teams(result: Pipeline) -> list[str]:
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
    if result.everybody is not None and result.teams:
        shown += _before(result.everybody, "All members: ")
    return shown


def _team(team: TeamWins, *, coach: bool) -> Iterator[str]:
    name = named(team.team) or "Without a team"
    shared = "" if coach else " (you, and members whom the board may show)"
    yield f"*{name}*{shared}: {tally_text(team.tally)}."
    for member in team.members:
        also = f" (also in {words.names(member.also_in, longest=80)})" if member.also_in else ""
        yield f"• {named(member.name) or 'You'}{also}: {tally_text(member.tally)}."


def _table(months: tuple[MonthFigures, ...]) -> Block:
    rows = [list(_HEADINGS), *(_cells(month) for month in months)]
    return data_blocks.table(rows, ["left", *["right"] * (len(_HEADINGS) - 1)])


def _cells(month: MonthFigures) -> list[str]:
    tally = month.outcomes
    return [
        _month_name(month),
        words.count(tally.meetings),
        _cell(tally.opportunities, money(tally.opportunity_sums)),
        _cell(tally.closed, money(tally.closed_sums)),
        words.count(month.engagers),
        words.count(month.dms),
        words.count(month.comments),
        words.points(month.ssi) if month.ssi is not None else "",
    ]


def _cell(wins: int, amount: str) -> str:
    return f"{words.count(wins)} · {amount}" if amount else words.count(wins)


def _since_the_first(months: tuple[MonthFigures, ...]) -> tuple[MonthFigures, ...]:
    """The months from the first one with any figures on; at least the newest."""
    first = next((at for at, month in enumerate(months) if not _is_empty(month)), -1)
    return months[first:]


def _is_empty(month: MonthFigures) -> bool:
    return month.ssi is None and not month.activity and not month.outcomes.wins


def _month_text(month: MonthFigures) -> str:
    ssi = f"SSI {words.points(month.ssi)}" if month.ssi is not None else "no SSI score"
    name = _month_name(month)
    if _is_empty(month):
        return f"{name}: nothing logged"
    activity = ", ".join(
        (
            words.counted(month.engagers, "target engager"),
            words.counted(month.dms, "target DM"),
            words.counted(month.comments, "target comment"),
        )
    )
    return f"{name}: {ssi}; {activity}; {tally_text(month.outcomes)}"


def _month_name(month: MonthFigures) -> str:
    return moments.month(month.month.first) + (" so far" if month.running else "")


def _verdict(comparison: Comparison) -> str:
    """Says what the months suggest, or that they are too few."""
    months = words.counted(comparison.months, "whole month")
    wins = words.counted(comparison.wins, "win")
    if not comparison.enough:
        return (
            f"*Too little data to say what leads to what:* I need {FEWEST_MONTHS} whole months "
            f"with an SSI score and {FEWEST_WINS} wins. So far there are {months} and {wins}."
        )
    if comparison.activity is comparison.ssi:
        moved = f"{_MOVED[comparison.ssi]} your targeted activity and your SSI"
    else:
        moved = (
            f"{_MOVED[comparison.activity]} your targeted activity, and {_MOVED[comparison.ssi]} "
            "your SSI"
        )
    found = {comparison.activity, comparison.ssi} & {Trend.TOGETHER, Trend.AGAINST}
    hint = " It is a hint, not proof." if found else ""
    return f"*In {months}* with {wins}, your wins {moved}.{hint}"
