"""Windows of time in words: ``last 30 days``, ``September``, ``Q4``."""

import re
from datetime import date

from domain.timing.months import MONTHS
from domain.timing.periods import Window
from views import moments, words

_DAYS = re.compile(r"[0-9]+d")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")
_WEEK_DAYS = 7
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
    if is_up_to_today(window):
        return "today" if window.days == 1 else f"last {window.days} days"
    return window.name.removeprefix("the ")


def is_up_to_today(window: Window) -> bool:
    """Whether it is the last days, and not a week, a month or a quarter."""
    return _DAYS.fullmatch(window.name) is not None


def heads(window: Window) -> list[str]:
    """The heads of a window's figures and of those before, short enough for a phone.

    ``30 days`` and ``Before``, ``Week`` and ``Before``, ``Nov`` and ``Oct``, ``Q4`` and ``Q3``. The
    title has the dates.
    """
    if _WEEK.fullmatch(window.name):
        return ["Week", "Before"]
    if is_up_to_today(window):
        return [words.capital(window_name(window).removeprefix("last ")), "Before"]
    return [_head(window), _head(window.before)]


def _head(window: Window) -> str:
    """``Nov``, ``Q4``."""
    quarter = _QUARTER.fullmatch(window.name)
    return quarter[2] if quarter else MONTHS[window.first.month]


def _shortly(window: Window) -> str:
    """``last 30 days``, ``November``, ``Q4``, ``23–29 Nov``."""
    return moments.span(window) if _WEEK.fullmatch(window.name) else window_name(window)


def label_before(window: Window) -> str:
    """``before``, ``October``, ``16–22 Nov``: the window before within a sentence."""
    return "before" if is_up_to_today(window) else _shortly(window.before)


def in_full_before(window: Window) -> str:
    """``the 30 days before``, ``October``: the same without the window's own name next to it."""
    if not is_up_to_today(window):
        return _shortly(window.before)
    if window.days == _WEEK_DAYS and window.first.weekday() == 0:
        return "the week before"
    return "the day before" if window.days == 1 else f"the {window.days} days before"


def as_it_stood(window: Window, as_of: date) -> str:
    """Says that the posts of the window before are not read with the figures of today.

    Args:
        as_of: The local date as of which they are read.
    """
    of = in_full_before(window)
    return f"Posts of {of} as they stood on {moments.short_day(as_of)}, for a fair comparison."


def in_window(window: Window, *, dated: bool = False) -> str:
    """``in the last 30 days``, ``in September``, ``today``.

    Args:
        dated: The days follow: ``in the last 30 days (28 Oct – 26 Nov)``.
    """
    name = window_name(window)
    if name == "today":
        return name
    the = "the " if name.startswith(("last ", "week ")) else ""
    days = f" ({moments.span(window)})" if dated and is_up_to_today(window) else ""
    return f"in {the}{name}{days}"


def window_with_days(window: Window) -> str:
    """``last 30 days, 28 Oct – 26 Nov``; a month, a quarter and a week need no dates."""
    name = window_name(window)
    if is_up_to_today(window):
        return f"{name}, {moments.span(window)}"
    return name
