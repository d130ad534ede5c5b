"""A nudge: what is seen, why, one thing to do, and its buttons; and what the buttons answer."""

from domain.nudges import NudgeDone, NudgeSnoozed, NudgeToSend, RuleMuted
from domain.rules import Rule
from views import blocks, words
from views.blocks import Block, Message
from views.findings import RULES, advice, details, headline
from views.ids import Action
from views.stopping import stop_all_button

#: Where a rule's next step has a button of its own.
_STEPS = {
    Rule.ENGAGEMENT_RATE: ("Update my numbers", Action.OPEN_UPDATE),
    Rule.CADENCE: ("Log a post", Action.OPEN_LOG),
    Rule.LINK_OUTS: ("My posts", Action.SHOW_POSTS),
    Rule.KUDOS: ("My figures", Action.SHOW_STATS),
}


def nudge(result: NudgeToSend) -> Message:
    """One coaching message with its reason."""
    first, behind = headline(result.finding), details(result.finding)
    todo = f"Next: {advice(result.finding)}"
    return Message(
        " ".join([first, *details(result.finding, linked=False), todo]),
        (
            *blocks.lines([f"*{first}*", *behind]),
            blocks.section(todo),
            blocks.actions(*_buttons(result.rule, str(result.nudge_id))),
            blocks.context("Only you see this. `/ssi why` shows the rule behind it."),
        ),
    )


def snoozed(result: NudgeSnoozed) -> Message:
    """It comes again."""
    return _answer(f"Snoozed. If it is still so, I'll say it again from {words.day(result.on)} on.")


def muted(result: RuleMuted) -> Message:
    """No nudge of this kind any more."""
    kind = RULES[result.rule].lower()
    text = f"Muted: no more nudges about “{kind}”; the digest still names it."
    return _answer(f"{text} `/ssi settings` brings them back.")


def done(result: NudgeDone) -> Message:
    """It has been dealt with."""
    return _answer(
        f"Done: “{RULES[result.rule].lower()}” is off the list. "
        "I'll speak up again only if it comes back, or after 28 days."
    )


def _buttons(rule: Rule, value: str) -> list[Block]:
    label, action = _STEPS[rule]
    return [
        blocks.button(label, action, style="primary"),
        blocks.button("Snooze a week", Action.SNOOZE_NUDGE, value),
        blocks.button("Mute this kind", Action.MUTE_RULE, value),
        blocks.button("Done", Action.NUDGE_DONE, value),
        blocks.button("Why?", Action.SHOW_WHY),
        stop_all_button(),
    ]


def _answer(text: str) -> Message:
    return Message(text, (blocks.section(text),))
