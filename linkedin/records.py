"""Records of LinkedIn's files, pages and screenshots: the values that every reader returns.

A figure that is not stated is missing, never 0. No record holds a message's or a comment's text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from domain.entries.post_links import PostLink
from domain.entries.scores import SsiScore


class Figure(StrEnum):
    """A count on a post's analytics page, by LinkedIn's English label."""

    IMPRESSIONS = "impressions"
    MEMBERS_REACHED = "members reached"
    PROFILE_VIEWERS = "profile viewers from this post"
    FOLLOWERS_GAINED = "followers gained from this post"
    #: Reactions, comments, reposts and clicks together: never the unique engagers.
    TOTAL_ENGAGEMENTS = "engagements"
    #: The same without clicks, so lower for the same post.
    SOCIAL_ENGAGEMENTS = "social engagements"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    REPOSTS = "reposts"
    SAVES = "saves"
    SENDS = "sends on linkedin"
    LINK_ENGAGEMENTS = "link engagements"
    ARTICLE_VIEWS = "article views"
    EMAIL_SENDS = "email sends"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record was read.

    Args:
        file: The file's name, within an archive the entry's: ``"Shares.csv"``; or a sheet's:
            ``"TOP POSTS"``. ``""`` for a paste or a screenshot.
        line: The number of its first line or row, from 1; 0 if there is none.
    """

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class CompanyShare:
    """How much of a post's audience works at a company.

    LinkedIn rounds the percentage, so the true share is between ``low`` and ``high``: ``2%`` is
    0.015 … 0.025, ``< 1%`` is 0 … 0.01, and the number 0.139 is 0.1385 … 0.1395.
    """

    company: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A post, or its figures at a moment.

    Args:
        link: ``None`` where a page or a screenshot does not say which post it is.
        other_urn: The post's other id, where a file states both: ``"activity:123"``.
        published_on: The date that the file states, in UTC; ``None`` if it states none.
        as_of: The moment of the figures, in UTC; ``None`` is the time of the upload.
        title: The post's first words, at most 200 characters; ``""`` if the file has none.
        link_out: Whether it links to another site; ``None`` if the file does not say.
        companies: Shares of its audience; empty if not stated.
    """

    place: Place
    link: PostLink | None
    other_urn: str = ""
    published_on: date | None = None
    as_of: datetime | None = None
    figures: Mapping[Figure, int] = field(default_factory=dict)
    title: str = ""
    link_out: bool | None = None
    companies: tuple[CompanyShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Correspondent:
    """The other person of a conversation; never stored but at a target account.

    Args:
        profile: ``linkedin.com/in/…`` in lower case without query, or ``""``.
        company: Where they work, by the archive's connections; ``""`` if unknown.
        title: Their position there; ``""`` if unknown.
    """

    name: str
    profile: str = ""
    company: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One message; drafts and spam are no records.

    Args:
        conversation: LinkedIn's id of the conversation.
        sent_at: In UTC.
        outgoing: Whether the archive's owner wrote it.
        others: Everybody else in the conversation; several in a group.
    """

    place: Place
    conversation: str
    sent_at: datetime
    outgoing: bool
    others: tuple[Correspondent, ...]


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A comment that the owner wrote on a post.

    Args:
        written_at: In UTC.
    """

    place: Place
    link: PostLink
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ReactionRecord:
    """A reaction of the owner to a post or to a comment on it.

    Args:
        reacted_at: In UTC.
        kind: LinkedIn's word: ``"LIKE"``, ``"PRAISE"``, …
    """

    place: Place
    link: PostLink
    reacted_at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class InvitationRecord:
    """An invitation to connect.

    Args:
        sent_at: As the file has it; its zone is unknown.
    """

    place: Place
    sent_at: datetime
    outgoing: bool
    other: Correspondent


@dataclass(frozen=True, slots=True)
class OwnerRecord:
    """Whose archive it is, by ``Profile.csv``."""

    place: Place
    name: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """The totals of all posts in the period that an export states.

    Args:
        first: Its first day.
        last: Its last day.
        followers: The followers on the last day; ``None`` if not stated.
    """

    place: Place
    first: date
    last: date
    figures: Mapping[Figure, int] = field(default_factory=dict)
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class DayRecord:
    """The totals of all posts on one day.

    Args:
        figures: Impressions and total engagements.
    """

    place: Place
    day: date
    figures: Mapping[Figure, int]
    new_followers: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """A reading of the SSI page."""

    place: Place
    score: SsiScore


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person in a list, such as that of a post's reactions.

    Args:
        headline: Their title, often with the company; ``""`` if not shown.
    """

    place: Place
    name: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that may be misread, and is asked about.

    Args:
        label: What it is: a `Figure`, or a label as the page has it.
        text: What was read there, as it was read; ``""`` if nothing was.
    """

    place: Place
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that can't be read; the rest of the file is.

    Args:
        reason: The problem and the fix, as sentences; without a word of the row's content that
            could be message text.
    """

    place: Place
    reason: str


Record = (
    PostRecord
    | MessageRecord
    | CommentRecord
    | ReactionRecord
    | InvitationRecord
    | OwnerRecord
    | PeriodRecord
    | DayRecord
    | ScoreRecord
    | PersonRecord
    | Doubt
    | RefusedRow
)
"""Anything that a reader gives."""
