"""What the coaching rules look at, as known at a moment."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.coaching.target_facts import TargetFacts
from domain.engagement import Rate
from domain.entries.posts import Post


@dataclass(frozen=True)
class Facts:
    """What the rules look at.

    Args:
        today: The member's own date.
        posts: The member's posts up to today, newest first, as known then; at least the last
            ``LAPSED_DAYS``.
        usual: The own baseline of the 84 days before the last two weeks.
        targets: What is known of the member's target accounts.
    """

    today: date
    posts: tuple[Post, ...]
    usual: Rate | None
    targets: TargetFacts = field(default_factory=TargetFacts)

    def last(self, days: int) -> list[Post]:
        """The posts of the last days, today included."""
        first = self.today - timedelta(days=days - 1)
        return [post for post in self.posts if first <= post.posted_on <= self.today]

    def ago(self, days: int) -> date:
        """The date so many days ago."""
        return self.today - timedelta(days=days)
