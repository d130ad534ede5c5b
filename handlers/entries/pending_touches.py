"""DMs and comments that await an answer, as a button carries them: nothing is kept on our side."""

import json
from datetime import date
from typing import Any

from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.touches import Relation
from domain.errors import UserError
from domain.typed.person_reference import PersonReference
from domain.typed.typed_days import TypedDay, TypedWeek
from views.limits import BUTTON_VALUE


def pack_dm(key: str, entry: DmEntry) -> str:
    """A DM as a button's value.

    Args:
        key: Names the submission: however often the button is pressed, it counts once.
    """
    relation = entry.relation.value if entry.relation else None
    said = {"relation": relation, "replied": entry.replied or None}
    return _packed({"key": key, **said, **_whom(entry.whom), **_day(entry.said_on)})


def unpack_dm(value: str) -> tuple[str, DmEntry]:
    """A button's value as the key and the DM."""
    packed = json.loads(value)
    relation = Relation(packed["relation"]) if "relation" in packed else None
    replied = bool(packed.get("replied"))
    return packed["key"], DmEntry(_whom_in(packed), relation, replied, _day_in(packed))


def pack_dm_week(key: str, entry: DmWeekEntry) -> str:
    """A week's totals as a button's value."""
    week = entry.week or TypedWeek()
    numbers = {"target": entry.target, "other": entry.other}
    return _packed({"key": key, **numbers, "week": week.name or None, "ago": week.ago or None})


def unpack_dm_week(value: str) -> tuple[str, DmWeekEntry]:
    """A button's value as the key and the totals."""
    packed = json.loads(value)
    week = TypedWeek(packed.get("week", ""), packed.get("ago", 0))
    return packed["key"], DmWeekEntry(packed.get("target"), packed.get("other"), week)


def pack_comment(key: str, entry: CommentEntry) -> str:
    """A comment as a button's value; its link must be a plain one.

    Raises:
        UserError: its link is longer than a button can carry.
    """
    said = {"key": key, "link": entry.link}
    return _packed({**said, **_whom(entry.whom), **_day(entry.said_on)})


def unpack_comment(value: str) -> tuple[str, CommentEntry]:
    """A button's value as the key and the comment."""
    packed = json.loads(value)
    return packed["key"], CommentEntry(packed["link"], _whom_in(packed), _day_in(packed))


def _whom(whom: PersonReference) -> dict[str, Any]:
    return {
        "name": whom.name or None,
        "title": whom.title or None,
        "company": whom.company or None,
        "account": whom.account_id,
        "contact": whom.contact_id,
        "outside": whom.outside or None,
        "new": whom.new or None,
    }


def _whom_in(packed: dict[str, Any]) -> PersonReference:
    return PersonReference(
        packed.get("name", ""),
        packed.get("title", ""),
        packed.get("company", ""),
        packed.get("account"),
        packed.get("contact"),
        bool(packed.get("outside")),
        bool(packed.get("new")),
    )


def _day(said: TypedDay | None) -> dict[str, Any]:
    if said is None:
        return {}
    return {"day": said.day.isoformat()} if said.day else {"ago": said.ago}


def _day_in(packed: dict[str, Any]) -> TypedDay | None:
    if "day" in packed:
        return TypedDay(date.fromisoformat(packed["day"]))
    return TypedDay(ago=packed["ago"]) if "ago" in packed else None


def _packed(said: dict[str, Any]) -> str:
    kept = {name: value for name, value in said.items() if value is not None}
    value = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    if len(value) > BUTTON_VALUE:
        raise UserError("This is too long for me to ask back about.", "Use the form, please.")
    return value
