"""Bringing one's own exported data back."""

from dataclasses import dataclass
from typing import Any

#: What identifies the JSON file of an own export, and the version that this program writes.
FORMAT = "ssi-coach data"
VERSION = 1
JSON_FILE = "data.json"

OwnTables = dict[str, list[dict[str, Any]]]
"""The rows of an own export, by table, as JSON has them."""


@dataclass(frozen=True)
class OwnImported:
    """What an import of own data added.

    Args:
        act_id: The act to undo; ``None`` if nothing was new.
        added: How many entries of each kind were added, by the table's name.
        known: How many there were already.
        others: Posts that a teammate logged.
        unreadable: Rows that could not be read, and so were left out.
    """

    act_id: int | None
    added: dict[str, int]
    known: int
    others: int
    unreadable: int
