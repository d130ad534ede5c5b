"""Finds the logged post that a link names: the member's, a teammate's, or none."""

from dataclasses import dataclass

from sqlmodel import Session

import storage.entries.posts
from domain.entries.post_links import PostLink
from domain.errors import UserError
from domain.fields import Field
from storage.tables import MemberRow, PostRow


@dataclass(frozen=True)
class Known:
    """What is logged under a link.

    Args:
        post: The member's post that the link names, by either of its ids.
        teammate: Without such a post, the teammate who logged one that may be this one under its
            other id. It may also be another post: two teammates can post at the same moment.
    """

    post: PostRow | None = None
    teammate: str | None = None


def known_post(session: Session, member: MemberRow, link: PostLink) -> PostRow | None:
    """The member's post that this link names, by either of its ids, or ``None``.

    Raises:
        UserError: a teammate logged the post.
    """
    return known_under(session, member, link).post


def known_under(session: Session, member: MemberRow, link: PostLink) -> Known:
    """What is logged under a link.

    Raises:
        UserError: a teammate logged the post.
    """
    made_at = link.posted_at if link.kind.twin else None
    found = storage.entries.posts.posts_named(session, member.workspace_id, link.urn, made_at)
    for post in found:
        if link.urn not in (post.urn, post.twin_urn):
            continue
        if post.member_id == member.id:
            return Known(post)
        owner = _owner(session, member, post)
        raise UserError(
            f"{owner} already logged this post, and a post counts for one person.",
            "If it is yours, ask them to delete it in `/ssi posts`.",
            field=Field.LINK,
        )
    twins = [post for post in found if post.urn.startswith(f"{link.kind.twin}:")]
    for post in twins:
        if post.member_id == member.id:
            return Known(post)
    return Known(teammate=_owner(session, member, twins[0])) if twins else Known()


def _owner(session: Session, member: MemberRow, post: PostRow) -> str:
    """The name of the member who logged a post; a guest is not told."""
    owner = session.get(MemberRow, post.member_id)
    return owner.name if owner and not member.may_be_guest else "A teammate"
