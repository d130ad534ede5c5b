"""The limits of each surface: which blocks, how many, and a view's other fields."""

import json
from typing import Any

from playground.block_limits.blocks import BLOCKS, MARKDOWN_CHARACTERS
from playground.block_limits.inspection import Spot
from playground.block_limits.objects import identifier, plain_text

EVERYWHERE = {
    "section",
    "header",
    "divider",
    "context",
    "actions",
    "input",
    "image",
    "rich_text",
}
SURFACES = {
    "message": EVERYWHERE | {"markdown", "table", "data_table", "data_visualization", "container"},
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE | {"table", "data_table"},
}
MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
# The most blocks of one type, if that is fewer than MOST_BLOCKS.
MOST_OF_TYPE = {"table": 1, "data_table": 1, "data_visualization": 2}
# Allowed in a container by the documentation and by Slack's validator.
CONTAINED = {"actions", "context", "divider", "header", "image", "section", "table"}
MOST_CONTAINED = 10
FILE_INPUT_SURFACES = {"modal"}
VIEW_BYTES = 250_000
METADATA = 3000
TITLE = 24


def message_problems(blocks: object) -> list[str]:
    """All reasons for which Slack would refuse these blocks in a message."""
    problems: list[str] = []
    _blocks(Spot(blocks, "/blocks", problems), "message")
    return problems


def view_problems(view: object, kind: str) -> list[str]:
    """All reasons for which Slack would refuse this view; `kind` is "modal" or "home"."""
    problems: list[str] = []
    spot = Spot(view, "/view", problems)
    if not isinstance(view, dict):
        spot.fail("must be an object")
        return problems
    if view.get("type") != kind:
        spot.at("type").fail(f"must be {kind}")
    _around(spot, kind)
    _blocks(spot.at("blocks"), kind)
    if kind == "modal" and _has_input(view.get("blocks")) and not spot.has("submit"):
        spot.fail("missing required field: submit, as there is an input block")
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        problems.append("view_too_large")
    return problems


def _around(spot: Spot, kind: str) -> None:
    optional = {"callback_id", "private_metadata", "external_id"}
    if kind == "modal":
        modal = {"submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}
        spot.object({"title", "blocks"}, optional | modal)
        spot.optional("title", plain_text(TITLE))
        spot.optional("submit", plain_text(TITLE))
        spot.optional("close", plain_text(TITLE))
        spot.optional("clear_on_close", Spot.boolean)
        spot.optional("notify_on_close", Spot.boolean)
        spot.optional("submit_disabled", Spot.boolean)
    else:
        # Block Kit Builder exports Home tabs with null titles, and Slack accepts them.
        spot.object({"blocks"}, optional | {"title", "submit", "close"})
    if spot.value.get("callback_id"):
        identifier(spot.at("callback_id"))
    # Slack returns "" for none, and documents only a string up to the limit: the stricter reading.
    spot.optional("private_metadata", lambda metadata: metadata.text(METADATA))
    spot.optional("external_id", lambda external_id: external_id.text(255, least=0))


def _blocks(spot: Spot, surface: str) -> None:
    kinds: list[str] = []
    for block in spot.items(MOST_BLOCKS[surface], least=0):
        kinds += _block(block, surface, SURFACES[surface])
    for kind, most in MOST_OF_TYPE.items():
        if kinds.count(kind) > most:
            spot.fail(f"no more than {most} {kind} blocks allowed")
    if isinstance(spot.value, list):
        _block_ids(spot)
        _markdown_together(spot)
        _one_focus(spot)


def _block(block: Spot, surface: str, allowed: set[str]) -> list[str]:
    """Check one block and its children; returns their types, if supported."""
    kind = block.value.get("type") if isinstance(block.value, dict) else None
    if not isinstance(kind, str) or kind not in allowed:
        block.fail(f"unsupported type: {kind}")
        return []
    BLOCKS[kind](block)
    block.optional("block_id", identifier)
    _action_ids(block)
    _file_input(block, surface)
    if surface == "modal":
        _no_confirm(block)
    kinds = [kind]
    if kind == "container":
        for child in block.at("child_blocks").items(MOST_CONTAINED):
            kinds += _block(child, surface, CONTAINED)
    return kinds


def _block_ids(spot: Spot) -> None:
    ids = [block.get("block_id") for block in _with_children(spot.value)]
    spot.distinct([block_id for block_id in ids if block_id], "block_id")


def _action_ids(block: Spot) -> None:
    elements = block.value.get("elements")
    if isinstance(elements, list) and block.value["type"] == "actions":
        ids = [part.get("action_id") for part in elements if isinstance(part, dict)]
        block.distinct([action_id for action_id in ids if action_id], "action_id")


def _file_input(block: Spot, surface: str) -> None:
    held = block.value.get("element")
    kind = held.get("type") if isinstance(held, dict) else None
    if kind == "file_input" and surface not in FILE_INPUT_SURFACES:
        block.at("element").fail("unsupported type: file_input")


def _no_confirm(block: Spot) -> None:
    for held in _elements(block.value):
        if held.get("confirm") is not None:
            block.fail("confirm is not available in modals")


def _one_focus(spot: Spot) -> None:
    blocks = _with_children(spot.value)
    focused = [e for block in blocks for e in _elements(block) if e.get("focus_on_load")]
    if len(focused) > 1:
        spot.fail("only one element can have focus_on_load")


def _with_children(blocks: list[Any]) -> list[dict[str, Any]]:
    found = []
    for block in blocks:
        if isinstance(block, dict):
            children = block.get("child_blocks")
            found += [block, *_with_children(children if isinstance(children, list) else [])]
    return found


def _elements(block: dict[str, Any]) -> list[dict[str, Any]]:
    listed = block.get("elements")
    held = [block.get("element"), block.get("accessory")]
    held += listed if isinstance(listed, list) else []
    return [element for element in held if isinstance(element, dict)]


def _markdown_together(spot: Spot) -> None:
    texts = [
        b.get("text") for b in spot.value if isinstance(b, dict) and b.get("type") == "markdown"
    ]
    if sum(len(text) for text in texts if isinstance(text, str)) > MARKDOWN_CHARACTERS:
        spot.fail(f"markdown must be less than {MARKDOWN_CHARACTERS + 1} characters together")


def _has_input(blocks: object) -> bool:
    if not isinstance(blocks, list):
        return False
    return any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
