"""Comments on other people's posts: the entry, and the result of logging one."""

from dataclasses import dataclass

from domain.accounts import FILLED, ListState
from domain.entries.own_entries import Comment
from domain.entries.person_reference import NO_PERSON, PersonReference
from domain.entries.post_links import PostLink
from domain.timing.typed_days import TypedDay


@dataclass(frozen=True)
class CommentEntry:
    """A comment to log.

    Args:
        whom: The post's author; a name alone may be a person's or a company's.
        said_on: When the comment was written; ``None`` is today.
    """

    link: PostLink
    whom: PersonReference = NO_PERSON
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class CommentLogged:
    """The result of logging a comment.

    Args:
        act_id: ``None`` if nothing changed: that day's comment on the post is known.
        said: The post's author as typed; shown in the answer, stored for target accounts only.
        week: Comments on posts at target accounts in this ISO week.
        goal: How many of them a week should have.
        moved: Whether the comment was known and got another author of the post.
        offers_join: Whether it is the first entry of a person who has not joined.
        new_contact: Whether this added the post's author to the list.
        company: The company as typed, if it was told from the name; may be empty.
        targets: The member's list of target accounts.
    """

    act_id: int | None
    comment: Comment
    said: str
    week: int
    goal: int
    moved: bool = False
    offers_join: bool = False
    new_contact: bool = False
    company: str = ""
    targets: ListState = FILLED
