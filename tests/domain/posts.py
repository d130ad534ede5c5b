"""Sample posts."""

from datetime import UTC, date, datetime, time, timedelta

from domain.engagement import Figures
from domain.entries.goals import Goal
from domain.entries.posts import Post


def post(
    figures: Figures,
    day: date = date(2026, 11, 16),
    *,
    number: int = 1,
    goal: Goal | None = None,
    link_out: bool | None = None,
    taken_after: timedelta = timedelta(days=3),
) -> Post:
    """A post made at noon UTC; ``number`` is its id, and its figures were taken days later."""
    posted_at = datetime.combine(day, time(12), UTC)
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{number}/"
    return Post(number, link, day, posted_at, goal, link_out, figures, posted_at + taken_after)
