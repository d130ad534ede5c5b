"""The totals of teams, or of one member, as one table: now and before, the most important first."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from domain.figures.activity import Activity
from domain.figures.stats import Stats, Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import TeamTotals
from views import blocks, data_blocks, limits, words
from views.blocks import Block

#: Characters of a team's name at the head of its column.
_TEAM = 20
#: Each team has two columns, next to the names of the figures.
_MOST_TEAMS = (limits.TABLE_COLUMNS - 1) // 2


def team_table(teams: Sequence[TeamTotals]) -> list[Block]:
    """One table of all teams; no block where they are too many, or nothing is known of them."""
    if not 0 < len(teams) <= _MOST_TEAMS:
        return []
    rows = _rows(
        each
        for team in teams
        for each in ((team.now, team.activity), (team.before, team.activity_before))
    )
    if not rows:
        return []
    one = len(teams) == 1
    heads = ["Now" if one else blocks.shorten(team.team, _TEAM) for team in teams]
    headings = ["Total", *(each for head in heads for each in (words.isolated(head), "Before"))]
    return [data_blocks.table([headings, *rows], ["left", *["right"] * (len(headings) - 1)])]


def own_table(stats: Stats) -> list[Block]:
    """The same figures of one member; without a second column if nothing came before."""
    windows: list[_Window] = [(stats.now, stats.activity)]
    if stats.before.posts or not stats.activity_before.nothing:
        windows.append((stats.before, stats.activity_before))
    headings = ["Figure", "Now", "Before"][: len(windows) + 1]
    return [data_blocks.table([headings, *_rows(windows)], ["left", *["right"] * len(windows)])]


#: What happened in a window; the totals of posts may be hidden.
_Window = tuple[Totals | None, Activity]
#: A figure of a window in a cell: empty if it is unknown.
_Value = Callable[[Totals | None, Activity], str]


def _rows(windows: Iterable[_Window]) -> list[list[str]]:
    """Each figure that is known in one of the windows, with its name."""
    known = list(windows)
    rows = ([name, *(value(*each) for each in known)] for name, value in _FIGURES)
    return [row for row in rows if any(row[1:])]


def _with_share(part: int, share: Fraction | None) -> str:
    """``49 · 12 %``."""
    return f"{words.count(part)} · {words.whole_percent(share)}" if share is not None else ""


def _targets(totals: Totals | None, _: Activity) -> str:
    share = totals.targets if totals is not None else TargetShare()
    return _with_share(share.targets, share.value)


def _dms(_: Totals | None, activity: Activity) -> str:
    return _with_share(activity.dms.target, activity.dms.target_share)


def _replies(_: Totals | None, activity: Activity) -> str:
    return _with_share(activity.dms.replied, activity.dms.reply_rate)


def _rate(totals: Totals | None, _: Activity) -> str:
    rate = totals.rate if totals is not None else None
    return words.rate(rate) if rate is not None else ""


def _engagers(totals: Totals | None, _: Activity) -> str:
    engagers = totals.engagers if totals is not None else None
    return words.bounds(engagers) if engagers is not None else ""


def _of_posts(count: Callable[[Totals], int]) -> _Value:
    return lambda totals, _: words.count(count(totals)) if totals is not None else ""


def _of_activity(count: Callable[[Activity], int]) -> _Value:
    return lambda _, activity: _counted(count(activity))


def _counted(number: int) -> str:
    return words.count(number) if number else ""


_FIGURES: tuple[tuple[str, _Value], ...] = (
    ("Target engagers", _targets),
    ("Target DMs", _dms),
    ("Replies", _replies),
    ("Target comments", _of_activity(lambda each: each.comments)),
    ("Closed deals", _of_activity(lambda each: each.wins.deals)),
    ("Opportunities", _of_activity(lambda each: each.wins.opportunities)),
    ("Meetings", _of_activity(lambda each: each.wins.meetings)),
    ("Engagement rate", _rate),
    ("Unique engagers", _engagers),
    ("Views", _of_posts(lambda each: each.views)),
    ("Posts", _of_posts(lambda each: each.posts)),
)
