"""Acts: an act is everything one submission did. Each submission has at most one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

import storage.entries.acts
import storage.entries.posts
import storage.entries.scores
import storage.targets.contact_merge
import storage.targets.references
from domain.accounts import ListState
from domain.entries.acts import ADVISED, ActKind
from domain.errors import UserError
from domain.submission import Submission
from domain.thresholds import Thresholds, thresholds_of
from services.people.members import mark_reachable, member_and_workspace
from services.people.roles import coaches
from storage.one_row import insert_row
from storage.people.member_settings import settings_of
from storage.tables import ActRow, MemberRow, PostRow, WorkspaceRow, id_of


@dataclass(frozen=True)
class Situation:
    """What is known of the member who acts, read before the act.

    Args:
        member: Updated, and locked until the transaction ends.
        workspace: Held, so that the session need not read it again.
        same_key: The act that this submission made when it first arrived, or ``None``.
        as_of: The moment of the act, and as of which the member reads their own figures, so that no
            entry is missing: the time of handling or, if another replica's clock was ahead, that of
            the latest act.
        offers_join: Whether the answer offers joining: after the first entry, if the member never
            joined or left.
        turn: How many of the member's acts had advice in their answers before.
        targets: The member's list of target accounts.
    """

    member: MemberRow
    workspace: WorkspaceRow
    thresholds: Thresholds
    same_key: ActRow | None
    as_of: datetime
    offers_join: bool
    turn: int
    targets: ListState


def situation(session: Session, submission: Submission) -> Situation:
    """Reads what is known of the member who acts; creates their row if there is none.

    It takes two statements: PostgreSQL reads what others committed while it waited for the
    member's lock only in the second.

    Raises:
        UserError: the act of the same submission was undone.
    """
    member, workspace = member_and_workspace(session, submission.person, submission.now)
    member_id = id_of(member)
    known = storage.entries.acts.before_act(session, member, submission.key)
    if known.unreachable is not None:
        mark_reachable(session, settings_of(session, member_id), submission.now)
    same_key = session.get_one(ActRow, known.same_key) if known.same_key is not None else None
    if same_key is not None and same_key.undone_at is not None:
        raise UserError("That entry was undone.", "Log it again to restore it.")
    several = known.latest_at is not None and (
        same_key is None or storage.entries.acts.has_several_acts(session, member_id)
    )
    return Situation(
        member,
        workspace,
        thresholds_of(workspace.thresholds),
        same_key,
        as_of=max(submission.now, known.latest_at or submission.now),
        offers_join=not (known.joined_at or known.left_at or several),
        turn=(known.latest_turn or 0) + (known.latest_kind in ADVISED),
        targets=ListState(
            empty=not known.has_targets,
            may_add=coaches(submission.person, member),
            guest=member.may_be_guest,
        ),
    )


def begin(
    session: Session,
    submission: Submission,
    known: Situation,
    kind: ActKind,
    before: dict[str, Any] | None = None,
) -> int:
    """Saves the act of a submission and returns its id.

    The database accepts each submission's key once. A member's acts are in the order of their
    times, even if they come through replicas whose clocks differ.

    Args:
        before: The values that this act will change, from ``details_of`` or ``rows_before``.
    """
    act = {
        "workspace_id": known.member.workspace_id,
        "member_id": id_of(known.member),
        "kind": kind.value,
        "key": submission.key,
        "turn": known.turn,
        "done_at": known.as_of,
        "before": before,
    }
    return insert_row(session, ActRow, act)


def as_of(session: Session, now: datetime, member_id: int) -> datetime:
    """The moment as of which a member reads their own figures, so that no entry is missing.

    It is the time of handling or, if another replica's clock was ahead, of the latest act.
    """
    latest = storage.entries.acts.latest_act_time(session, member_id)
    return max(now, latest) if latest is not None else now


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
    remember_all(session, act_id, [was])


def remember_all(session: Session, act_id: int, were: Sequence[dict[str, Any]]) -> None:
    """Like `remember`, for many rows at once."""
    if were:
        act = session.get_one(ActRow, act_id)
        before = act.before or {}
        act.before = {**before, "rows": [*before.get("rows", ()), *were]}
        session.add(act)


def remember_alike(session: Session, act_id: int, were: Sequence[dict[str, Any]]) -> None:
    """Like `remember_all`, for rows with the same values before, and the same after.

    The values are stored once, with the ids of all these rows: an import notes thousands of
    replies, and each batch writes the act again.
    """
    if not were:
        return
    act = session.get_one(ActRow, act_id)
    before = act.before or {}
    rows = list(before.get("rows", ()))
    values = {name: value for name, value in were[0].items() if name != "id"}
    ids = [each["id"] for each in were]
    for each in rows:
        if "ids" in each and all(each[name] == value for name, value in values.items()):
            ids = [*each["ids"], *ids]
            rows.remove(each)
            break
    act.before = {**before, "rows": [*rows, {**values, "ids": ids}]}
    session.add(act)
