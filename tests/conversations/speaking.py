"""Talking with the bot: a person types a line, and the bot answers."""

from playground.testing.actor import Actor
from playground.testing.screen import ShownMessage

#: How the messages begin that the bot sends once: to the first admin, after their first command,
#: and to each member who joined.
_ONCE = ("You are an admin of this workspace", "Welcome. ")
#: How the message begins that the bot shows while reading takes longer, as on a busy machine.
_READING = "Reading "


async def says(person: Actor, line: str) -> ShownMessage:
    """Types a line in a direct message, and returns the answer."""
    await person.says_in_dm(line)
    return await hears(person)


async def hears(person: Actor) -> ShownMessage:
    """Returns the bot's next direct message, except the offer, the welcome, and that it reads."""
    return await _next_answer(person, "dm")


async def asks(person: Actor, line: str, channel: str = "#general") -> str:
    """Types a slash command in a channel, and returns the text of the answer."""
    await person.types(channel, line)
    return (await _next_answer(person, channel)).text


async def _next_answer(person: Actor, conversation: str) -> ShownMessage:
    message = await person.next_message(conversation)
    while message.text.startswith((*_ONCE, _READING)):
        message = await person.next_message(conversation)
    return message
