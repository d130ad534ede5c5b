"""Short notices: waiting, refusing, failing; and forms that come back with what was typed."""

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.errors import UserError
from views import blocks, limits, words
from views.blocks import Block, Message, Modal
from views.ids import FORM_NOTICE, LOG_NOTICE, QUESTION, Field, Form, is_read_block

#: Blocks that a modal may not hold; their facts stand in the blocks beside them.
_MESSAGES_ONLY = frozenset({"data_visualization", "container", "markdown", "table", "data_table"})
#: What Slack adds to a view and does not take back.
_KEPT = ("type", "callback_id", "title", "submit", "close", "private_metadata")

#: How much of a refused line is given back: escaping makes five characters of one.
_ECHO = 380


def refusal(error: UserError, typed: str = "") -> Message:
    """What is wrong and how to put it right.

    Args:
        typed: The line that is refused, given back because Slack has cleared it away.
    """
    problem, fix = words.escape(error.problem), words.escape(error.fix)
    rows = [blocks.section(f"{problem}\n{fix}".strip())]
    said = [problem, fix]
    if typed:
        shown = words.escape(blocks.shorten(typed.replace("`", "'"), _ECHO))
        said.append(f"You typed: `{shown}`")
        rows.append(blocks.context(said[-1]))
    return Message(" ".join(filter(None, said)), tuple(rows))


def unexpected(reference: str) -> Message:
    """Something that should not happen, with the id under which it stands in the log."""
    text = (
        "Something went wrong on my side, and I can't say whether it was kept. "
        f"`/ssi posts` shows your entries. If it happens again, tell your admin: `{reference}`."
    )
    return Message(text, (blocks.section(text),))


def saving() -> Message:
    """Shown when the database takes longer than Slack waits."""
    text = "Saving… this takes a moment; I'll confirm as soon as it is kept."
    return Message(text, (blocks.section(text),))


def one_moment() -> Message:
    """Shown when an answer takes longer than Slack waits."""
    text = "One moment…"
    return Message(text, (blocks.section(text),))


def open_form(text: str, label: str, action_id: str, value: str | None = None) -> Message:
    """A button where a form cannot be opened by itself, as after a direct message."""
    return Message(
        text,
        (
            blocks.section(text),
            blocks.actions(blocks.button(label, action_id, value, style="primary")),
        ),
    )


def as_modal(message: Message, title: str) -> Modal:
    """A message shown as a modal, where there is no conversation to answer in."""
    shown = [block for block in message.blocks if block["type"] not in _MESSAGES_ONLY]
    return blocks.modal(
        title, [_without_confirm(block) for block in shown], callback_id=Form.NOTICE
    )


def loading(title: str) -> Modal:
    """Opened at once, to be filled when what it shows has been read."""
    return blocks.modal(title, [blocks.section("One moment…")], callback_id=Form.NOTICE)


def refilled(
    view: Mapping[str, Any],
    on_top: Sequence[Block],
    *,
    remember: Mapping[str, Any] | None = None,
    keep: bool = False,
) -> Modal:
    """A form as it was, with everything that was typed still in it.

    Args:
        view: The view of Slack's payload: its blocks and its state.
        on_top: What to say above the fields; replaces what an earlier round said there.
        remember: Carried beside what the form carries already.
        keep: Keeps what an earlier round said.
    """
    typed = view["state"]["values"]
    said_before = set() if keep else {LOG_NOTICE, QUESTION, FORM_NOTICE, Field.CONFIRMED.value}
    kept = [
        block
        for block in view["blocks"]
        if block.get("block_id") not in said_before
        and (keep or not is_read_block(block.get("block_id", "")))
    ]
    fields = [_with_typed(block, typed.get(block.get("block_id"), {})) for block in kept]
    form: Modal = {name: view[name] for name in _KEPT if view.get(name) is not None}
    form["blocks"] = [*on_top, *fields][: limits.MODAL_BLOCKS]
    if remember:
        carried = {**metadata_of(view), **remember}
        # As it is: six or twelve characters for each foreign letter would not fit.
        form["private_metadata"] = json.dumps(carried, ensure_ascii=False)
    return form


def form_notice(text: str) -> Block:
    """What is said on top of a form that came back."""
    return blocks.section(f":warning: {words.escape(text)}", block_id=FORM_NOTICE)


def metadata_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a modal carries for us."""
    found = json.loads(view.get("private_metadata") or "{}")
    return found if isinstance(found, dict) else {}


def _without_confirm(block: Block) -> Block:
    """Modals hold no confirm dialogs; what they guard can be undone."""
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
    for initial, said in (
        ("initial_value", typed.get("value")),
        ("initial_option", typed.get("selected_option")),
        ("initial_options", typed.get("selected_options")),
        ("initial_date", typed.get("selected_date")),
        ("initial_users", typed.get("selected_users")),
        ("initial_user", typed.get("selected_user")),
        ("initial_conversation", typed.get("selected_conversation")),
    ):
        element.pop(initial, None)
        if said:
            element[initial] = said
    return filled


def in_plain_sections(message: Message) -> list[Block]:
    """The message without newer blocks, for where Slack refuses them; facts and buttons stay."""
    buttons = [block for block in message.blocks if block["type"] == "actions"]
    return [*blocks.lines([message.text]), *buttons]
