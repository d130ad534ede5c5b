"""A member's LinkedIn posts: what is entered, what is kept, and what logging one gives."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.accounts import ContactAtAccount
from domain.engagement import Figures, Rate
from domain.entries.goals import Goal
from domain.entries.own_entries import DmWeek
from domain.entries.post_links import PostLink
from domain.thresholds import USUAL, Thresholds


class Advice(StrEnum):
    """What to do next. Source: the coaching table of the product (credibility, results, cards)."""

    ADD_VIEWS = "add_views"
    ADD_ENGAGERS = "add_engagers"
    LOOK_AGAIN = "look_again"
    MORE_VIEWS = "more_views"
    COUNT_PEOPLE = "count_people"
    SHOW_CREDIBILITY = "show_credibility"
    SHOW_CUSTOMER_RESULT = "show_customer_result"
    DROP_LINK_CARD = "drop_link_card"
    REPEAT_WHAT_WORKED = "repeat_what_worked"


class PostQuestion(StrEnum):
    """What is asked back before an entry is kept, because it may be a slip."""

    ENGAGERS_EXCEED_VIEWS = "engagers_exceed_views"
    VIEWS_FELL = "views_fell"
    TEAMMATES_POST = "teammates_post"


@dataclass(frozen=True)
class PostEntry:
    """What a person says of one post. ``None`` is "not said", and leaves what is known.

    Args:
        posted_on: Local date; needed only where the link has no id that tells it.
        link_out: Whether the post sends readers to another site.
        confirmed: Questions already answered with yes.
        known_views: The views that stood when ``VIEWS_FELL`` was answered.
    """

    link: PostLink
    figures: Figures = field(default_factory=Figures)
    goal: Goal | None = None
    posted_on: date | None = None
    link_out: bool | None = None
    confirmed: frozenset[PostQuestion] = frozenset()
    known_views: int | None = None


@dataclass(frozen=True)
class Post:
    """A post as its member sees it: newest figures, date in the member's zone."""

    id: int
    link: str
    posted_on: date
    posted_at: datetime
    goal: Goal | None
    link_out: bool | None
    figures: Figures
    figures_at: datetime | None

    @property
    def rate(self) -> Rate | None:
        """Its engagement rate, where known."""
        return self.figures.rate


@dataclass(frozen=True)
class PeopleListed:
    """What listing people at a post did.

    Args:
        new: People who were not listed at this post before.
        again: Those who were; they count once.
        warm: People at target accounts who engaged with it and whom the member has not written
            to yet, those just listed first.
    """

    new: int
    again: int
    warm: tuple[ContactAtAccount, ...] = ()


@dataclass(frozen=True)
class PostLogged:
    """What one entry did, and what can be said about the post now.

    Args:
        new: False when the post was known and only its figures were brought up to date.
        corrected: The newest figures were replaced, not followed.
        baseline: The member's own pooled rate in the 84 days before the post; ``None`` where
            there are fewer than 3 posts or 500 views.
        offers_join: It is the first entry of somebody who has not joined.
        listed: What became of the people who were listed with it, if any were.
    """

    act_id: int
    post: Post
    new: bool
    corrected: bool
    baseline: Rate | None
    advice: Advice
    thresholds: Thresholds = USUAL
    offers_join: bool = False
    listed: PeopleListed | None = None


@dataclass(frozen=True)
class PostQuestions:
    """Nothing was kept yet: the entry awaits an answer.

    Args:
        questions: What is asked, at least one.
        figures: The figures as they would be kept.
        known_views: The views known so far, for ``VIEWS_FELL``.
        teammate: Who logged a post of the same moment, for ``TEAMMATES_POST``.
    """

    questions: tuple[PostQuestion, ...]
    figures: Figures
    known_views: int | None = None
    teammate: str | None = None


@dataclass(frozen=True)
class PostsUpdated:
    """Figures of several posts brought up to date in one act.

    Args:
        posts: The posts that changed, newest first.
        dm_week: The week's DM totals, if they changed.
    """

    act_id: int | None
    posts: tuple[Post, ...]
    dm_week: DmWeek | None = None


@dataclass(frozen=True)
class NumbersToUpdate:
    """What one form brings up to date.

    Args:
        posts: Of the last 30 days, newest first.
        dm_week: The week whose DM numbers are asked for, as they count now.
    """

    posts: tuple[Post, ...]
    dm_week: DmWeek


@dataclass(frozen=True)
class PostEdited:
    """A post's date, goal or link-out mark changed."""

    act_id: int | None
    post: Post
    thresholds: Thresholds = USUAL


@dataclass(frozen=True)
class PostPage:
    """One page of a member's posts, newest first.

    Args:
        page: From 1.
    """

    posts: tuple[Post, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class FiguresEntry:
    """New figures for a post that is known; what is not said stays."""

    post_id: int
    figures: Figures


@dataclass(frozen=True)
class UpdateQuestions:
    """Nothing was kept yet: some of the figures may be slips.

    Args:
        questions: By the post's number, what is asked.
    """

    questions: dict[int, tuple[PostQuestion, ...]]


@dataclass(frozen=True)
class PostDetails:
    """A post exactly as its member wants it to stand, replacing what was known."""

    figures: Figures
    goal: Goal | None
    posted_on: date
    link_out: bool
    confirmed: frozenset[PostQuestion] = frozenset()


@dataclass(frozen=True)
class PostDeleted:
    """A post that was taken away; undo brings it back."""

    act_id: int
    post: Post
