"""Joining and leaving: the form, its answers, the offer and the invitation."""

import json
from datetime import datetime

from domain.people.board_consent import BoardChoice
from domain.people.member_settings import Invitation, LeaveResult, Plan
from views import blocks, inputs, words
from views.blocks import Block, Message, Modal
from views.first_steps import first_steps
from views.ids import VALUE, Action, Field, Form
from views.moments import place
from views.people.plan import board_in_words, to_coaches, what_is_next, what_is_sent
from views.people.privacy import council_notice

BOARD_ANSWERS: dict[str, str] = {
    BoardChoice.YES.value: "Yes, with my name and figures",
    BoardChoice.WITH_AMOUNTS.value: "Yes, and with my deals' amounts on the board, too",
    BoardChoice.NO.value: "No, keep me off the board",
}
_BOARD_RANKS = (
    "It ranks engagement rates, engagers, posts, how many target people engaged or got a DM, and "
    "wins. It doesn't show whom you wrote to, and never the SSI. With either yes, teammates see "
    "your wins and their amounts in /ssi pipeline and on account pages. Coaches see your wins by "
    "name in any case, and team totals."
)
_NO_BOARD = "While council mode is on, no board shows you, and only you see your wins."
_OFFER = (
    "Shall I send you a weekly digest, a monthly SSI reminder and, at most twice a week, a nudge? "
    "I send nothing until you join."
)


def join_form(plan: Plan, now: datetime) -> Modal:
    """The form: what is sent and when, and the question about the board, with no preset answer.

    In council mode there is no such board, so it does not ask.
    """
    sent = "\n".join(f"• {line}" for line in (*what_is_sent(plan.settings), *to_coaches(plan)))
    return blocks.modal(
        "Join",
        [
            blocks.section(f"*I'll send you, in your own time ({place(plan.zone_name)}):*\n{sent}"),
            blocks.context(
                "Nothing else, and only as direct messages. "
                f"`/ssi settings` changes {_which(plan)}; `/ssi leave`, or *Stop all messages* "
                "in the ⋯ menu under any message, stops them and takes you off the board."
            ),
            council_notice() if plan.council else _board_question(),
        ],
        callback_id=Form.JOIN,
        submit="Join",
        close="Not now",
        private_metadata=json.dumps({"asked_at": now.isoformat(), "about_board": not plan.council}),
    )


def _which(plan: Plan) -> str:
    return "all but the notices" if plan.coaches else "each of them"


def _board_question() -> Block:
    return inputs.radio(
        Field.ON_BOARD,
        "Show you on your team's weekly board?",
        BOARD_ANSWERS,
        action_id=VALUE,
        hint=board_hint(council=False),
    )


def board_hint(*, council: bool) -> str:
    """What the board shows, and who sees the member's wins elsewhere."""
    return _NO_BOARD if council else _BOARD_RANKS


def joined(plan: Plan) -> Message:
    """Answers joining: the next messages, and what the board shows."""
    lines = [*what_is_next(plan), board_in_words(plan)]
    return Message(
        " ".join(["You have joined.", *lines, "`/ssi leave` stops everything."]),
        (
            blocks.section("\n".join(["*You have joined.*", *(f"• {line}" for line in lines)])),
            blocks.context(
                "`/ssi leave`, or *Stop all messages* in the ⋯ menu under any message, stops "
                "everything."
            ),
            blocks.actions(blocks.button("Settings", Action.OPEN_SETTINGS)),
            first_steps(),
        ),
    )


def welcome(plan: Plan) -> Message:
    """The first message to a member who joined: what comes when, how to stop it, what to do now."""
    lines = [*what_is_next(plan), board_in_words(plan)]
    title = "Welcome. This is what I send you from now on"
    stop = "`/ssi settings` changes each of them; `/ssi leave` stops everything."
    begin = "You need not wait: write to me here, or begin with one of these:"
    return Message(
        " ".join([f"{title}.", *lines, stop, f"{begin} log a post, or `/ssi help`."]),
        (
            blocks.section("\n".join([f"*{title}*", *(f"• {line}" for line in lines)])),
            blocks.context(stop),
            blocks.section(begin),
            first_steps(),
            blocks.actions(
                blocks.button("Settings", Action.OPEN_SETTINGS), blocks.overflow(stop_all_button())
            ),
        ),
    )


def left(result: LeaveResult) -> Message:
    """Answers leaving: nothing more is sent."""
    text = (
        "Stopped: I send you nothing more, and no board shows you."
        if result.was_joined
        else "You haven't joined, so I send you nothing, and won't send you an invitation either."
    )
    wins = "No one else sees" if result.council else "Coaches, but no teammates, still see"
    rest = (
        f"Your entries stay, and every command still works. {wins} your wins. "
        "`/ssi forget-me` erases everything."
    )
    join = "starts again" if result.was_joined else "shows what is sent and when"
    return Message(
        f"{text} {rest} `/ssi join` {join}.",
        (
            blocks.section(f"*{text}*\n{rest}"),
            blocks.actions(
                blocks.button(
                    "Join again" if result.was_joined else "See what is sent, and join",
                    Action.OPEN_JOIN,
                )
            ),
        ),
    )


def join_offer() -> list[Block]:
    """The offer to join, below the answer to a person's first entry."""
    return [
        blocks.divider(),
        blocks.section(_OFFER),
        blocks.actions(blocks.button("See what is sent, and join", Action.OPEN_JOIN)),
    ]


def join_offer_text() -> str:
    """The offer to join as plain text."""
    return f"{_OFFER} `/ssi join` shows what and when."


def invitation(result: Invitation) -> Message:
    """The invitation; a person gets at most one."""
    by, team = words.escape(result.by or "Your admin"), words.one_name(result.team)
    to = f" for the team {team}" if team else ""
    text = (
        f"{by} invites you to SSI Coach{to}. You log your LinkedIn posts in seconds; I say how "
        "each did, and whom to write to."
    )
    once = "This is the only invitation: I write to you again only if you join."
    return Message(
        f"{text} {once} `/ssi join` shows what is sent and when.",
        (
            blocks.section(text),
            blocks.context(once),
            blocks.actions(
                blocks.button("See what is sent, and join", Action.OPEN_JOIN, style="primary"),
                blocks.button("Try it: log a post", Action.OPEN_LOG),
                blocks.button("No thanks", Action.STOP_ALL),
            ),
        ),
    )


def really_stop() -> Message:
    """Asks once more before all messages stop."""
    text = "Stop all my messages to you, and take you off your team's board?"
    rest = "Your entries stay, and `/ssi settings` can switch off each message alone."
    return Message(
        f"{text} {rest} `/ssi leave` stops everything.",
        (
            blocks.section(f"*{text}*\n{rest}"),
            blocks.actions(
                blocks.button("Stop all messages", Action.REALLY_STOP_ALL, style="danger"),
                blocks.button("Settings", Action.OPEN_SETTINGS),
            ),
        ),
    )


def stop_all_button() -> Block:
    """The button that stops all messages, once they say so again; each scheduled message has it."""
    return blocks.button("Stop all messages", Action.STOP_ALL)
