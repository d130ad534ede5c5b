"""The facts that the coaching rules look at: a member's posts and targets as of a moment."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.post_lines
from domain.coaching.facts import Facts
from domain.coaching.post_rules import KUDOS_DAYS, LAPSED_DAYS
from domain.coaching.target_facts import TargetFacts
from domain.entries.posts import Post
from domain.figures.stats import own_baseline
from domain.timing.periods import Window, last_days, start_of
from services.coaching.target_facts import target_facts
from services.entries.posts import post_from_line
from storage.tables import MemberRow, id_of

_DAY = timedelta(days=1)


def facts_about(
    session: Session, member: MemberRow, zone: ZoneInfo, today: date, as_of: datetime
) -> Facts:
    """A member's facts as known at ``as_of`` (UTC).

    Args:
        today: The member's local date.
    """
    posts = posts_known(session, id_of(member), days_of_facts(today), zone, as_of)
    return facts_from(posts, today, target_facts(session, member, zone, today, as_of))


def days_of_facts(today: date) -> Window:
    """The days whose posts the rules look at."""
    first = last_days(KUDOS_DAYS, today).baseline.first
    return Window(min(first, last_days(LAPSED_DAYS, today).first), today, "facts")


def facts_from(posts: list[Post], today: date, targets: TargetFacts) -> Facts:
    """Facts from a member's posts and targets.

    Args:
        posts: Newest first; at least those of `days_of_facts`.
    """
    usual = last_days(KUDOS_DAYS, today).baseline
    baseline = own_baseline([post for post in posts if post.posted_on in usual])
    return Facts(today, tuple(posts), baseline, targets)


def posts_known(
    session: Session,
    member_id: int,
    window: Window,
    zone: ZoneInfo,
    known_at: datetime,
) -> list[Post]:
    """The member's posts of a window that were logged by ``known_at``, newest first."""
    since, until = window.bounds(zone)
    lines = storage.entries.post_lines.posts_between(
        session, member_id, since, until, known_at, known_at
    )
    return [post_from_line(line, zone) for line in lines]


def week_before(today: date) -> Window:
    """The seven whole days before a date: on a Monday, the ISO week that has just ended."""
    return Window(today - 7 * _DAY, today - _DAY, "7d")


def weeks_back(today: date, weeks: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The bounds in UTC of the last ``weeks`` weeks before a local date; the end is excluded."""
    return start_of(today - weeks * 7 * _DAY, zone), start_of(today, zone)
