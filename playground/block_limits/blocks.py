"""Layout blocks."""

from playground.block_limits.data_blocks import data_table, data_visualization, table
from playground.block_limits.elements import AS_ACCESSORY, IN_ACTIONS, IN_INPUT, element, image
from playground.block_limits.inspection import Check, Spot
from playground.block_limits.objects import plain_text, text_object

MARKDOWN_CHARACTERS = 12_000
ALERT_LEVELS = {"default", "info", "warning", "error", "success"}
CONTAINER_WIDTHS = {"narrow", "standard", "wide", "full"}
RICH_TEXT_PARTS = {
    "rich_text_section",
    "rich_text_list",
    "rich_text_preformatted",
    "rich_text_quote",
}


def section(spot: Spot) -> None:
    """A text, up to ten fields, or both, with an optional accessory."""
    if not spot.object(set(), {"block_id", "text", "fields", "accessory", "expand"}):
        return
    if not spot.has("text") and not spot.has("fields"):
        spot.fail("missing required field: text or fields")
    spot.optional("text", text_object(3000))
    if spot.has("fields"):
        for field in spot.at("fields").items(10):
            text_object(2000)(field)
    spot.optional("accessory", element(AS_ACCESSORY))
    spot.optional("expand", Spot.boolean)


def header(spot: Spot) -> None:
    """A larger, bold text."""
    if spot.object({"text"}, {"block_id"}):
        plain_text(150)(spot.at("text"))


def divider(spot: Spot) -> None:
    """A line."""
    spot.object(set(), {"block_id"})


def context(spot: Spot) -> None:
    """Up to ten small texts and images."""
    if not spot.object({"elements"}, {"block_id"}):
        return
    for part in spot.at("elements").items(10):
        if isinstance(part.value, dict) and part.value.get("type") == "image":
            image(part)
        else:
            text_object(2000)(part)


def actions(spot: Spot) -> None:
    """Up to 25 buttons, menus and pickers."""
    if spot.object({"elements"}, {"block_id"}):
        for part in spot.at("elements").items(25):
            element(IN_ACTIONS)(part)


def input_block(spot: Spot) -> None:
    """A field with its label."""
    optional = {"block_id", "hint", "optional", "dispatch_action"}
    if spot.object({"label", "element"}, optional):
        plain_text(2000)(spot.at("label"))
        element(IN_INPUT)(spot.at("element"))
        spot.optional("hint", plain_text(2000))
        spot.optional("optional", Spot.boolean)
        spot.optional("dispatch_action", Spot.boolean)


def image_block(spot: Spot) -> None:
    """An image."""
    if spot.object({"alt_text"}, {"block_id", "image_url", "slack_file", "title"}):
        spot.at("alt_text").text(2000)
        if spot.has("image_url") == spot.has("slack_file"):
            spot.fail("must have either image_url or slack_file")
        spot.optional("image_url", lambda url: url.text(3000))
        spot.optional("title", plain_text(2000))


def rich_text(spot: Spot) -> None:
    """Formatted text; its inner elements are not checked."""
    if spot.object({"elements"}, {"block_id"}):
        for part in spot.at("elements").items(1000):
            kind = part.value.get("type") if isinstance(part.value, dict) else None
            if kind not in RICH_TEXT_PARTS:
                part.fail(f"unsupported type: {kind}")


def markdown(spot: Spot) -> None:
    """Standard markdown."""
    if spot.object({"text"}, {"block_id"}):
        spot.at("text").text(MARKDOWN_CHARACTERS)


def alert(spot: Spot) -> None:
    """A notice in a modal."""
    if spot.object({"text"}, {"block_id", "level"}):
        text_object(3000)(spot.at("text"))
        spot.optional("level", lambda level: level.one_of(ALERT_LEVELS))


def container(spot: Spot) -> None:
    """A titled frame around other blocks, which `surfaces` checks."""
    optional = {"block_id", "title", "rich_text_title", "subtitle", "width", "icon"}
    flags = {"is_collapsible", "default_collapsed", "has_header_divider"}
    if not spot.object({"child_blocks"}, optional | flags):
        return
    if not spot.has("title") and not spot.has("rich_text_title"):
        spot.fail("missing required field: title or rich_text_title")
    spot.optional("title", plain_text(150))
    spot.optional("rich_text_title", rich_text)
    spot.optional("subtitle", text_object(150))
    spot.optional("width", lambda width: width.one_of(CONTAINER_WIDTHS))
    spot.optional("icon", image)
    for flag in flags:
        spot.optional(flag, Spot.boolean)
    if spot.value.get("is_collapsible") and spot.value.get("has_header_divider"):
        spot.fail("has_header_divider is not available with is_collapsible")


BLOCKS: dict[str, Check] = {
    "section": section,
    "header": header,
    "divider": divider,
    "context": context,
    "actions": actions,
    "input": input_block,
    "image": image_block,
    "rich_text": rich_text,
    "markdown": markdown,
    "alert": alert,
    "container": container,
    "table": table,
    "data_table": data_table,
    "data_visualization": data_visualization,
}
