"""The totals of teams, or of one member, as one table: now and before, the most important first."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from domain.figures.activity import Activity
from domain.figures.stats import Stats, Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, TeamTotals
from views import blocks, data_blocks, limits, words
from views.blocks import Block

#: What stands for a figure that would reveal one or two members.
HIDDEN = "hidden"
_EMPTY = frozenset({"", "0"})
#: Characters of a team's name at the head of its column.
_TEAM = 20
#: Each team has up to two columns, next to the names of the figures.
_MOST_TEAMS = (limits.TABLE_COLUMNS - 1) // 2


def team_table(teams: Sequence[TeamTotals]) -> list[Block]:
    """One table of all teams; no block where they are too many, or nothing is known of them."""
    if not 0 < len(teams) <= _MOST_TEAMS:
        return []
    columns = [column for team in teams for column in _columns(team, one=len(teams) == 1)]
    names = ["Total", *(name for name, _, _ in _FIGURES)]
    headings, *figures = (list(row) for row in zip(names, *columns, strict=True))
    rows = [row for row in figures if not _EMPTY.issuperset(row[1:])]
    if all({*_EMPTY, HIDDEN}.issuperset(row[1:]) for row in rows):
        return []
    return [data_blocks.table([headings, *rows], ["left", *["right"] * (len(headings) - 1)])]


def has_hidden(teams: Sequence[TeamTotals]) -> bool:
    """Whether a table of these teams would say that a figure is hidden."""
    return any(HIDDEN in column for team in teams for column in _columns(team, one=False))


def shows_before(team: TeamTotals) -> bool:
    """Whether any figure of the window before can be shown."""
    return bool(team.before) or not team.activity_before.nothing


def own_table(stats: Stats) -> list[Block]:
    """The same figures of one member; without a second column if nothing came before."""
    windows: list[tuple[Totals | None, Activity]] = [(stats.now, stats.activity)]
    if stats.before.posts or not stats.activity_before.nothing:
        windows.append((stats.before, stats.activity_before))
    headings = ["Figure", "Now", "Before"][: len(windows) + 1]
    figures = ([name, *(value(*each) for each in windows)] for name, _, value in _FIGURES)
    rows = [row for row in figures if not _EMPTY.issuperset(row[1:])]
    return [data_blocks.table([headings, *rows], ["left", *["right"] * len(windows)])]


def _columns(team: TeamTotals, *, one: bool) -> list[list[str]]:
    """A heading and all cells of the window, and of the one before if any of it can be shown."""
    name = words.isolated("Now" if one else blocks.shorten(team.team, _TEAM))
    now = [_cell(team.now, team.activity, team.withheld, *each[1:]) for each in _FIGURES]
    if not shows_before(team):
        return [[name, *now]]
    # Without the totals of now, those of before are not shown either.
    withheld = team.withheld_before | (team.withheld & _OF_POSTS)
    before = [_cell(team.before, team.activity_before, withheld, *each[1:]) for each in _FIGURES]
    return [[name, *now], ["Before", *before]]


#: A figure of a window in a cell: empty if it is unknown.
_Value = Callable[[Totals | None, Activity], str]
_OF_POSTS = frozenset({Part.POSTS, Part.LISTED})


def _cell(
    totals: Totals | None, activity: Activity, withheld: frozenset[Part], part: Part, value: _Value
) -> str:
    return HIDDEN if part in withheld else value(totals, activity)


def _with_share(part: int, share: Fraction | None) -> str:
    """``49 · 12 %``."""
    return f"{words.count(part)} · {words.whole_percent(share)}" if share is not None else "0"


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
    if totals is None:
        return "0"
    return words.bounds(totals.engagers) if totals.engagers is not None else ""


def _of_posts(count: Callable[[Totals], int]) -> _Value:
    return lambda totals, _: words.count(count(totals)) if totals is not None else "0"


def _of_activity(count: Callable[[Activity], int]) -> _Value:
    return lambda _, activity: words.count(count(activity))


_FIGURES: tuple[tuple[str, Part, _Value], ...] = (
    ("Target engagers", Part.LISTED, _targets),
    ("Target DMs", Part.DMS, _dms),
    ("Replies", Part.DMS, _replies),
    ("Target comments", Part.COMMENTS, _of_activity(lambda each: each.comments)),
    ("Deals", Part.WINS, _of_activity(lambda each: each.wins.deals)),
    ("Opportunities", Part.WINS, _of_activity(lambda each: each.wins.opportunities)),
    ("Meetings", Part.WINS, _of_activity(lambda each: each.wins.meetings)),
    ("Engagement rate", Part.POSTS, _rate),
    ("Unique engagers", Part.POSTS, _engagers),
    ("Views", Part.POSTS, _of_posts(lambda each: each.views)),
    ("Posts", Part.POSTS, _of_posts(lambda each: each.posts)),
)
