"""The verdict on a rate, and the member's usual."""

from datetime import date
from fractions import Fraction

from domain.certainty import EARLY_FROM, SHOWN, Verdict, chance_above, chance_below, verdict_of
from domain.engagement import Rate
from domain.figures.stats import BASELINE_POSTS, BASELINE_VIEWS
from domain.thresholds import DEFAULTS, Thresholds
from views import moments, words

#: A rate within this share of the aim is close to it, and one within the next is a bit away.
_CLOSE, _A_BIT = Fraction(1, 20), Fraction(1, 3)
_TOO_FEW = "too few views to be sure"
_SURE = (Verdict.BELOW, Verdict.ABOVE)


def against_aim(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """The verdict in words: ``1.07 % engagement rate, a bit under the 1.5 % aim``, and how sure."""
    shown = words.with_unit(words.rate(rate, thresholds.engagement_rate), "engagement rate")
    return words.capital(f"{shown}, {standing(rate, thresholds)}")


def standing(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """The verdict without the rate: ``a bit under the 1.5 % aim; too few views to be sure``.

    One post is too few however many views it has: a person's posts differ more than chance.
    """
    aim = thresholds.engagement_rate
    shown = f"{_place(rate, aim)} the {words.per_cent(thresholds.rate_shown)} aim"
    found = verdict_of(rate, thresholds)
    if found in _SURE:
        return shown
    if found is Verdict.TOO_FEW_VIEWS:
        return f"{shown}; {_TOO_FEW}"
    near = not rate.engagers.is_range and abs(rate.low - aim) <= _CLOSE * aim
    if near:
        return f"{shown}; too close to tell"
    if rate.spread.posts == 1:
        return f"{shown}; one post is too few to tell"
    on_both_sides = rate.low < aim <= rate.high
    return f"{shown}; {'the range is too wide to tell' if on_both_sides else _TOO_FEW}"


def _place(rate: Rate, aim: Fraction) -> str:
    if rate.low < aim <= rate.high:
        return "around"
    if rate.low == rate.high == aim:
        return "just at"
    below = rate.high < aim
    gap = (aim - rate.high if below else rate.low - aim) / aim
    side = "under" if below else "above"
    if gap <= _CLOSE:
        return f"just {side}"
    return f"a bit {side}" if gap <= _A_BIT else f"{'well ' if gap > Fraction(2, 3) else ''}{side}"


def verdict(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """Compares a rate with the threshold, and says how sure that is, in one sentence."""
    threshold = words.per_cent(thresholds.rate_shown)
    return _told(rate, thresholds) or f"That could be above or below {threshold}."


def answer(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """The same of one post in mrkdwn, with the rate, and the interval behind it."""
    goal = thresholds.engagement_rate
    shown, told = words.capital(words.rate(rate, goal)), _told(rate, thresholds)
    aim = words.per_cent(thresholds.rate_shown)
    first = f"{shown}. {told}" if told else f"{shown} is {_place(rate, goal)} the {aim} aim"
    chance = "" if told else ", but that may be chance."
    return (
        f"*{first}{chance}* By this post alone, your true rate may be anywhere in "
        f"{words.interval(rate, goal)} ({words.chances(SHOWN)})."
    )


def _told(rate: Rate, thresholds: Thresholds) -> str:
    """What can be told of a rate; empty if it may be on both sides of the threshold."""
    threshold = words.per_cent(thresholds.rate_shown)
    below = chance_below(rate, thresholds.engagement_rate)
    above = chance_above(rate, thresholds.engagement_rate)
    match verdict_of(rate, thresholds):
        case Verdict.BELOW:
            return f"{words.chances(below)} that your true rate is below {threshold}."
        case Verdict.EARLY_BELOW if below >= EARLY_FROM:
            return (
                f"An early sign: {words.chances(below)} that your true rate is below {threshold}."
            )
        case Verdict.EARLY_ABOVE if above >= EARLY_FROM:
            return f"An early sign: {words.chances(above)} that your true rate reaches {threshold}."
        case Verdict.ABOVE:
            return f"{words.chances(above)} that your true rate reaches {threshold}."
        case Verdict.TOO_FEW_VIEWS:
            return f"Too few views to compare it with {threshold}."
        case _:
            return ""


def baseline(rate: Rate | None, before: date) -> str:
    """The member's usual rate, or what it needs.

    Args:
        before: The first day of the window that it is the usual of.
    """
    if rate is None:
        takes = f"{BASELINE_POSTS} posts with {words.counted(BASELINE_VIEWS, 'view')} in all"
        weeks = f"in the 12 weeks before {moments.short_day(before)}"
        return f"Nothing earlier to compare with: that takes {takes} {weeks}."
    return f"Your usual is {words.rate(rate)}."
