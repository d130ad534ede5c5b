"""The ⋯ menu of a message: an option chosen there acts as its button would."""

from collections.abc import Awaitable, Callable
from typing import Any

from views.ids import MORE


async def press_chosen(body: dict[str, Any], next_: Callable[[], Awaitable[Any]]) -> None:
    """Turns a choice in a ⋯ menu into the press of a button, before Bolt looks for its listener."""
    for action in body.get("actions") or ():
        if action.get("action_id") == MORE:
            chosen = str((action.get("selected_option") or {}).get("value", ""))
            action["action_id"], _, action["value"] = chosen.partition(" ")
    await next_()
