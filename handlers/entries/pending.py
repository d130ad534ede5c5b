"""Entries that await an answer, as buttons carry them: the database keeps nothing of them.

An entry's field names are the format, and buttons stay in messages for years: a renamed field must
still be read under its old name.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.posts import PostEntry
from domain.entries.wins import WinEntry
from domain.errors import UserError
from domain.typed.post_line import LogLine
from services.entries.log_post import read_post_link
from views.limits import BUTTON_VALUE

Entry = TypeVar(
    "Entry", bound=LogLine | PostEntry | DmEntry | DmWeekEntry | CommentEntry | WinEntry
)

#: Kinds of entries whose link has been read; a button carries its plain text.
_LINKED = (PostEntry, CommentEntry)
_DAY = {"day": "said_on.day", "ago": "said_on.ago"}
_WHOM = {
    **{name: f"whom.{name}" for name in ("name", "title", "company", "outside", "new")},
    "account": "whom.account_id",
    "contact": "whom.contact_id",
}
#: Every kind of entry, and the names that version 0.1 wrote flat, each with its field's path now.
_MOVED: dict[type, Mapping[str, str]] = {
    LogLine: {},
    PostEntry: {},
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
    """An entry as a button's value; ``None`` where it is longer than a button can carry.

    Args:
        key: Names the submission: however often the button is pressed, it counts once.
    """
    said = _adapters()[type(entry)].dump_python(entry, mode="json", exclude_defaults=True)
    if isinstance(entry, _LINKED):
        said["link"] = entry.link.url
    value = json.dumps({"key": key, **said}, ensure_ascii=False, separators=(",", ":"))
    return value if len(value) <= BUTTON_VALUE else None


def pack_or_refuse(key: str, entry: Entry) -> str:
    """An entry as a button's value, like `pack`.

    Raises:
        UserError: it is longer than a button can carry.
    """
    value = pack(key, entry)
    if value is None:
        raise UserError("This is too long for me to ask back about.", "Use the form, please.")
    return value


def unpack(value: str, kind: type[Entry]) -> tuple[str, Entry]:
    """A button's value as the key and the entry.

    Raises:
        ValueError: it carries no entry of this kind.
    """
    packed = json.loads(value)
    if issubclass(kind, _LINKED):
        packed["link"] = read_post_link(packed["link"])
    entry: Entry = _adapters()[kind].validate_python(_nested(packed, _MOVED[kind]))
    return packed["key"], entry


@cache
def _adapters() -> dict[type, TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in _MOVED}


def _nested(packed: dict[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
    """A button's values with those that version 0.1 wrote flat in their places."""
    nested = {name: value for name, value in packed.items() if name not in moved}
    for name in packed.keys() & moved.keys():
        field, _, part = moved[name].partition(".")
        if isinstance(packed[name], dict):
            nested[name] = packed[name]
        elif part:
            nested.setdefault(field, {})[part] = packed[name]
        else:
            nested[field] = packed[name]
    return nested
