"""What Home shows of a member beside sums, read in one statement."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam
from sqlalchemy import select as plain_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage.tables import (
    ActRow,
    MemberRow,
    MemberSettingsRow,
    PostRow,
    SsiScoreRow,
    WorkspaceRow,
)


class MemberAtHome(NamedTuple):
    """A member with their settings, workspace, newest live score and latest live act's id.

    Args:
        listed: Whether they listed who engaged with any of their live posts.
    """

    member: MemberRow
    settings: MemberSettingsRow | None
    workspace: WorkspaceRow
    score: SsiScoreRow | None
    latest_act: int | None
    listed: bool


def member_at_home(session: Session, workspace_id: str, user_id: str) -> MemberAtHome | None:
    """The member with this Slack user id, and what their Home tab shows of them."""
    values = {"workspace": workspace_id, "user": user_id}
    found = session.execute(_at_home(), values).first()
    return MemberAtHome(*found) if found is not None else None


@cache
def _at_home() -> Select[Any]:
    # Not the table itself: its columns would be those of the outer query.
    other: Any = aliased(SsiScoreRow)
    newest_score = (
        plain_select(other.id)
        .where(other.member_id == col(MemberRow.id), other.removed_by.is_(None))
        .order_by(other.scored_on.desc(), other.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    latest_act = (
        plain_select(col(ActRow.id))
        .where(col(ActRow.member_id) == col(MemberRow.id), col(ActRow.undone_at).is_(None))
        .order_by(col(ActRow.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    listed = (
        plain_select(col(PostRow.id))
        .where(
            col(PostRow.member_id) == col(MemberRow.id),
            col(PostRow.removed_by).is_(None),
            col(PostRow.listed) > 0,
        )
        .exists()
    )
    return (
        plain_select(MemberRow, MemberSettingsRow, WorkspaceRow, SsiScoreRow, latest_act, listed)
        .join(WorkspaceRow, col(WorkspaceRow.id) == col(MemberRow.workspace_id))
        .outerjoin(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .outerjoin(SsiScoreRow, and_(col(SsiScoreRow.id) == newest_score))
        .where(
            col(MemberRow.workspace_id) == bindparam("workspace"),
            col(MemberRow.user_id) == bindparam("user"),
        )
    )
