"""Fetches people's profiles from Slack."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.errors import TokenRefusedError
from domain.people.members import Asker, Profile, Refusal
from domain.timing.schedules import TOKEN_TROUBLES
from handlers.payloads import Payload
from handlers.slack_errors import code_of
from services.people.members import UNKNOWN_NAME

_log = logging.getLogger(__name__)

#: Seconds for one profile. Slack usually needs a tenth; longer must not hold the person up.
WITHIN = 0.8
_MOST_AT_ONCE = 40


async def fetch_profile(
    client: AsyncWebClient, asker: Asker, within: float = WITHIN
) -> Profile | None:
    """Returns a person's profile, or ``None`` if Slack fails or does not answer in time.

    Args:
        within: Seconds to wait for Slack.

    Raises:
        TokenRefusedError: Slack no longer accepts the token, so it need not be asked again.
    """
    try:
        answer = await asyncio.wait_for(client.users_info(user=asker.user), within)
    except SlackApiError as error:
        if code_of(error) in {"user_not_found", "user_not_visible"}:
            # People of another workspace may be invisible to the bot.
            return Profile("", refusal=Refusal.EXTERNAL)
        if code_of(error) in TOKEN_TROUBLES:
            raise TokenRefusedError(code_of(error)) from error
        _log.warning("users.info refused: %s", code_of(error))
        return None
    except (TimeoutError, aiohttp.ClientError) as error:
        _log.warning("users.info did not answer: %s", type(error).__name__)
        return None
    return read_profile(answer["user"], asker.workspace)


async def fetch_profiles(
    client: AsyncWebClient, workspace: str, user_ids: Sequence[str]
) -> dict[str, Profile | None]:
    """Returns the profiles of several people by user id; ``None`` beyond the first forty."""
    fetched = user_ids[:_MOST_AT_ONCE]
    try:
        profiles = await asyncio.gather(
            *(fetch_profile(client, Asker(workspace, user_id)) for user_id in fetched)
        )
    except TokenRefusedError as error:
        _log.warning("users.info refused: %s", error.reason)
        return dict.fromkeys(user_ids)
    return {**dict.fromkeys(user_ids), **dict(zip(fetched, profiles, strict=True))}


def read_profile(user: Payload, workspace: str) -> Profile:
    """Returns the profile in Slack's user object."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or UNKNOWN_NAME
    return Profile(
        name=str(name),
        zone_name=str(user.get("tz") or "UTC"),
        refusal=_refusal(user, workspace),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
    )


def _refusal(user: Payload, workspace: str) -> Refusal | None:
    if user.get("is_bot") or user.get("id") == "USLACKBOT":
        return Refusal.BOT
    if user.get("deleted"):
        return Refusal.DEACTIVATED
    home_workspace = user.get("team_id")
    foreign = home_workspace not in (None, workspace) and not user.get("enterprise_user")
    return Refusal.EXTERNAL if user.get("is_stranger") or foreign else None
