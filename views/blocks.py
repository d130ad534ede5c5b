"""Builders of Block Kit blocks: plain dicts, cut to Slack's limits.

Text that a person typed must be escaped before it is passed as mrkdwn: see ``views.words.escape``.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from views import limits
from views.ids import MORE

Block = dict[str, Any]
Modal = dict[str, Any]

#: Characters of a typed line of figures. A view has up to 47 of them, and at most 250 kB in all.
_LINE = 300
#: Breaking a long word could cut an escape such as ``&amp;`` in two.
_WRAPPER = textwrap.TextWrapper(
    limits.SECTION_TEXT, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
)


@dataclass(frozen=True)
class Message:
    """A message: blocks, and the same facts as text for screen readers and notifications.

    Args:
        title: What happened, as the title of a modal that shows the message; at most 24 characters.
        outcome: What happened, as a mrkdwn sentence for the message in which the person acted;
            empty if that message stays as it is.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    outcome: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", shorten(self.text, limits.MESSAGE_TEXT))
        object.__setattr__(self, "blocks", self.blocks[: limits.MESSAGE_BLOCKS])


def shorten(text: str, most: int) -> str:
    """Returns the text, cut to ``most`` characters; a cut text ends with ``…``."""
    return text if len(text) <= most else text[: most - 1] + "…"


def plain(text: str, most: int) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": shorten(text, most), "emoji": True}


def mrkdwn(text: str, most: int = limits.SECTION_TEXT) -> Block:
    """A mrkdwn text object, in which Slack links and mentions only what is marked so.

    Without ``verbatim``, Slack would make a link of “Booking.com” and a mention of “@here”.
    """
    return {"type": "mrkdwn", "text": shorten(text, most), "verbatim": True}


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


def text_input(
    block_id: str,
    label: str,
    *,
    action_id: str,
    initial: str | None = None,
    placeholder: str = "",
    hint: str = "",
    optional: bool = True,
    reports: bool = False,
    lines: bool = False,
    most: int = _LINE,
) -> Block:
    """A field for text. Number fields are text too, so that one parser reads all numbers.

    Args:
        lines: Allows several lines.
        most: The longest text, in characters.
        reports: Sends an action for each typed character, before the form is submitted.
    """
    element: Block = {
        "type": "plain_text_input",
        "action_id": action_id,
        "max_length": most,
    }
    if initial:
        element["initial_value"] = shorten(initial, most)
    if placeholder:
        element["placeholder"] = plain(placeholder, limits.PLACEHOLDER)
    if lines:
        element["multiline"] = True
    if reports:
        element["dispatch_action_config"] = {"trigger_actions_on": ["on_character_entered"]}
    return field(block_id, label, element, hint=hint, optional=optional, reports=reports)


def date_input(
    block_id: str, label: str, *, action_id: str, initial: date | None = None, hint: str = ""
) -> Block:
    """A field for a date."""
    element: Block = {"type": "datepicker", "action_id": action_id}
    if initial is not None:
        element["initial_date"] = initial.isoformat()
    return field(block_id, label, element, hint=hint, optional=True)


def select(
    block_id: str,
    label: str,
    options: Mapping[str, str],
    *,
    action_id: str,
    initial: str | None = None,
    hint: str = "",
    optional: bool = True,
    placeholder: str = "Choose one",
) -> Block:
    """A menu with one choice; ``options`` maps values to labels."""
    element: Block = {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder, limits.PLACEHOLDER),
        "options": [option(value, words) for value, words in options.items()][: limits.OPTIONS],
    }
    if initial in options:
        element["initial_option"] = option(initial or "", options[initial or ""])
    return field(block_id, label, element, hint=hint, optional=optional)


def grouped_select(
    block_id: str,
    label: str,
    groups: Mapping[str, Mapping[str, str]],
    *,
    action_id: str,
    initial: str,
    hint: str = "",
) -> Block:
    """A menu with one choice of more than a hundred; each heading has options as in `select`."""
    element: Block = {
        "type": "static_select",
        "action_id": action_id,
        "option_groups": [
            {
                "label": plain(heading, limits.OPTION_TEXT),
                "options": [option(value, words) for value, words in options.items()],
            }
            for heading, options in groups.items()
        ],
    }
    chosen = {value: words for options in groups.values() for value, words in options.items()}
    if initial in chosen:
        element["initial_option"] = option(initial, chosen[initial])
    return field(block_id, label, element, hint=hint)


def checkboxes(
    block_id: str,
    label: str,
    options: Mapping[str, str],
    *,
    action_id: str,
    initial: Sequence[str] = (),
    hint: str = "",
    optional: bool = True,
) -> Block:
    """Boxes to tick; ``options`` maps values to labels."""
    element: Block = {
        "type": "checkboxes",
        "action_id": action_id,
        "options": [option(value, words) for value, words in options.items()],
    }
    ticked = [option(value, options[value]) for value in initial if value in options]
    if ticked:
        element["initial_options"] = ticked
    return field(block_id, label, element, hint=hint, optional=optional)


def option(value: str, words: str) -> Block:
    """One choice."""
    return {"text": plain(words, limits.OPTION_TEXT), "value": value[: limits.OPTION_VALUE]}


def field(
    block_id: str,
    label: str,
    element: Block,
    *,
    hint: str = "",
    optional: bool = False,
    reports: bool = False,
) -> Block:
    """An input block: a label, an element and an optional hint."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, limits.INPUT_LABEL),
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint, limits.INPUT_HINT)
    if reports:
        block["dispatch_action"] = True
    return block


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


def radio(
    block_id: str,
    label: str,
    options: Mapping[str, str],
    *,
    action_id: str,
    initial: str | None = None,
    hint: str = "",
    optional: bool = False,
) -> Block:
    """Radio buttons; ``options`` maps values to labels."""
    element: Block = {
        "type": "radio_buttons",
        "action_id": action_id,
        "options": [option(value, words) for value, words in options.items()],
    }
    if initial is not None and initial in options:
        element["initial_option"] = option(initial, options[initial])
    return field(block_id, label, element, hint=hint, optional=optional)


def people_input(
    block_id: str, label: str, *, action_id: str, initial: Sequence[str] = (), hint: str = ""
) -> Block:
    """A field for people of the workspace, by Slack's user ids."""
    element: Block = {
        "type": "multi_users_select",
        "action_id": action_id,
        "placeholder": plain("Choose people", limits.PLACEHOLDER),
    }
    if initial:
        element["initial_users"] = list(initial)
    return field(block_id, label, element, hint=hint, optional=True)


def person_input(
    block_id: str, label: str, *, action_id: str, initial: str | None = None, hint: str = ""
) -> Block:
    """A field for one person of the workspace, by Slack's user id."""
    element: Block = {
        "type": "users_select",
        "action_id": action_id,
        "placeholder": plain("Choose a person", limits.PLACEHOLDER),
    }
    if initial:
        element["initial_user"] = initial
    return field(block_id, label, element, hint=hint, optional=True)


def channel_input(
    block_id: str, label: str, *, action_id: str, initial: str | None = None, hint: str = ""
) -> Block:
    """A field for a channel of this workspace alone, public or private, by Slack's id."""
    element: Block = {
        "type": "conversations_select",
        "action_id": action_id,
        "placeholder": plain("Choose a channel", limits.PLACEHOLDER),
        "filter": {"include": ["public", "private"], "exclude_external_shared_channels": True},
    }
    if initial:
        element["initial_conversation"] = initial
    return field(block_id, label, element, hint=hint, optional=True)
