"""The target share of DMs month by month, after an import of messages."""

from collections.abc import Sequence

from domain.entries.touches import DmCounts
from domain.imports.file_messages import MonthOfDms
from domain.timing.months import MONTHS
from views import data_blocks, words
from views.blocks import Block
from views.data_blocks import Series

#: A line needs two points.
_FEWEST = 2
_TODAYS_LIST = "For all months, today's list decided who is at a target account."


def dm_months_chart(months: Sequence[MonthOfDms]) -> list[Block]:
    """A line chart of the share by month; nothing if no DM went to a target account."""
    if len(months) < _FEWEST or not any(each.people.target for each in months):
        return []
    shares = [words.plotted(_share(each.people), whole=True) for each in months]
    labels = [_label(each) for each in months]
    return [
        data_blocks.line_chart(
            "Target share of DMs by month, in %", labels, Series("Share", shares)
        )
    ]


def dm_months_in_words(months: Sequence[MonthOfDms]) -> list[str]:
    """All months in words, for the text beside the chart."""
    shown = [f"{_label(each)} {_of(each.people)}" for each in months]
    return [f"Target share of DMs by month: {', '.join(shown)}."] if shown else []


def about_dm_months(months: Sequence[MonthOfDms]) -> list[str]:
    """The last month beside the best one before, and by which list they were decided."""
    if not months:
        return []
    *before, last = months
    now = f"{_label(last)} {_of(last.people)}"
    if before:
        best = max(before, key=lambda each: (_share(each.people), each.first))
        now = f"{now}; the best month before was {_label(best)}, {_of(best.people)}"
    return [f"Target share of DMs: {now}. {_TODAYS_LIST}"]


def _label(month: MonthOfDms) -> str:
    return f"{MONTHS[month.first.month]} {month.first.year}"


def _of(people: DmCounts) -> str:
    share = words.whole_percent(_share(people))
    everyone = words.counted(people.people, "person", "people")
    return f"{share} ({words.count(people.target)} of {everyone})"


def _share(people: DmCounts) -> float:
    return people.target / people.people
