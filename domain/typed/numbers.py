"""Numbers as people type them, in one-line commands and in forms."""

import re
from decimal import Decimal

from domain.errors import UserError
from domain.fields import Field

#: Spaces and marks that group thousands: space, no-break spaces, thin space, apostrophes.
_GROUPING_SPACES = " \u00a0\u202f\u2009'’"
_COUNT = re.compile(
    rf"[0-9]{{1,3}}(?P<mark>[.,{_GROUPING_SPACES}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*|[0-9]+"
)
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_SHORT = re.compile(r"(?P<whole>[0-9]{1,6})(?:[.,](?P<part>[0-9]{1,3}))? ?(?P<unit>[kKmM])")
_DECIMAL = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,6})?")
_UNITS = {"k": 1_000, "m": 1_000_000}

#: Larger than any post's views; fits a 32-bit integer column.
MOST = 2_000_000_000


def parse_count(text: str, *, field: Field | None = None) -> int:
    """Reads a count: ``1,200``, ``1.200``, ``1 200``, ``1'200``, ``1.2k``, ``1,2k``, ``1200``.

    A separator before three digits groups thousands; in a number with ``k`` or ``m`` it is the
    decimal mark.

    Returns:
        A whole number, 0 … 2,000,000,000.

    Raises:
        UserError: the text is not such a number.
    """
    typed = text.strip()
    count = _short_count(typed) if typed[-1:].lower() in _UNITS else _plain_count(typed)
    if count is None:
        raise UserError(
            f"“{_shown(typed)}” isn't a whole number.",
            "Type it like 1200, 1,200 or 1.2k.",
            field=field,
        )
    if count > MOST:
        raise UserError(f"“{_shown(typed)}” is more than I can count.", field=field)
    return count


def parse_decimal(text: str, *, field: Field | None = None) -> Decimal:
    """Reads a figure that is always a decimal, such as a pillar: ``13.118``, ``13,118``, ``5``.

    Raises:
        UserError: the text is not such a number.
    """
    typed = text.strip()
    if _DECIMAL.fullmatch(typed) is None:
        raise UserError(
            f"“{_shown(typed)}” isn't a number.", "Type it like 13.1 or 5.", field=field
        )
    return Decimal(typed.replace(",", "."))


def parse_percent(text: str, *, field: Field | None = None) -> int:
    """Reads a rank as LinkedIn shows it: ``12``, ``12%``, ``top 12 %``. Lower is better.

    Returns:
        Whole percent, 1 … 100.

    Raises:
        UserError: the text is not such a rank.
    """
    typed = text.strip().lower().removeprefix("top").strip().removesuffix("%").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and 1 <= int(typed) <= 100):
        raise UserError(
            f"“{_shown(text.strip())}” isn't a rank.",
            "LinkedIn shows it as “Top 12 %”: type 12.",
            field=field,
        )
    return int(typed)


def looks_like_number(word: str) -> bool:
    """Whether a word is meant as a number, valid or not."""
    return bool(word) and word[0].isdigit()


def _plain_count(typed: str) -> int | None:
    if _COUNT.fullmatch(typed) is None:
        return None
    digits = _NOT_A_DIGIT.sub("", typed)
    return int(digits) if len(digits) <= 15 else MOST + 1


def _short_count(typed: str) -> int | None:
    match = _SHORT.fullmatch(typed)
    if match is None:
        return None
    exact = Decimal(f"{match['whole']}.{match['part'] or 0}") * _UNITS[match["unit"].lower()]
    return int(exact) if exact == int(exact) else None


def _shown(typed: str) -> str:
    return typed if len(typed) <= 40 else typed[:39] + "…"
