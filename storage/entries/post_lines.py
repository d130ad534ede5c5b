"""A member's posts as plain rows, for figures over many of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Executable, Select, bindparam
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from storage.entries.snapshots import COUNTS, newest_snapshot_id
from storage.parameters import fetch_all
from storage.tables import PostRow, SnapshotRow
from storage.types import UtcDateTime


class PostLine(NamedTuple):
    """A post and its newest figures at some moment, as one row."""

    id: int
    link: str
    posted_at: datetime
    goal: str | None
    link_out: bool | None
    title: str
    taken_at: datetime | None
    views: int | None
    engagers: int | None
    reactions: int | None
    comments: int | None
    reposts: int | None
    listed: int | None
    listed_targets: int | None


#: A member's own posts count however late they were logged: another replica's clock may be ahead.
EVER = datetime.max.replace(tzinfo=UTC)
#: How many of a `PostLine`'s fields are columns of the post.
_OF_POST = 6


def posts_between(
    session: Session,
    member_id: int,
    since: datetime,
    until: datetime,
    as_of: datetime,
    known_at: datetime = EVER,
) -> Sequence[PostLine]:
    """The member's live posts posted in [since, until), newest first.

    Args:
        as_of: Each is read with its newest snapshot not later than this.
        known_at: Posts logged later are left out; usually there are none.
    """
    span = {"since": since, "until": until, "as_of": as_of, "known_at": known_at}
    values = {**span, "member": member_id}
    # Rows serve as they are: objects of a member's posts would cost ten times as much.
    return cast("Sequence[PostLine]", fetch_all(session, _newest_first(), values))


@cache
def _newest_first() -> Executable:
    return lines_between().order_by(col(PostRow.posted_at).desc(), col(PostRow.id).desc())


def lines_between() -> Select[Any]:
    """Selects the columns of `PostLine` of a member's live posts posted in a span of time.

    Its parameters are ``member``, ``since``, ``until``, ``as_of`` and ``known_at``.
    """
    as_of = bindparam("as_of", type_=UtcDateTime)
    return (
        plain_select(
            *(col(getattr(PostRow, name)) for name in PostLine._fields[:_OF_POST]),
            col(SnapshotRow.taken_at),
            *(col(getattr(SnapshotRow, name)) for name in COUNTS),
        )
        .outerjoin(
            SnapshotRow,
            col(SnapshotRow.id) == newest_snapshot_id(as_of),
        )
        .where(
            col(PostRow.member_id) == bindparam("member"),
            col(PostRow.removed_by).is_(None),
            col(PostRow.posted_at) >= bindparam("since"),
            col(PostRow.posted_at) < bindparam("until"),
            col(PostRow.logged_at) <= bindparam("known_at"),
        )
    )
