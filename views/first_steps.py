"""The four things to do first, as buttons in plain words."""

from views import blocks, words
from views.blocks import Block, Message
from views.ids import Action

_EXAMPLES = (
    "You can write to me like “I wrote to Jane Doe at Acme”, “meeting with Globex” or “how am I "
    "doing this month?”, or paste the link to a post with its numbers."
)
#: A longer text is a sentence, for which a hint about one command is wrong.
_SHORT = 3


def first_steps(*more: Block) -> Block:
    """The four buttons, and more behind them."""
    return blocks.actions(
        blocks.button("Log a post", Action.OPEN_LOG),
        blocks.button("I wrote to someone", Action.OPEN_DM),
        blocks.button("How am I doing?", Action.SHOW_STATS),
        blocks.button("Whom should I write to?", Action.SHOW_WHOM),
        *more,
    )


def not_understood(typed: str, hint: str) -> Message:
    """Answers a direct message that means nothing to the bot.

    Args:
        hint: What to type instead, for a short text.
    """
    asked = "I didn't get that, so I saved nothing. What would you like to do?"
    shown = words.sentence(hint) if hint and len(typed.split()) <= _SHORT else _EXAMPLES
    return Message(f"{asked} {shown}", (blocks.section(f"{asked}\n{shown}"), first_steps()))


def youre_welcome() -> Message:
    """Answers thanks."""
    text = "You're welcome."
    return Message(text, (blocks.section(text),))
