"""A nudge (finding, reason, one thing to do, buttons), and the answers to its buttons."""

from domain.coaching.follow_up import FollowUp
from domain.coaching.nudges import NudgeDone, NudgeSnoozed, NudgeToSend, RuleMuted
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost
from domain.coaching.rules import Finding
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
)
from views import blocks, moments
from views.blocks import Block, Message
from views.coaching import follow_up
from views.coaching.findings import advice, details, headline
from views.ids import Action, about_contact
from views.people.joining import stop_all_button
from views.wording.rule_names import RULE_NAMES
from views.wording.whom_words import whom_button

#: Findings with one button for what to do.
OneStep = (
    DmDrift
    | Waiting
    | SilentAccounts
    | SingleThreaded
    | FewComments
    | Collision
    | Vanity
    | LowRate
    | NoPost
    | LinkOuts
    | AboveUsual
)
#: Characters of an account's name on a button.
_NAME = 40


def nudge(result: NudgeToSend) -> Message:
    """One coaching message with its reason."""
    finding, turn = result.finding, result.turn
    first, behind = headline(finding, turn), details(finding, turn)
    todo = advice(finding, turn)
    return Message(
        " ".join([first, *details(finding, turn, linked=False), f"Next: {todo}"]),
        (
            *blocks.lines([f"*{first}*", *behind]),
            blocks.section(f"*Next:* {todo}"),
            blocks.actions(*_buttons(result.finding, str(result.nudge_id))),
            blocks.context("Only you see this."),
        ),
    )


def snoozed(result: NudgeSnoozed) -> Message:
    """The nudge is snoozed."""
    return _answer(f"Snoozed. If it still holds, I'll bring it up again {moments.on(result.on)}.")


def muted(result: RuleMuted) -> Message:
    """The rule is muted."""
    kind = RULE_NAMES[result.rule].lower()
    text = f"Muted: no more nudges about “{kind}”; the digest still mentions it."
    return _answer(f"{text} `/ssi settings` brings them back.")


def done(result: NudgeDone) -> Message:
    """The nudge is closed."""
    return _answer(
        f"Done: “{RULE_NAMES[result.rule].lower()}” is closed. "
        "I'll bring it up again only if it comes back, or after 28 days."
    )


def _buttons(finding: Finding, value: str) -> list[Block]:
    return [
        *next_step_buttons(finding),
        blocks.button("Snooze a week", Action.SNOOZE_NUDGE, value),
        blocks.overflow(
            blocks.button("Why?", Action.SHOW_WHY, value),
            blocks.button("Close this nudge", Action.NUDGE_DONE, value),
            blocks.button("Mute this kind", Action.MUTE_RULE, value),
            stop_all_button(),
        ),
    ]


def next_step_buttons(finding: Finding) -> list[Block]:
    """The buttons for the one thing to do: one, or the two answers to a question."""
    if isinstance(finding, FollowUp):
        return follow_up.buttons(finding)
    return [_next_step(finding)]


def _next_step(finding: OneStep) -> Block:
    """The button for the one thing to do; it opens a form filled in for the person, if any."""
    match finding:
        case DmDrift(waiting=(first, *_)):
            return _step("Log DM", Action.OPEN_DM, about_contact(first.contact_id))
        case DmDrift():
            return _step("Log DM", Action.OPEN_DM)
        case Waiting():
            first = finding.people[0].person
            return _step("Log DM", Action.OPEN_DM, about_contact(first.contact_id))
        case SilentAccounts():
            return _open(finding.accounts[0].account_id, finding.accounts[0].name)
        case SingleThreaded():
            return _open(finding.threads[0].person.account_id, finding.threads[0].person.account)
        case FewComments(people=(first, *_)):
            return _step("Log the comment", Action.OPEN_COMMENT, about_contact(first.contact_id))
        case FewComments():
            return _step("Log a comment", Action.OPEN_COMMENT)
        case Collision():
            return _open(finding.shared[0].person.account_id, finding.shared[0].person.account)
        case LowRate() | NoPost() | LinkOuts():
            return _step("Log a post", Action.OPEN_LOG)
        case AboveUsual():
            return whom_button() | {"style": "primary"}
        case Vanity():
            return _step("List who engaged", Action.OPEN_ENGAGERS)


def _step(label: str, action: Action, value: str | None = None) -> Block:
    return blocks.button(label, action, value, style="primary")


def _open(account_id: int, name: str) -> Block:
    return _step(f"Open {blocks.shorten(name, _NAME)}", Action.OPEN_ACCOUNT, str(account_id))


def _answer(text: str) -> Message:
    return Message(text, (blocks.section(text),))
