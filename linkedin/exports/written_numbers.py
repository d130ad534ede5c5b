"""Numbers as LinkedIn's exports write them, in cells of numbers or of text.

Counts have the thousands separator of the member's language: ``1234``, ``1,234``, ``1.234``,
``1 234``, ``1’234``, and in India ``1,23,456``. Percentages are ``0.139`` in older exports,
``"2%"``, ``"2,5 %"`` or ``"< 1%"`` in newer ones.
"""

import re
from fractions import Fraction

#: Larger than any count of LinkedIn's; fits a 32-bit integer.
MOST = 2_000_000_000
_COUNT = re.compile(r"[0-9]{1,12}|[1-9][0-9]{0,2}(?P<mark>[.,'’ ])(?:[0-9]{2,3}(?P=mark))*[0-9]{3}")
_SHARE = re.compile(
    r"(?P<below>< ?)?(?P<whole>[0-9]{1,3})(?:[.,](?P<part>[0-9]{1,18}))? ?(?P<sign>%)?"
)
_NUMBER_LIKE = re.compile(r"[-−+]?[0-9][0-9.,'’ %]{0,19}")


def read_count(cell: str) -> int | None:
    """The count in a cell, 0 … 2,000,000,000; ``None`` if it is none, such as ``-3`` or ``1.5``."""
    if not _COUNT.fullmatch(cell):
        return None
    count = int(re.sub(r"[^0-9]", "", cell))
    return count if count <= MOST else None


def read_share(cell: str) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest share, 0 … 1, that LinkedIn may have rounded to this.

    A share is half a unit of its last digit below or above what is written: ``2%`` is
    0.015 … 0.025, ``0.139`` is 0.1385 … 0.1395. ``< 1%`` is 0 … 0.01.

    Returns:
        ``None`` if it is no percentage, or more than 100 %.
    """
    match = _SHARE.fullmatch(cell)
    if match is None or (match["below"] and not match["sign"]):
        return None
    part = match["part"] or ""
    hundred = 100 if match["sign"] else 1
    unit = Fraction(1, hundred * 10 ** len(part))
    share = int(match["whole"] + part) * unit
    if share > 1:
        return None
    if match["below"]:
        return Fraction(0), share
    return max(share - unit / 2, Fraction(0)), min(share + unit / 2, Fraction(1))


def shown(cell: str) -> str:
    """A cell that should be a number, for a person to find it; nothing if it may be other text."""
    return f"“{cell}”" if _NUMBER_LIKE.fullmatch(cell) else "A text"
