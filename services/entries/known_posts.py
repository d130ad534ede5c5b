"""Which post a link names: one of the member's, a teammate's, or none that is known."""

from sqlmodel import Session

import storage.entries.posts
from domain.entries.post_links import PostLink, UrnKind
from domain.errors import UserError
from domain.fields import Field
from storage.tables import MemberRow, PostRow


def known_post(session: Session, member: MemberRow, link: PostLink) -> PostRow | None:
    """The member's post that this link names, by either of its ids.

    Raises:
        UserError: a teammate logged it.
    """
    post = storage.entries.posts.post_with_urn(session, member.workspace_id, link.urn)
    if post is None:
        twins = _possible_twins(session, member, link)
        return next((twin for twin in twins if twin.member_id == member.id), None)
    if post.member_id != member.id:
        raise UserError(
            f"{_owner(session, post)} already logged this post, and a post counts for one person.",
            "If it is yours, ask them to delete it in `/ssi posts`.",
            field=Field.LINK,
        )
    return post


def teammate_with_twin(session: Session, member: MemberRow, link: PostLink) -> str | None:
    """Who logged a post that may be this one by its other link: teammates also post at once."""
    for post in _possible_twins(session, member, link):
        if post.member_id != member.id:
            return _owner(session, post)
    return None


def _possible_twins(session: Session, member: MemberRow, link: PostLink) -> list[PostRow]:
    """A post has an activity id and a share id: two links, one post, made at the same time."""
    twins = {UrnKind.ACTIVITY: "share:", UrnKind.SHARE: "activity:"}
    if link.posted_at is None or link.kind not in twins:
        return []
    around = storage.entries.posts.posts_made_around(session, member.workspace_id, link.posted_at)
    return [post for post in around if post.urn.startswith(twins[link.kind])]


def _owner(session: Session, post: PostRow) -> str:
    owner = session.get(MemberRow, post.member_id)
    return owner.name if owner else "A teammate"
