"""Pagination with Slack's cursors."""

import base64
import binascii
from typing import TypeVar

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments

Item = TypeVar("Item")
LIMIT = 1000


def page_of(items: list[Item], arguments: Arguments) -> tuple[list[Item], str]:
    """One page of `items` and the cursor of the next page, "" at the end.

    Raises:
        SlackError: invalid_limit or invalid_cursor.
    """
    limit_text = arguments.text("limit") or "0"
    if not limit_text.isdecimal() or int(limit_text) > LIMIT:
        raise SlackError("invalid_limit")
    start = _start(arguments.text("cursor"))
    limit = int(limit_text) or len(items)
    end = start + limit
    return items[start:end], _cursor(end) if end < len(items) else ""


def _cursor(start: int) -> str:
    return base64.b64encode(f"from:{start}".encode()).decode()


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as fault:
        raise SlackError("invalid_cursor") from fault
    if word != "from" or not number.isdecimal():
        raise SlackError("invalid_cursor")
    return int(number)
