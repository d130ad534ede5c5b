"""Rules about posts: how they engage, how often they come, and what they send readers to."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from domain.coaching.advice import RIPE_AFTER
from domain.coaching.facts import Facts
from domain.engagement import Figures, Rate, Verdict, pooled, verdict_of
from domain.entries.goals import Goal
from domain.entries.posts import Post
from domain.figures.stats import best_post
from domain.thresholds import Thresholds

#: Days that these rules look back, the day of looking included.
RECENT_DAYS = 30
#: Days whose posts are praised.
KUDOS_DAYS = 14
#: Whoever has not posted for so long has stopped, and is left in peace until they return.
LAPSED_DAYS = 42


@dataclass(frozen=True)
class PostReference:
    """A post as a finding names it."""

    link: str
    posted_on: date
    rate: Rate


@dataclass(frozen=True)
class LowRate:
    """The pooled rate of the last 30 days is below the threshold.

    Args:
        firm: The whole 95 % interval is below; otherwise an early sign.
        threshold: Percent, as a text that is exact.
        lacking: The goal that the posts have least of.
        best: The post that did best.
    """

    rate: Rate
    posts: int
    firm: bool
    threshold: str
    lacking: Goal
    best: PostReference | None
    usual: Rate | None


@dataclass(frozen=True)
class NoPost:
    """No post for a while."""

    last_posted_on: date
    days: int
    lacking: Goal


@dataclass(frozen=True)
class LinkOuts:
    """Several posts send readers to another site.

    Args:
        link_outs: How many of the posts do.
        views_with: Views a post of those that do, rounded down; ``None`` where unknown.
        views_without: The same of those that do not.
    """

    link_outs: int
    posts: int
    views_with: int | None
    views_without: int | None


@dataclass(frozen=True)
class AboveUsual:
    """The posts of the last two weeks did better than the own usual."""

    rate: Rate
    posts: int
    usual: Rate
    best: PostReference | None


def lacking_goal(posts: list[Post]) -> Goal:
    """Which of the two goals that win engagement these posts have less of."""
    goals = Counter(post.goal for post in posts)
    if goals[Goal.CUSTOMER_RESULT] < goals[Goal.CREDIBILITY]:
        return Goal.CUSTOMER_RESULT
    return Goal.CREDIBILITY


def ripe(posts: list[Post]) -> list[Post]:
    """The posts whose figures were taken late enough after posting to be judged."""
    return [
        post
        for post in posts
        if post.figures_at is not None and post.figures_at - post.posted_at >= RIPE_AFTER
    ]


def low_rate(facts: Facts, thresholds: Thresholds) -> LowRate | None:
    """The pooled rate of the last 30 days, where it is below the threshold."""
    posts = [post for post in ripe(facts.last(RECENT_DAYS)) if post.rate is not None]
    rate = pooled(post.figures for post in posts)
    if rate is None or rate.views < thresholds.fewest_views:
        return None
    stands = verdict_of(rate, thresholds.engagement_rate, thresholds.fewest_views)
    if stands not in (Verdict.BELOW, Verdict.EARLY_BELOW):
        return None
    return LowRate(
        rate=rate,
        posts=len(posts),
        firm=stands is Verdict.BELOW,
        threshold=thresholds.rate_shown,
        lacking=lacking_goal(facts.last(RECENT_DAYS)),
        best=_named(best_post(posts, fewest_views=1)) if len(posts) > 1 else None,
        usual=facts.usual,
    )


def no_post(facts: Facts, thresholds: Thresholds) -> NoPost | None:
    """The time since the last post, where it is long."""
    posts = facts.last(LAPSED_DAYS)
    if not posts:
        return None
    last = max(post.posted_on for post in posts)
    days = (facts.today - last).days
    if days < thresholds.cadence_days:
        return None
    return NoPost(last, days, lacking_goal(posts))


def link_outs(facts: Facts, thresholds: Thresholds) -> LinkOuts | None:
    """The posts that send readers elsewhere, where they are several."""
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
    """The posts of the last two weeks, where they did better than usual."""
    posts = [post for post in ripe(facts.last(KUDOS_DAYS)) if post.rate is not None]
    rate = pooled(post.figures for post in posts)
    if rate is None or facts.usual is None or rate.views < thresholds.fewest_views:
        return None
    if rate.low <= facts.usual.high:
        return None
    return AboveUsual(rate, len(posts), facts.usual, _named(best_post(posts, fewest_views=1)))


def _named(post: Post | None) -> PostReference | None:
    if post is None or post.rate is None:
        return None
    return PostReference(post.link, post.posted_on, post.rate)


def _views_a_post(figures: list[Figures]) -> int | None:
    known = [figure.views for figure in figures if figure.views is not None]
    return sum(known) // len(known) if known else None
