"""Short notices (waiting, refused, failed), and submitted forms shown again."""

import copy
import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.errors import UserError
from views import blocks, limits, words
from views.block_ids import field_in
from views.blocks import Block, Message, Modal
from views.ids import FORM_NOTICE, LOG_NOTICE, QUESTION, Action, Field, Form, is_recognised_block

#: Blocks that a modal cannot have; other blocks give the same facts.
_MESSAGES_ONLY = frozenset({"data_visualization", "container", "markdown", "table", "data_table"})
#: The parts of a view that Slack accepts when the view is sent again; Slack added the others.
_KEPT = ("type", "callback_id", "title", "submit", "close", "private_metadata")

#: Characters of a refused line that are repeated; escaping can turn one into five.
_ECHO = 380
#: A command without arguments, as a fix names it, and the button that does the same.
_COMMAND = re.compile(r"`/ssi (\w+)`")
_BUTTONS = {
    "help": ("Help", Action.SHOW_HELP),
    "log": ("Log a post", Action.OPEN_LOG),
    "update": ("Update my numbers", Action.OPEN_UPDATE),
    "engagers": ("Who engaged?", Action.OPEN_ENGAGERS),
    "dm": ("Log DM", Action.OPEN_DM),
    "comment": ("Log a comment", Action.OPEN_COMMENT),
    "win": ("Log a win", Action.OPEN_WIN),
    "score": ("Log my SSI score", Action.OPEN_SCORE),
    "posts": ("My posts", Action.SHOW_POSTS),
    "stats": ("My figures", Action.SHOW_STATS),
    "pipeline": ("Pipeline", Action.SHOW_PIPELINE),
    "leaderboard": ("Leaderboard", Action.SHOW_LEADERBOARD),
    "who": ("Whom should I write to?", Action.SHOW_WHOM),
    "accounts": ("Target accounts", Action.SHOW_ACCOUNTS),
    "import": ("Import", Action.SHOW_IMPORT),
    "settings": ("Settings", Action.OPEN_SETTINGS),
    "join": ("Join", Action.OPEN_JOIN),
    "setup": ("Setup", Action.OPEN_SETUP),
}


def followed_by(message: Message, below: Message) -> Message:
    """A message with another one below it."""
    return replace(
        message,
        text=f"{message.text} {below.text}",
        blocks=(*message.blocks, *below.blocks),
    )


def refusal(error: UserError, typed: str = "") -> Message:
    """Says what is wrong and how to fix it.

    Args:
        typed: The refused line, repeated because Slack has cleared the input.
    """
    problem, fix = words.sentence(error.problem), words.sentence(error.fix)
    rows = [blocks.section(f"{problem}\n{fix}".strip())]
    texts = [problem, fix]
    if typed and f"“{typed.removeprefix('/ssi').strip()}”" not in error.problem:
        shown = words.code(blocks.shorten(typed, _ECHO))
        texts.append(f"You typed: {shown}")
        rows.append(blocks.context(texts[-1]))
    if named := _named_in(error.fix):
        rows.append(blocks.actions(*named))
    return Message(" ".join(filter(None, texts)), tuple(rows))


def _named_in(fix: str) -> list[Block]:
    """A button for each command that the fix names, the first one in green.

    A fix that says whom to ask names what others use in `/ssi setup`.
    """
    others = {"setup"} if fix.startswith("Ask ") else set[str]()
    named = [_BUTTONS[each] for each in _COMMAND.findall(fix) if each in _BUTTONS.keys() - others]
    return [
        blocks.button(label, action, style=None if place else "primary")
        for place, (label, action) in enumerate(dict.fromkeys(named))
    ]


def unexpected(reference: str) -> Message:
    """An unexpected error.

    Args:
        reference: The id of the error in the log.
    """
    text = (
        "Something went wrong on my side, and I can't tell whether anything was saved. "
        "`/ssi posts` shows your entries. If it happens again, give your admin this code: "
        f"`{reference}`."
    )
    return Message(text, (blocks.section(text),))


def form_done() -> Message:
    """Follows a form whose answer was lost with the connection."""
    text = (
        "My connection to Slack broke while I answered your form. What you sent reached me: "
        "`/ssi posts` shows your entries."
    )
    return Message(text, (blocks.section(text),))


def saving() -> Message:
    """Shown while the database takes longer than Slack waits."""
    text = "Saving… this takes a moment. I'll confirm when it's saved."
    return Message(text, (blocks.section(text),))


def one_moment() -> Message:
    """Shown while an answer takes longer than Slack waits."""
    text = "One moment…"
    return Message(text, (blocks.section(text),))


def open_form(text: str, label: str, action_id: str, value: str | None = None) -> Message:
    """A button that opens a form, for direct messages: after them the bot cannot open one."""
    return Message(
        text,
        (
            blocks.section(text),
            blocks.actions(blocks.button(label, action_id, value, style="primary")),
        ),
    )


def as_modal(message: Message, title: str) -> Modal:
    """A message shown as a modal, where there is no conversation to answer in.

    Args:
        title: Its title if the message has none of its own.
    """
    shown = [block for block in message.blocks if block["type"] not in _MESSAGES_ONLY]
    return blocks.modal(
        message.title or title,
        [_without_confirm(block) for block in shown],
        callback_id=Form.NOTICE,
    )


def loading(title: str) -> Modal:
    """A modal opened at once, and filled when its data has been read."""
    return blocks.modal(title, [blocks.section("One moment…")], callback_id=Form.NOTICE)


def refilled(
    view: Mapping[str, Any],
    on_top: Sequence[Block],
    *,
    remember: Mapping[str, Any] | None = None,
    keep: bool = False,
) -> Modal:
    """A submitted form, with everything that was typed still in it.

    Its blocks keep their ids, so Slack keeps what was typed too; blocks on top are new to Slack.

    Args:
        view: The view of Slack's payload: its blocks and its state.
        on_top: Blocks above the fields; they replace those that an earlier `refilled` put there.
        remember: Added to the form's metadata.
        keep: Keeps the blocks that an earlier `refilled` put there.
    """
    typed = view["state"]["values"]
    replaced = set() if keep else {LOG_NOTICE, QUESTION, FORM_NOTICE, Field.CONFIRMED.value}
    kept = [
        block
        for block in view["blocks"]
        if field_in(block) not in replaced and (keep or not is_recognised_block(field_in(block)))
    ]
    fields = [_with_typed(block, typed.get(block.get("block_id"), {})) for block in kept]
    form: Modal = {name: view[name] for name in _KEPT if view.get(name)}
    form["blocks"] = [*on_top, *fields][: limits.MODAL_BLOCKS]
    if remember:
        carried = {**metadata_of(view), **remember}
        # Unescaped: \uXXXX for each non-ASCII letter would not fit.
        form["private_metadata"] = json.dumps(carried, ensure_ascii=False)
    return form


def form_notice(text: str) -> Block:
    """The notice at the top of a form that is shown again."""
    return blocks.section(f":warning: {words.sentence(text)}", block_id=FORM_NOTICE)


def metadata_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """The modal's ``private_metadata``; empty if it has none."""
    found = json.loads(view.get("private_metadata") or "{}")
    return found if isinstance(found, dict) else {}


def _without_confirm(block: Block) -> Block:
    """Drops confirm dialogs, which modals cannot have; the actions they guard can be undone."""
    if block["type"] != "actions":
        return block
    bare = [
        {name: part for name, part in element.items() if name != "confirm"}
        for element in block["elements"]
    ]
    return {**block, "elements": bare}


def _with_typed(block: Mapping[str, Any], state: Mapping[str, Any]) -> Block:
    if block["type"] != "input":
        return dict(block)
    filled: Block = copy.deepcopy(dict(block))
    element = filled["element"]
    typed = state.get(element["action_id"], {})
    for initial, value in (
        ("initial_value", typed.get("value")),
        ("initial_option", _own_option(element, typed.get("selected_option"))),
        ("initial_options", _own_options(element, typed.get("selected_options"))),
        ("initial_date", typed.get("selected_date")),
        ("initial_users", typed.get("selected_users")),
        ("initial_user", typed.get("selected_user")),
        ("initial_conversation", typed.get("selected_conversation")),
    ):
        element.pop(initial, None)
        if value:
            element[initial] = value
    return filled


def _own_options(element: Block, chosen: Sequence[Block] | None) -> list[Block]:
    return [own for each in chosen or () if (own := _own_option(element, each)) is not None]


def _own_option(element: Block, chosen: Block | None) -> Block | None:
    """The element's own option with the chosen value.

    Slack escapes the text of the chosen one, and then refuses it as an option that does not exist.
    An option that was looked up is in no element: it gets its text back as it was.
    """
    if chosen is None:
        return None
    if element["type"] == "external_select":
        text = chosen["text"]
        return {**chosen, "text": {**text, "text": html.unescape(text["text"])}}
    groups = element.get("option_groups") or [element]
    options = [own for group in groups for own in group["options"]]
    return next((own for own in options if own["value"] == chosen["value"]), None)
