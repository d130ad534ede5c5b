"""Windows of time in words: ``last 30 days``, ``September``, ``Q4``."""

import re

from domain.timing.periods import Window
from views import moments

_DAYS = re.compile(r"[0-9]+d")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")
_QUARTER = re.compile(r"([0-9]{4})-(Q[1-4])")


def window_name(window: Window) -> str:
    """``last 30 days``, ``September``, ``Q4``, ``week of 23 Nov``, ``30 days before``.

    The year follows where it is not the reader's.
    """
    quarter = _QUARTER.fullmatch(window.name)
    if quarter:
        month, _, year = moments.month(window.first).partition(moments.NO_BREAK)
        return f"{quarter[2]}{moments.NO_BREAK}{year}" if year and month else quarter[2]
    if _MONTH.fullmatch(window.name):
        return moments.month(window.first)
    if _WEEK.fullmatch(window.name):
        return f"week of {moments.short_day(window.first)}"
    if _DAYS.fullmatch(window.name):
        return "today" if window.days == 1 else f"last {window.days} days"
    return window.name.removeprefix("the ")


def in_window(window: Window, *, dated: bool = False) -> str:
    """``in the last 30 days``, ``in September``, ``today``.

    Args:
        dated: The days follow: ``in the last 30 days (28 Oct – 26 Nov)``.
    """
    name = window_name(window)
    if name == "today":
        return name
    the = "the " if name.startswith(("last ", "week ")) else ""
    days = f" ({moments.span(window)})" if dated and _DAYS.fullmatch(window.name) else ""
    return f"in {the}{name}{days}"


def window_with_days(window: Window) -> str:
    """``last 30 days, 28 Oct – 26 Nov``; a month, a quarter and a week need no dates."""
    name = window_name(window)
    if _DAYS.fullmatch(window.name):
        return f"{name}, {moments.span(window)}"
    return name
