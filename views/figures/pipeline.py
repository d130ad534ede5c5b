"""The pipeline: wins and sums, the touches before them, and SSI, activity and wins by month."""

from domain.coaching.whom import NOBODY, WhomToWrite
from domain.entries.win_path import PATH_DAYS
from domain.figures.pipeline import (
    FEWEST_MONTHS,
    FEWEST_WINS,
    Comparison,
    Groundwork,
    MonthFigures,
    Pipeline,
    Trend,
    compare,
)
from views import blocks, data_blocks, moments, words
from views.blocks import Block, Message
from views.figures.team_wins import team_blocks, team_lines
from views.ids import Action
from views.wording.activity_words import COMMENTS, TARGET_DMS, TARGET_ENGAGERS
from views.wording.whom_words import in_short, in_short_with_button, whom_button
from views.wording.win_words import money, tally_text
from views.wording.window_words import window_with_days

#: What a phone shows without scrolling comes first: the wins.
_HEADINGS = (
    "Month",
    "Deals",
    "Opportunities",
    "Meetings",
    TARGET_ENGAGERS,
    TARGET_DMS,
    COMMENTS,
    "SSI",
)
#: The other columns are left out if they are 0 in each month.
_ALWAYS_SHOWN = 2
#: So many wins are “both”.
_BOTH = 2
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
    """Own wins, what the months suggest, whom to write to, the teams' wins, then the months.

    What the months cannot say yet follows them.

    A coach who sells nothing themselves reads their teams first. A message has one table: of the
    months, or of the teams' members for whoever has none.

    Args:
        people: Whom the member should write to.
        in_modal: Gives both as text, since a modal cannot have a table.
    """
    title = f"Pipeline: {window_with_days(result.window)}"
    shown = _since_the_first(result.months)
    sells = bool(result.own.wins) or not all(map(_is_empty, shown))
    verdict, too_few = _verdict(compare(result.months)) if sells else ("", "")
    own, who = _own(result, verdict), in_short(people)
    leads = sells or not (result.coach and result.teams)
    months = [f"{_month_text(month)}." for month in shown] if sells else []
    teams, before = team_lines(result), _before_all(result)
    by_member = not sells and not in_modal
    steps, rest = _steps(waiting=bool(who), leads=leads)
    rows: list[Block] = [
        blocks.header(title),
        *(blocks.lines(own) if leads else []),
        *in_short_with_button(people),
        *(team_blocks(result) if by_member else blocks.lines(teams)),
        *blocks.lines(before),
        *(_by_month(shown, months, as_text=in_modal) if sells else []),
        *([blocks.section(too_few)] if too_few else []),
        blocks.context(_small_print(result, sells=sells, leads=leads)),
        blocks.actions(
            *steps,
            blocks.overflow(
                *rest,
                blocks.button("My figures", Action.SHOW_STATS),
                blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
            ),
        ),
    ]
    texts = [f"{title}.", *own, who, *teams, *before, *months, too_few]
    return Message(" ".join(map(words.unbold, filter(None, texts))), tuple(rows))


def _steps(*, waiting: bool, leads: bool) -> tuple[list[Block], list[Block]]:
    """The buttons, and those behind ⋯. A coach who sells nothing is asked for no win.

    Args:
        waiting: Whether people wait for a DM.
        leads: Whether the person's own wins come first.
    """
    first = [whom_button()] if waiting else []
    if leads:
        style = None if waiting else "primary"
        return [*first, blocks.button("Log a win", Action.OPEN_WIN, style=style)], []
    silent = blocks.button("Silent accounts", Action.SHOW_SILENT, style="primary")
    return first or [silent], [blocks.button("Log a win", Action.OPEN_WIN)]


def _small_print(result: Pipeline, *, sells: bool, leads: bool) -> str:
    own = "" if leads else "You logged no wins of your own."
    hidden = "Only you see your SSI." if sells else ""
    return " ".join(filter(None, [own, hidden, "Amounts are never converted."]))


def _by_month(shown: tuple[MonthFigures, ...], texts: list[str], *, as_text: bool) -> list[Block]:
    since = moments.month(shown[0].month.first)
    heading = f"*Your months since {since}:* wins, activity at target accounts, SSI"
    if as_text:
        return blocks.lines([heading, *texts])
    return [blocks.section(heading), _table(shown)]


def _own(result: Pipeline, verdict: str) -> list[str]:
    how = "" if result.own.wins else f" {_HOW}"
    wins = f"*Yours:* {tally_text(result.own)}.{how}"
    return [wins, *_before(result.groundwork, all_members=False), *filter(None, [verdict])]


def _before_all(result: Pipeline) -> list[str]:
    if result.everybody is None or not result.teams:
        return []
    return _before(result.everybody, all_members=True)


def _before(ground: Groundwork, *, all_members: bool) -> list[str]:
    """The touches before wins at target accounts."""
    each = ground.touches_a_meeting
    whose = "all" if all_members else "your"
    lines = [_touched(ground, all_members=all_members)] if ground.wins else []
    if each is not None:
        meetings = words.counted(ground.meetings, "meeting")
        average = "on average before each of" if ground.meetings > 1 else "before"
        touches = words.with_unit(f"{float(each):.1f}", "touches")
        if ground.meetings == 1:
            touches = words.counted(ground.touches, "touch", "touches")
        there = f"the {meetings}" if all_members else f"your {meetings}"
        lines.append(f"{touches} {average} {there} there.")
    if ground.elsewhere:
        elsewhere = words.counted(ground.elsewhere, f"of {whose} wins", f"of {whose} wins")
        lines.append(f"*Elsewhere:* {elsewhere} at companies that aren't target accounts.")
    return lines


def _touched(ground: Groundwork, *, all_members: bool) -> str:
    """How many wins at target accounts had a touch before; there is at least one such win."""
    days = f"touch in the {PATH_DAYS} days before"
    if ground.wins == 1:
        which = "The 1 win" if all_members else "Your 1 win"
        return f"{which} at a target account had {'a' if ground.touched else 'no'} {days} it."
    there = f"at target accounts had a {days} the win."
    if ground.touched == ground.wins:
        of_them = "Both" if ground.wins == _BOTH else f"All {words.count(ground.wins)}"
        return f"{of_them} {'' if all_members else 'of your '}wins {there}"
    wins = words.counted(ground.wins, "win")
    of = wins if all_members else f"your {wins}"
    if not ground.touched:
        return f"None of {'the ' if all_members else ''}{of} {there}"
    share = words.whole_percent(ground.touched_share or 0)
    return (
        f"{words.count(ground.touched)} of {of} at target accounts ({share}) had a {days} the win."
    )


def _table(months: tuple[MonthFigures, ...]) -> Block:
    found = zip(_HEADINGS, *map(_cells, months), strict=True)
    columns = [
        column
        for number, column in enumerate(found)
        if number < _ALWAYS_SHOWN or not {"", "0"}.issuperset(column[1:])
    ]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return data_blocks.table(rows, ["left", *["right"] * (len(columns) - 1)])


def _cells(month: MonthFigures) -> list[str]:
    tally = month.outcomes
    return [
        _month_name(month),
        _cell(tally.closed, money(tally.closed_sums)),
        _cell(tally.opportunities, money(tally.opportunity_sums)),
        words.count(tally.meetings),
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


def _verdict(comparison: Comparison) -> tuple[str, str]:
    """What the months suggest, or else why they say nothing; the other one is empty."""
    months = words.counted(comparison.months, "whole month")
    wins = words.counted(comparison.wins, "win")
    if not comparison.enough:
        return "", (
            f"Too little data to say what leads to what: it takes {FEWEST_MONTHS} whole months "
            f"with an SSI score and {FEWEST_WINS} wins; so far {months} and {wins}."
        )
    if comparison.activity is comparison.ssi is Trend.TOO_FEW:
        return "", (
            "Too few of your months differ in their wins to say whether wins move with your "
            "activity or your SSI."
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
    return f"*In {months}* with {wins}, your wins {moved}.{hint}", ""
