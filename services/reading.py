"""Rows turned into what people are shown."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.posts
from domain.figures.engagement import Figures
from domain.figures.goals import Goal
from domain.logged.posts import PostSeen
from domain.timing.periods import Window, local_date
from storage.posts import PostRead
from storage.tables import PostRow, SnapshotRow


def seen(read: PostRead, zone: ZoneInfo) -> PostSeen:
    """A post with its figures, its date in the member's zone."""
    post, snapshot = read.post, read.snapshot
    return PostSeen(
        id=number_of_post(post),
        link=post.link,
        posted_on=local_date(post.posted_at, zone),
        posted_at=post.posted_at,
        goal=Goal(post.goal) if post.goal else None,
        link_out=post.link_out,
        figures=figures_of(snapshot),
        figures_at=snapshot.taken_at if snapshot else None,
    )


def number_of_post(post: PostRow) -> int:
    """The post's number; it must have been written."""
    if post.id is None:
        raise ValueError("the post has no number before it is written")
    return post.id


def post_seen(
    session: Session, post: PostRow, zone: ZoneInfo, as_of: datetime, of_act: int | None = None
) -> PostSeen:
    """A post with its newest figures, or with those that an act had given it."""
    number = number_of_post(post)
    snapshot = storage.posts.newest_snapshot(session, number, as_of)
    if of_act is not None:
        snapshot = storage.posts.snapshot_of_act(session, number, of_act) or snapshot
    return seen(PostRead(post, snapshot), zone)


def posts_in(
    session: Session, member_id: int, window: Window, zone: ZoneInfo, as_of: datetime
) -> list[PostSeen]:
    """The member's posts of a window, newest first, as known at ``as_of``."""
    since, until = window.bounds(zone)
    reads = storage.posts.posts_between(session, member_id, since, until, as_of)
    return [seen(read, zone) for read in reads]


def figures_of(snapshot: SnapshotRow | None) -> Figures:
    """A snapshot's figures; none at all for no snapshot."""
    if snapshot is None:
        return Figures()
    return Figures(
        views=snapshot.views,
        engagers=snapshot.engagers,
        reactions=snapshot.reactions,
        comments=snapshot.comments,
        reposts=snapshot.reposts,
        listed=snapshot.listed,
        listed_targets=snapshot.listed_targets,
    )
