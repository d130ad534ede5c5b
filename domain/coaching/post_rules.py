"""Rules about posts: their engagement, their frequency, and their links to other sites."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.certainty import EARLY_FROM, Verdict, chance_below, verdict_of
from domain.coaching.advice import RIPE_AFTER
from domain.coaching.facts import Facts
from domain.engagement import Figures, Rate, pooled
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.figures.stats import best_post
from domain.thresholds import Thresholds

#: Days that rules about posts look back, today included.
RECENT_DAYS = 30
#: Days of posts whose rate is judged. 30 days would hold too few posts to be sure in time.
RATE_DAYS = 60
#: One post alone says too little for a nudge.
_FEWEST_POSTS = 2
#: Days of posts that can earn praise.
KUDOS_DAYS = 14
#: A member without a post for longer has stopped posting, and gets no nudge about it.
LAPSED_DAYS = 42


@dataclass(frozen=True)
class PostReference:
    """A post as a finding names it; ``title`` may be empty."""

    link: str
    posted_on: date
    rate: Rate
    title: str = ""


@dataclass(frozen=True)
class LowRate:
    """The pooled rate of the last 60 days is below the threshold.

    Args:
        sure: Whether that is sure enough for a nudge; otherwise it is an early sign.
        threshold: In percent, as an exact text.
        lacking: The goal that fewer of the posts have.
        best: The post with the highest rate, if the rates of two posts differ.
        usual: The member's own baseline.
    """

    rate: Rate
    posts: int
    sure: bool
    threshold: str
    lacking: Goal
    best: PostReference | None
    usual: Rate | None

    @property
    def goal(self) -> Fraction:
        """The threshold as a share, 0 … 1."""
        return Fraction(self.threshold) / 100

    @property
    def chance(self) -> float:
        """The probability that the true rate is below the threshold."""
        return chance_below(self.rate, self.goal)


@dataclass(frozen=True)
class NoPost:
    """The last post is too long ago.

    Args:
        days: Days since the last post.
        lacking: The goal that fewer of the posts have.
        good: Whether the rate surely reaches the threshold, so that the posts need no advice.
        title: The last post's title; may be empty.
    """

    last_posted_on: date
    days: int
    lacking: Goal
    good: bool = False
    title: str = ""


@dataclass(frozen=True)
class LinkOuts:
    """Several posts send readers to another site.

    Args:
        link_outs: How many of the posts do so.
        posts: How many posts there are.
        views_with: Average views of those posts, rounded down; ``None`` if unknown.
        views_without: The same for the other posts.
    """

    link_outs: int
    posts: int
    views_with: int | None
    views_without: int | None


@dataclass(frozen=True)
class AboveUsual:
    """The pooled rate of the last two weeks is above the member's own baseline."""

    rate: Rate
    posts: int
    usual: Rate
    best: PostReference | None


def lacking_goal(posts: list[Post]) -> Goal:
    """The goal, of the two that win engagement, that fewer of these posts have."""
    goals = Counter(post.goal for post in posts)
    if goals[Goal.CUSTOMER_RESULT] < goals[Goal.CREDIBILITY]:
        return Goal.CUSTOMER_RESULT
    return Goal.CREDIBILITY


def ripe(posts: list[Post]) -> list[Post]:
    """The posts whose figures were taken long enough after posting to judge."""
    return [
        post
        for post in posts
        if post.figures_at is not None and post.figures_at - post.posted_at >= RIPE_AFTER
    ]


def low_rate(facts: Facts, thresholds: Thresholds) -> LowRate | None:
    """Finds a pooled rate of the last 60 days that is below the threshold."""
    posts = _judged(facts)
    rate = pooled(post.figures for post in posts)
    if rate is None:
        return None
    verdict = verdict_of(rate, thresholds)
    if verdict not in (Verdict.BELOW, Verdict.EARLY_BELOW):
        return None
    if chance_below(rate, thresholds.engagement_rate) < min(EARLY_FROM, float(thresholds.sure)):
        return None
    return LowRate(
        rate=rate,
        posts=len(posts),
        sure=verdict is Verdict.BELOW and len(posts) >= _FEWEST_POSTS,
        threshold=thresholds.rate_shown,
        lacking=lacking_goal(facts.last(RECENT_DAYS)),
        best=_reference(best_post(posts, fewest_views=1)),
        usual=facts.usual,
    )


def rate_is_good(facts: Facts, thresholds: Thresholds) -> bool:
    """Whether the pooled rate of the last 60 days surely reaches the threshold."""
    rate = pooled(post.figures for post in _judged(facts))
    return rate is not None and verdict_of(rate, thresholds) is Verdict.ABOVE


def no_post(facts: Facts, thresholds: Thresholds) -> NoPost | None:
    """Finds that the last post is too long ago, unless the member has stopped posting."""
    posts = facts.last(LAPSED_DAYS)
    if not posts:
        return None
    last = max(posts, key=lambda post: (post.posted_at, post.id))
    days = (facts.today - last.posted_on).days
    if days < thresholds.cadence_days:
        return None
    good = rate_is_good(facts, thresholds)
    return NoPost(last.posted_on, days, lacking_goal(posts), good, last.title)


def link_outs(facts: Facts, thresholds: Thresholds) -> LinkOuts | None:
    """Finds several posts of the last 30 days that send readers to another site."""
    posts = facts.last(RECENT_DAYS)
    out = [post for post in posts if post.link_out]
    if len(out) < thresholds.link_outs:
        return None
    return LinkOuts(
        link_outs=len(out),
        posts=len(posts),
        views_with=_views_a_post([post.figures for post in out]),
        views_without=_views_a_post([post.figures for post in posts if not post.link_out]),
    )


def above_usual(facts: Facts, thresholds: Thresholds) -> AboveUsual | None:
    """Finds that the posts of the last two weeks did better than usual."""
    posts = [post for post in ripe(facts.last(KUDOS_DAYS)) if post.rate is not None]
    rate = pooled(post.figures for post in posts)
    if rate is None or facts.usual is None or rate.views < thresholds.fewest_views:
        return None
    if rate.low <= facts.usual.high:
        return None
    best = _reference(best_post(posts, fewest_views=1))
    return AboveUsual(rate, len(posts), facts.usual, best)


def _judged(facts: Facts) -> list[Post]:
    return [post for post in ripe(facts.last(RATE_DAYS)) if post.rate is not None]


def _reference(post: Post | None) -> PostReference | None:
    if post is None or post.rate is None:
        return None
    return PostReference(post.link, post.posted_on, post.rate, post.title)


def _views_a_post(figures: list[Figures]) -> int | None:
    known = [figure.views for figure in figures if figure.views is not None]
    return sum(known) // len(known) if known else None
