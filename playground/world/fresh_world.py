"""The users and channels of a fresh workspace."""

from playground.world.identity import (
    BOT_HANDLE,
    BOT_ID,
    BOT_USER_ID,
    PARTNER_TEAM_ID,
    SLACKBOT_ID,
)
from playground.world.state import Conversation, User, World

#: So that no one takes the people, or what they do, for real.
_TITLE = "Seller (invented)"


def people_of(app_name: str) -> list[User]:
    """The users of a fresh workspace; their ids are fixed so that tests can name them."""
    return [
        User(
            "U0ADA",
            "ada",
            "Ada Lindqvist",
            "Europe/Stockholm",
            is_admin=True,
            is_owner=True,
            title=_TITLE,
        ),
        User("U0BEN", "ben", "Ben Okafor", "America/Los_Angeles", title=_TITLE),
        User("U0UMA", "uma", "Uma Rao", "Etc/UTC", title=_TITLE),
        User(
            "U0EVE",
            "eve",
            "Eve Partner",
            "Europe/London",
            team_id=PARTNER_TEAM_ID,
            title="Partner (invented)",
        ),
        User(BOT_USER_ID, BOT_HANDLE, app_name, "Etc/UTC", is_bot=True, bot_id=BOT_ID),
        User("U0OTHERBOT", "standup", "Standup Bot", "Etc/UTC", is_bot=True, bot_id="B0OTHERBOT"),
        User(SLACKBOT_ID, "slackbot", "Slackbot", "Etc/UTC"),
    ]


def channels() -> list[Conversation]:
    """The channels of a fresh workspace. The bot is not in #quiet; Eve is only in #partners."""
    team = ["U0ADA", "U0BEN", "U0UMA"]
    return [
        Conversation("C0GENERAL", "general", "channel", [*team, BOT_USER_ID, "U0OTHERBOT"]),
        Conversation("C0SALES", "sales", "channel", [*team, BOT_USER_ID]),
        Conversation("C0PARTNERS", "partners", "channel", [*team, "U0EVE", BOT_USER_ID]),
        Conversation("C0LEADS", "leadership", "private", ["U0ADA", BOT_USER_ID]),
        Conversation("C0QUIET", "quiet", "channel", list(team)),
    ]


def fill(world: World, app_name: str) -> None:
    """Reset `world` to its fresh state."""
    world.clear()
    world.users.update({user.id: user for user in people_of(app_name)})
    world.conversations.update({channel.id: channel for channel in channels()})
