"""The places of modules: one room for each subject in all layers, and no crowded folder."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
LAYERS = ("handlers", "services", "views", "storage", "domain")
#: Rooms of all layers; others, such as `views/wording` or `domain/typed`, belong to one layer.
GRID = ("entries", "targets", "figures", "coaching", "people", "delivery", "imports")
#: The room of modules at a layer's root, which all of its rooms use.
ROOT = "(root)"
#: The most modules that a reader can take in at once.
MOST_MODULES = 25

#: Module names in several rooms, with the reasons.
EXCEPTIONS = {
    "accounts": "entries, targets and coaching all use accounts: `domain/accounts.py`",
    "acts": "rooms of `services` whose changes can be undone begin an act: `services/acts.py`",
}


def modules(layer: str) -> Iterator[tuple[str, str]]:
    """The room and the name of each module in a layer."""
    for file in (REPOSITORY / layer).rglob("*.py"):
        parts = file.relative_to(REPOSITORY / layer).parts
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
    others = ("bot", "delivery", "demo", "linkedin", "playground", "tests", "benchmarks")
    for top in (*LAYERS, *others):
        for file in (REPOSITORY / top).rglob("*.py"):
            folders[file.parent.relative_to(REPOSITORY)] += file.stem != "__init__"
    assert {str(path): count for path, count in folders.items() if count > MOST_MODULES} == {}
