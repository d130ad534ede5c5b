"""The measures of boards in words, and a member's place, name and values on a board."""

from dataclasses import replace

from domain.figures.activity import WinTally
from domain.figures.board import Ranked
from domain.figures.measures import SHRUNK, Measure, Standing
from views import blocks, words
from views.wording.activity_words import wins
from views.wording.win_words import money

#: The names of the measures.
MEASURES: dict[Measure, str] = {
    Measure.TARGET_ENGAGERS: "Target engagers",
    Measure.RATE: "Engagement rate",
    Measure.ENGAGERS: "Unique engagers",
    Measure.POSTS: "Posts",
    Measure.IMPROVED: "Most improved",
    Measure.TARGET_DMS: "Target DMs",
    Measure.TARGET_SHARE: "Target share of engagers",
    Measure.WINS: "Wins",
}
#: A member's measures in the text of the message.
_IN_WORDS = {
    **{measure: name[0].lower() + name[1:] for measure, name in MEASURES.items()},
    Measure.IMPROVED: "above own usual",
    Measure.TARGET_SHARE: "target share",
}
#: Characters of a name in the table and in sentences next to it, so that it is cut alike.
_NAME = 24


def measure_name(measure: Measure) -> str:
    """``target engagers``, ``target DMs``."""
    name = MEASURES[measure]
    return name[0].lower() + name[1:]


def cell(standing: Standing, measure: Measure) -> str:
    """``1.07 %``, ``6``, ``0``, ``1 deal, EUR 45,000``: a member's value; empty without a share."""
    value = standing.value(measure)
    if value is None:
        return "" if measure in SHRUNK else "0"
    match measure:
        case Measure.RATE:
            return words.percent(value)
        case Measure.IMPROVED:
            return words.gain(value)
        case Measure.TARGET_SHARE:
            return words.whole_percent(value)
        case Measure.WINS if standing.won:
            return _deals_and_more(standing)
        case _:
            return words.count(int(value))


def _deals_and_more(standing: Standing) -> str:
    """``1 deal, EUR 45,000 + 1 meeting``: the amount stands next to the deals that it is of."""
    tally = standing.wins
    deals = f"{wins(WinTally(deals=tally.deals))}, {money(standing.won)}"
    others = replace(tally, deals=0)
    return f"{deals} + {wins(others)}" if others.total else deals


def place(rank: int, *, shared: bool) -> str:
    """``3``, or ``=1`` for a place that others share."""
    return f"={rank}" if shared else f"{rank}"


def rank_of(row: Ranked) -> str:
    """``3``, ``=1``; empty for a member who is not ranked."""
    return place(row.rank, shared=row.shared) if row.rank is not None else ""


def name_of(standing: Standing, most: int = _NAME) -> str:
    """A member's name on one line, of ``most`` characters; not escaped."""
    return blocks.shorten(" ".join(standing.name.split()) or "A member", most)


def person(standing: Standing, most: int = _NAME) -> str:
    """A member's name in a sentence, escaped."""
    return words.escape(name_of(standing, most))


def in_words(standing: Standing, measure: Measure) -> str:
    """A member's value with its heading; of wins, how many of which kind."""
    if measure is Measure.WINS:
        return wins(standing.wins, money(standing.won)) if standing.wins.total else "wins 0"
    return f"{_IN_WORDS[measure]} {cell(standing, measure)}"
