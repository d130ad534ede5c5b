"""A text that Slack may have split into several messages."""

from views import blocks
from views.blocks import Message


def may_go_on() -> Message:
    """Says how a text goes to the bot as one."""
    text = (
        "Slack splits a text of more than 4,000 characters, and I read each part by itself. If "
        "Slack split yours, send all of it again as one: press + beside the message field, choose "
        "*Text snippet* and paste it there. You may paste people in parts: they add up, and each "
        "counts once."
    )
    return Message(text, (blocks.context(text),))
