"""The one click, in every message that the clock sends, that stops them all."""

from views import blocks
from views.blocks import Block
from views.ids import Action


def stop_all_button() -> Block:
    """Stops everything that the bot sends, at once: joining again is one click too."""
    return blocks.button("Stop all messages", Action.STOP_ALL)
