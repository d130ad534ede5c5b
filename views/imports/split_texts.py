"""A text that Slack may have split into several messages."""

from views import blocks
from views.blocks import Message


def may_go_on() -> Message:
    """Says how a text goes to the bot as one."""
    text = (
        "If Slack split your text, I read the parts that come within a minute as one text, and "
        "update this answer. If a part still gets an answer of its own, send the whole text again "
        "as one: press + beside the message field, choose *Text snippet* and paste it there."
    )
    return Message(text, (blocks.context(text),))
