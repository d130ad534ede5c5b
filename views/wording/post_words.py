"""A member's posts in words."""

from fractions import Fraction

from domain.entries.goals import Goal
from domain.entries.posts import Post
from views import moments, words

GOALS: dict[str, str] = {
    Goal.CREDIBILITY.value: "Show credibility",
    Goal.CUSTOMER_RESULT.value: "Highlight a customer result",
    Goal.OTHER.value: "Something else",
}


def post_line(post: Post, goal: Fraction | None = None) -> str:
    """A post as one mrkdwn line, with its link; with a goal as in `in_percent`."""
    parts = [words.link(post.link, moments.day(post.posted_on)), words.figures(post.figures)]
    if post.rate is not None:
        parts.append(f"*{words.rate(post.rate, goal)}*")
    if post.goal is not None and post.goal is not Goal.OTHER:
        parts.append(GOALS[post.goal.value].lower())
    return " · ".join(parts)


def post_text(post: Post, goal: Fraction | None = None) -> str:
    """A post as plain text, without its link; with a goal as in `in_percent`."""
    shown = f"post of {moments.day(post.posted_on)}: {words.figures(post.figures)}"
    parts = [shown]
    if post.rate is not None:
        parts.append(words.rate(post.rate, goal))
    if post.goal is not None and post.goal is not Goal.OTHER:
        parts.append(GOALS[post.goal.value].lower())
    return ", ".join(parts)
