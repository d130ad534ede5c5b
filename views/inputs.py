"""Builders of a form's fields: Block Kit's input blocks, cut to Slack's limits."""

from collections.abc import Mapping, Sequence
from datetime import date

from views import limits
from views.blocks import Block, option, plain, shorten

#: Characters of a typed line of figures. A view has up to 47 of them, and at most 250 kB in all.
_LINE = 300


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
