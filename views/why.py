"""``/ssi why``: the figures and the rule behind the last nudge."""

from domain.nudges import Why
from domain.rules import Finding, LowRate, Rule
from views import blocks, words
from views.blocks import Block, Message
from views.findings import RULES, details, headline
from views.ids import Action

_NONE = (
    "I haven't nudged you yet. When I do, this shows the figures and the rule behind it. "
    "A nudge comes at most twice a week, never two on a day."
)
_AGAIN = "It is said once, and again only after it has cleared, or after 28 days."


def why(result: Why) -> Message:
    """What the last nudge was about, and whether it is still so."""
    if result.rule is None or result.finding is None or result.sent_on is None:
        return Message(_NONE, (blocks.section(_NONE),))
    title = f"{RULES[result.rule]}, sent on {words.day(result.sent_on)}"
    first = headline(result.finding)
    told = [first, *details(result.finding)]
    said = [first, *details(result.finding, linked=False)]
    rule = f"The rule: {_rule(result, result.finding)} {_AGAIN}"
    state = f"{'It is still so' if result.holds else 'It is no longer so'} today."
    if result.muted:
        state += " You have muted this kind; `/ssi settings` brings it back."
    return Message(
        " ".join([f"{title}.", *said, rule, state]),
        (
            *blocks.lines([f"*{title}*", *told]),
            blocks.section(f"{rule}\n{state}"),
            *_buttons(result),
        ),
    )


def _rule(result: Why, finding: Finding) -> str:
    match result.rule:
        case Rule.ENGAGEMENT_RATE:
            threshold = finding.threshold if isinstance(finding, LowRate) else ""
            return (
                "unique engagers ÷ views of the posts of the last 30 days, with figures taken at "
                f"least 48 hours after posting and at least {result.fewest_views} views together, "
                f"is below {threshold} % even at its high end."
            )
        case Rule.CADENCE:
            return f"{result.cadence_days} days or more without a post."
        case Rule.LINK_OUTS:
            return (
                f"{words.counted(result.link_outs, 'post')} or more of the last 30 days, marked as "
                "sending readers elsewhere."
            )
        case _:
            return (
                "the posts of the last two weeks, at the low end, are above your usual of the 84 "
                "days before them, at its high end."
            )


def _buttons(result: Why) -> list[Block]:
    if result.muted or not result.holds:
        return []
    value = str(result.nudge_id)
    return [
        blocks.actions(
            blocks.button("Snooze a week", Action.SNOOZE_NUDGE, value),
            blocks.button("Mute this kind", Action.MUTE_RULE, value),
            blocks.button("Done", Action.NUDGE_DONE, value),
        )
    ]
