"""Advice in words: several wordings for each piece, so that no person reads one twice in a row.

Source: the product's coaching table, and the studies that `domain.coaching.advice` names.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from domain.coaching.advice import Step, StepKind
from domain.entries.goals import Goal
from domain.entries.posts import Advice
from domain.thresholds import DEFAULTS, Thresholds
from views import words
from views.wording.post_words import post_of_day

#: For a post just logged; each continues after ``Next:``.
ADVICE: Mapping[Advice, Sequence[str]] = MappingProxyType(
    {
        Advice.ADD_VIEWS: (
            "add its views and engagers once it has some: `/ssi update` shows all recent posts at "
            "once.",
            "in two days, add its views and engagers with `/ssi update`.",
        ),
        Advice.ADD_ENGAGERS: (
            "add who engaged: the unique engagers, or its reactions, comments and reposts.",
            "its engagers are missing: count each person once, or give reactions, comments and "
            "reposts.",
        ),
        Advice.LOOK_AGAIN: (
            "the post is less than two days old, so its figures still change. Answer each comment, "
            "and update them after that with `/ssi update`.",
            "let it run for two days. Until then reply to each comment; after that "
            "`/ssi update` takes the grown figures.",
        ),
        Advice.MORE_VIEWS: (
            "below {fewest_views} views a rate says little. On the next post, answer each comment "
            "within a day; that shows it to more people.",
            "wait for {fewest_views} views before you judge it. Replies to the comments on your "
            "next post bring it more readers.",
        ),
        Advice.COUNT_PEOPLE: (
            "a person who reacts and comments is one engager. Count each person once, and the "
            "range becomes a single rate.",
            "a list of the people, each once, turns the range into one rate: *Who engaged?* takes "
            "it.",
        ),
        Advice.SHOW_CREDIBILITY: (
            "write a post that shows credibility: one thing you learned about your buyers' "
            "business, with a number, and no pitch.",
            "show in the next post that you know your buyers' work: a mistake you see often, and "
            "how to avoid it.",
            "let the next post teach one thing from your last week with buyers, in five lines.",
        ),
        Advice.SHOW_CUSTOMER_RESULT: (
            "make the next post highlight a customer result: who had which problem, and what "
            "changed, in their words.",
            "tell one customer's story next: before, after, and the number in between.",
            "ask a happy customer for one sentence about what changed, and build a post on it.",
        ),
        Advice.DROP_LINK_CARD: (
            "try the next one without the preview card: make your point in the post and put the "
            "bare link at the end.",
            "say it all in the next post itself, and leave the link for the last line.",
        ),
        Advice.REPEAT_WHAT_WORKED: (
            "this worked. Write to the engagers who fit your target accounts, and follow up on the "
            "same point next week.",
            "people liked this one. Who of the engagers could buy from you? Send them a line about "
            "it.",
            "a good one. Reply to its comments, and write to those at your target accounts.",
        ),
    }
)

#: Steps of a digest, as sentences; ``{posts}`` are the posts to work on. Their button is below.
_STEPS: Mapping[StepKind, Sequence[str]] = MappingProxyType(
    {
        StepKind.ADD_FIGURES: (
            "Add the missing figures of {posts}: “Update my numbers”.",
            "“Update my numbers” takes the figures that are missing for {posts}.",
            "Without figures I can't compare {posts}: “Update my numbers” adds them.",
        ),
        StepKind.LOOK_AGAIN: (
            "{posts} {have} figures from {their} first two days only.",
            "The figures of {posts} have grown since: “Update my numbers”.",
            "“Update my numbers” for {posts}: you took them in the first two days.",
        ),
        StepKind.WRITE_TO_ENGAGERS: (
            "Write to the engagers of {posts} who fit your target accounts: short, personal, about "
            "the point of the post.",
            "Who of the engagers of {posts} could buy from you? Ask one of them a question.",
            "Pick one person who engaged with {posts}, and continue the talk in a DM.",
        ),
        StepKind.SECOND_MESSAGE: (
            "Follow up once on a DM that got no reply: under 400 characters, one new point, one "
            "easy question.",
            "Send one short second message where a target person didn't reply; most replies come "
            "then.",
            "Look through your DMs without a reply, and write to one person once more, briefly.",
        ),
        StepKind.ANSWER_COMMENTS: (
            "Reply to each comment on {posts}; replies bring some 30\N{NO-BREAK SPACE}% more "
            "engagement.",
            "Go back to {posts} today, and answer the comments.",
            "Keep the talk under {posts} going: one question back to each comment.",
        ),
        StepKind.LEARN_FROM_BEST: (
            "Compare {posts} with the rest of the week: what did its first two lines do?",
            "Write one more on the topic of {posts}; it did best.",
            "Take the best comment on {posts} as the topic of the next post.",
        ),
        StepKind.POST_CREDIBILITY: (
            "Write a post that shows credibility: one thing you learned about your buyers' "
            "business, with a number, and no pitch.",
            "Explain one thing in your next post that your buyers get wrong, and why.",
            "Share a question that a buyer asked you lately, with your answer in five lines.",
        ),
        StepKind.POST_CUSTOMER_RESULT: (
            "Make the next post highlight a customer result: who had which problem, and what "
            "changed, in their words.",
            "Tell how one customer worked before and works now, with one number.",
            "Let a customer speak in your next post: one sentence of theirs, and the story behind "
            "it.",
        ),
        StepKind.KEEP_GOING: (
            "Your rate is good: keep the mix of posts as it is, and spend the time on the people.",
            "No change to your posts needed; a DM to one engager does more now.",
            "The posts work. Use them: refer to one in your next message to a target account.",
        ),
    }
)

#: What a nudge about a gap between posts advises, by the goal that the posts lack.
_GOALS: Mapping[Goal, Sequence[str]] = MappingProxyType(
    {
        Goal.CREDIBILITY: (
            "post one thing you learned about your buyers' business, with a number, and no pitch.",
            "answer in a post the question that buyers ask you most.",
            "write five lines on a mistake that you see at your buyers', and how to avoid it.",
        ),
        Goal.CUSTOMER_RESULT: (
            "post a customer result: the problem, what changed, and one number.",
            "write down what a customer told you lately, and what it changed for them.",
            "show one customer's before and after in a post.",
        ),
    }
)
#: What a nudge about a low rate advises, by the goal that the posts lack.
_RAISE: Mapping[Goal, Sequence[str]] = MappingProxyType(
    {
        Goal.CREDIBILITY: (
            "write a post that shows credibility: one thing you learned about your buyers' "
            "business, and no pitch.",
            "take one of your buyers' problems apart in the next post, step by step.",
        ),
        Goal.CUSTOMER_RESULT: (
            "make the next post highlight a customer result: who had which problem, and what "
            "changed.",
            "let a customer's own words open your next post.",
        ),
    }
)
_GOOD = (
    "your rate is good, so post more of the same: pick up the point that worked last.",
    "continue where your last good post ended; your readers are there.",
    "one more post like the last ones is all it needs.",
)
#: The most posts that are named in one step.
_MOST_NAMED = 3


def advised(advice: Advice, thresholds: Thresholds = DEFAULTS, turn: int = 0) -> str:
    """A piece of advice for a post, with the workspace's own threshold filled in."""
    text = in_turn(ADVICE[advice], turn)
    return text.format(fewest_views=words.count(thresholds.fewest_views))


def step_in_words(step: Step) -> str:
    """A step of a digest, as a sentence."""
    have, their = ("have", "their") if len(step.posts) > 1 else ("has", "its")
    text = in_turn(_STEPS[step.kind], step.turn)
    return words.capital(text.format(posts=_named(step), have=have, their=their))


def next_post(lacking: Goal, turn: int, *, good: bool = False) -> str:
    """What to post next; continues after ``Next:``.

    Args:
        lacking: The goal that the posts lack.
        good: Whether the rate is good, so that the posts need no advice.
    """
    return in_turn(_GOOD if good else _GOALS.get(lacking, _GOALS[Goal.CREDIBILITY]), turn)


def better_post(lacking: Goal, turn: int) -> str:
    """What to post against a low rate; continues after ``Next:``."""
    return in_turn(_RAISE.get(lacking, _RAISE[Goal.CREDIBILITY]), turn)


def in_turn(wordings: Sequence[str], turn: int) -> str:
    """The wording of a turn."""
    return wordings[turn % len(wordings)]


def _named(step: Step) -> str:
    """``your post of Fri 20 Nov``, ``your post “How we cut” of Fri 20 Nov and 2 more posts``."""
    named = ", ".join(f"your {post_of_day(post)}" for post in step.posts[:_MOST_NAMED])
    more = len(step.posts) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
