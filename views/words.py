"""Figures and rates in words, and the escaping of typed text."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from domain import certainty
from domain.engagement import Engagers, Figures, Rate
from domain.typed.formatting_signs import unformatted
from views.blocks import shorten
from views.moments import NO_BREAK, TO

_ONE, _TENTH, _HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
#: Unicode's classes of letters and signs that are written from right to left.
_FROM_THE_RIGHT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
#: Begins a text that is isolated already, by its first letter or from left to right.
_ISOLATES = ("\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}")
_QUOTED = re.compile("“([^“”]*)”")
#: Code, and a button's name in bold.
_OWN_FORMAT = re.compile(r"(`[^`\n]+`|(?<![^\s(])\*[A-Z][A-Za-z ]{0,30}…?\*(?!\w))")


def escape(typed: str) -> str:
    """Escapes typed words for mrkdwn, so that they neither ping, link nor format.

    Those from right to left are isolated, as by `isolated`.
    """
    return isolated(_without_control(unformatted(typed)))


def sentence(text: str) -> str:
    """Escapes a sentence of the bot that may quote typed words, such as an error.

    Code and the names of buttons keep their format: ``Press *Test again*``, `` `/ssi help` ``.
    """
    parts = _OWN_FORMAT.split(text)
    parts[::2] = [_QUOTED.sub(_isolated_quote, unformatted(part)) for part in parts[::2]]
    return _without_control("".join(parts))


def _isolated_quote(quote: re.Match[str]) -> str:
    return f"“{isolated(quote[1])}”"


def code(typed: str) -> str:
    """Typed words as code on one line, to be copied as they are."""
    shown = " ".join(typed.replace("`", "'").split()) or " "
    return f"`{_without_control(shown)}`"


def _without_control(text: str) -> str:
    """Escapes Slack's control characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def per_cent(shown: object) -> str:
    """``1.5 %`` for a figure that is in words already."""
    return with_unit(shown, "%")


def with_unit(shown: object, unit: str) -> str:
    """A figure and its unit, which no line break separates."""
    return f"{shown}{NO_BREAK}{unit}"


def between(low: object, high: object) -> str:
    """``20–28``: a range of figures that are in words already, at which no line breaks."""
    return f"{low}{TO}{high}"


def count(number: int) -> str:
    """``2,340``."""
    return f"{number:,}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """``1 view``, ``2,340 views``."""
    return with_unit(count(number), thing if number == 1 else things or thing + "s")


def out_of(part: int, whole: int) -> str:
    """``9 of 15``, which no line break separates."""
    return NO_BREAK.join([count(part), "of", count(whole)])


def page_of(page: int, pages: int) -> str:
    """``page 1 of 3``, which no line break separates."""
    return with_unit("page", out_of(page, pages))


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def rounded(average: Fraction) -> str:
    """``2,340``, rounded half up."""
    return count(int(_half_up(average, _ONE)))


def tenths(average: Fraction) -> str:
    """``1.3``, ``1``, rounded half up."""
    return f"{_half_up(average, _TENTH):,}".removesuffix(".0")


def percent(share: Fraction | float) -> str:
    """``1.07 %``, rounded half up; ``under 0.01 %`` where 0 would be shown of more than that."""
    return per_cent(_above_0(share, _HUNDREDTH))


def whole_percent(share: Fraction | float, goal: Fraction | None = None) -> str:
    """``19 %``, or ``under 1 %``, rounded half up; with a goal as in `in_percent`."""
    return per_cent(_above_0(share, _ONE, goal))


def in_percent(share: Fraction | float, goal: Fraction | None = None) -> Decimal:
    """``1.07``, rounded half up.

    Args:
        goal: The share that it is compared with. A share below it never reaches it by rounding,
            so that no figure contradicts the words next to it.
    """
    return _in_percent(share, _HUNDREDTH, goal)


def plotted(share: Fraction | float, *, whole: bool = False) -> float:
    """In %, as rounded, for a chart: what is above 0 is never at 0."""
    unit = _ONE if whole else _HUNDREDTH
    return float(_in_percent(share, unit, None) or (unit if share else 0))


def rate(value: Rate, goal: Fraction | None = None) -> str:
    """``1.07 %``, or ``0.85–1.20 %`` if only bounds are known; with a goal as in `in_percent`."""
    low, high = (_above_0(each, _HUNDREDTH, goal) for each in (value.low, value.high))
    return per_cent(low if low == high else between(low, high))


def rate_above(value: Rate, other: Rate) -> str:
    """A rate above another one, rounded up if both would look the same."""
    if in_percent(value.low) > in_percent(other.high):
        return rate(value)
    exact = Fraction(value.low) * 100
    up = _decimal(exact).quantize(_HUNDREDTH, ROUND_CEILING)
    high = max(up, in_percent(value.high))
    return per_cent(up if up == high else between(up, high))


def gain(share: Fraction | float) -> str:
    """``+0.41 points``: by how much one share, in %, is above another."""
    more = in_percent(share)
    return with_unit(f"+{more:,}" if more or not share else f"under +{_HUNDREDTH}", "points")


def chances(probability: float) -> str:
    """``9 chances in 10``, rounded down, so that it never sounds surer than it is."""
    if probability >= 0.99:
        return "99 chances in 100"
    if probability >= 0.95:
        return "19 chances in 20"
    tenths = int(probability * 10)
    return f"{tenths} {'chance' if tenths == 1 else 'chances'} in 10"


def interval(value: Rate, goal: Fraction) -> str:
    """The 95 % interval: ``0.72–1.57 %``; with the rate to reach as in `in_percent`."""
    low, high = certainty.interval(value, goal)
    return per_cent(between(_hundredths(low, goal), _hundredths(high, goal)))


def engagers(value: Engagers) -> str:
    """``25 unique engagers``, ``20–28 unique engagers``."""
    one = not value.is_range and value.low == 1
    return with_unit(bounds(value), "unique engager" if one else "unique engagers")


def bounds(value: Engagers) -> str:
    """``25``, ``20–28``."""
    low, high = count(value.low), count(value.high)
    return between(low, high) if value.is_range else low


def figures(value: Figures) -> str:
    """``2,340 views, 25 unique engagers``, or ``no figures yet``."""
    parts = []
    if value.views is not None:
        parts.append(counted(value.views, "view"))
    if value.unique_engagers is not None:
        parts.append(engagers(value.unique_engagers))
    return ", ".join(parts) or "no figures yet"


def typed_figures(value: Figures) -> str:
    """Figures as a line that the grammar reads: ``2,340 views 25 engagers``."""
    parts = [
        (value.views, "views"),
        (value.engagers, "engagers"),
        (value.reactions, "reactions"),
        (value.comments, "comments"),
        (value.reposts, "reposts"),
    ]
    return " ".join(f"{count(number)} {name}" for number, name in parts if number is not None)


def isolated(name: str) -> str:
    """An escaped name, isolated if some of it is written from right to left.

    Without the isolates U+2068 and U+2069, the figures next to it would change places. A name whose
    letters are mostly from left to right reads so, as the sentence does (U+2066 and U+2069): by its
    first letter, its words would swap sides where a line breaks.
    """
    if name.startswith(_ISOLATES):
        return name
    classes = Counter(unicodedata.bidirectional(letter) for letter in html.unescape(name))
    from_the_right = sum(classes[each] for each in _FROM_THE_RIGHT)
    if not from_the_right:
        return name
    by_first_letter, from_the_left = _ISOLATES
    begin = from_the_left if classes["L"] > from_the_right else by_first_letter
    return f"{begin}{name}\N{POP DIRECTIONAL ISOLATE}"


def person(name: str, title: str, company: str, longest: int = 90) -> str:
    """``Jane Doe (CTO, Acme)``, escaped.

    What is longer than ``longest`` characters loses the end of the title first, visibly, and
    keeps the company.
    """
    room = max(longest - len(name) - len(company), 1)
    job = filter(None, (shorten(title, room), shorten(company, longest)))
    about = ", ".join(escape(part) for part in job)
    who = one_name(name, longest)
    return f"{who} ({about})" if about else who


def one_name(name: str, longest: int = 200) -> str:
    """A name in a sentence: shortened and escaped."""
    return escape(shorten(name, longest))


def names(all_names: Sequence[str], most: int = 12, longest: int = 40) -> str:
    """Names, escaped, with commas. Long names and long lists are cut, visibly."""
    shown = [one_name(name, longest) for name in all_names[:most]]
    return and_more(shown, len(all_names))


def and_more(shown: Sequence[str], total: int) -> str:
    """Escaped names with commas, of ``total`` ones: ``Jane Doe, Max Muster, and 3 more``."""
    more = total - len(shown)
    return ", ".join([*shown, *([f"and {count(more)} more"] if more else [])])


def dotted(parts: Iterable[str]) -> str:
    """``2,340 views · 25 unique engagers``; no line begins with a dot."""
    return f"{NO_BREAK}· ".join(parts)


def unbold(line: str) -> str:
    """A mrkdwn line without the asterisks around its first words, for a message's text."""
    return line.replace("*", "", 2) if line.startswith("*") else line


def link(url: str, label: str) -> str:
    """A mrkdwn link, or the label alone if the URL is too long for a line."""
    shown = escape(label).replace("|", _BAR)
    return f"<{url}|{shown}>" if len(url) <= _LONGEST_URL else shown


def points(value: Decimal) -> str:
    """A score's points: ``46.7``, ``47``."""
    return tenth(value).removesuffix(".0")


def tenth(value: Decimal) -> str:
    """Points beside others of their kind: ``13.1``, ``5.0``."""
    return f"{value.quantize(_TENTH, ROUND_HALF_UP):f}"


#: Stands for a bar, which separates a link's URL and label.
_BAR = "\N{DIVIDES}"
#: A longer URL could be cut in the middle, which breaks the link.
_LONGEST_URL = 1_500


def _above_0(share: Fraction | float, unit: Decimal, goal: Fraction | None = None) -> str:
    """In % to a unit: ``1.07``; of what is above 0 never 0, but ``under 0.01``."""
    shown = _in_percent(share, unit, goal)
    return f"{shown:,}" if shown or not share else with_unit("under", f"{unit}")


def _hundredths(share: Fraction | float, goal: Fraction | None = None) -> str:
    return f"{in_percent(share, goal):,}"


def _in_percent(share: Fraction | float, unit: Decimal, goal: Fraction | None) -> Decimal:
    exact = Fraction(share) * 100
    shown = _half_up(exact, unit)
    if goal is not None and exact < goal * 100 <= Fraction(shown):
        return _decimal(exact).quantize(unit, ROUND_FLOOR)
    return shown


def _half_up(exact: Fraction, unit: Decimal) -> Decimal:
    return _decimal(exact).quantize(unit, ROUND_HALF_UP)


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)
