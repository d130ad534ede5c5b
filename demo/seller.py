"""A seller's habits: what they log in a week, and how well it works."""

from dataclasses import dataclass
from datetime import date

from domain.entries.goals import Goal

ALL_GOALS = (Goal.CREDIBILITY, Goal.CUSTOMER_RESULT, Goal.OTHER)


@dataclass(frozen=True)
class Seller:
    """A seller's habits.

    Args:
        views: The views that a usual post of theirs gets.
        rate: The true engagement rate of their posts; single posts differ.
        goals: The goals of their posts.
        logs_at_once: Whether they log a post on its day, or only with its first figures.
        looks: The days after which they look at a post's figures, which grow until the last one.
        listed: How many engagers at target accounts they list with a post.
        others: How many other engagers they list with it.
        target_share: The share of their DMs that goes to target accounts.
        replies: The share of those that is answered at once.
        meetings_a_month: Meetings at accounts that they reached. Some lead to deals.
        currency: ISO 4217, of their deals.
        swing: How much their activity differs from month to month, 0 … 1.
        scores: The day of the month on which they log their SSI, or 0 for never.
        targets: Whether they have target accounts.
        away: Weeks of the year without any entry.
    """

    name: str
    posts_a_week: float = 0
    views: int = 800
    rate: float = 0.018
    goals: tuple[Goal, ...] = ALL_GOALS
    logs_at_once: bool = True
    looks: tuple[int, ...] = (3,)
    listed: int = 0
    others: int = 0
    dms_a_week: int = 0
    target_share: float = 0.6
    replies: float = 0.3
    comments_a_week: float = 0
    meetings_a_month: float = 0
    currency: str = "EUR"
    swing: float = 0
    scores: int = 0
    targets: bool = True
    away: range = range(0)

    def is_away(self, day: date) -> bool:
        """Whether they log nothing on that day."""
        return day.isocalendar().week in self.away
