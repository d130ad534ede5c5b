"""Joining: the one form, what it answers, leaving, and the one invitation."""

import json
from datetime import datetime

from domain.people.member_settings import Invitation, LeaveResult, Plan
from views import blocks, words
from views.blocks import Block, Message, Modal
from views.ids import VALUE, Action, Field, Form
from views.moments import place
from views.people.plan import board_in_words, what_is_next, what_is_sent

YES, NO = "yes", "no"
BOARD_ANSWERS = {
    YES: "Yes, show my name and figures on the board",
    NO: "No, keep my figures private",
}
BOARD_RANKS = (
    "It ranks engagement rates, engagers and posts, how many target people engaged and were "
    "written to, and wins; nobody you wrote to is named. Never the SSI."
)
_OFFER = (
    "Shall I send you a weekly digest, a monthly SSI reminder and, at most twice a week, a nudge? "
    "Nothing is sent until you join."
)


def join_form(plan: Plan, now: datetime) -> Modal:
    """What will be sent and when, and whether the board may show them: no preset answer."""
    sent = "\n".join(f"• {line}" for line in what_is_sent(plan.settings))
    return blocks.modal(
        "Join",
        [
            blocks.section(f"*I'll send you, in your own time ({place(plan.zone_name)}):*\n{sent}"),
            blocks.context(
                "Nothing else, and only as direct messages. `/ssi settings` changes each of them; "
                "`/ssi leave`, or one click in any message, stops them all."
            ),
            blocks.radio(
                Field.ON_BOARD,
                "May your team's weekly board show you?",
                BOARD_ANSWERS,
                action_id=VALUE,
                hint=BOARD_RANKS,
            ),
        ],
        callback_id=Form.JOIN,
        submit="Join",
        close="Not now",
        private_metadata=json.dumps({"asked_at": now.isoformat()}),
    )


def joined(plan: Plan) -> Message:
    """You are in: what comes next, and what the board does."""
    lines = [*what_is_next(plan), board_in_words(plan)]
    return Message(
        " ".join(["You have joined.", *lines, "`/ssi leave` stops everything."]),
        (
            blocks.section("\n".join(["*You have joined.*", *(f"• {line}" for line in lines)])),
            blocks.context("`/ssi leave`, or one click in any message, stops everything."),
            blocks.actions(blocks.button("Settings", Action.OPEN_SETTINGS)),
        ),
    )


def left(result: LeaveResult) -> Message:
    """Everything that was sent has stopped."""
    text = (
        "Stopped: I send you nothing more, and no board shows you."
        if result.was_joined
        else "I send you nothing, for you have not joined. No invitation will come either."
    )
    kept = "What you logged stays yours, and every command goes on working."
    return Message(
        f"{text} {kept} `/ssi join` begins again.",
        (
            blocks.section(f"*{text}*\n{kept}"),
            blocks.actions(blocks.button("Join again", Action.OPEN_JOIN)),
        ),
    )


def join_offer() -> list[Block]:
    """What the answer to somebody's first entry has below it."""
    return [
        blocks.divider(),
        blocks.section(_OFFER),
        blocks.actions(blocks.button("See what is sent, and join", Action.OPEN_JOIN)),
    ]


def join_offer_text() -> str:
    """The same as text."""
    return f"{_OFFER} `/ssi join` shows what and when."


def invitation(result: Invitation) -> Message:
    """The one invitation that a person gets."""
    by, team = words.escape(result.by or "Your admin"), words.escape(result.team)
    to = f" for the team {team}" if team else ""
    text = (
        f"{by} invites you to SSI Coach{to}. You log your LinkedIn posts in seconds; I work out "
        "the engagement rate, say how sure it is, and what would help."
    )
    once = "I write to you again only if you join; this is the one invitation."
    return Message(
        f"{text} {once} `/ssi join` shows what is sent and when.",
        (
            blocks.section(text),
            blocks.context(once),
            blocks.actions(
                blocks.button("See what is sent, and join", Action.OPEN_JOIN, style="primary"),
                blocks.button("No thanks", Action.STOP_ALL),
            ),
        ),
    )


def stop_all_button() -> Block:
    """Stops everything that the bot sends; every message that the clock sends carries it."""
    return blocks.button("Stop all messages", Action.STOP_ALL)
