"""A team's board: praise, one table, totals. Names are plain text, without pings; never the SSI."""

from domain.figures.board import Board, Ranked
from domain.figures.measures import SHRUNK, Measure, Standing
from domain.timing.periods import Window
from views import blocks, data_blocks, limits, moments, words
from views.blocks import Block, Message
from views.data_blocks import Cell
from views.figures.board_totals import in_short, together
from views.ids import Action
from views.wording.activity_words import wins
from views.wording.measure_words import (
    MEASURES,
    cell,
    in_words,
    measure_name,
    name_of,
    person,
    rank_of,
)
from views.wording.win_words import money
from views.wording.window_words import window_name

#: The columns beside the name.
_MOST_COLUMNS = 3
#: The order in which measures get a column, after the board's own one.
_COLUMNS = (
    *(Measure.WINS, Measure.TARGET_ENGAGERS, Measure.TARGET_DMS, Measure.RATE, Measure.ENGAGERS),
    *(Measure.POSTS, Measure.TARGET_SHARE, Measure.IMPROVED),
)
#: How the best of a measure is introduced.
_BEST = {
    Measure.RATE: "best engagement rate",
    Measure.IMPROVED: "most improved engagement rate",
}
#: Measures that count a range of engagers at its low end.
_OF_ENGAGERS = frozenset({Measure.ENGAGERS, Measure.RATE, Measure.IMPROVED, Measure.TARGET_SHARE})
#: Up to how many members are a word.
_IN_WORDS = ("", "", "both", "all three", "all four", "all five", "all six")
#: Column headings.
_HEADINGS = {
    Measure.TARGET_ENGAGERS: "Target engagers",
    Measure.RATE: "Rate",
    Measure.ENGAGERS: "Unique engagers",
    Measure.POSTS: "Posts",
    Measure.IMPROVED: "Gain",
    Measure.TARGET_DMS: "Target DMs",
    Measure.TARGET_SHARE: "Share",
    Measure.WINS: "Wins",
}
#: The heading of the first column, below the title that says which engagers: a phone shows the
#: name and this column only if it is short.
_SHORT = {Measure.TARGET_ENGAGERS: "Engagers", Measure.ENGAGERS: "Engagers"}
#: Characters of a name in the message's text.
_WHOLE_NAME = 60
#: Characters of the team's name on the button: a member of two teams must tell them apart.
_TEAM = 50
_MOST_ROWS = 60
#: Leaders named for a measure.
_MOST_LEADERS = 5


def board(result: Board) -> Message:
    """The board as posted in the team's channel."""
    team = words.isolated(blocks.shorten(result.team, _TEAM))
    log = blocks.button(f"Log mine for {team}", Action.OPEN_LOG, style="primary")
    return Message(_text(result), (*board_blocks(result), blocks.actions(log)))


def board_blocks(result: Board) -> list[Block]:
    """Wins, praise, table, totals and the ranking's rules; the message's text has all counts."""
    return [
        blocks.header(_title(result, _when(result.window))),
        *blocks.lines(
            [
                *(f"*Wins:* {line}" for line in _won(result)),
                *(f"*Well done:* {line}" for line in _praise(result)),
                *_level(result),
            ]
        ),
        _table(result),
        *blocks.lines([in_short(result)]),
        blocks.context(" ".join([*_more(result), *_days(result.window), _rules(result)])),
    ]


def _text(result: Board) -> str:
    """The board as plain text."""
    when = dict.fromkeys([_when(result.window), moments.span(result.window)])
    texts = [f"{words.escape(_title(result, ', '.join(when)))}."]
    texts += [f"Wins: {line}" for line in _won(result)]
    texts += [f"Well done: {line}" for line in _praise(result)]
    texts += _level(result)
    texts.append(f"Together: {together(result)}")
    texts += [f"{_row_text(result, row)}." for row in _shown(result)]
    ranked_by = f"Ranked by {measure_name(result.measure)}."
    others = [f"{name}: {best}." for name, best in _others(result)]
    return " ".join([*texts, *_more(result), *others, ranked_by, _rules(result)])


def _title(result: Board, when: str) -> str:
    name = words.isolated(blocks.shorten(result.team, limits.HEADER_TEXT - 30))
    return f"{name}: {when}"


def _when(window: Window) -> str:
    """``23–29 Nov``, or ``last 7 days``, since the dates of two months would break a headline."""
    return window_name(window) if window.first.month != window.last.month else moments.span(window)


def _days(window: Window) -> list[str]:
    """The dates that the headline does not say."""
    span = moments.span(window)
    return [] if _when(window) == span else [f"{span}."]


def _shown(result: Board) -> tuple[Ranked, ...]:
    return result.rows[:_MOST_ROWS]


def _more(result: Board) -> list[str]:
    more = len(result.rows) - len(_shown(result))
    return [f"And {more} more."] if more else []


def _table(result: Board) -> Block:
    headings = ["Name", *(_heading(result, measure) for measure in _columns(result))]
    rows: list[list[Cell]] = [[*headings]]
    for row in _shown(result):
        cells = [_sorted_cell(result, row.standing, measure) for measure in _columns(result)]
        rows.append([_placed(row), *cells])
    return data_blocks.data_table(f"By {measure_name(result.measure)}", rows)


def _heading(result: Board, measure: Measure) -> str:
    short = _SHORT.get(measure) if measure is result.measure else None
    return short or _HEADINGS[measure]


def _placed(row: Ranked) -> str:
    """``1. Ada Lindqvist``, isolated if it is written from right to left."""
    name = words.isolated(name_of(row.standing))
    return f"{rank_of(row)}.{moments.NO_BREAK}{name}" if row.rank is not None else name


def _sorted_cell(result: Board, standing: Standing, measure: Measure) -> Cell:
    """The cell with its value; one without a value is sorted as 0."""
    return _cell(result, standing, measure), float(standing.value(measure) or 0)


def _cell(result: Board, standing: Standing, measure: Measure) -> str:
    """A member's value. Their wins are of kinds and amounts only where the table ranks by them."""
    if measure is Measure.WINS is not result.measure:
        return words.count(standing.wins.total)
    return cell(standing, measure)


def _columns(result: Board) -> list[Measure]:
    """The columns: the board's measure, then wins, then others; none without a value."""
    order = sorted(_COLUMNS, key=lambda each: each is not result.measure)
    shown = [
        measure
        for measure in order
        if (measure not in SHRUNK or result.longer == result.window)
        and any(row.standing.value(measure) for row in _shown(result))
    ]
    return shown[:_MOST_COLUMNS]


def _row_text(result: Board, row: Ranked) -> str:
    where = f"{rank_of(row)}. " if row.rank is not None else "Not ranked: "
    values = [
        f"wins {_cell(result, row.standing, measure)}"
        if measure is Measure.WINS is not result.measure
        else in_words(row.standing, measure)
        for measure in _columns(result)
        if cell(row.standing, measure)
    ]
    return f"{where}{', '.join([person(row.standing, _WHOLE_NAME), *values])}"


def _won(result: Board) -> list[str]:
    """``Ben: 1 deal (USD 38,000), 1 meeting; Ada: 1 deal``; none where the table ranks by wins."""
    rows = result.leaders.get(Measure.WINS, ())
    if not rows or result.measure is Measure.WINS:
        return []
    won = [
        f"{person(row.standing)}: {wins(row.standing.wins, money(row.standing.won))}"
        for row in rows[:_MOST_LEADERS]
    ]
    if len(rows) > len(won):
        won.append(f"and {len(rows) - len(won)} more")
    return [f"{'; '.join(won)}."]


def _praise(result: Board) -> list[str]:
    """Names who had the most target engagers, has the best rate, and improved most."""
    first = [row for row in result.leaders.get(Measure.TARGET_ENGAGERS, ()) if row.rank == 1]
    clear = [
        _best(result, measure, rows[0].standing)
        for measure, rows in result.best.items()
        if len(rows) == 1
    ]
    praise = "; ".join([*([_had_most(first)] if first else []), *clear])
    return [f"{words.capital(praise)}."] if praise else []


def _best(result: Board, measure: Measure, first: Standing) -> str:
    days = words.counted(result.longer.days, "day")
    return f"{_BEST[measure]} in {days}: {person(first)} ({cell(first, measure)})"


def _had_most(rows: list[Ranked]) -> str:
    """``Ada and Ben had the most target engagers, 12 each``."""
    names = [person(row.standing) for row in rows[:_MOST_LEADERS]]
    if len(rows) > len(names):
        names.append(f"{len(rows) - len(names)} more")
    who = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    each = " each" if len(rows) > 1 else ""
    return f"{who} had the most target engagers, {words.count(rows[0].standing.targets)}{each}"


def _others(result: Board) -> list[tuple[str, str]]:
    """Returns (measure, leaders) for each count without a column."""
    lines = []
    shown = _columns(result)
    for measure, rows in result.leaders.items():
        if measure not in shown:
            best = [
                f"{rank_of(row)}. {person(row.standing)} {cell(row.standing, measure)}"
                for row in rows[:_MOST_LEADERS]
            ]
            if len(rows) > len(best):
                best.append(f"and {len(rows) - len(best)} more")
            lines.append((MEASURES[measure], " · ".join(best)))
    return lines


def _level(result: Board) -> list[str]:
    """That the figures are too close for any place but the first."""
    ranked = [row for row in result.rows if row.rank is not None]
    if result.measure not in SHRUNK or any(row.rank != 1 for row in ranked):
        return []
    members = f"all {words.count(len(ranked))}"
    if len(ranked) < len(_IN_WORDS):
        members = _IN_WORDS[len(ranked)]
    return [f"Too close to rank: {members} share first place."]


def _rules(result: Board) -> str:
    shared = any(row.shared for row in result.rows)
    rules = []
    if result.measure in SHRUNK and not _level(result):
        less = "A rate from few posts counts less"
        if result.measure is Measure.TARGET_SHARE:
            less = "A share of few people counts less"
        close = "; those too close to tell apart share a place (=)" if shared else ""
        rules.append(f"{less}{close}.")
    elif shared and result.measure not in SHRUNK:
        rules.append("Equals share a place (=).")
    if _OF_ENGAGERS.intersection(_columns(result)) and any(_of_range(row) for row in result.rows):
        rules.append("Ranges count at their low end.")
    return " ".join([*rules, "Only members who agreed are shown."])


def _of_range(row: Ranked) -> bool:
    """Whether a member's engagers are known only as a range."""
    rate = row.standing.rate
    return row.standing.of_range or (rate is not None and rate.engagers.is_range)
