"""The accounts of a member who left."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Handover:
    """A notice to coaches that accounts have no owner any more.

    Args:
        name: The member who left.
        accounts: How many target accounts they own.
    """

    name: str
    accounts: int
