"""A member's own figures over a window."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.post_sums
import storage.entries.posts
import storage.figures.activity
import storage.figures.best_post
import storage.people.members
from domain.entries.posts import Post
from domain.figures.by_week import whole_weeks
from domain.figures.stats import Stats, WeekRate, baseline_of
from domain.figures.totals import NO_POSTS, PostSums, added_up
from domain.people.members import Person
from domain.thresholds import Thresholds
from domain.timing.periods import Window, local_date, parse_window, start_of, week_of
from services.entries.posts import post_from_line
from services.thresholds import thresholds_in
from storage.entries.post_lines import EVER
from storage.entries.post_sums import PostSpan
from storage.tables import id_of

_WEEK = timedelta(days=7)


def own_stats(session: Session, person: Person, window: str, now: datetime) -> Stats:
    """The member's own figures over a window as typed (``30d``, ``2026-09``, ``2026-W47``).

    Raises:
        UserError: the window is invalid.
    """
    requested = parse_window(window, local_date(now, person.zone))
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    thresholds = thresholds_in(session, person.asker.workspace)
    if member is None:
        return no_figures(requested, thresholds)
    stats = figures_of_window(session, id_of(member), requested, person.zone, now, thresholds)
    if not stats.now.posts:
        ever_posted = bool(storage.entries.posts.count_posts(session, id_of(member)))
        return replace(stats, ever_posted=ever_posted)
    return replace(
        stats, best=_best_post(session, id_of(member), requested, person.zone, now, thresholds)
    )


def no_figures(window: Window, thresholds: Thresholds) -> Stats:
    """The stats of a person without a member row."""
    return Stats(
        window, NO_POSTS.totals, NO_POSTS.totals, None, None, (), thresholds, ever_posted=False
    )


def figures_of_window(
    session: Session,
    member_id: int,
    window: Window,
    zone: ZoneInfo,
    now: datetime,
    thresholds: Thresholds,
) -> Stats:
    """The stats of a window without its best post."""
    mondays = whole_weeks(window.last, local_date(now, zone))
    posts = _sums_by_first_day(session, member_id, window, mondays, zone, now)
    rates = ((monday, _within(posts, week_of(monday)).rate) for monday in mondays)
    done, done_before = storage.figures.activity.activities_beside_before(
        session, [member_id], window, now
    )
    return Stats(
        window=window,
        now=_within(posts, window).totals,
        before=_sums_before(session, member_id, window, zone, now).totals,
        baseline=baseline_of(_within(posts, window.baseline).rate),
        best=None,
        weeks=tuple(WeekRate(monday, rate) for monday, rate in rates if rate is not None),
        thresholds=thresholds,
        activity=done[member_id],
        activity_before=done_before[member_id],
        before_as_of=local_date(_then(window, now), zone),
    )


def _sums_by_first_day(
    session: Session,
    member_id: int,
    window: Window,
    mondays: list[date],
    zone: ZoneInfo,
    now: datetime,
) -> dict[date, PostSums]:
    """The sums of a member's posts, by the first day of the spans that all figures consist of."""
    firsts = sorted({window.baseline.first, window.first, *mondays, mondays[-1] + _WEEK})
    sums = storage.entries.post_sums.sums_by_start(
        session,
        member_id,
        [start_of(first, zone) for first in firsts],
        window.bounds(zone)[1],
        known_at=EVER,
        as_of=now,
    )
    return dict(zip(firsts, sums, strict=True))


def _within(posts: dict[date, PostSums], window: Window) -> PostSums:
    return added_up(sums for first, sums in posts.items() if first in window)


def _sums_before(
    session: Session, member_id: int, window: Window, zone: ZoneInfo, now: datetime
) -> PostSums:
    """The sums of the window before, read as of then, so both windows' posts are equally old."""
    earlier = window.before
    since, until = earlier.bounds(zone)
    return storage.entries.post_sums.sums_of_member(
        session, member_id, PostSpan(since, until, _then(window, now)), EVER
    )


def _then(window: Window, now: datetime) -> datetime:
    """When the window before was as old as the window is now."""
    return now - (window.first - window.before.first)


def _best_post(
    session: Session,
    member_id: int,
    window: Window,
    zone: ZoneInfo,
    now: datetime,
    thresholds: Thresholds,
) -> Post | None:
    since, until = window.bounds(zone)
    best = storage.figures.best_post.best_between(
        session, member_id, since, until, now, thresholds.fewest_views
    )
    return post_from_line(best, zone) if best is not None else None
