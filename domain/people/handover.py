"""The accounts of a member who left."""

from dataclasses import dataclass

#: The most accounts that the notice names.
MOST_NAMED = 5


@dataclass(frozen=True)
class Handover:
    """A notice to coaches that accounts have no owner any more.

    Args:
        name: The member who left.
        accounts: How many target accounts they own.
        first: The names of the first of them.
    """

    name: str
    accounts: int
    first: tuple[str, ...]
