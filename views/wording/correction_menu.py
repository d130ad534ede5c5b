"""The choices that correct whom an entry was matched to."""

from domain.entries.corrections import MatchedEntry
from views import blocks
from views.blocks import Block
from views.ids import Action


def correction_choices(entry: MatchedEntry) -> list[Block]:
    """The two choices of an entry's menu."""
    value = f"{entry.kind.value}:{entry.id}"
    return [
        blocks.button("Not this person", Action.NOT_THIS_PERSON, value),
        blocks.button("Other account…", Action.OTHER_ACCOUNT, value),
    ]
