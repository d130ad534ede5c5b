"""Finds the logged post that a link names: the member's, a teammate's, or none."""

from sqlmodel import Session

import storage.entries.posts
from domain.entries.post_links import PostLink, UrnKind
from domain.errors import UserError
from domain.fields import Field
from storage.tables import MemberRow, PostRow


def known_post(session: Session, member: MemberRow, link: PostLink) -> PostRow | None:
    """The member's post that this link names, by either of its ids, or ``None``.

    Raises:
        UserError: a teammate logged the post.
    """
    post = storage.entries.posts.post_with_urn(session, member.workspace_id, link.urn)
    if post is None:
        twins = _possible_twins(session, member, link)
        return next((twin for twin in twins if twin.member_id == member.id), None)
    if post.member_id != member.id:
        owner = _owner(session, member, post)
        raise UserError(
            f"{owner} already logged this post, and a post counts for one person.",
            "If it is yours, ask them to delete it in `/ssi posts`.",
            field=Field.LINK,
        )
    return post


def teammate_with_twin(session: Session, member: MemberRow, link: PostLink) -> str | None:
    """The teammate who logged a post that may be this one under its other id, or ``None``.

    It may also be another post: two teammates can post at the same moment.
    """
    for post in _possible_twins(session, member, link):
        if post.member_id != member.id:
            return _owner(session, member, post)
    return None


def _possible_twins(session: Session, member: MemberRow, link: PostLink) -> list[PostRow]:
    """Posts that may be this one under its other id.

    A post has an activity id and a share id, created at the same moment: two links, one post.
    """
    twins = {UrnKind.ACTIVITY: "share:", UrnKind.SHARE: "activity:"}
    if link.posted_at is None or link.kind not in twins:
        return []
    around = storage.entries.posts.posts_made_around(session, member.workspace_id, link.posted_at)
    return [post for post in around if post.urn.startswith(twins[link.kind])]


def _owner(session: Session, member: MemberRow, post: PostRow) -> str:
    """The name of the member who logged a post; a guest is not told."""
    owner = session.get(MemberRow, post.member_id)
    return owner.name if owner and not member.may_be_guest else "A teammate"
