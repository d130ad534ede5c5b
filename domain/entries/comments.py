"""Comments on other people's posts: what is entered, and how a week of them stands."""

from dataclasses import dataclass

from domain.entries.own_entries import Comment
from domain.entries.person_reference import NO_PERSON, PersonReference
from domain.entries.post_links import PostLink
from domain.timing.typed_days import TypedDay


@dataclass(frozen=True)
class CommentEntry:
    """What a person says of a comment of theirs.

    Args:
        whom: Whose post it is; a name alone may be a person's or a company's.
        said_on: When it was written; ``None`` is today.
    """

    link: PostLink
    whom: PersonReference = NO_PERSON
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class CommentLogged:
    """What an entry did.

    Args:
        act_id: ``None`` where nothing was done: the post's comment of that day is known.
        said: Whose post it is, as typed; shown in the answer, and kept for targets alone.
        week: Comments on target people's posts in this ISO week.
        goal: How many of them a week should have.
        moved: It was known already, and says now whose post it is.
    """

    act_id: int | None
    comment: Comment
    said: str
    week: int
    goal: int
    moved: bool = False
    offers_join: bool = False
