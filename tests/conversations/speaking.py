"""Talking with the bot in a direct message."""

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage

#: Said once to the first admin, after whatever they asked for.
_OFFER = "You are an admin of this workspace"


async def says(person: Actor, line: str) -> ShownMessage:
    """Types a line, and gives the answer."""
    await person.says_in_dm(line)
    return await hears(person)


async def hears(person: Actor) -> ShownMessage:
    """The next message from the bot, but for the offer of the setup."""
    message = await person.next_message("dm")
    while message.text.startswith(_OFFER):
        message = await person.next_message("dm")
    return message
