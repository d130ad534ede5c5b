"""What the coaching rules see of a member at a moment."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.posts
from domain.periods import Window, last_days, start_of
from domain.posts import PostSeen
from domain.rules import KUDOS_DAYS, LAPSED_DAYS, Facts
from domain.stats import own_baseline
from services.reading import seen

_DAY = timedelta(days=1)


def facts_about(
    session: Session, member_id: int, zone: ZoneInfo, today: date, as_of: datetime
) -> Facts:
    """The posts that the rules look at, and the own usual, as known at a moment.

    Args:
        today: The member's own date.
    """
    return facts_from(posts_known(session, member_id, days_of_facts(today), zone, as_of), today)


def days_of_facts(today: date) -> Window:
    """The days whose posts the rules look at."""
    first = last_days(KUDOS_DAYS, today).baseline.first
    return Window(min(first, last_days(LAPSED_DAYS, today).first), today, "facts")


def facts_from(posts: list[PostSeen], today: date) -> Facts:
    """The facts that lie in a member's posts, newest first, at least those of these days."""
    usual = last_days(KUDOS_DAYS, today).baseline
    baseline = own_baseline([post for post in posts if post.posted_on in usual])
    return Facts(today, tuple(posts), baseline)


def posts_known(
    session: Session,
    member_id: int,
    window: Window,
    zone: ZoneInfo,
    known_at: datetime,
    as_of: datetime | None = None,
) -> list[PostSeen]:
    """The member's posts of a window, newest first, as far as they were logged at a moment.

    Args:
        as_of: When their figures are read, if earlier.
    """
    since, until = window.bounds(zone)
    reads = storage.posts.posts_of_members(
        session, [member_id], since, until, known_at=known_at, as_of=as_of or known_at
    )
    return [seen(read, zone) for read in reads[member_id]]


def week_before(today: date) -> Window:
    """The seven whole days before a date: on a Monday, the ISO week that has just ended."""
    return Window(today - 7 * _DAY, today - _DAY, "7d")


def weeks_back(today: date, weeks: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """So many weeks before a local date, as moments in UTC: from, and until (not included)."""
    return start_of(today - weeks * 7 * _DAY, zone), start_of(today, zone)
