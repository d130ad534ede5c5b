"""Acts: an act is everything one submission did. Each submission has at most one."""

from dataclasses import dataclass
from datetime import datetime
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
from services.people.members import mark_reachable, member_and_workspace
from storage.one_row import insert_row
from storage.tables import ActRow, MemberRow, PostRow, WorkspaceRow, id_of


@dataclass(frozen=True)
class Situation:
    """What is known of the member who acts, read before the act.

    Args:
        member: Updated, and locked until the transaction ends.
        same_key: The act that this submission made when it first arrived, or ``None``.
        as_of: The moment of the act, and as of which the member reads their own figures, so that no
            entry is missing: the time of handling or, if another replica's clock was ahead, that of
            the latest act.
        offers_join: Whether the answer offers joining: after the first entry, if the member never
            joined or left.
    """

    member: MemberRow
    workspace: WorkspaceRow
    same_key: ActRow | None
    as_of: datetime
    offers_join: bool


def situation(session: Session, submission: Submission) -> Situation:
    """Reads what is known of the member who acts; creates their row if there is none.

    Raises:
        UserError: the act of the same submission was undone.
    """
    member, workspace = member_and_workspace(session, submission.person, submission.now)
    known = storage.entries.acts.before_act(session, id_of(member), submission.key)
    mark_reachable(session, known.settings, submission.now)
    _refuse_undone(known.same_key)
    decided = known.settings and (known.settings.joined_at or known.settings.left_at)
    return Situation(
        member,
        workspace,
        known.same_key,
        as_of=max(submission.now, known.latest_at or submission.now),
        offers_join=not decided and known.latest_at is None,
    )


def begin(
    session: Session,
    submission: Submission,
    member: MemberRow,
    kind: ActKind,
    before: dict[str, Any] | None = None,
    *,
    at: datetime | None = None,
) -> int:
    """Saves the act of a submission and returns its id.

    The database accepts each submission's key once. A member's acts are in the order of their
    times, even if they come through replicas whose clocks differ.

    Args:
        before: The values that this act will change, from ``details_of`` or ``rows_before``.
        at: The moment of the act, if its ``Situation`` was read.
    """
    act = {
        "workspace_id": member.workspace_id,
        "member_id": id_of(member),
        "kind": kind.value,
        "key": submission.key,
        "done_at": at or as_of(session, submission.now, id_of(member)),
        "before": before,
    }
    return insert_row(session, ActRow, act)


def as_of(session: Session, now: datetime, member_id: int) -> datetime:
    """The moment as of which a member reads their own figures, so that no entry is missing.

    It is the time of handling or, if another replica's clock was ahead, of the latest act.
    """
    latest = storage.entries.acts.latest_act_time(session, member_id)
    return max(now, latest) if latest is not None else now


def earlier_act(session: Session, submission: Submission) -> ActRow | None:
    """The act that this submission made when it first arrived, or ``None``.

    Raises:
        UserError: the act was undone.
    """
    act = storage.entries.acts.act_with_key(
        session, submission.person.asker.workspace, submission.key
    )
    _refuse_undone(act)
    return act


def _refuse_undone(act: ActRow | None) -> None:
    if act is not None and act.undone_at is not None:
        raise UserError("That entry was undone.", "Log it again to restore it.")


def details_of(post: PostRow) -> dict[str, Any]:
    """The values of a post that an act may change, for undo to restore."""
    return {
        "post": post.id,
        "posted_at": post.posted_at.isoformat(),
        "goal": post.goal,
        "link_out": post.link_out,
        "title": post.title,
        "twin_urn": post.twin_urn,
    }


def rows_before(*rows: dict[str, Any]) -> dict[str, Any]:
    """What an act may change of other rows, each from ``storage.entries.acts.values_before``."""
    return {"rows": list(rows)}


def remember(session: Session, act_id: int, was: dict[str, Any]) -> None:
    """Adds what an act changes, from ``storage.entries.acts.values_before``, to the saved act."""
    act = session.get_one(ActRow, act_id)
    before = act.before or {}
    act.before = {**before, "rows": [*before.get("rows", ()), was]}
    session.add(act)
