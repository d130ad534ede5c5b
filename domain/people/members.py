"""A person of a workspace: Slack ids and profile."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import NotForYouError
from domain.timing.periods import zone_named

#: A profile is read from Slack again after this time.
PROFILE_LASTS = timedelta(hours=24)


class Refusal(StrEnum):
    """Why the bot does not serve a person."""

    EXTERNAL = "external"
    BOT = "bot"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Asker:
    """A person's Slack ids: workspace and user."""

    workspace: str
    user: str


@dataclass(frozen=True)
class Profile:
    """A person's Slack profile.

    Args:
        name: The name that teammates see.
        zone_name: IANA name of the time zone.
        refusal: Why the bot does not serve them, or ``None``.
        fresh: Whether it was just read from Slack and should be stored; false for a stored
            profile or a placeholder.
        is_admin: Whether they are an admin or owner of the workspace.
        is_guest: Whether they are a guest of the workspace, in one channel or in several. Guests
            see only their own entries.
    """

    name: str
    zone_name: str = "UTC"
    refusal: Refusal | None = None
    fresh: bool = True
    is_admin: bool = False
    is_guest: bool = False


@dataclass(frozen=True)
class Colleague:
    """A person of the workspace, who may never have used the bot.

    Args:
        names: All their names in Slack.
    """

    user_id: str
    names: tuple[str, ...]
    profile: Profile


@dataclass(frozen=True)
class Person:
    """The person who acts now, with their profile."""

    asker: Asker
    profile: Profile

    @property
    def zone(self) -> ZoneInfo:
        """Their time zone; UTC if unknown."""
        return zone_named(self.profile.zone_name)

    def admit(self) -> None:
        """Refuses a person whom the bot does not serve.

        Raises:
            NotForYouError: they are external, a bot, or deactivated.
        """
        if self.profile.refusal is Refusal.EXTERNAL:
            raise NotForYouError(
                "SSI Coach works only for members of this workspace, and you are a guest in it.",
                "Ask the Slack admin at your own company to install it there.",
            )
        if self.profile.refusal is not None:
            raise NotForYouError("SSI Coach works for people with an active account only.")
