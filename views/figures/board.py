"""A team's board: totals, then one table. Names are plain text, without pings; never the SSI."""

from domain.engagement import Rate
from domain.figures.ranking import Board, Measure, Ranked, Standing
from domain.figures.stats import Totals
from views import blocks, limits, words
from views.blocks import Block, Message
from views.wording.activity_words import wins

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
#: Columns that always exist; others appear if the board is ranked by them or has values.
_COLUMNS = (Measure.RATE, Measure.ENGAGERS, Measure.POSTS, Measure.IMPROVED)
#: Column headings: short, for phones.
_HEADINGS = {
    **MEASURES,
    Measure.IMPROVED: "Above own usual",
    Measure.TARGET_DMS: "Target DMs",
    Measure.TARGET_SHARE: "Target share",
}
#: Characters of a name: Slack limits the characters of a table.
_NAME = 40
_MOST_ROWS = 60
#: Leaders shown for each other measure.
_MOST_LEADERS = 5


def board(result: Board) -> Message:
    """The board as posted in the team's channel."""
    return Message(_text(result), tuple(_blocks(result)))


def _blocks(result: Board) -> list[Block]:
    """Totals, table, leaders of the other measures, and the rules of the ranking."""
    return [
        blocks.header(_title(result)),
        blocks.section(f"*Together:* {_together(result)}"),
        _table(result),
        *blocks.lines([f"*{name}:* {best}" for name, best in _others(result)]),
        blocks.context(" ".join([*_more(result), _rules(result)])),
    ]


def _text(result: Board) -> str:
    """The board as plain text."""
    texts = [f"{words.escape(_title(result))}.", f"Together: {_together(result)}"]
    texts.append(f"By {_measure(result.measure)}:")
    texts += [f"{_row_text(row)}." for row in _shown(result)]
    others = [f"{name}: {best}." for name, best in _others(result)]
    return " ".join([*texts, *_more(result), *others, _rules(result)])


def _title(result: Board) -> str:
    name = blocks.shorten(result.team, limits.HEADER_TEXT - 30)
    return f"{name}: {words.day(result.window.first)} to {words.day(result.window.last)}"


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
    return words.engagers(totals.engagers).split(" ")[0] if totals.engagers is not None else "–"


def _rate(rate: Rate | None) -> str:
    return words.rate(rate) if rate is not None else "–"


def _shown(result: Board) -> tuple[Ranked, ...]:
    return result.rows[:_MOST_ROWS]


def _more(result: Board) -> list[str]:
    more = len(result.rows) - len(_shown(result))
    return [f"And {more} more."] if more else []


def _table(result: Board) -> Block:
    headings = ["Place", "Name", *(_HEADINGS[measure] for measure in _columns(result))]
    rows = [headings]
    for row in _shown(result):
        cells = [_cell(row.standing, measure) for measure in _columns(result)]
        rows.append([_rank(row), _name(row.standing), *cells])
    return blocks.table(rows, ["right", "left", *["right"] * len(_columns(result))])


def _columns(result: Board) -> list[Measure]:
    """The columns; the measure that the board is ranked by is first."""
    shown = [
        measure
        for measure in Measure
        if measure in _COLUMNS
        or any(row.standing.value(measure) is not None for row in _shown(result))
    ]
    return sorted(shown, key=lambda measure: measure is not result.measure)


def _cell(standing: Standing, measure: Measure) -> str:
    value = standing.value(measure)
    if value is None:
        return ""
    match measure:
        case Measure.RATE:
            return words.percent(value)
        case Measure.IMPROVED:
            return f"+{words.in_percent(value)} points"
        case Measure.TARGET_SHARE:
            return words.whole_percent(value)
        case _:
            return words.count(int(value))


def _rank(row: Ranked) -> str:
    return f"{row.rank}" if row.rank is not None else ""


def _name(standing: Standing) -> str:
    return blocks.shorten(" ".join(standing.name.split()) or "A member", _NAME)


def _row_text(row: Ranked) -> str:
    # Wins are the last measure; unlike the table, the text can say which kinds.
    place = f"{row.rank}. " if row.rank is not None else "Not ranked: "
    values = [
        f"{_HEADINGS[measure].lower()} {value}"
        for measure in Measure
        if (value := _cell(row.standing, measure))
    ]
    if row.standing.wins.total:
        values[-1] += f" ({wins(row.standing.wins)})"
    return f"{place}{words.escape(_name(row.standing))}, {', '.join(values)}"


def _others(result: Board) -> list[tuple[str, str]]:
    """Returns (measure, leaders) for each other measure."""
    lines = []
    for measure, rows in result.leaders.items():
        if measure is not result.measure:
            best = [
                f"{row.rank}. {words.escape(_name(row.standing))} {_cell(row.standing, measure)}"
                for row in rows[:_MOST_LEADERS]
            ]
            if len(rows) > len(best):
                best.append(f"and {len(rows) - len(best)} more")
            lines.append((MEASURES[measure], " · ".join(best)))
    return lines


def _rules(result: Board) -> str:
    needs = result.thresholds
    return (
        f"Ranked by {_measure(result.measure)}. A rate needs at least "
        f"{words.counted(needs.board_posts, 'post')} and "
        f"{words.counted(needs.board_views, 'view')}, a target share "
        f"{words.counted(needs.board_engagers, 'engager')}, and both count at the low end of "
        "engagers. Only members who agreed are shown."
    )
