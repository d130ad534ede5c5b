"""Findings of the coaching rules in words: the figures, what they mean, and what to do."""

from domain.coaching.follow_up import FollowUp
from domain.coaching.post_rules import (
    RATE_DAYS,
    AboveUsual,
    LinkOuts,
    LowRate,
    NoPost,
    PostReference,
)
from domain.coaching.rules import Finding
from domain.entries.posts import Advice
from views import moments, words
from views.coaching import follow_up
from views.coaching.target_findings import (
    target_advice,
    target_details,
    target_headline,
)
from views.wording.advice_words import ADVICE, better_post, in_turn, next_post
from views.wording.post_words import post_title_link, quoted

_BEST = ("The best of them: {post}.", "Most of it comes from {post}.")
_ONE_A_WEEK = (
    "One native post a week keeps you visible to your buyers; you don't need more.",
    "Your buyers see those who post about weekly; more is not needed.",
    "A short post a week is enough to be remembered.",
)


def headline(finding: Finding, turn: int = 0) -> str:
    """The finding with its figures, in one sentence.

    Args:
        turn: How often the rule nudged lately, by which the wording is chosen.
    """
    match finding:
        case LowRate():
            return _low_rate(finding)
        case NoPost():
            last = f"{quoted(finding.title)}, " if finding.title else ""
            return (
                f"No post for {words.counted(finding.days, 'day')}: your last one was "
                f"{last}{moments.on(finding.last_posted_on)}."
            )
        case LinkOuts():
            return _link_outs(finding)
        case FollowUp():
            return follow_up.question(finding)
        case AboveUsual():
            return (
                f"Well done: {words.rate_above(finding.rate, finding.usual)} on "
                f"{_views(finding.rate.views)} in the last two weeks, "
                f"above your usual {words.rate(finding.usual)}."
            )
        case _:
            return target_headline(finding, turn)


def details(finding: Finding, turn: int = 0, *, linked: bool = True) -> list[str]:
    """The facts behind a finding, one sentence each.

    Args:
        turn: As in `headline`.
        linked: Links posts and lists people, for blocks; a message's plain text does neither.
    """
    match finding:
        case LowRate():
            texts = [f"{words.engagers(finding.rate.engagers)} on {_views(finding.rate.views)}."]
            if finding.usual is not None:
                texts.append(f"Your usual is {words.rate(finding.usual)}.")
            if finding.best is not None:
                texts.append(
                    f"Your best one: {_post(finding.best, linked)}. What did it do differently?"
                )
            return texts
        case NoPost():
            return [in_turn(_ONE_A_WEEK, turn)]
        case LinkOuts():
            return [
                *_compared(finding),
                "The evidence is mixed: link cards often halve the reach, bare links don't.",
            ]
        case AboveUsual():
            return (
                [in_turn(_BEST, turn).format(post=_post(finding.best, linked))]
                if finding.best is not None
                else []
            )
        case FollowUp():
            return [follow_up.reason(turn)]
        case _:
            return target_details(finding, turn, in_blocks=linked)


def advice(finding: Finding, turn: int = 0) -> str:
    """The one thing to do about a finding; continues after ``Next:``.

    Args:
        turn: As in `headline`.
    """
    match finding:
        case LowRate():
            return better_post(finding.lacking, turn)
        case NoPost():
            return next_post(finding.lacking, turn, good=finding.good)
        case LinkOuts():
            return (
                "make your point in the next post itself, and put the bare link at the end or in "
                "the first comment."
            )
        case AboveUsual():
            return in_turn(ADVICE[Advice.REPEAT_WHAT_WORKED], turn)
        case FollowUp():
            return follow_up.second_message(finding, turn)
        case _:
            return target_advice(finding, turn)


def _low_rate(finding: LowRate) -> str:
    rate = words.rate(finding.rate, finding.goal)
    posts = f"your {words.counted(finding.posts, 'post')} of the last {RATE_DAYS} days"
    if finding.sure:
        return (
            f"Your engagement rate is {rate} over {posts}, under the "
            f"{words.per_cent(finding.threshold)} aim."
        )
    return f"An early sign: {rate} over {posts}, under {words.per_cent(finding.threshold)}."


def _link_outs(finding: LinkOuts) -> str:
    if finding.posts == 1:
        return "Your one post of the last 30 days sends readers to another site."
    return (
        f"{finding.link_outs} of your {finding.posts} posts of the last 30 days "
        f"{'sends' if finding.link_outs == 1 else 'send'} readers to another site."
    )


def _compared(finding: LinkOuts) -> list[str]:
    if finding.views_with is None or finding.views_without is None:
        return []
    if finding.link_outs == 1:
        others = words.count(finding.views_without)
        return [f"It has {_views(finding.views_with)}, your others {others} a post."]
    return [
        f"They have {_views(finding.views_with)} a post, your others "
        f"{words.count(finding.views_without)}."
    ]


def _post(post: PostReference, linked: bool) -> str:
    day = f"of {moments.day(post.posted_on)}"
    if not post.title:
        shown = words.link(post.link, f"the one {day}") if linked else f"the one {day}"
    elif linked:
        shown = f"{post_title_link(post.link, post.title)} {day}"
    else:
        shown = f"{quoted(post.title)} {day}"
    return f"{shown}, {words.rate(post.rate)}"


def _views(views: int) -> str:
    return words.counted(views, "view")
