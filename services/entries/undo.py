"""Undoing a member's latest act."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

import storage.entries.acts
import storage.entries.posts
import storage.entries.scores
import storage.targets.contact_merge
import storage.targets.references
from domain.entries.acts import UNDO_REACHES, ActKind, NotLatest, Undone
from domain.errors import UserError
from domain.submission import Submission
from services import acts
from services.entries.act_names import (
    LISTED_KINDS,
    entries_of,
    list_change_of,
    people_listed_by,
    still_listed,
)
from services.entries.posts import post_of
from services.people.members import member_for
from services.people.roles import require_full_member
from storage.tables import ActRow, PostRow, id_of


def undo(session: Session, submission: Submission, act_id: int | None = None) -> Undone | NotLatest:
    """Undoes the member's latest act.

    Args:
        act_id: The act that the pressed button belongs to. Only the latest act can be undone.

    Returns:
        The undone act; ``NotLatest`` if ``act_id`` is another act. ``relogged`` is true if nothing
        could be restored, because the deleted post was logged again, or the account or contact
        was listed again.

    Raises:
        UserError: there is no act to undo, it is more than 30 days old, or a guest would change
            what the team shares.
    """
    member = member_for(session, submission)
    repeated = storage.entries.acts.act_undone_with_key(
        session, member.workspace_id, submission.key
    )
    act = repeated or storage.entries.acts.latest_act(session, id_of(member))
    if act is None:
        raise UserError("There is nothing to undo.", "`/ssi posts` shows your entries.")
    latest_id = id_of(act)
    if act_id is not None and act_id != latest_id:
        pressed = session.get(ActRow, act_id)
        return NotLatest(already_undone=pressed is not None and pressed.undone_at is not None)
    if repeated is None and act.done_at <= submission.now - UNDO_REACHES:
        raise UserError(
            "Your latest entry is more than 30 days old, and undo reaches no further.",
            "`/ssi posts` edits or deletes any entry.",
        )
    if act.kind in LISTED_KINDS:
        require_full_member(submission.person)
    relogged = _is_logged_again(session, act)
    # Read before the undo, which clears ``removed_by``.
    list_change = list_change_of(session, ActKind(act.kind), latest_id)
    if repeated is None:
        # A post that was logged again cannot be restored. Its deletion is marked undone anyway;
        # otherwise it would block the undo of earlier acts for ever.
        relogged = relogged or not _reverted(session, latest_id, act.before)
        act.undone_at, act.undone_key = submission.now, submission.key
        session.add(act)
        session.flush()
    undone = _undone(session, submission, act, relogged=relogged)
    if list_change is None:
        return undone
    kept, kept_names = still_listed(session, latest_id)
    return replace(
        undone,
        list_change=list_change.change,
        names=list_change.names,
        count=list_change.count,
        kept=kept,
        kept_names=kept_names,
    )


def _reverted(session: Session, act_id: int, before: dict[str, Any] | None) -> bool:
    """Reverts an act. Returns ``False`` if a unique key shows that its rows were added again."""
    try:
        with session.begin_nested():
            _lock(session, act_id, before)
            storage.entries.acts.undo_act(session, act_id)
            _restore(session, before)
            session.flush()
    except IntegrityError:
        return False
    return True


def _lock(session: Session, act_id: int, before: dict[str, Any] | None) -> None:
    """Locks the act's accounts and contacts, waiting for transactions that refer to them."""
    merged = (before or {}).get("merged", {})
    people = [merged[each] for each in ("contact", "other") if each in merged]
    storage.targets.references.lock_for_undo(session, act_id, people)
    if people:
        storage.targets.contact_merge.lock_contacts(session, people)


def _undone(session: Session, submission: Submission, act: ActRow, *, relogged: bool) -> Undone:
    act_id = id_of(act)
    if act.kind in (ActKind.OWN_IMPORT, ActKind.FILE_IMPORT):
        # It may have made thousands of posts.
        return Undone(ActKind(act.kind), relogged=relogged)
    touched = storage.entries.posts.posts_touched_by(session, act_id)
    if act.before is not None and not touched:
        edited = session.get(PostRow, act.before.get("post", 0))
        touched = [edited] if edited else []
    # The answer shows the figures that were undone; for an edit, the restored ones.
    of_act = None if act.kind == ActKind.EDITED else act_id
    zone, now = submission.zone, acts.as_of(session, submission.now, act.member_id)
    posts = tuple(post_of(session, post, zone, now, of_act=of_act) for post in touched)
    score = storage.entries.scores.score_touched_by(session, act_id)
    return Undone(
        kind=ActKind(act.kind),
        posts=posts,
        score=score.overall if score else None,
        scored_on=score.scored_on if score else None,
        relogged=relogged,
        entries=entries_of(session, act_id) if act.kind not in LISTED_KINDS else (),
        listed=people_listed_by(session, act_id),
    )


def _is_logged_again(session: Session, act: ActRow) -> bool:
    """Whether the act deleted a post that was logged again later."""
    if act.kind != ActKind.DELETED or act.before is None:
        return False
    post = session.get(PostRow, act.before.get("post", 0))
    if post is None or post.removed_by is None:
        return False
    urns = filter(None, (post.urn, post.twin_urn))
    return any(storage.entries.posts.post_with_urn(session, post.workspace_id, urn) for urn in urns)


def _restore(session: Session, before: dict[str, Any] | None) -> None:
    if before is None:
        return
    storage.entries.acts.restore_values(session, before.get("rows", ()))
    if "merged" in before:
        storage.targets.contact_merge.undo_merge(session, before["merged"])
    post = session.get(PostRow, before.get("post", 0))
    if post is not None:
        post.posted_at = datetime.fromisoformat(before["posted_at"])
        post.goal = before["goal"]
        post.link_out = before["link_out"]
        post.title = before.get("title", post.title)
        post.twin_urn = before["twin_urn"]
        session.add(post)
