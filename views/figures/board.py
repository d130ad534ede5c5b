"""A team's board: totals, then one table. Names are plain text, without pings; never the SSI."""

from collections.abc import Sequence

from domain.engagement import Rate
from domain.figures.board import Board, Ranked
from domain.figures.measures import SHRUNK, Measure, Standing
from domain.figures.stats import Totals
from views import blocks, data_blocks, limits, moments, words
from views.blocks import Block, Message
from views.data_blocks import Cell
from views.ids import Action
from views.wording.activity_words import wins
from views.wording.win_words import money

#: The names of the measures.
MEASURES: dict[Measure, str] = {
    Measure.TARGET_ENGAGERS: "Target engagers",
    Measure.RATE: "Engagement rate",
    Measure.ENGAGERS: "Unique engagers",
    Measure.POSTS: "Posts",
    Measure.IMPROVED: "Most improved",
    Measure.TARGET_DMS: "Target people written to",
    Measure.TARGET_SHARE: "Target share of engagers",
    Measure.WINS: "Wins",
}
#: The columns beside place and name that there is room for on a phone.
_MOST_COLUMNS = 3
#: The order in which measures get a column: wins first, then the board's own measure.
_COLUMNS = (
    *(Measure.WINS, Measure.TARGET_ENGAGERS, Measure.TARGET_DMS, Measure.RATE, Measure.ENGAGERS),
    *(Measure.POSTS, Measure.TARGET_SHARE, Measure.IMPROVED),
)
#: How the best of a measure is introduced.
_BEST = {Measure.RATE: "best engagement rate", Measure.IMPROVED: "most improved"}
#: Column headings: short, for phones.
_HEADINGS = {
    **MEASURES,
    Measure.IMPROVED: "Above own usual",
    Measure.TARGET_DMS: "Target DMs",
    Measure.TARGET_SHARE: "Target share",
}
#: Characters of a name: Slack limits the characters of a table.
_NAME = 40
#: Characters of the team's name on the button: a member of two teams must tell them apart.
_TEAM = 50
_MOST_ROWS = 60
#: The most people named who may be the best.
_MOST_UNCLEAR = 3
#: Leaders named for a measure.
_MOST_LEADERS = 5


def board(result: Board) -> Message:
    """The board as posted in the team's channel."""
    team = words.isolated(blocks.shorten(result.team, _TEAM))
    log = blocks.button(f"Log mine for {team}", Action.OPEN_LOG, style="primary")
    return Message(_text(result), (*board_blocks(result), blocks.actions(log)))


def board_blocks(result: Board) -> list[Block]:
    """Praise, table, totals, leaders of the other counts, and the ranking's rules."""
    return [
        blocks.header(_title(result)),
        *blocks.lines([f"*Well done:* {line}" for line in _praise(result)]),
        _table(result),
        blocks.section(f"*Together:* {_together(result)}"),
        *blocks.lines(
            [*_unclear(result), *(f"*{name}:* {best}" for name, best in _others(result))]
        ),
        blocks.context(" ".join([*_more(result), _rules(result)])),
    ]


def _text(result: Board) -> str:
    """The board as plain text."""
    texts = [f"{words.escape(_title(result))}."]
    texts += [f"Well done: {line}" for line in _praise(result)]
    texts.append(f"Together: {_together(result)}")
    texts.append(f"By {_measure(result.measure)}:")
    texts += [f"{_row_text(result, row)}." for row in _shown(result)]
    others = [f"{name}: {best}." for name, best in _others(result)]
    return " ".join([*texts, *_more(result), *_unclear(result), *others, _rules(result)])


def _title(result: Board) -> str:
    name = words.isolated(blocks.shorten(result.team, limits.HEADER_TEXT - 30))
    return f"{name}: {moments.span(result.window)}"


def _measure(measure: Measure) -> str:
    return MEASURES[measure].lower()


def _together(result: Board) -> str:
    now, before = result.now, result.before
    facts = [
        _against(words.counted(now.posts, "post"), words.count(before.posts), bool(before.posts)),
        _against(words.counted(now.views, "view"), words.count(before.views), bool(before.views)),
    ]
    if now.engagers is not None:
        facts.append(
            _against(words.engagers(now.engagers), _people(before), before.engagers is not None)
        )
    if now.targets.people:
        targets = words.counted(now.targets.targets, "target engager")
        known = bool(before.targets.people)
        facts.append(_against(targets, words.count(before.targets.targets), known))
    if now.rate is not None:
        rate = f"engagement rate {words.rate(now.rate)}"
        facts.append(_against(rate, _rate(before.rate), before.rate is not None))
    return f"{', '.join(facts)}."


def _against(now: str, before: str, known: bool) -> str:
    return f"{now} (before: {before})" if known else now


def _people(totals: Totals) -> str:
    return words.bounds(totals.engagers) if totals.engagers is not None else "–"


def _rate(rate: Rate | None) -> str:
    return words.rate(rate) if rate is not None else "–"


def _shown(result: Board) -> tuple[Ranked, ...]:
    return result.rows[:_MOST_ROWS]


def _more(result: Board) -> list[str]:
    more = len(result.rows) - len(_shown(result))
    return [f"And {more} more."] if more else []


def _table(result: Board) -> Block:
    headings = ["Place", "Name", *(_HEADINGS[measure] for measure in _columns(result))]
    rows: list[list[Cell]] = [[*headings]]
    last = len(result.rows) + 1
    for row in _shown(result):
        cells = [_sorted_cell(row.standing, measure) for measure in _columns(result)]
        rows.append([(_rank(row), row.rank or last), _name(row.standing), *cells])
    return data_blocks.data_table(f"By {_measure(result.measure)}", rows, names=1)


def _sorted_cell(standing: Standing, measure: Measure) -> Cell:
    """The cell with its value; one without a value is sorted as 0."""
    return _cell(standing, measure), float(standing.value(measure) or 0)


def _columns(result: Board) -> list[Measure]:
    """The columns: wins first, then the board's measure, then others; none without a value."""
    order = sorted(_COLUMNS, key=lambda each: each not in (Measure.WINS, result.measure))
    shown = [
        measure
        for measure in order
        if (measure not in SHRUNK or result.longer == result.window)
        and any(row.standing.value(measure) for row in _shown(result))
    ]
    return shown[:_MOST_COLUMNS]


def _cell(standing: Standing, measure: Measure) -> str:
    value = standing.value(measure)
    if value is None:
        return ""
    match measure:
        case Measure.RATE:
            return words.percent(value)
        case Measure.IMPROVED:
            return words.gain(value)
        case Measure.TARGET_SHARE:
            return words.whole_percent(value)
        case Measure.WINS if standing.won:
            return f"{words.count(int(value))} · {money(standing.won)}"
        case _:
            return words.count(int(value))


def place(rank: int, *, shared: bool) -> str:
    """``3``, or ``=1`` for a place that others share."""
    return f"={rank}" if shared else f"{rank}"


def _rank(row: Ranked) -> str:
    return place(row.rank, shared=row.shared) if row.rank is not None else ""


def _name(standing: Standing) -> str:
    return blocks.shorten(" ".join(standing.name.split()) or "A member", _NAME)


def _person(standing: Standing) -> str:
    return words.escape(_name(standing))


def _row_text(result: Board, row: Ranked) -> str:
    where = f"{_rank(row)}. " if row.rank is not None else "Not ranked: "
    values = [
        _in_words(row.standing, measure)
        for measure in _columns(result)
        if row.standing.value(measure) is not None
    ]
    return f"{where}{', '.join([_person(row.standing), *values])}"


def _in_words(standing: Standing, measure: Measure) -> str:
    """A member's value with its heading; unlike the table, the text says which kinds of wins."""
    shown = f"{_HEADINGS[measure].lower()} {_cell(standing, measure)}"
    return f"{shown} ({wins(standing.wins)})" if measure is Measure.WINS else shown


def _praise(result: Board) -> list[str]:
    """Names who reached the most target people, has the best rate, and improved most."""
    first = [row for row in result.leaders.get(Measure.TARGET_ENGAGERS, ()) if row.rank == 1]
    clear = [_best(result, measure) for measure, rows in result.best.items() if len(rows) == 1]
    praise = "; ".join([*([_reached(first)] if first else []), *clear])
    return [f"{words.capital(praise)}."] if praise else []


def _unclear(result: Board) -> list[str]:
    """The best of each measure if two or three are too close to tell apart; more say nothing."""
    return [
        f"{words.capital(_best(result, measure))}."
        for measure, rows in result.best.items()
        if 1 < len(rows) <= _MOST_UNCLEAR and measure is not result.measure
    ]


def _best(result: Board, measure: Measure) -> str:
    return f"{_BEST[measure]} of {_longer(result)}: {_names(result.best[measure], measure)}"


def _reached(rows: list[Ranked]) -> str:
    """``Ada and Ben reached the most target people, 12 each``."""
    names = [_person(row.standing) for row in rows[:_MOST_LEADERS]]
    if len(rows) > len(names):
        names.append(f"{len(rows) - len(names)} more")
    who = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    each = " each" if len(rows) > 1 else ""
    return f"{who} reached the most target people, {words.count(rows[0].standing.targets)}{each}"


def _longer(result: Board) -> str:
    return f"{words.counted(result.longer.days, 'day')}"


def _names(rows: Sequence[Ranked], measure: Measure) -> str:
    """The names of all who may be the first, with their values."""
    named = [
        f"{_person(row.standing)} ({_cell(row.standing, measure)})" for row in rows[:_MOST_LEADERS]
    ]
    if len(rows) == 1:
        return named[0]
    if len(rows) > len(named):
        named.append(f"{len(rows) - len(named)} more")
    return f"{', '.join(named[:-1])} and {named[-1]}, too close to tell apart"


def _others(result: Board) -> list[tuple[str, str]]:
    """Returns (measure, leaders) for each count without a column."""
    lines = []
    shown = _columns(result)
    for measure, rows in result.leaders.items():
        if measure not in shown:
            best = [
                f"{_rank(row)}. {_person(row.standing)} {_cell(row.standing, measure)}"
                for row in rows[:_MOST_LEADERS]
            ]
            if len(rows) > len(best):
                best.append(f"and {len(rows) - len(best)} more")
            lines.append((MEASURES[measure], " · ".join(best)))
    return lines


def _rules(result: Board) -> str:
    rules = [f"Ranked by {_measure(result.measure)}."]
    if result.measure in SHRUNK:
        rules.append(
            "Few posts or people count less, and those too close to tell apart share a place (=)."
        )
    elif any(row.shared for row in result.rows):
        rules.append("Equals share a place (=).")
    rules.append("Ranges count at their low end. Only members who agreed are shown.")
    return " ".join(rules)
