"""Taking a member's latest act back."""

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
from domain.entries.acts import ActKind, NotLatest, Undone
from domain.errors import UserError
from domain.submission import Submission
from services.entries.act_names import (
    LISTED_KINDS,
    entries_of,
    kept_by,
    list_change_of,
    people_listed_by,
)
from services.entries.posts import post_of
from services.people.members import member_for
from storage.tables import ActRow, PostRow, id_of


def undo(session: Session, submission: Submission, act_id: int | None = None) -> Undone | NotLatest:
    """Takes the member's latest act back.

    Args:
        act_id: The act that a button belongs to; only the latest can be taken back.

    Returns:
        What was taken back; ``relogged`` when it could not be, for somebody has logged the
        deleted post, or put the account or person on the list, again since.

    Raises:
        UserError: there is nothing to take back.
    """
    member = member_for(session, submission)
    repeated = storage.entries.acts.act_undone_with_key(
        session, member.workspace_id, submission.key
    )
    act = repeated or storage.entries.acts.latest_act(session, id_of(member))
    if act is None:
        raise UserError("There is nothing to take back.", "`/ssi posts` shows your entries.")
    number = id_of(act)
    if act_id is not None and act_id != number:
        pressed = session.get(ActRow, act_id)
        return NotLatest(already_undone=pressed is not None and pressed.undone_at is not None)
    relogged = _is_taken(session, act)
    # What is restored forgets who had removed it.
    deed = list_change_of(session, ActKind(act.kind), number)
    if repeated is None:
        # A post that was logged again can't come back; its deletion is settled all the same, or
        # it would stand before the acts behind it for ever.
        relogged = relogged or not _taken_back(session, number, act.before)
        act.undone_at, act.undone_key = submission.now, submission.key
        session.add(act)
        session.flush()
    undone = _undone(session, submission, act, relogged=relogged)
    if deed is None:
        return undone
    kept, kept_names = kept_by(session, number)
    return replace(
        undone,
        deed=deed.deed,
        names=deed.names,
        count=deed.count,
        kept=kept,
        kept_names=kept_names,
    )


def _taken_back(session: Session, act_id: int, before: dict[str, Any] | None) -> bool:
    """Takes an act back, unless what it restores stands there again by somebody else's entry."""
    try:
        with session.begin_nested():
            _hold(session, act_id, before)
            storage.entries.acts.take_back(session, act_id)
            _restore(session, before)
            session.flush()
    except IntegrityError:
        return False
    return True


def _hold(session: Session, act_id: int, before: dict[str, Any] | None) -> None:
    """Waits for those who write about what is taken back."""
    merged = (before or {}).get("merged", {})
    people = [merged[each] for each in ("contact", "other") if each in merged]
    storage.targets.references.hold_for_undo(session, act_id, people)
    if people:
        storage.targets.contact_merge.hold_both(session, people)


def _undone(session: Session, submission: Submission, act: ActRow, *, relogged: bool) -> Undone:
    number = id_of(act)
    touched = storage.entries.posts.posts_touched_by(session, number)
    if act.before is not None and not touched:
        edited = session.get(PostRow, act.before.get("post", 0))
        touched = [edited] if edited else []
    # What was taken back is named by its own figures; an edit by how the post stands again.
    of_act = None if act.kind == ActKind.EDITED else number
    zone, now = submission.zone, submission.now
    posts = tuple(post_of(session, post, zone, now, of_act=of_act) for post in touched)
    score = storage.entries.scores.score_touched_by(session, number)
    return Undone(
        kind=ActKind(act.kind),
        posts=posts,
        score=score.overall if score else None,
        scored_on=score.scored_on if score else None,
        relogged=relogged,
        entries=entries_of(session, number) if act.kind not in LISTED_KINDS else (),
        listed=people_listed_by(session, number),
    )


def _is_taken(session: Session, act: ActRow) -> bool:
    """Whether an act deleted a post that has been logged again in the meantime."""
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
    storage.entries.acts.set_back(session, before.get("rows", ()))
    if "merged" in before:
        storage.targets.contact_merge.take_apart(session, before["merged"])
    post = session.get(PostRow, before.get("post", 0))
    if post is not None:
        post.posted_at = datetime.fromisoformat(before["posted_at"])
        post.goal = before["goal"]
        post.link_out = before["link_out"]
        post.twin_urn = before["twin_urn"]
        session.add(post)
