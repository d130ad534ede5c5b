"""Posting streaks over seven-day weeks that end on a window's last day."""

from collections.abc import Iterable
from datetime import date, timedelta


def posting_streak(days: Iterable[date], last: date) -> int:
    """The number of consecutive weeks with a post, up to the one that ends on ``last``.

    Args:
        days: Dates of posts, in any order.
    """
    newest = last - timedelta(days=6)
    posted = {(day - newest).days // 7 for day in days}
    streak = 0
    while -streak in posted:
        streak += 1
    return streak
