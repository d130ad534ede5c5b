"""Block elements: buttons, menus, pickers and inputs."""

import re
from typing import Any

from playground.block_limits.inspection import Check, Spot
from playground.block_limits.objects import (
    STYLES,
    confirm,
    conversation_filter,
    dispatch_config,
    identifier,
    option,
    option_group,
    plain_text,
)

PLAIN = frozenset({"plain_text"})
MARKED = frozenset({"plain_text", "mrkdwn"})
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

# The elements allowed in each place.
MENUS = {
    "static_select",
    "external_select",
    "users_select",
    "conversations_select",
    "channels_select",
}
MULTI_MENUS = {f"multi_{menu}" for menu in MENUS}
PICKERS = {"datepicker", "timepicker"}
BOXES = {"checkboxes", "radio_buttons"}
TEXT_INPUTS = {"plain_text_input", "number_input", "url_text_input", "email_text_input"}
IN_ACTIONS = {
    "button",
    "overflow",
    "workflow_button",
    "datetimepicker",
    *MENUS,
    *MULTI_MENUS,
    *PICKERS,
    *BOXES,
}
AS_ACCESSORY = {"button", "overflow", "workflow_button", "image", *MENUS, *MULTI_MENUS} | (
    PICKERS | BOXES
)
IN_INPUT = {
    "datetimepicker",
    "rich_text_input",
    "file_input",
    *MENUS,
    *MULTI_MENUS,
    *PICKERS,
    *BOXES,
    *TEXT_INPUTS,
}


def element(allowed: set[str]) -> Check:
    """A check for one element of one of these types."""

    def check(spot: Spot) -> None:
        kind = spot.value.get("type") if isinstance(spot.value, dict) else None
        if kind not in allowed or kind not in CHECKS:
            spot.fail(f"unsupported type: {kind}")
            return
        CHECKS[kind](spot)

    return check


def _fields(spot: Spot, required: set[str], optional: set[str]) -> bool:
    if not spot.object(required, optional | {"action_id"}):
        return False
    spot.optional("action_id", identifier)
    spot.optional("confirm", confirm)
    spot.optional("placeholder", plain_text(150))
    spot.optional("focus_on_load", Spot.boolean)
    spot.optional("accessibility_label", lambda label: label.text(75))
    return True


def button(spot: Spot) -> None:
    """A button."""
    optional = {"url", "value", "style", "confirm", "accessibility_label"}
    if _fields(spot, {"text"}, optional):
        plain_text(75)(spot.at("text"))
        spot.optional("url", lambda url: url.text(3000))
        spot.optional("value", lambda value: value.text(2000))
        spot.optional("style", lambda style: style.one_of(STYLES))


def workflow_button(spot: Spot) -> None:
    """A button that starts a workflow."""
    if _fields(spot, {"text", "workflow"}, {"style", "accessibility_label"}):
        plain_text(75)(spot.at("text"))
        spot.optional("style", lambda style: style.one_of(STYLES))


def overflow(spot: Spot) -> None:
    """An overflow menu with one to five options."""
    if _fields(spot, {"options"}, {"confirm"}):
        for entry in spot.at("options").items(5):
            option(PLAIN, link=True)(entry)


def static_menu(spot: Spot) -> None:
    """A menu of fixed options, single or multi."""
    multi = spot.value["type"].startswith("multi_")
    initial = "initial_options" if multi else "initial_option"
    optional = {"options", "option_groups", initial, "confirm", "focus_on_load", "placeholder"}
    if not _fields(spot, set(), optional | ({"max_selected_items"} if multi else set())):
        return
    if spot.has("options") == spot.has("option_groups"):
        spot.fail("must have either options or option_groups")
        return
    if spot.has("options"):
        for entry in spot.at("options").items(100):
            option(PLAIN)(entry)
    else:
        for group in spot.at("option_groups").items(100):
            option_group(group)
    spot.optional("max_selected_items", lambda most: most.whole_number(1, 100))
    _initials_offered(spot, initial)


def live_menu(spot: Spot) -> None:
    """A menu of users, conversations or channels, or an external select."""
    kind = spot.value["type"]
    multi = kind.startswith("multi_")
    noun = kind.removeprefix("multi_").removesuffix("_select").rstrip("s")
    noun = "option" if noun == "external" else noun
    initial = f"initial_{noun}s" if multi else f"initial_{noun}"
    optional = {initial, "confirm", "focus_on_load", "placeholder"}
    optional |= {"max_selected_items"} if multi else set()
    if noun == "conversation":
        optional |= {"default_to_current_conversation", "filter"}
    if noun == "option":
        optional |= {"min_query_length"}
    if noun in ("conversation", "channel") and not multi:
        optional |= {"response_url_enabled"}
    if _fields(spot, set(), optional):
        spot.optional("filter", conversation_filter)
        spot.optional("max_selected_items", lambda most: most.whole_number(1, 100))


def boxes(spot: Spot) -> None:
    """Checkboxes or radio buttons: one to ten options; their texts may be mrkdwn."""
    initial = "initial_options" if spot.value["type"] == "checkboxes" else "initial_option"
    if _fields(spot, {"options"}, {initial, "confirm", "focus_on_load"}):
        for entry in spot.at("options").items(10):
            option(MARKED)(entry)
        _initials_offered(spot, initial)


def datepicker(spot: Spot) -> None:
    """A date, YYYY-MM-DD."""
    if _fields(spot, set(), {"initial_date", "confirm", "focus_on_load", "placeholder"}):
        spot.optional("initial_date", _written_as(DATE, "YYYY-MM-DD"))


def timepicker(spot: Spot) -> None:
    """A time, HH:mm."""
    optional = {"initial_time", "confirm", "focus_on_load", "placeholder", "timezone"}
    if _fields(spot, set(), optional):
        spot.optional("initial_time", _written_as(TIME, "HH:mm"))


def datetimepicker(spot: Spot) -> None:
    """A date and time in Unix seconds."""
    if _fields(spot, set(), {"initial_date_time", "confirm", "focus_on_load"}):
        spot.optional("initial_date_time", lambda at: at.whole_number(1_000_000_000, 9_999_999_999))


def text_input(spot: Spot) -> None:
    """A text field with one or more lines."""
    optional = {
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "dispatch_action_config",
        "focus_on_load",
        "placeholder",
    }
    if not _fields(spot, set(), optional):
        return
    spot.optional("multiline", Spot.boolean)
    spot.optional("min_length", lambda least: least.whole_number(0, 3000))
    spot.optional("max_length", lambda most: most.whole_number(1, 3000))
    most = spot.value.get("max_length", 3000)
    if isinstance(most, int):
        spot.optional("initial_value", lambda text: text.text(most, least=0))
    spot.optional("dispatch_action_config", dispatch_config)


def address_input(spot: Spot) -> None:
    """A field for a URL or for a mail address."""
    optional = {"initial_value", "dispatch_action_config", "focus_on_load", "placeholder"}
    if _fields(spot, set(), optional):
        spot.optional("initial_value", lambda text: text.text(3000, least=0))
        spot.optional("dispatch_action_config", dispatch_config)


def number_input(spot: Spot) -> None:
    """A field for a number; its bounds and initial value are strings."""
    optional = {
        "initial_value",
        "min_value",
        "max_value",
        "dispatch_action_config",
        "focus_on_load",
        "placeholder",
    }
    if _fields(spot, {"is_decimal_allowed"}, optional):
        spot.at("is_decimal_allowed").boolean()
        for name in ("initial_value", "min_value", "max_value"):
            spot.optional(name, _number_in_text)
        spot.optional("dispatch_action_config", dispatch_config)


def rich_text_input(spot: Spot) -> None:
    """A field for formatted text."""
    optional = {"initial_value", "dispatch_action_config", "focus_on_load", "placeholder"}
    if _fields(spot, set(), optional):
        spot.optional("dispatch_action_config", dispatch_config)


def file_input(spot: Spot) -> None:
    """A field for files."""
    if _fields(spot, set(), {"filetypes", "max_files"}):
        spot.optional("max_files", lambda most: most.whole_number(1, 10))


def image(spot: Spot) -> None:
    """A small image in a section or context block."""
    if spot.object({"alt_text"}, {"image_url", "slack_file"}):
        spot.at("alt_text").text(2000)
        if spot.has("image_url") == spot.has("slack_file"):
            spot.fail("must have either image_url or slack_file")
        spot.optional("image_url", lambda url: url.text(3000))


def _written_as(pattern: re.Pattern[str], form: str) -> Check:
    def check(spot: Spot) -> None:
        if not isinstance(spot.value, str) or not pattern.fullmatch(spot.value):
            spot.fail(f"must be a valid {form}")

    return check


def _number_in_text(spot: Spot) -> None:
    try:
        float(spot.value)
    except (TypeError, ValueError):
        spot.fail("must be a number")
        return
    if not isinstance(spot.value, str):
        spot.fail("must provide a string")


def _initials_offered(spot: Spot, name: str) -> None:
    if not spot.has(name):
        return
    offered: list[Any] = list(spot.value.get("options") or [])
    for group in spot.value.get("option_groups") or []:
        offered += group.get("options", []) if isinstance(group, dict) else []
    preset = spot.value[name]
    for one in preset if isinstance(preset, list) else [preset]:
        if one not in offered:
            spot.at(name).fail("must be one of the provided options")


CHECKS: dict[str, Check] = {
    "button": button,
    "workflow_button": workflow_button,
    "overflow": overflow,
    "static_select": static_menu,
    "multi_static_select": static_menu,
    **dict.fromkeys((MENUS | MULTI_MENUS) - {"static_select", "multi_static_select"}, live_menu),
    "checkboxes": boxes,
    "radio_buttons": boxes,
    "datepicker": datepicker,
    "timepicker": timepicker,
    "datetimepicker": datetimepicker,
    "plain_text_input": text_input,
    "url_text_input": address_input,
    "email_text_input": address_input,
    "number_input": number_input,
    "rich_text_input": rich_text_input,
    "file_input": file_input,
    "image": image,
}
