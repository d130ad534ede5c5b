"""Snapshots: a post's figures over time. The post's row repeats the newest ones, for quick sums.

Only the functions below that add, place, correct or recount change snapshots or these figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, update
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from domain.engagement import Figures
from domain.imports.file_figures import FigureAt, Placed
from storage.one_row import first_row, insert_row
from storage.tables import PostRow, SnapshotRow, id_of

#: The columns of a snapshot, and of a post, that hold `Figures`.
COUNTS = [each.name for each in fields(Figures)]


def newest_snapshot(
    session: Session, post_id: int, as_of: datetime | None = None
) -> SnapshotRow | None:
    """A post's newest live snapshot, taken not later than ``as_of`` if given."""
    query = (
        select(SnapshotRow)
        .where(SnapshotRow.post_id == post_id, col(SnapshotRow.removed_by).is_(None))
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
    )
    if as_of is not None:
        query = query.where(col(SnapshotRow.taken_at) <= as_of)
    return first_row(session, query)


def newest_as_of(as_of: Any, *selected: Any) -> Select[Any]:
    """Selects columns of the newest live snapshot, not later than a moment, of a query's post."""
    return _newest(*selected).where(col(SnapshotRow.taken_at) <= as_of)


def newest_snapshot_id(as_of: Any) -> ScalarSelect[int | None]:
    """Selects the id of `newest_as_of`."""
    return newest_as_of(as_of, col(SnapshotRow.id)).scalar_subquery()


def snapshot_of_act(session: Session, post_id: int, act_id: int) -> SnapshotRow | None:
    """The snapshot that an act gave a post, live or not."""
    query = select(SnapshotRow).where(SnapshotRow.post_id == post_id, SnapshotRow.made_by == act_id)
    return first_row(session, query)


def add_post_of_file(session: Session, about: Mapping[str, Any], first: FigureAt | None) -> int:
    """Inserts a post with its figures of a moment before, and returns its id.

    Args:
        about: The other columns, by name.
    """
    counted = {**vars(first.figures), "counted_at": first.taken_at} if first else {}
    post_id = insert_row(session, PostRow, {**about, **counted})
    if first is not None:
        _insert(session, about["workspace_id"], post_id, first, about["made_by"])
    return post_id


def add_post(
    session: Session, about: Mapping[str, Any], first: Figures, members_reached: int | None = None
) -> int:
    """Inserts a post with its first figures, if any are known, and returns its id.

    Args:
        about: The other columns, by name. The figures are taken when the post is logged.
    """
    counted = {} if first.empty else {**vars(first), "counted_at": about["logged_at"]}
    post_id = insert_row(session, PostRow, {**about, **counted})
    if counted:
        at = FigureAt(about["logged_at"], first, members_reached=members_reached)
        _insert(session, about["workspace_id"], post_id, at, about["made_by"])
    return post_id


def place_figures(
    session: Session,
    post: PostRow,
    replaced: Sequence[SnapshotRow],
    changes: Sequence[Placed],
    act_id: int,
) -> None:
    """Saves what a file says of a post, each figure at its own moment.

    Args:
        replaced: The live snapshots to which `Placed.replaces` refers.
    """
    for change in changes:
        if change.replaces is not None:
            earlier = replaced[change.replaces]
            earlier.removed_by = act_id
            session.add(earlier)
        _insert(session, post.workspace_id, id_of(post), change.at, act_id)
        if post.counted_at is None or change.at.taken_at >= post.counted_at:
            _repeat(session, post, vars(change.at.figures), change.at.taken_at)
    session.flush()


def add_snapshot(
    session: Session,
    post: PostRow,
    figures: Figures,
    now: datetime,
    act_id: int,
    *,
    corrects: bool = False,
    members_reached: int | None = None,
) -> None:
    """Saves a post's figures as its newest snapshot.

    Args:
        now: When it is taken. Another replica's clock may be ahead, so it is dated no earlier than
            the newest snapshot so far.
        corrects: Whether it replaces the newest snapshot so far.
    """
    if corrects and (wrong := newest_snapshot(session, id_of(post))) is not None:
        wrong.removed_by = act_id
        session.add(wrong)
    taken_at = max(now, post.counted_at or now)
    at = FigureAt(taken_at, figures, members_reached=members_reached)
    _insert(session, post.workspace_id, id_of(post), at, act_id)
    _repeat(session, post, vars(figures), taken_at)


def correct_since(
    session: Session,
    post: PostRow,
    since: datetime,
    act_id: int,
    corrected: Callable[[Figures], Figures],
) -> None:
    """Replaces a post's live snapshots from a moment on by corrected ones of the same times.

    Args:
        since: Included.
        corrected: Returns the right figures of a snapshot.
    """
    query = (
        select(SnapshotRow)
        .where(
            SnapshotRow.post_id == post.id,
            col(SnapshotRow.removed_by).is_(None),
            col(SnapshotRow.taken_at) >= since,
        )
        .order_by(col(SnapshotRow.taken_at), col(SnapshotRow.id))
    )
    for wrong in session.exec(query).all():
        right = corrected(Figures(**{name: getattr(wrong, name) for name in COUNTS}))
        wrong.removed_by = act_id
        session.add(wrong)
        at = FigureAt(wrong.taken_at, right, wrong.total_engagements, wrong.members_reached)
        _insert(session, post.workspace_id, id_of(post), at, act_id)
        _repeat(session, post, vars(right), wrong.taken_at)
    session.flush()


def recount_posts_of(session: Session, act_id: int) -> None:
    """Makes the rows of an act's posts true again, after undo removed and restored snapshots.

    One statement does it: an import may have given thousands of posts new figures.
    """
    of_act = select(SnapshotRow.post_id).where(SnapshotRow.made_by == act_id)
    columns = {name: col(getattr(SnapshotRow, name)) for name in COUNTS}
    columns["counted_at"] = col(SnapshotRow.taken_at)
    recounted = (
        update(PostRow)
        # Posts that the act made are gone with it.
        .where(col(PostRow.id).in_(of_act), col(PostRow.made_by) != act_id)
        .values({name: _newest(each).scalar_subquery() for name, each in columns.items()})
    )
    session.execute(recounted)


def _newest(*selected: Any) -> Select[Any]:
    """Selects columns of the newest live snapshot of a query's post."""
    return (
        plain_select(*selected)
        .where(col(SnapshotRow.post_id) == col(PostRow.id), col(SnapshotRow.removed_by).is_(None))
        .order_by(col(SnapshotRow.taken_at).desc(), col(SnapshotRow.id).desc())
        .limit(1)
        .correlate(PostRow)
    )


def _insert(session: Session, workspace_id: str, post_id: int, at: FigureAt, act_id: int) -> None:
    row = {
        **vars(at.figures),
        "workspace_id": workspace_id,
        "post_id": post_id,
        "taken_at": at.taken_at,
        "total_engagements": at.total_engagements,
        "members_reached": at.members_reached,
        "made_by": act_id,
    }
    insert_row(session, SnapshotRow, row)


def _repeat(
    session: Session, post: PostRow, counts: Mapping[str, int | None], counted_at: datetime | None
) -> None:
    for name, count in counts.items():
        setattr(post, name, count)
    post.counted_at = counted_at
    session.add(post)
