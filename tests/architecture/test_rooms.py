"""Where modules stand: one room for each subject in every layer, and no crowded folder."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
LAYERS = ("handlers", "services", "views", "storage", "domain")
#: Rooms of every layer; others, such as `views/wording` or `domain/typed`, belong to one layer.
GRID = ("entries", "targets", "figures", "coaching", "people", "delivery")
#: What a layer has at its root because all of its rooms use it.
ROOT = "(root)"
#: As many modules as a reader takes in at once.
MOST_MODULES = 25

#: Modules of one name in several rooms, and why.
EXCEPTIONS = {
    "accounts": "entries, targets and coaching all speak of accounts: `domain/accounts.py`",
    "acts": "every room of `services` that writes begins an act: `services/acts.py`",
}


def modules(layer: str) -> Iterator[tuple[str, str]]:
    """The room and the name of each module in a layer."""
    for file in (HOUSE / layer).rglob("*.py"):
        parts = file.relative_to(HOUSE / layer).parts
        if file.stem != "__init__":
            yield (parts[0] if len(parts) > 1 else ROOT), file.stem


def test_a_subject_has_the_same_room_in_every_layer() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for layer in LAYERS:
        for room, name in modules(layer):
            if room in (*GRID, ROOT):
                rooms[name].add(room)
    assert {name for name, found in rooms.items() if len(found) > 1} == EXCEPTIONS.keys()


def test_no_folder_is_crowded() -> None:
    folders: dict[Path, int] = defaultdict(int)
    for top in (*LAYERS, "bot", "delivery", "linkedin", "playground", "tests", "benchmarks"):
        for file in (HOUSE / top).rglob("*.py"):
            folders[file.parent.relative_to(HOUSE)] += file.stem != "__init__"
    assert {str(path): count for path, count in folders.items() if count > MOST_MODULES} == {}
