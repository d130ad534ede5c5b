"""A call's arguments, sent as a form, in the query, or as JSON."""

import json
from typing import Any

from aiohttp import web

from playground.refusals import SlackError

TRUE = (True, "true", "True", "1", 1)


class Arguments:
    """The arguments of one call, without its token.

    Args:
        values: by name; in forms all values are strings, and blocks and views are JSON strings.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def text(self, name: str) -> str:
        """A string; "" if missing.

        Raises:
            SlackError: it is not a string.
        """
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise SlackError("invalid_arguments", [f"[ERROR] must be a string [{name}]"])
        return value

    def required(self, name: str, error: str = "invalid_arguments") -> str:
        """A required string.

        Raises:
            SlackError: it is missing or empty.
        """
        text = self.text(name)
        if not text:
            messages = [f"[ERROR] missing required field: {name}"]
            raise SlackError(error, messages if error == "invalid_arguments" else None)
        return text

    def flag(self, name: str) -> bool:
        """A boolean; False if missing."""
        return self.values.get(name) in TRUE

    def parsed(self, name: str, error: str) -> Any:
        """A value that is a JSON string in forms; None if missing.

        Raises:
            SlackError: the string is not JSON.
        """
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as fault:
            raise SlackError(error) from fault

    def blocks(self) -> list[dict[str, Any]] | None:
        """The blocks; None if missing.

        Raises:
            SlackError: invalid_blocks_format.
        """
        blocks = self.parsed("blocks", "invalid_blocks_format")
        if blocks is not None and not isinstance(blocks, list):
            raise SlackError("invalid_blocks_format")
        return blocks

    def view(self) -> dict[str, Any]:
        """The view.

        Raises:
            SlackError: it is missing or not an object.
        """
        view = self.parsed("view", "invalid_arguments")
        if not isinstance(view, dict):
            raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
        return view


async def read_arguments(request: web.Request, takes_json: bool) -> tuple[dict[str, Any], str]:
    """Read a call's arguments, including the token, and Slack's warning about their charset.

    Raises:
        SlackError: invalid_json, json_not_object or invalid_post_type.
    """
    values: dict[str, Any] = dict(request.query)
    if request.method == "GET" or not request.can_read_body:
        return values, ""
    if request.content_type == "application/json":
        if not takes_json:
            # Slack ignores JSON here, so the arguments count as missing.
            return values, ""
        return values | await _json_body(request), "" if request.charset else "missing_charset"
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.post()
        return values | dict(form), "superfluous_charset" if request.charset else ""
    raise SlackError("invalid_post_type")


async def _json_body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as fault:
        raise SlackError("invalid_json") from fault
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body
