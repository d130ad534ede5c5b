"""Days that a line names, and that cannot be told for sure."""

import re

from domain.errors import UserError

#: Dates that countries read differently.
_DATES = re.compile(r"(?<!\S)[0-9]{1,2}([./])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})?(?!\S)")
_WEEKS = re.compile(r"\b(?:last|this) (?:week|month)\b", re.IGNORECASE)


def refuse_unclear_days(text: str) -> None:
    """Refuses dates that countries read differently: ``20.11.2026``, ``11/12/26``.

    Raises:
        UserError: there is one.
    """
    _refuse(_DATES.search(text))


def refuse_weeks(text: str) -> None:
    """Refuses words that name no single day: ``last week``.

    Raises:
        UserError: there are such words.
    """
    _refuse(_WEEKS.search(text))


def _refuse(found: re.Match[str] | None) -> None:
    if found is not None:
        raise UserError(f"I can't tell which day “{found[0]}” is.", "Type it like 2026-11-20.")
