"""Numbers as LinkedIn's pages show them, alone or beside a label."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from domain.errors import UserError
from domain.typed.numbers import parse_count, parse_decimal

#: Spaces that group thousands in some languages.
_SPACES = " \u00a0\u202f\u2009"
_DIGITS = rf"[0-9](?:[0-9.,'’{_SPACES}]*[0-9])?"
#: Short words for thousands and millions, in the languages of LinkedIn's pages.
_UNITS_LISTED = "k m b mil mio mill milj mln mrd tsd tys tis t tn md mi mn mld"
_UNIT = rf"(?:{'|'.join(sorted(_UNITS_LISTED.split(), key=len, reverse=True))})\b\.?"
_WITHIN = re.compile(
    rf"(?P<before>[^0-9]*?)\s*(?P<digits>{_DIGITS})(?P<unit>\s?{_UNIT})?(?P<more>\s?\+)?"
    rf"(?P<percent>\s?%)?\s*(?P<after>[^0-9]*)",
    re.IGNORECASE,
)
_MORE = re.compile(rf"{_UNIT}|[+%]", re.IGNORECASE)
_GROUPED_BY_SPACE = re.compile(rf"[{_SPACES}]")
_ROUNDED = re.compile(r"(?P<whole>[0-9]{1,4})(?:[.,](?P<part>[0-9]{1,2}))?")
_THOUSANDS = frozenset(["k", "tsd", "tys", "tis", "t", "tn", "mil"])
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A number on a page; its label decides whether it is a count, a score or a rank.

    Args:
        text: As the page has it: ``1,234``, ``1.2K``, ``13.118``, ``12 %``.
        digits: The same without unit and sign.
        unit: ``k``, ``mio``, …, in lower case; ``""`` for a number that is shown whole.
        at_least: Whether the page shows ``500+``.
        percent: Whether it is a percentage.
    """

    text: str
    digits: str
    unit: str = ""
    at_least: bool = False
    percent: bool = False

    @property
    def grouped_by_space(self) -> bool:
        """Whether a space groups its thousands: ``1 234``."""
        return _GROUPED_BY_SPACE.search(self.digits) is not None

    @property
    def has_decimals(self) -> bool:
        """Whether it is shown with a decimal mark, or one that groups thousands."""
        return not self.digits.isdigit()

    @property
    def count(self) -> int | None:
        """The exact count that it states; ``None`` for ``1.2K``, ``500+``, ``12 %`` and ``1.5``."""
        if self.unit or self.at_least or self.percent:
            return None
        try:
            return parse_count(self.digits)
        except UserError:
            return None

    @property
    def decimal(self) -> Decimal | None:
        """The decimal that it states, such as a pillar: ``13.118``, ``3,68``, ``47``."""
        if self.unit or self.at_least or self.percent:
            return None
        try:
            return parse_decimal(self.digits)
        except UserError:
            return None

    @property
    def whole_percent(self) -> int | None:
        """The percentage, 1 … 100."""
        whole = self.percent and self.digits.isascii() and self.digits.isdigit()
        return int(self.digits) if whole and 1 <= int(self.digits[:4]) <= 100 else None

    def may_be(self, count: int) -> bool:
        """Whether a count may be shown like this: 1,234 as ``1.2K``."""
        if self.count is not None:
            return self.count == count
        match = _ROUNDED.fullmatch(self.digits)
        if match is None or not self.unit or self.percent:
            return False
        decimals = match["part"] or ""
        size = 1_000 if self.unit in _THOUSANDS else 1_000_000
        step = Fraction(size, 10 ** len(decimals))
        shown = int(match["whole"] + decimals) * step
        return shown - step < count < shown + step


def is_unit(text: str) -> bool:
    """Whether a text only says how large the number before it is: ``K``, ``Tsd.``, ``+``, ``%``."""
    return _MORE.fullmatch(text) is not None


def split_number(text: str) -> tuple[ShownNumber, str, str] | None:
    """The only number in a text, and the texts before and after it."""
    match = _WITHIN.fullmatch(text)
    if match is None or len(match["digits"]) > _LONGEST:
        return None
    shown = text[match.start("digits") : match.start("after")].strip()
    number = ShownNumber(
        shown,
        match["digits"],
        (match["unit"] or "").strip().rstrip(".").lower(),
        match["more"] is not None,
        match["percent"] is not None,
    )
    return number, match["before"].strip(), match["after"].strip()
