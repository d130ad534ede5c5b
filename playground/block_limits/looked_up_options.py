"""An app's answer to a block_suggestion: the options of an external select."""

from playground.block_limits.inspection import Spot
from playground.block_limits.objects import option, option_group

MOST = 100


def suggestion_problems(answer: object) -> list[str]:
    """All reasons for which Slack would refuse these options; an empty list is fine."""
    problems: list[str] = []
    spot = Spot(answer, "", problems)
    if not spot.object(set(), {"options", "option_groups"}):
        return problems
    if spot.has("options") == spot.has("option_groups"):
        spot.fail("must have either options or option_groups")
    elif spot.has("options"):
        for entry in spot.at("options").items(MOST, least=0):
            option(frozenset({"plain_text"}))(entry)
    else:
        for group in spot.at("option_groups").items(MOST, least=0):
            option_group(group)
    return problems
