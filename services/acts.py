"""Acts: what one submission does, begun here and written once for each submission."""

from typing import Any

from sqlmodel import Session

import storage.entries.acts
import storage.entries.posts
import storage.entries.scores
import storage.targets.contact_merge
import storage.targets.references
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.submission import Submission
from storage.tables import ActRow, MemberRow, PostRow, id_of


def begin(
    session: Session,
    submission: Submission,
    member: MemberRow,
    kind: ActKind,
    before: dict[str, Any] | None = None,
) -> int:
    """Writes down that a submission does something, and gives the act's number.

    The database takes each submission's key once.

    Args:
        before: What this act is about to change, from ``details_of`` or ``rows_before``.
    """
    act = ActRow(
        workspace_id=member.workspace_id,
        member_id=id_of(member),
        kind=kind.value,
        key=submission.key,
        done_at=submission.now,
        before=before,
    )
    session.add(act)
    session.flush()
    return id_of(act)


def earlier_act(session: Session, submission: Submission) -> ActRow | None:
    """The act of a submission that came before, to be answered again.

    Raises:
        UserError: it was taken back since.
    """
    act = storage.entries.acts.act_with_key(
        session, submission.person.asker.workspace, submission.key
    )
    if act is not None and act.undone_at is not None:
        raise UserError("That entry was taken back since.", "Log it again if it should stay.")
    return act


def details_of(post: PostRow) -> dict[str, Any]:
    """What an act may change of a post, to be brought back by undo."""
    return {
        "post": post.id,
        "posted_at": post.posted_at.isoformat(),
        "goal": post.goal,
        "link_out": post.link_out,
        "twin_urn": post.twin_urn,
    }


def rows_before(*rows: dict[str, Any]) -> dict[str, Any]:
    """What an act may change of other rows, each from ``storage.entries.acts.as_it_is``."""
    return {"rows": list(rows)}


def remember(session: Session, act_id: int, was: dict[str, Any]) -> None:
    """Keeps what an act that has begun changes, from ``storage.entries.acts.as_it_is``."""
    act = session.get_one(ActRow, act_id)
    before = act.before or {}
    act.before = {**before, "rows": [*before.get("rows", ()), was]}
    session.add(act)
