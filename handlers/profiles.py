"""What Slack says about a person, asked for only when it is not known."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.people import Asker, Profile, Refusal
from handlers.payloads import Payload
from handlers.slack_errors import code_of

_log = logging.getLogger(__name__)

#: Slack normally answers in a tenth of this; a slower answer must not hold the person up.
PATIENCE = 0.8
_AT_ONCE = 40


async def fetch_profile(
    client: AsyncWebClient, asker: Asker, patience: float = PATIENCE
) -> Profile | None:
    """Asks Slack; ``None`` when it does not answer in time or at all.

    Args:
        patience: Seconds.
    """
    try:
        answer = await asyncio.wait_for(client.users_info(user=asker.user), patience)
    except SlackApiError as error:
        if code_of(error) in {"user_not_found", "user_not_visible"}:
            # People of another workspace may be invisible to the bot.
            return Profile("", refusal=Refusal.EXTERNAL)
        _log.warning("users.info refused: %s", code_of(error))
        return None
    except (TimeoutError, aiohttp.ClientError) as error:
        _log.warning("users.info did not answer: %s", type(error).__name__)
        return None
    return read_profile(answer["user"], asker.workspace)


async def fetch_profiles(
    client: AsyncWebClient, workspace: str, user_ids: Sequence[str]
) -> dict[str, Profile | None]:
    """Asks Slack for several people at once; those beyond what it allows are asked for later."""
    asked = user_ids[:_AT_ONCE]
    found = await asyncio.gather(
        *(fetch_profile(client, Asker(workspace, user_id)) for user_id in asked)
    )
    return {**dict.fromkeys(user_ids), **dict(zip(asked, found, strict=True))}


def read_profile(user: Payload, workspace: str) -> Profile:
    """Slack's user object as a profile."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or "somebody"
    return Profile(
        name=str(name),
        zone_name=str(user.get("tz") or "UTC"),
        refusal=_refusal(user, workspace),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
    )


def _refusal(user: Payload, workspace: str) -> Refusal | None:
    if user.get("is_bot") or user.get("id") == "USLACKBOT":
        return Refusal.BOT
    if user.get("deleted"):
        return Refusal.DEACTIVATED
    home = user.get("team_id")
    foreign = home is not None and home != workspace and not user.get("enterprise_user")
    return Refusal.EXTERNAL if user.get("is_stranger") or foreign else None
