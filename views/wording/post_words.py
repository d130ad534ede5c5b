"""A member's posts in words."""

from datetime import date
from fractions import Fraction
from typing import Protocol

from domain.entries.goals import Goal
from domain.entries.posts import Post
from views import blocks, moments, words

GOALS: dict[str, str] = {
    Goal.CREDIBILITY.value: "Show credibility",
    Goal.CUSTOMER_RESULT.value: "Highlight a customer result",
    Goal.OTHER.value: "Something else",
}


#: Characters of a title that are shown.
_LONGEST = 80
#: The same where a line also names a person.
_IN_SENTENCE = 50


class Titled(Protocol):
    """A post by its title, which may be empty, and its date in the reader's zone."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def posted_on(self) -> date:
        """Its date."""


def post_name(post: Titled, longest: int = _LONGEST) -> str:
    """Its title, shortened and not escaped, or ``Post of Fri 27 Nov``."""
    title = words.isolated(blocks.shorten(post.title, longest))
    return title or f"Post of {moments.day(post.posted_on)}"


def post_name_and_day(post: Titled, longest: int = _LONGEST) -> str:
    """``How we cut onboarding, Fri 27 Nov``, or ``Post of Fri 27 Nov``; not escaped.

    Two posts can have one title: a button needs the day, too.
    """
    name = post_name(post, longest)
    return f"{name}, {moments.day(post.posted_on)}" if post.title else name


def post_of_day(post: Post, *, linked: bool = False) -> str:
    """``post of Fri 27 Nov``, or ``post “How we cut onboarding” of Fri 27 Nov``; escaped.

    Args:
        linked: Whether its title is a mrkdwn link; without a title, all of it is.
    """
    name = post_name(post) if post.title else f"post of {moments.day(post.posted_on)}"
    shown = words.link(post.link, name) if linked else words.escape(name)
    return f"post “{shown}” of {moments.day(post.posted_on)}" if post.title else shown


def quoted(title: str) -> str:
    """``“How we cut onboarding”``, shortened to fit into a sentence, and escaped."""
    return f"“{words.one_name(title, _IN_SENTENCE)}”"


def your_post(title: str, posted_on: date) -> str:
    """``“How we cut onboarding”``, else ``your post of Fri 27 Nov``; escaped."""
    return quoted(title) if title else f"your post of {moments.day(posted_on)}"


def post_title_link(link: str, title: str) -> str:
    """Its title as a mrkdwn link, shortened to fit into a sentence."""
    return words.link(link, blocks.shorten(title, _IN_SENTENCE))


def post_in_list(post: Post, goal: Fraction | None = None) -> str:
    """A post as an entry of a list: ``How we cut, Fri 27 Nov: *1.07 %* engagement rate, …``."""
    rate = ""
    if post.rate is not None:
        rate = f"*{words.rate(post.rate, goal)}* engagement rate, "
    return f"{_linked_name_and_day(post)}: {rate}{words.figures(post.figures)}"


def post_in_two_lines(post: Post) -> str:
    """``How we cut, Fri 27 Nov``, and below ``*1.07 %* · 2,340 views · 25 engagers``."""
    views, engagers = post.figures.views, post.figures.unique_engagers
    parts = [f"*{words.rate(post.rate)}*"] if post.rate is not None else []
    parts += [words.counted(views, "view")] if views is not None else []
    if engagers is not None:
        one = engagers.high == 1
        parts.append(words.with_unit(words.bounds(engagers), "engager" if one else "engagers"))
    return f"{_linked_name_and_day(post)}\n{words.dotted(parts) or words.figures(post.figures)}"


def _linked_name_and_day(post: Post) -> str:
    """``<https://…|How we cut>, Fri 27 Nov``, or ``<https://…|Post of Fri 27 Nov>``."""
    day = f", {moments.day(post.posted_on)}" if post.title else ""
    return f"{words.link(post.link, post_name(post))}{day}"


def post_line(post: Post, goal: Fraction | None = None) -> str:
    """A post as one mrkdwn line, with its link; with a goal as in `in_percent`."""
    parts = [words.link(post.link, post_name(post))]
    if post.title:
        parts.append(moments.day(post.posted_on))
    parts.append(words.figures(post.figures))
    if post.rate is not None:
        parts.append(f"*{words.rate(post.rate, goal)}*")
    if post.goal is not None and post.goal is not Goal.OTHER:
        parts.append(f"goal: {GOALS[post.goal.value].lower()}")
    return words.dotted(parts)


def post_text(post: Post, goal: Fraction | None = None) -> str:
    """A post as plain text, without its link; with a goal as in `in_percent`."""
    parts = [f"{post_of_day(post)}: {words.figures(post.figures)}"]
    if post.rate is not None:
        parts.append(words.rate(post.rate, goal))
    if post.goal is not None and post.goal is not Goal.OTHER:
        parts.append(f"goal: {GOALS[post.goal.value].lower()}")
    return ", ".join(parts)
