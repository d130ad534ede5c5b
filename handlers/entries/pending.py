"""Packs entries that await an answer into button values; the database stores nothing of them.

The format is the entry's field names. Buttons remain in messages for years, so a renamed field must
still be read under its old name.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.posts import PostEntry
from domain.entries.scores import SsiScore
from domain.entries.wins import WinEntry
from domain.errors import UserError
from domain.typed.post_line import LogLine
from services.entries.log_post import read_post_link
from views.limits import BUTTON_VALUE

Entry = TypeVar(
    "Entry",
    bound=LogLine | PostEntry | DmEntry | DmWeekEntry | CommentEntry | WinEntry | SsiScore,
)

#: Entries whose link is a `PostLink`; a button carries its URL.
_LINKED = (PostEntry, CommentEntry)
_DAY = {"day": "said_on.day", "ago": "said_on.ago"}
_WHOM = {
    **{name: f"whom.{name}" for name in ("name", "title", "company", "outside", "new")},
    "account": "whom.account_id",
    "contact": "whom.contact_id",
}
#: By kind of entry, the flat names that version 0.1 wrote, each with the path of its field today.
_PATHS_OF_0_1: dict[type, Mapping[str, str]] = {
    LogLine: {"posted_on": "posted_on.day"},
    PostEntry: {},
    SsiScore: {},
    DmEntry: _WHOM | _DAY,
    DmWeekEntry: {"week": "week.name", "ago": "week.ago"},
    CommentEntry: _WHOM | _DAY,
    WinEntry: {
        "account": "account_id",
        "amount": "money.amount",
        "currency": "money.currency",
        **_DAY,
    },
}


def pack(key: str, entry: Entry) -> str | None:
    """Returns an entry as a button value, or ``None`` if it is longer than Slack allows.

    Args:
        key: The idempotency key under which the entry is saved when the button is pressed.
    """
    fields = _adapters()[type(entry)].dump_python(entry, mode="json", exclude_defaults=True)
    if isinstance(entry, _LINKED):
        fields["link"] = entry.link.url
    if isinstance(entry, PostEntry) and entry.link.words:
        fields["words"] = entry.link.words
    value = json.dumps({"key": key, **fields}, ensure_ascii=False, separators=(",", ":"))
    return value if len(value) <= BUTTON_VALUE else None


def pack_or_refuse(key: str, entry: Entry) -> str:
    """Returns an entry as a button value.

    Raises:
        UserError: The value is longer than Slack allows.
    """
    value = pack(key, entry)
    if value is None:
        raise UserError("This is too long for a question with buttons.", "Please use the form.")
    return value


def unpack(value: str, kind: type[Entry]) -> tuple[str, Entry]:
    """Returns the key and the entry in a button value.

    Raises:
        ValueError: The value holds no entry of this kind.
    """
    packed = json.loads(value)
    if issubclass(kind, _LINKED):
        words = packed.pop("words", "")
        packed["link"] = replace(read_post_link(packed["link"]), words=words)
    entry: Entry = _adapters()[kind].validate_python(_nested(packed, _PATHS_OF_0_1[kind]))
    return packed["key"], entry


@cache
def _adapters() -> dict[type, TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in _PATHS_OF_0_1}


def _nested(packed: dict[str, Any], paths: Mapping[str, str]) -> dict[str, Any]:
    """Returns a button's fields with the flat ones of version 0.1 moved to their paths."""
    nested = {name: value for name, value in packed.items() if name not in paths}
    for name in packed.keys() & paths.keys():
        field, _, part = paths[name].partition(".")
        if isinstance(packed[name], dict):
            nested[name] = packed[name]
        elif part:
            nested.setdefault(field, {})[part] = packed[name]
        else:
            nested[field] = packed[name]
    return nested
