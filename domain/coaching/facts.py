"""The facts that the coaching rules read, as known at one moment."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.coaching.target_facts import TargetFacts
from domain.engagement import Rate
from domain.entries.posts import Post


@dataclass(frozen=True)
class Facts:
    """The facts about one member.

    Args:
        today: The member's local date.
        posts: The member's posts up to today, newest first, with the figures known at that
            moment; at least those of the last ``LAPSED_DAYS``.
        usual: The baseline of the 84 days before the last two weeks.
        targets: Facts about the member's target accounts.
    """

    today: date
    posts: tuple[Post, ...]
    usual: Rate | None
    targets: TargetFacts = field(default_factory=TargetFacts)

    def last(self, days: int) -> list[Post]:
        """The posts of the last ``days`` days, today included."""
        first = self.today - timedelta(days=days - 1)
        return [post for post in self.posts if first <= post.posted_on <= self.today]

    def ago(self, days: int) -> date:
        """The date ``days`` days ago."""
        return self.today - timedelta(days=days)
