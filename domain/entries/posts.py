"""A member's LinkedIn posts: the entries, the stored posts, and the results of logging."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from domain.accounts import FILLED, ContactAtAccount, ListState
from domain.engagement import Figures, Rate
from domain.entries.audiences import Readers
from domain.entries.goals import Goal
from domain.entries.own_entries import DmWeek
from domain.entries.post_links import PostLink, UrnKind
from domain.names.person_names import person_key
from domain.thresholds import DEFAULTS, Thresholds


class Advice(StrEnum):
    """The next step for a post. Source: the product's coaching table."""

    ADD_VIEWS = "add_views"
    ADD_ENGAGERS = "add_engagers"
    LOOK_AGAIN = "look_again"
    MORE_VIEWS = "more_views"
    COUNT_PEOPLE = "count_people"
    SHOW_CREDIBILITY = "show_credibility"
    SHOW_CUSTOMER_RESULT = "show_customer_result"
    DROP_LINK_CARD = "drop_link_card"
    REPEAT_WHAT_WORKED = "repeat_what_worked"


class PostStep(StrEnum):
    """The next step after a post was logged."""

    WRITE = "write"  # to a contact who engaged and has no DM yet
    ADD_FIGURES = "add_figures"  # views or engagers are missing
    LIST_PEOPLE = "list_people"  # no engager is listed
    WHOM = "whom"  # ask who else waits for a message


class PostQuestion(StrEnum):
    """The question asked back before an entry is saved, because it may be a slip."""

    ENGAGERS_EXCEED_VIEWS = "engagers_exceed_views"
    VIEWS_FELL = "views_fell"
    TEAMMATES_POST = "teammates_post"


@dataclass(frozen=True)
class PostEntry:
    """A post to log; ``None`` leaves the stored value unchanged.

    Args:
        posted_on: Local date; needed only if the link's id does not contain the time.
        undated_on: The local date if neither the link, the entry nor the stored post has one.
        link_out: Whether the post sends readers to another site.
        confirmed: Questions already answered with yes.
        known_views: The stored views when ``VIEWS_FELL`` was answered.
        title: Empty keeps the stored one.
        members_reached: How many people saw the post, as LinkedIn's page says.
    """

    link: PostLink
    figures: Figures = field(default_factory=Figures)
    goal: Goal | None = None
    posted_on: date | None = None
    link_out: bool | None = None
    confirmed: frozenset[PostQuestion] = frozenset()
    known_views: int | None = None
    title: str = ""
    undated_on: date | None = None
    members_reached: int | None = None


def title_of(entry: PostEntry, author: str) -> str:
    """The typed title, else the words in the link; an article's without its author's name.

    Args:
        author: The member's name, with which LinkedIn ends the links to their articles.
    """
    words, name = entry.link.words.split(), author.replace("-", " ").split()
    if entry.title or entry.link.kind is not UrnKind.ARTICLE or not 0 < len(name) < len(words):
        return entry.title or entry.link.words
    ends_with_name = person_key(" ".join(words[-len(name) :])) == person_key(author)
    return " ".join(words[: -len(name)]) if ends_with_name else entry.link.words


@dataclass(frozen=True)
class Post:
    """A member's post: newest figures, date in the member's zone, times in UTC.

    Args:
        title: As typed, or the words in its link; empty if neither is known.
    """

    id: int
    link: str
    posted_on: date
    posted_at: datetime
    goal: Goal | None
    link_out: bool | None
    figures: Figures
    figures_at: datetime | None
    title: str = ""

    @cached_property
    def rate(self) -> Rate | None:
        """Its engagement rate, if known."""
        return self.figures.rate


@dataclass(frozen=True)
class PeopleListed:
    """The result of listing a post's engagers.

    Args:
        new: How many people were not listed at this post before.
        again: How many were; they count once.
        warm: Contacts who engaged with the post and have no DM from the member yet, the newly
            listed first.
        fresh: Whether the post is still being seen and commented on.
    """

    new: int
    again: int
    warm: tuple[ContactAtAccount, ...] = ()
    fresh: bool = True


@dataclass(frozen=True)
class PostLogged:
    """The result of logging a post.

    Args:
        new: False if the post was known and only its figures were updated.
        corrected: Whether the newest snapshot was replaced instead of a new one added.
        offers_join: Whether it is the first entry of a person who has not joined.
        listed: The result of listing engagers with the post, if any were listed.
        turn: How many such answers the member got before, by which the wording of advice is chosen.
        targets: The member's list of target accounts.
    """

    act_id: int
    post: Post
    new: bool
    corrected: bool
    thresholds: Thresholds = DEFAULTS
    offers_join: bool = False
    listed: PeopleListed | None = None
    turn: int = 0
    targets: ListState = FILLED

    @property
    def step(self) -> PostStep:
        """The most useful next step: people first, then what tells who they are."""
        figures = self.post.figures
        if self.listed is not None and self.listed.warm:
            return PostStep.WRITE
        if not figures.views or figures.unique_engagers is None:
            return PostStep.ADD_FIGURES
        return PostStep.WHOM if figures.listed else PostStep.LIST_PEOPLE


@dataclass(frozen=True)
class PostFigures:
    """What stands behind a post's rate.

    Args:
        baseline: The member's own pooled rate in the 84 days before the post; ``None`` with
            fewer than 3 posts or 500 views.
        advice: What would help, by what is true of the post.
        readers: Its readers at target accounts, by an export.
    """

    post: Post
    baseline: Rate | None
    advice: Advice
    thresholds: Thresholds = DEFAULTS
    readers: tuple[Readers, ...] = ()


@dataclass(frozen=True)
class PostQuestions:
    """The entry needs answers; nothing is saved yet.

    Args:
        questions: At least one.
        figures: The figures that would be saved.
        known_views: The stored views, for ``VIEWS_FELL``.
        teammate: The name of the teammate who logged a post of the same moment, for
            ``TEAMMATES_POST``.
    """

    questions: tuple[PostQuestion, ...]
    figures: Figures
    known_views: int | None = None
    teammate: str | None = None


@dataclass(frozen=True)
class PostsUpdated:
    """The result of updating several posts in one act.

    Args:
        act_id: ``None`` if nothing changed.
        posts: The posts that changed, newest first.
        dm_week: The week's DM totals, if they changed.
        targets: The member's list of target accounts.
    """

    act_id: int | None
    posts: tuple[Post, ...]
    dm_week: DmWeek | None = None
    targets: ListState = FILLED


@dataclass(frozen=True)
class NumbersToUpdate:
    """The prefill of the update form.

    Args:
        posts: The posts of the last 30 days, newest first.
        dm_week: The DM totals of the week in the form, as they count now.
    """

    posts: tuple[Post, ...]
    dm_week: DmWeek


@dataclass(frozen=True)
class PostEdited:
    """The result of editing a post's date, goal, link-out mark or figures.

    Args:
        act_id: ``None`` if nothing changed.
    """

    act_id: int | None
    post: Post
    thresholds: Thresholds = DEFAULTS


@dataclass(frozen=True)
class PostPage:
    """One page of a member's posts, newest first.

    Args:
        page: From 1.
        pages: How many pages there are.
        total: How many posts there are on all pages.
    """

    posts: tuple[Post, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class FiguresEntry:
    """New figures for a logged post; ``None`` leaves the stored figure unchanged."""

    post_id: int
    figures: Figures


@dataclass(frozen=True)
class UpdateQuestions:
    """Some figures may be slips; nothing is saved yet.

    Args:
        questions: By post id.
    """

    questions: dict[int, tuple[PostQuestion, ...]]


@dataclass(frozen=True)
class PostDetails:
    """A post as typed in its edit form; replaces all stored details."""

    figures: Figures
    goal: Goal | None
    posted_on: date
    link_out: bool
    confirmed: frozenset[PostQuestion] = frozenset()
    title: str = ""


@dataclass(frozen=True)
class PostDeleted:
    """A deleted post; undo restores it."""

    act_id: int
    post: Post
