"""The twelve whole weeks up to a digest: a chart, small bars, a table of text, and all in words."""

from datetime import date
from fractions import Fraction

from domain.coaching.digest import Digest
from domain.engagement import Rate
from views import data_blocks, moments, words
from views.blocks import Block
from views.data_blocks import Series
from views.wording.activity_words import TARGET_ENGAGERS
from views.wording.spark_line import spark_line_of_weeks

#: A chart needs two points.
_FEWEST_WEEKS = 2
#: A bar of the table is at most so long, in characters.
_LONGEST_BAR = 10
_BAR = "▆"


def rate_chart(result: Digest) -> list[Block]:
    """The rates beside the aim, if there are weeks to compare."""
    if len(result.weeks) < _FEWEST_WEEKS:
        return []
    rates = [words.plotted(week.rate.low) for week in result.weeks]
    aim = float(words.in_percent(result.thresholds.engagement_rate))
    return [
        data_blocks.line_chart(
            "Engagement rate by week, in %",
            [moments.short_day(week.monday) for week in result.weeks],
            Series("Engagement rate", rates),
            Series("Aim", [aim] * len(rates)),
        )
    ]


def target_weeks(result: Digest) -> list[tuple[str, str]]:
    """The target engagers as bars, with a name: ``▂▃·▅█ most 12 (week of 26 Oct)``.

    Empty without weeks that differ.
    """
    known = {week.monday: week.targets for week in result.targets_by_week}
    if len(set(known.values())) < _FEWEST_WEEKS:
        return []
    most = max(known, key=lambda monday: known[monday])
    bars = spark_line_of_weeks({monday: Fraction(number) for monday, number in known.items()})
    return [
        (
            f"{TARGET_ENGAGERS} by week since {moments.short_day(min(known))}",
            f"{bars} most {words.count(known[most])} (week of {moments.short_day(most)})",
        )
    ]


def weeks_in_words(result: Digest, fewest: int = _FEWEST_WEEKS) -> list[str]:
    """The rates and the target engagers, week by week.

    Args:
        fewest: Fewer weeks are left out, as in the chart and the bars.
    """
    texts = []
    if len(result.weeks) >= fewest:
        rates = [
            f"{moments.short_day(each.monday)} {words.rate(each.rate)}" for each in result.weeks
        ]
        texts.append(f"Rate by week: {', '.join(rates)}.")
    if len(result.targets_by_week) >= fewest:
        counts = [
            f"{moments.short_day(each.monday)} {words.count(each.targets)}"
            for each in result.targets_by_week
        ]
        texts.append(f"Target engagers by week: {', '.join(counts)}.")
    return texts


def week_table(result: Digest) -> str:
    """Each week's rate and target engagers as preformatted text; empty without any.

    The bars show the target engagers, or the rates of a member who lists none.
    """
    rates = {week.monday: week.rate for week in result.weeks}
    targets = {week.monday: week.targets for week in result.targets_by_week}
    firsts = sorted({*rates, *targets})
    if not firsts:
        return ""
    columns = [
        _right(["", *map(moments.short_day, firsts)]),
        _right(["Rate", *(_rate(rates.get(first)) for first in firsts)]),
    ]
    if targets:
        counts = _right([words.count(targets[each]) if each in targets else "–" for each in firsts])
        bars = _bars(firsts, {each: Fraction(number) for each, number in targets.items()})
        shown = [f"{number} {bar}" for number, bar in zip(counts, bars, strict=True)]
        columns.append(["Target engagers", *shown])
    else:
        columns.append(["", *_bars(firsts, {each: rate.low for each, rate in rates.items()})])
    rows = "\n".join("  ".join(row).rstrip() for row in zip(*columns, strict=True))
    return f"```{rows}```"


def _rate(rate: Rate | None) -> str:
    return words.rate(rate) if rate is not None else "–"


def _right(texts: list[str]) -> list[str]:
    longest = max(map(len, texts))
    return [text.rjust(longest) for text in texts]


def _bars(firsts: list[date], values: dict[date, Fraction]) -> list[str]:
    highest = max(values.values()) or Fraction(1)
    lengths = [values.get(first, Fraction(0)) / highest * _LONGEST_BAR for first in firsts]
    return [_BAR * round(length) for length in lengths]
