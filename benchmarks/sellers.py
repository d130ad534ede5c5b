"""Five typical sellers, by what they log in a week."""

from dataclasses import dataclass
from datetime import date

from domain.entries.goals import Goal

_BOTH = (Goal.CREDIBILITY, Goal.CUSTOMER_RESULT, Goal.OTHER)


@dataclass(frozen=True)
class Seller:
    """A seller's habits.

    Args:
        rate: The true engagement rate of their posts; single posts differ.
        goals: The goals of their posts.
        listed: How many engagers at target accounts they list with a post.
        target_share: The share of their DMs that goes to target accounts.
        replies: The share of those that is answered at once.
        scores: The day of the month on which they log their SSI, or 0 for never.
        targets: Whether they have target accounts.
        away: Weeks of the year without any entry.
    """

    name: str
    posts_a_week: float = 0
    rate: float = 0.018
    goals: tuple[Goal, ...] = _BOTH
    listed: int = 0
    dms_a_week: int = 0
    target_share: float = 0.6
    replies: float = 0.3
    comments_a_week: float = 0
    scores: int = 0
    targets: bool = True
    away: range = range(0)

    def is_away(self, day: date) -> bool:
        """Whether they log nothing on that day."""
        return day.isocalendar().week in self.away


SELLERS = (
    Seller(
        "diligent, 2.2 %",
        posts_a_week=2,
        rate=0.022,
        listed=3,
        dms_a_week=4,
        comments_a_week=3,
        scores=2,
    ),
    Seller("usual, 1.8 %", posts_a_week=1.3, listed=1, dms_a_week=3, scores=15),
    Seller(
        "low rate, 0.9 %",
        posts_a_week=1.2,
        rate=0.009,
        goals=(Goal.OTHER,),
        dms_a_week=3,
        target_share=0.2,
        comments_a_week=1.5,
    ),
    Seller("now and then", posts_a_week=0.4, listed=1, dms_a_week=1, scores=20, away=range(27, 33)),
    Seller("only scores", scores=3, targets=False),
)
