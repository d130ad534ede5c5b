"""The names of weekdays and months, as dates are written and read."""

WEEKDAYS: dict[int, str] = dict(
    enumerate(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), start=1
    )
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Short names, by number.
MONTHS: dict[int, str] = dict(enumerate(_SHORT, start=1))
_LONG = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: Whole names, by number.
MONTH_NAMES: dict[int, str] = dict(enumerate(_LONG, start=1))


def weekday_named(word: str) -> int | None:
    """The ISO weekday of ``Fri``, ``Fri.`` or ``Friday``, or ``None``."""
    low = word.lower().rstrip(".,")
    named = (number for number, name in WEEKDAYS.items() if _is_short_for(low, name.lower()))
    return next(named, None)


def month_named(word: str) -> int | None:
    """The month of ``Nov``, ``Nov.``, ``Sept`` or ``November``, or ``None``."""
    low = word.lower().rstrip(".,")
    named = (number for number, name in MONTH_NAMES.items() if _is_short_for(low, name.lower()))
    return next(named, None)


def _is_short_for(word: str, name: str) -> bool:
    return len(word) in (3, 4, len(name)) and len(word) >= 3 and name.startswith(word)
