"""The verdict on a rate, and the member's usual."""

from domain.certainty import EARLY_FROM, Verdict, chance_above, chance_below, verdict_of
from domain.engagement import Rate
from domain.thresholds import DEFAULTS, Thresholds
from views import words


def verdict(rate: Rate, thresholds: Thresholds = DEFAULTS) -> str:
    """Compares a rate with the threshold, and says how sure that is, in one sentence."""
    threshold = words.per_cent(thresholds.rate_shown)
    below = chance_below(rate, thresholds.engagement_rate)
    above = chance_above(rate, thresholds.engagement_rate)
    match verdict_of(rate, thresholds):
        case Verdict.BELOW:
            return f"{words.chances(below)} that your rate is below {threshold}."
        case Verdict.EARLY_BELOW if below >= EARLY_FROM:
            return f"An early sign that it is below {threshold}: {words.chances(below)}."
        case Verdict.EARLY_ABOVE if above >= EARLY_FROM:
            return f"An early sign that it reaches {threshold}: {words.chances(above)}."
        case Verdict.ABOVE:
            return f"{words.chances(above)} that your rate reaches {threshold}."
        case Verdict.EARLY_BELOW | Verdict.UNCLEAR | Verdict.EARLY_ABOVE:
            return f"That could be above or below {threshold}."
        case Verdict.TOO_FEW_VIEWS:
            return f"Too few views to compare it with {threshold}."


def baseline(rate: Rate | None) -> str:
    """The member's usual rate, or what a baseline needs."""
    if rate is None:
        return "Your usual: none yet. It needs 3 posts and 500 views in the previous 12 weeks."
    return f"Your usual is {words.rate(rate)}."
