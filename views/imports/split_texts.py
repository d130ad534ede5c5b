"""A text that Slack may have split into several messages."""

from views import blocks
from views.blocks import Message


def may_go_on() -> Message:
    """Says how a text goes to the bot as one."""
    text = (
        "If Slack sent this text in several messages, I read what comes within a minute together "
        "with it, and change this answer. If the rest gets an answer of its own, send all again as "
        "one: press + beside the message field, choose *Text snippet* and paste it there."
    )
    return Message(text, (blocks.context(text),))
