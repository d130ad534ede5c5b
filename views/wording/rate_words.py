"""The verdict on a rate, and advice. Source: the product's coaching table."""

from domain.certainty import Verdict, chance_above, chance_below, verdict_of
from domain.engagement import Rate
from domain.entries.posts import Advice
from domain.thresholds import DEFAULTS, Thresholds
from views import words

ADVICE: dict[Advice, str] = {
    Advice.ADD_VIEWS: (
        "add its views and engagers once it has some: `/ssi update` shows all recent posts at once."
    ),
    Advice.ADD_ENGAGERS: (
        "add who engaged: the unique engagers, or its reactions, comments and reposts."
    ),
    Advice.LOOK_AGAIN: (
        "the post is less than two days old, so its figures still change. "
        "Update them after that with `/ssi update`."
    ),
    Advice.MORE_VIEWS: (
        "below {fewest_views} views a rate says little. Answer each comment within a day; "
        "that shows the post to more people."
    ),
    Advice.COUNT_PEOPLE: (
        "a person who reacts and comments is one engager. Count each person once, and the "
        "range becomes a single rate."
    ),
    Advice.SHOW_CREDIBILITY: (
        "write a post that builds credibility: one thing you learned about your buyers' business, "
        "with a number, and no pitch."
    ),
    Advice.SHOW_CUSTOMER_RESULT: (
        "make the next post highlight a customer result: who had which problem, and what "
        "changed, in their words."
    ),
    Advice.DROP_LINK_CARD: (
        "try the next one without the preview card: make your point in the post and put the bare "
        "link at the end. The evidence is mixed: cards often halve the reach, bare links don't."
    ),
    Advice.REPEAT_WHAT_WORKED: (
        "this worked. Write to the engagers who fit your target accounts, and follow up on the "
        "same point next week."
    ),
}


def advised(advice: Advice, thresholds: Thresholds = DEFAULTS) -> str:
    """A piece of advice, with the workspace's own threshold filled in."""
    return ADVICE[advice].format(fewest_views=words.count(thresholds.fewest_views))


def verdict(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """Compares a rate with the threshold, and says how sure that is, in one sentence."""
    threshold = f"{thresholds.rate_shown} %"
    below = words.chances(chance_below(rate, thresholds.engagement_rate))
    above = words.chances(chance_above(rate, thresholds.engagement_rate))
    match verdict_of(rate, thresholds):
        case Verdict.BELOW:
            return f"{below} that your rate is below {threshold}."
        case Verdict.EARLY_BELOW:
            return f"An early sign that it is below {threshold}: {below}."
        case Verdict.UNCLEAR:
            return f"That could be above or below {threshold}."
        case Verdict.EARLY_ABOVE:
            return f"An early sign that it reaches {threshold}: {above}."
        case Verdict.ABOVE:
            return f"{above} that your rate reaches {threshold}."
        case Verdict.TOO_FEW_VIEWS:
            return f"Too few views to compare it with {threshold}."


def baseline(rate: Rate | None) -> str:
    """The member's usual rate, or what a baseline needs."""
    if rate is None:
        return "Your usual: none yet. It needs 3 posts and 500 views in the previous 12 weeks."
    return f"Your usual is {words.rate(rate)}."
