"""Whether a member has target accounts, and who may add some."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListState:
    """A member's list of target accounts, as far as an answer's next step needs it.

    Args:
        empty: Whether no target account counts for the member.
        may_add: Whether they may add accounts themselves: an admin, or a coach.
        guest: Whether they are a guest, for whom no account is added.
    """

    empty: bool = False
    may_add: bool = False
    guest: bool = False


#: A list with target accounts, of a member who adds none.
FILLED = ListState()
