"""A win that awaits an answer, as a button carries it: nothing is kept on our side."""

import json
from datetime import date
from decimal import Decimal

from domain.entries.wins import WinEntry, WinKind
from domain.typed.money import TypedMoney
from domain.typed.typed_days import TypedDay


def pack_win(key: str, entry: WinEntry) -> str:
    """A win as a button's value.

    Args:
        key: Names the submission: however often the button is pressed, it counts once.
    """
    day = entry.said_on.day if entry.said_on else None
    said = {
        "key": key,
        "kind": entry.kind.value if entry.kind else None,
        "company": entry.company or None,
        "account": entry.account_id,
        "outside": entry.outside or None,
        "amount": str(entry.money.amount) if entry.money else None,
        "currency": entry.money.currency if entry.money else None,
        "day": day.isoformat() if day else None,
        "ago": entry.said_on.ago if entry.said_on and day is None else None,
        "another": entry.another or None,
    }
    kept = {name: value for name, value in said.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def unpack_win(value: str) -> tuple[str, WinEntry]:
    """A button's value as the key and the win."""
    packed = json.loads(value)
    money = None
    if "amount" in packed:
        money = TypedMoney(Decimal(packed["amount"]), packed.get("currency", ""))
    said_on = None
    if "day" in packed:
        said_on = TypedDay(date.fromisoformat(packed["day"]))
    elif "ago" in packed:
        said_on = TypedDay(ago=packed["ago"])
    return packed["key"], WinEntry(
        kind=WinKind(packed["kind"]) if "kind" in packed else None,
        company=packed.get("company", ""),
        account_id=packed.get("account"),
        outside=bool(packed.get("outside")),
        money=money,
        said_on=said_on,
        another=bool(packed.get("another")),
    )
