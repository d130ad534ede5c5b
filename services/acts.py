"""Acts: beginning one, and taking the latest back."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

import storage.acts
import storage.posts
import storage.scores
from domain.acts import ActKind, NotLatest, Undone
from domain.errors import UserError
from domain.people import Person
from services.members import member_for, number_of
from services.reading import post_seen
from storage.tables import ActRow, MemberRow, PostRow


def begin(
    session: Session,
    member: MemberRow,
    kind: ActKind,
    key: str,
    now: datetime,
    before: dict[str, Any] | None = None,
) -> int:
    """Writes down that a submission does something, and gives the act's number.

    Args:
        key: Names the submission; the database takes each key once.
        before: A post's details before this act changes them, from ``details_of``.
    """
    act = ActRow(
        workspace_id=member.workspace_id,
        member_id=number_of(member),
        kind=kind.value,
        key=key[:255],
        done_at=now,
        before=before,
    )
    session.add(act)
    session.flush()
    return number_of_act(act)


def number_of_act(act: ActRow) -> int:
    """The act's number; it must have been written."""
    if act.id is None:
        raise ValueError("the act has no number before it is written")
    return act.id


def details_of(post: PostRow) -> dict[str, Any]:
    """What an act may change of a post, to be brought back by undo."""
    return {
        "post": post.id,
        "posted_at": post.posted_at.isoformat(),
        "goal": post.goal,
        "link_out": post.link_out,
    }


def undo(
    session: Session, person: Person, key: str, now: datetime, act_id: int | None = None
) -> Undone | NotLatest:
    """Takes the member's latest act back.

    Args:
        key: Names this submission; the same one takes back only once.
        act_id: The act that a button belongs to; only the latest can be taken back.

    Raises:
        UserError: there is nothing to take back, or it cannot be brought back.
    """
    member = member_for(session, person, now)
    repeated = storage.acts.act_undone_with_key(session, member.workspace_id, key)
    act = repeated or storage.acts.latest_act(session, number_of(member))
    if act is None:
        raise UserError("There is nothing to take back.", "`/ssi posts` shows your entries.")
    number = number_of_act(act)
    if act_id is not None and act_id != number:
        pressed = session.get(ActRow, act_id)
        return NotLatest(already_undone=pressed is not None and pressed.undone_at is not None)
    if repeated is None:
        _refuse_if_taken(session, act)
        storage.acts.take_back(session, number)
        _restore(session, act.before)
        act.undone_at, act.undone_key = now, key[:255]
        session.add(act)
        session.flush()
    return _undone(session, person, act, now)


def _undone(session: Session, person: Person, act: ActRow, now: datetime) -> Undone:
    number = number_of_act(act)
    touched = storage.posts.posts_touched_by(session, number)
    if act.before is not None and not touched:
        edited = session.get(PostRow, act.before["post"])
        touched = [edited] if edited else []
    posts = tuple(post_seen(session, post, person.zone, now, of_act=number) for post in touched)
    score = storage.scores.score_touched_by(session, number)
    return Undone(
        kind=ActKind(act.kind),
        posts=posts,
        score=score.overall if score else None,
        scored_on=score.scored_on if score else None,
    )


def _refuse_if_taken(session: Session, act: ActRow) -> None:
    """A deleted post cannot come back when somebody has logged it in the meantime."""
    if act.kind != ActKind.DELETED:
        return
    for post in storage.posts.posts_touched_by(session, number_of_act(act)):
        for urn in filter(None, (post.urn, post.twin_urn)):
            if storage.posts.post_with_urn(session, post.workspace_id, urn) is not None:
                raise UserError(
                    "I can't bring that post back: it has been logged again since.",
                    "`/ssi posts` shows your entries.",
                )


def _restore(session: Session, before: dict[str, Any] | None) -> None:
    if before is None:
        return
    post = session.get(PostRow, before["post"])
    if post is not None:
        post.posted_at = datetime.fromisoformat(before["posted_at"])
        post.goal = before["goal"]
        post.link_out = before["link_out"]
        session.add(post)
