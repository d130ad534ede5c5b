"""Finds the numbers in a line that may be amounts, with their units and currencies, and ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from domain.typed.amounts import currencies
from domain.typed.amounts.amount_units import UnitAt, is_unit_beside, unit_at
from domain.typed.amounts.currencies import is_currency, is_rare, one_of

#: Digits and signs of East Asian keyboards, one for one.
_WIDE = str.maketrans("０１２３４５６７８９￥，．", "0123456789¥,.")
_NUMBER = re.compile(
    r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9](?:[0-9.,'’]*[0-9])?"
)
_DIGITS = re.compile(r"[0-9]+")
#: ``45.000,- EUR``, ``500:-``.
_NO_DECIMALS = re.compile(r"[.,:][-–—]{1,2}(?![0-9])")
_MAY_NOT_PRECEDE = re.compile(r"[\w.,'’&/+-]\Z")
_MAY_END = re.compile(r"(?![\w&/+-]|[.,'’][0-9])")
_CURRENCY_AFTER = re.compile(rf" ?(?P<currency>{currencies.AFTER})")
#: ``EUR 45000``, ``TEUR 45``, ``Mio. EUR 1,5``.
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?P<currency>{currencies.BEFORE})|(?<![\w&])(?:(?P<letter>[TtKkMm])"
    rf"|(?P<word>(?i:tsd|mn|mio|mrd|md))\.? ?)(?P<scaled>{currencies.NAME})) ?\Z"
)
#: No currency's word is longer, with the space after it and the letter in front of it.
_REACH = 18
_TO = re.compile(r" ?[-–—−~] ?| (?:to|till?|until|bis|à|a|tot|do) | ?\.\.\.? ?")
_AND = re.compile(r" (?:and|und|et|y|e|och|og|en|i) ")
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|mellan|mellem|mellom|tussen|tra|fra) ?\Z", re.IGNORECASE
)
_MORE = re.compile(r" ?(?:and )?")
_YEARS = range(1900, 2101)


class _Currency(NamedTuple):
    """A currency next to a number, in a line; in front with a unit, as in ``TEUR 45``."""

    word: str
    start: int
    end: int
    unit: str = ""


@dataclass(frozen=True)
class WrittenAmount:
    """A number in a line that may be an amount, as it is written.

    Args:
        parts: Numbers, each with its unit; more than one in *1 crore 25 lakh*.
        currency: A code, a sign or a word; empty without one.
        clash: The currency in front, if it is another than the one after.
        begins: Whether no letter or mark in front of it belongs to it.
        ends: The same after it.
        up_to: The upper end of a range.
    """

    line: str
    start: int
    end: int
    parts: tuple[tuple[str, UnitAt | None], ...]
    currency: str = ""
    clash: str = ""
    begins: bool = True
    ends: bool = True
    up_to: "WrittenAmount | None" = None

    @property
    def text(self) -> str:
        """The amount as typed."""
        return self.line[self.start : self.end]

    @property
    def large(self) -> bool:
        """Whether it has a unit or at least three digits, so that it is hardly part of a name."""
        return self.unit is not None or sum(map(str.isdigit, self.parts[0][0])) >= 3

    @property
    def says_money(self) -> bool:
        """Whether it has a currency or a unit, or is a large number that is no year."""
        number = self.parts[0][0]
        year = number.isdigit() and int(number) in _YEARS
        return bool(self.currency) or (self.large and not year)

    @property
    def unit(self) -> UnitAt | None:
        """The unit of its first number."""
        return self.parts[0][1]


def written_amounts(line: str) -> Iterator[WrittenAmount]:
    """Finds the numbers and ranges in a line, in their order.

    Args:
        line: With single spaces.
    """
    text = line.translate(_WIDE)
    at = 0
    while number := _NUMBER.search(text, at):
        low = _read(text, number, at)
        high = _up_to(text, low)
        found = low if high is None else _range(low, high)
        if found.begins and found.ends:
            yield found
            at = found.end
        else:
            # A shorter number may be one: 300 in *1&1 300 EUR*.
            at = number.start() + len(_DIGITS.findall(number[0])[0])


def _read(line: str, number: re.Match[str], floor: int) -> WrittenAmount:
    """A number with what belongs to it.

    Args:
        floor: Where the amount before it ended.
    """
    start, end = number.start(), number.end()
    if cents := _NO_DECIMALS.match(line, end):
        end = cents.end()
    before = _before(line, start, floor)
    after = _after(line, end)
    parts: tuple[tuple[str, UnitAt | None], ...] = ((number[0], None),)
    if after is None:
        parts, end, after = _with_units(line, number[0], end, before)
    if before is not None and after is not None and _ends_name(before.word, after.word):
        before = None
    if before is not None and parts[0][1] is None and before.unit:
        parts = ((number[0], UnitAt(before.unit, end)),)
    currency, clash = _one(before, after)
    if before is not None:
        start = before.start
    if after is not None:
        end = after.end
    begins = before is not None or not _MAY_NOT_PRECEDE.search(line[max(start - 1, 0) : start])
    ends = after is not None or _MAY_END.match(line, end) is not None
    found = WrittenAmount(line, start, end, parts, currency, clash, begins, ends)
    if currency == "R" and not found.large:  # part of a name: R2 Data
        return replace(found, begins=False)
    return found


def _with_units(
    line: str, number: str, end: int, before: _Currency | None
) -> tuple[tuple[tuple[str, UnitAt | None], ...], int, _Currency | None]:
    """The number with its unit and smaller ones after it, their end, and the currency there."""
    parts: list[tuple[str, UnitAt | None]] = []
    while unit := unit_at(line, end):
        after = _after(line, unit.end)
        beside = after or before
        if not is_unit_beside(unit, beside.word if beside else ""):
            break
        parts.append((number, unit))
        end = unit.end
        more = _MORE.match(line, end)
        following = _NUMBER.match(line, more.end()) if unit.compound and more else None
        smaller = unit_at(line, following.end()) if following else None
        if after is not None or following is None or smaller is None or not smaller.compound:
            return tuple(parts), end, after
        number, end = following[0], following.end()
    return (tuple(parts) or ((number, None),)), end, None


def _before(line: str, start: int, floor: int) -> _Currency | None:
    """The currency in front of a number."""
    match = _CURRENCY_BEFORE.search(line, max(floor, start - _REACH), start)
    if match is None:
        return None
    word = match["currency"] or match["scaled"]
    unit = match["letter"] or match["word"] or ""
    return _Currency(word, match.start(), match.end(), unit) if is_currency(word) else None


def _after(line: str, end: int) -> _Currency | None:
    """The currency after a number."""
    match = _CURRENCY_AFTER.match(line, end)
    if match is None or not is_currency(match["currency"]):
        return None
    return _Currency(match["currency"], match.start(), match.end())


def _one(before: _Currency | None, after: _Currency | None) -> tuple[str, str]:
    """The currency of a number, and the one in front of it if that is another."""
    if before is None or after is None:
        found = before or after
        return (found.word if found else ""), ""
    one = one_of(before.word, after.word)
    return (one, "") if one is not None else (after.word, before.word)


def _ends_name(before: str, after: str) -> bool:
    """Whether a currency in front of an amount ends a company's name: *Acme Pound 45000 EUR*."""
    word = is_rare(before) or (before.isalpha() and before != before.upper())
    return word and one_of(before, after) is None


def _between(line: str, start: int) -> re.Match[str] | None:
    """The word *between* in front of a range."""
    return _BETWEEN.search(line, max(0, start - _REACH), start)


def _range(low: WrittenAmount, high: WrittenAmount) -> WrittenAmount:
    between = _between(low.line, low.start)
    start = between.start() if between else low.start
    return replace(low, start=start, end=high.end, ends=True, up_to=high)


def _up_to(line: str, low: WrittenAmount) -> WrittenAmount | None:
    """The upper end, if a range begins with an amount."""
    between = _between(line, low.start)
    joint = _TO.match(line, low.end) or (_AND.match(line, low.end) if between else None)
    if joint is None:
        return None
    number = _NUMBER.search(line, joint.end())
    if number is None:
        return None
    high = _read(line, number, joint.end())
    if high.start != joint.end() or not (low.begins and high.ends):
        return None
    return high if low.says_money or high.says_money else None
