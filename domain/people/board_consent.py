"""What a member agrees that a board shows of them.

Each new figure on boards is a new version of the question. A member who answered an older version
is shown without the new figure, and asked once.
"""

from dataclasses import dataclass
from enum import StrEnum

#: The first question was about name, rate, engagers, posts, improvement, target engagers and their
#: share, target people written to, and how many wins.
FIRST_BOARD = 1
#: The second is also about the amounts of deals.
NEWEST_BOARD = 2


class BoardChoice(StrEnum):
    """What a member chooses in a form. The values of forms that are open stay valid."""

    YES = "yes"
    WITH_AMOUNTS = "with_amounts"
    NO = "no"

    @property
    def on_board(self) -> bool:
        """Whether boards show them."""
        return self is not BoardChoice.NO

    @property
    def amounts(self) -> bool:
        """Whether boards show the amounts of their deals."""
        return self is BoardChoice.WITH_AMOUNTS


@dataclass(frozen=True)
class BoardQuestion:
    """The one question about the amounts of deals, which are new on boards."""


@dataclass(frozen=True)
class BoardAnswered:
    """The answer to the question.

    Args:
        on_board: Whether boards show the member at all.
        amounts: Whether boards show the amounts of their deals.
    """

    on_board: bool
    amounts: bool


def board_choice(on_board: bool | None, amounts: bool) -> BoardChoice | None:
    """The choice that these settings came from; ``None`` until the member answers."""
    if on_board is None:
        return None
    if not on_board:
        return BoardChoice.NO
    return BoardChoice.WITH_AMOUNTS if amounts else BoardChoice.YES
