"""Builders of Block Kit blocks: plain dicts, cut to Slack's limits.

Text that a person typed must be escaped before it is passed as mrkdwn: see ``views.words.escape``.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from views import limits
from views.ids import MORE

Block = dict[str, Any]
Modal = dict[str, Any]

#: Breaking a long word could cut an escape such as ``&amp;`` in two.
_WRAPPER = textwrap.TextWrapper(
    limits.SECTION_TEXT, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
)


_ISOLATE = re.compile("[\N{FIRST STRONG ISOLATE}\N{LEFT-TO-RIGHT ISOLATE}]")
_END_OF_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
_END_OF_WORD = re.compile(r"[^\s-][\s-]")

#: The beginning of an escape or a link whose end was cut away.
_HALF = re.compile("(?:&[a-z]*|<[^>]*)$")


@dataclass(frozen=True)
class Message:
    """A message: blocks, and the same facts as text for screen readers and notifications.

    Args:
        title: What happened, as the title of a modal that shows the message; at most 24 characters.
        outcome: What happened, as a mrkdwn sentence for the message in which the person acted;
            empty if that message stays as it is.
        offers: Whether it ends with an offer, so that no other one follows it.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    outcome: str = ""
    offers: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _shorten_mrkdwn(self.text, limits.MESSAGE_TEXT))
        object.__setattr__(self, "blocks", self.blocks[: limits.MESSAGE_BLOCKS])


def shorten(text: str, most: int) -> str:
    """Returns the text, cut to ``most`` characters; a cut text ends with ``…``.

    It is cut behind a word if one ends in the last third of the room; isolates are closed.
    """
    if len(text) <= most:
        return text
    room = most - 1
    cut = _cut(text, room)
    if _is_open(cut):
        cut = _cut(text, room - 1)
        if _is_open(cut):
            cut += _END_OF_ISOLATE
    return cut + "…"


def _is_open(text: str) -> bool:
    """Whether an isolate begins in the text and does not end."""
    return len(_ISOLATE.findall(text)) > text.count(_END_OF_ISOLATE)


def _cut(text: str, room: int) -> str:
    for end in range(room, room * 2 // 3, -1):
        if _END_OF_WORD.match(text, end - 1):
            return text[:end]
    return text[:room]


def _shorten_mrkdwn(text: str, most: int) -> str:
    """Like `shorten`, but leaves no half of an escape or a link."""
    return text if len(text) <= most else _HALF.sub("", text[: most - 1]) + "…"


def plain(text: str, most: int) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": shorten(text, most), "emoji": True}


def mrkdwn(text: str, most: int = limits.SECTION_TEXT) -> Block:
    """A mrkdwn text object, in which Slack links and mentions only what is marked so.

    Without ``verbatim``, Slack would make a link of “Booking.com” and a mention of “@here”.
    """
    return {"type": "mrkdwn", "text": _shorten_mrkdwn(text, most), "verbatim": True}


def header(text: str) -> Block:
    """A headline."""
    return {"type": "header", "text": plain(text, limits.HEADER_TEXT)}


def section(text: str, *, accessory: Block | None = None, block_id: str | None = None) -> Block:
    """A paragraph, with an optional element next to it."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory is not None:
        block["accessory"] = accessory
    if block_id is not None:
        block["block_id"] = block_id
    return block


def lines(texts: Sequence[str]) -> list[Block]:
    """Lines below each other, in as many sections as they need, so none is cut.

    A line too long for one section continues in the next.
    """
    rows: list[str] = []
    parts = [
        part
        for text in texts
        for part in (_WRAPPER.wrap(text) if len(text) > limits.SECTION_TEXT else [text])
    ]
    for text in parts:
        if rows and len(rows[-1]) + 1 + len(text) <= limits.SECTION_TEXT:
            rows[-1] += f"\n{text}"
        else:
            rows.append(text)
    return [section(row) for row in rows]


def fields(texts: Sequence[str], *, accessory: Block | None = None) -> Block:
    """Short texts in two columns, with an optional element next to them."""
    shown = texts[: limits.SECTION_FIELDS]
    block: Block = {
        "type": "section",
        "fields": [mrkdwn(text, limits.FIELD_TEXT) for text in shown],
    }
    if accessory is not None:
        block["accessory"] = accessory
    return block


def context(*texts: str, block_id: str | None = None) -> Block:
    """Small print."""
    block: Block = {
        "type": "context",
        "elements": [
            mrkdwn(text, limits.CONTEXT_TEXT) for text in texts[: limits.CONTEXT_ELEMENTS]
        ],
    }
    if block_id is not None:
        block["block_id"] = block_id
    return block


def divider() -> Block:
    """A horizontal line."""
    return {"type": "divider"}


def actions(*elements: Block) -> Block:
    """A row of buttons and menus."""
    return {"type": "actions", "elements": list(elements[: limits.ACTIONS_ELEMENTS])}


def button(
    text: str,
    action_id: str,
    value: str | None = None,
    *,
    style: str | None = None,
    confirm: Block | None = None,
) -> Block:
    """A button. ``style`` is ``"primary"`` or ``"danger"``."""
    element: Block = {
        "type": "button",
        "text": plain(text, limits.BUTTON_TEXT),
        "action_id": action_id,
    }
    if value is not None:
        if len(value) > limits.BUTTON_VALUE:
            raise ValueError("a button's value cannot be cut, and this one is too long")
        element["value"] = value
    if style is not None:
        element["style"] = style
    if confirm is not None:
        element["confirm"] = confirm
    return element


def overflow(*choices: Block) -> Block:
    """A ⋯ menu of buttons: what a person chooses does what the button would do.

    Args:
        choices: From `button`, five at most, without style or confirmation.

    Raises:
        ValueError: there are too many choices, or a value is too long.
    """
    options = _options(choices, limits.OVERFLOW_OPTIONS)
    return {"type": "overflow", "action_id": MORE, "options": options}


def choice_menu(name: str, placeholder: str, *choices: Block, chosen: Block | None = None) -> Block:
    """A menu of buttons in a row of buttons: a choice does what the button would do.

    Args:
        name: Distinguishes it from other menus of its row.
        choices: From `button`, a hundred at most, without style or confirmation.
        chosen: The one of them that the menu shows.

    Raises:
        ValueError: there are too many choices, or a value is too long.
    """
    menu: Block = {
        "type": "static_select",
        "action_id": f"{MORE}:{name}",
        "placeholder": plain(placeholder, limits.PLACEHOLDER),
        "options": _options(choices, limits.OPTIONS),
    }
    if chosen is not None:
        [menu["initial_option"]] = _options([chosen], 1)
    return menu


def _options(choices: Sequence[Block], most: int) -> list[Block]:
    values = [f"{each['action_id']} {each.get('value', '')}".rstrip() for each in choices]
    if len(values) > most or any(len(value) > limits.OPTION_VALUE for value in values):
        raise ValueError("a menu cannot be cut, and this one is too long")
    return [
        option(value, each["text"]["text"]) for value, each in zip(values, choices, strict=True)
    ]


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """A confirmation dialog for a button that is hard to undo. Modals cannot have one."""
    return {
        "title": plain(title, limits.CONFIRM_TITLE),
        "text": plain(text, limits.CONFIRM_TEXT),
        "confirm": plain(yes, limits.CONFIRM_BUTTON),
        "deny": plain(no, limits.CONFIRM_BUTTON),
    }


def option(value: str, words: str) -> Block:
    """One choice."""
    return {"text": plain(words, limits.OPTION_TEXT), "value": value[: limits.OPTION_VALUE]}


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback_id: str,
    submit: str | None = None,
    close: str = "Close",
    private_metadata: str = "",
) -> Modal:
    """A modal; with ``submit`` it is a form."""
    if len(private_metadata) > limits.PRIVATE_METADATA:
        raise ValueError("private_metadata cannot be cut, and this one is too long")
    view: Modal = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, limits.MODAL_TITLE),
        "close": plain(close, limits.MODAL_TITLE),
        "blocks": list(blocks[: limits.MODAL_BLOCKS]),
    }
    if private_metadata:
        view["private_metadata"] = private_metadata
    if submit is not None:
        view["submit"] = plain(submit, limits.MODAL_TITLE)
    return view
