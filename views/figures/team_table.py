"""The totals of teams, or of one member, as one table: now and before, the most important first."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from domain.figures.activity import Activity
from domain.figures.stats import Stats, Totals
from domain.figures.target_share import TargetShare
from domain.figures.team_stats import Part, TeamTotals
from views import blocks, data_blocks, limits, words
from views.blocks import Block
from views.wording.activity_words import REPLIES, TARGET_DMS, TARGET_ENGAGERS
from views.wording.window_words import as_it_stood, heads

#: What stands for a figure that would reveal one or two members.
HIDDEN = "hidden"
_EMPTY = frozenset({"", "0"})
#: Of whom a share in a cell is.
_SHARES = {
    TARGET_ENGAGERS: "of all engagers",
    TARGET_DMS: "of all people written to",
    REPLIES: "of the people logged one by one who replied",
}
#: Characters of a team's name at the head of its column.
_TEAM = 20
#: Each team has up to two columns, next to the names of the figures.
_MOST_TEAMS = (limits.TABLE_COLUMNS - 1) // 2


def team_table(teams: Sequence[TeamTotals]) -> list[Block]:
    """One table of all teams; no block where they are too many, or nothing is known of them.

    Figures that are hidden in each team's window have no row: `hidden_everywhere`.
    """
    if not 0 < len(teams) <= _MOST_TEAMS:
        return []
    rows = _rows(teams)
    named = [head for team in teams for head in _heads(team, one=len(teams) == 1)]
    stood = next(filter(None, map(before_stood, teams)), "")
    return _with_notes(["Total", *named], rows, hidden_note(teams), stood) if rows else []


def shows_only_wins(teams: Sequence[TeamTotals]) -> bool:
    """Whether the table would repeat the verdicts: it has wins alone, of one window."""
    of_wins = {name for name, part, _ in _FIGURES if part is Part.WINS}
    return not any(map(shows_before, teams)) and all(row[0] in of_wins for row in _rows(teams))


def hidden_everywhere(teams: Sequence[TeamTotals]) -> list[str]:
    """The names of the figures that are hidden in the window of each of these teams."""
    return [name for name, part, _ in _FIGURES if _everywhere(part, teams)]


def hidden_note(teams: Sequence[TeamTotals]) -> str:
    """Why figures of these teams are hidden; empty if the table has no such cell."""
    if not any(HIDDEN in row for row in _rows(teams)):
        return ""
    fewest = max(team.fewest for team in teams)
    return (
        f"{words.capital(HIDDEN)}: a total would reveal the figures of fewer than {fewest} members."
    )


def _everywhere(part: Part, teams: Sequence[TeamTotals]) -> bool:
    return bool(teams) and all(part in team.withheld for team in teams)


def _rows(teams: Sequence[TeamTotals]) -> list[list[str]]:
    """A name and its cells, for each figure that is known of any team."""
    columns = [column for team in teams for column in _columns(team)]
    found = zip(_FIGURES, *columns, strict=True)
    rows = [
        [name, *row]
        for (name, part, _), *row in found
        if not (_everywhere(part, teams) or _EMPTY.issuperset(row))
    ]
    known = any(not {*_EMPTY, HIDDEN}.issuperset(row) for _, *row in rows)
    return rows if known else []


def shows_before(team: TeamTotals) -> bool:
    """Whether any figure of the window before can be shown."""
    return bool(team.before) or not team.activity_before.nothing


def before_stood(figures: Stats | TeamTotals) -> str:
    """Says how the posts of the window before are read, if any of them are shown."""
    if figures.before_as_of is None or figures.before is None or not figures.before.posts:
        return ""
    return as_it_stood(figures.window, figures.before_as_of)


def own_table(stats: Stats) -> list[Block]:
    """The same figures of one member; without a second column if nothing came before."""
    windows: list[tuple[Totals | None, Activity]] = [(stats.now, stats.activity)]
    if stats.before.posts or not stats.activity_before.nothing:
        windows.append((stats.before, stats.activity_before))
    cells = [(name, [value(*each) for each in windows]) for name, _, value in _FIGURES]
    rows = [[name, *row] for name, row in cells if not _EMPTY.issuperset(row)]
    return _with_notes(
        ["Figure", *heads(stats.window)[: len(windows)]], rows, "", before_stood(stats)
    )


def _with_notes(headings: list[str], rows: list[list[str]], hidden: str, stood: str) -> list[Block]:
    """A table, and below it what its shares in brackets are of.

    Args:
        hidden: Why cells are hidden, or nothing.
        stood: How the posts of the window before are read, or nothing.
    """
    shares = [
        _SHARES[name]
        for name, *cells in rows
        if name in _SHARES and any(cell.endswith(")") for cell in cells)
    ]
    of = (
        f"In brackets: the share {_with_and(shares)}. Each post counts its engagers."
        if shares
        else ""
    )
    notes = " ".join(filter(None, [hidden, of, stood]))
    return [_table(headings, rows), *([blocks.context(notes)] if notes else [])]


def _with_and(shares: list[str]) -> str:
    """``of all engagers, of all people written to, and of …``."""
    *first, last = shares
    return f"{', '.join(first)}, and {last}" if first else last


def _table(headings: list[str], rows: list[list[str]]) -> Block:
    return data_blocks.table([headings, *rows], ["left", *["right"] * (len(headings) - 1)])


def _heads(team: TeamTotals, *, one: bool) -> list[str]:
    """The heads of the window, and of the one before if any of it can be shown."""
    now, before = heads(team.window)
    now = now if one else words.isolated(blocks.shorten(team.team, _TEAM))
    return [now, before] if shows_before(team) else [now]


def _columns(team: TeamTotals) -> list[list[str]]:
    """All cells of the window, and of the one before if any of it can be shown."""
    now = [_cell(team.now, team.activity, team.withheld, *each[1:]) for each in _FIGURES]
    if not shows_before(team):
        return [now]
    # Without the totals of now, those of before are not shown either.
    withheld = team.withheld_before | (team.withheld & _OF_POSTS)
    before = [_cell(team.before, team.activity_before, withheld, *each[1:]) for each in _FIGURES]
    return [now, before]


#: A figure of a window in a cell: empty if it is unknown.
_Value = Callable[[Totals | None, Activity], str]
_OF_POSTS = frozenset({Part.POSTS, Part.LISTED})


def _cell(
    totals: Totals | None, activity: Activity, withheld: frozenset[Part], part: Part, value: _Value
) -> str:
    return HIDDEN if part in withheld else value(totals, activity)


def _with_share(part: int, share: Fraction | None, *, of_any: object) -> str:
    """``49 (12 %)``; without a share 0, or empty if there was anything to count."""
    if share is None:
        return "" if of_any else "0"
    return words.with_unit(words.count(part), f"({words.whole_percent(share)})")


def _targets(totals: Totals | None, _: Activity) -> str:
    share = totals.targets if totals is not None else TargetShare()
    of_any = totals is not None and totals.posts
    return _with_share(share.targets, share.value, of_any=of_any)


def _dms(_: Totals | None, activity: Activity) -> str:
    return _with_share(activity.dms.target, activity.dms.target_share, of_any=False)


def _replies(_: Totals | None, activity: Activity) -> str:
    dms = activity.dms
    return _with_share(dms.replied, dms.reply_rate, of_any=dms.people)


def _rate(totals: Totals | None, _: Activity) -> str:
    rate = totals.rate if totals is not None else None
    return words.rate(rate) if rate is not None else ""


def _engagers(totals: Totals | None, _: Activity) -> str:
    if totals is None or not totals.posts:
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
