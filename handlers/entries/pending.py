"""An entry that awaits an answer, as a button carries it: nothing is kept on our side."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from domain.entries.posts import PostEntry, PostQuestion
from domain.figures.engagement import Figures
from domain.figures.goals import Goal
from domain.typed.post_line import LogLine
from views.limits import BUTTON_VALUE


def entry_of(line: LogLine) -> PostEntry:
    """A line as an entry; a missing link is found out when it is logged."""
    return PostEntry(line.link or "", line.figures, line.goal, line.posted_on, line.link_out)


def pack(key: str, entry: PostEntry) -> str | None:
    """An entry as a button's value; ``None`` where it is longer than a button can carry.

    Args:
        key: Names the submission: however often the button is pressed, it counts once.
    """
    packed: dict[str, Any] = {
        "key": key,
        "link": entry.link,
        "figures": {
            name: value for name, value in asdict(entry.figures).items() if value is not None
        },
        "goal": entry.goal,
        "posted_on": entry.posted_on.isoformat() if entry.posted_on else None,
        "link_out": entry.link_out,
        "confirmed": sorted(entry.confirmed),
        "known_views": entry.known_views,
    }
    said = {name: value for name, value in packed.items() if value not in (None, [])}
    value = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return value if len(value) <= BUTTON_VALUE else None


def unpack(value: str) -> tuple[str, PostEntry]:
    """A button's value as the key and the entry."""
    packed = json.loads(value)
    posted_on = packed.get("posted_on")
    return packed["key"], PostEntry(
        link=packed["link"],
        figures=Figures(**packed.get("figures", {})),
        goal=Goal(packed["goal"]) if "goal" in packed else None,
        posted_on=date.fromisoformat(posted_on) if posted_on else None,
        link_out=packed.get("link_out"),
        confirmed=frozenset(PostQuestion(name) for name in packed.get("confirmed", [])),
        known_views=packed.get("known_views"),
    )
