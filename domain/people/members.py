"""Who is asking, and what Slack says about them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import NotForYouError
from domain.timing.periods import zone_named

#: How long a profile read from Slack is good for.
PROFILE_LASTS = timedelta(hours=24)


class Refusal(StrEnum):
    """Why the bot does not serve somebody."""

    EXTERNAL = "external"
    BOT = "bot"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Asker:
    """A person of a workspace, by Slack's ids."""

    workspace: str
    user: str


@dataclass(frozen=True)
class Profile:
    """What Slack says about a person.

    Args:
        name: The name that teammates see.
        zone_name: IANA name of the time zone.
        refusal: Why the bot does not serve them, or ``None``.
        fresh: Just read from Slack, and to be kept; not what was remembered, nor a stand-in.
        is_admin: An admin or owner of the workspace.
    """

    name: str
    zone_name: str = "UTC"
    refusal: Refusal | None = None
    fresh: bool = True
    is_admin: bool = False


@dataclass(frozen=True)
class Colleague:
    """Somebody of the workspace, who may never have spoken to the bot.

    Args:
        names: All that Slack calls them.
    """

    user_id: str
    names: tuple[str, ...]
    profile: Profile


@dataclass(frozen=True)
class Person:
    """Somebody who asks, with their profile."""

    asker: Asker
    profile: Profile

    @property
    def zone(self) -> ZoneInfo:
        """The zone they live in; UTC where it is unknown."""
        return zone_named(self.profile.zone_name)

    def admit(self) -> None:
        """Refuses, politely, those whom the bot does not serve.

        Raises:
            NotForYouError: external, a bot, or deactivated.
        """
        if self.profile.refusal is Refusal.EXTERNAL:
            raise NotForYouError(
                "SSI Coach works for the people of this workspace only, and you are its guest.",
                "Ask the Slack admin at your own company to install it there.",
            )
        if self.profile.refusal is not None:
            raise NotForYouError("SSI Coach works for people with an active account only.")
