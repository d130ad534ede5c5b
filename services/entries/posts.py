"""Converts rows of posts to the values that views show."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.post_lines
import storage.entries.post_sums
import storage.entries.snapshots
from domain.engagement import Figures, Rate
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.figures.stats import baseline_of
from domain.timing.periods import Window, local_date
from storage.entries.post_lines import PostLine
from storage.entries.posts import PostRead
from storage.tables import PostRow, SnapshotRow, id_of


def post_from_read(read: PostRead, zone: ZoneInfo) -> Post:
    """A read post with its figures; ``posted_on`` is in the member's zone."""
    snapshot = read.snapshot
    taken_at = snapshot.taken_at if snapshot else None
    return shown_post(read.post, figures_of(snapshot), taken_at, zone)


def shown_post(
    post: PostRow, figures: Figures, figures_at: datetime | None, zone: ZoneInfo
) -> Post:
    """A post with these figures; ``posted_on`` is in the member's zone."""
    return Post(
        id=id_of(post),
        link=post.link,
        posted_on=local_date(post.posted_at, zone),
        posted_at=post.posted_at,
        goal=Goal(post.goal) if post.goal else None,
        link_out=post.link_out,
        figures=figures,
        figures_at=figures_at,
    )


def post_of(
    session: Session, post: PostRow, zone: ZoneInfo, as_of: datetime, of_act: int | None = None
) -> Post:
    """A post with its newest figures as of ``as_of``.

    Args:
        of_act: Prefers the figures that this act saved, even if they were removed.
    """
    post_id = id_of(post)
    snapshot = storage.entries.snapshots.newest_snapshot(session, post_id, as_of)
    if of_act is not None:
        snapshot = storage.entries.snapshots.snapshot_of_act(session, post_id, of_act) or snapshot
    return post_from_read(PostRead(post, snapshot), zone)


def posts_in(
    session: Session, member_id: int, window: Window, zone: ZoneInfo, as_of: datetime
) -> list[Post]:
    """The member's posts of a window, newest first, as known at ``as_of``."""
    since, until = window.bounds(zone)
    lines = storage.entries.post_lines.posts_between(session, member_id, since, until, as_of)
    return [post_from_line(line, zone) for line in lines]


def post_from_line(line: PostLine, zone: ZoneInfo) -> Post:
    """A post read as a plain row; ``posted_on`` is in the member's zone."""
    post_id, link, posted_at, goal, link_out, taken_at, *counts = line
    return Post(
        id=post_id,
        link=link,
        posted_on=local_date(posted_at, zone),
        posted_at=posted_at,
        goal=Goal(goal) if goal else None,
        link_out=link_out,
        figures=Figures(*counts),
        figures_at=taken_at,
    )


def usual_rate(
    session: Session, member_id: int, window: Window, zone: ZoneInfo, as_of: datetime
) -> Rate | None:
    """The member's own baseline of a window, as known at ``as_of``."""
    since, until = window.baseline.bounds(zone)
    rate = storage.entries.post_sums.pooled_rate(session, member_id, since, until, as_of)
    return baseline_of(rate)


def figures_of(counted: SnapshotRow | PostRow | None) -> Figures:
    """A snapshot's figures, or a post's newest ones; empty figures for ``None``."""
    if counted is None:
        return Figures()
    return Figures(
        views=counted.views,
        engagers=counted.engagers,
        reactions=counted.reactions,
        comments=counted.comments,
        reposts=counted.reposts,
        listed=counted.listed,
        listed_targets=counted.listed_targets,
    )
