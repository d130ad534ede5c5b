"""Fetches people's profiles from Slack."""

import asyncio
import logging
from collections.abc import Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.people.members import Asker, Colleague, Profile, Refusal
from handlers.payloads import Payload
from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import code_of
from services.people.members import UNKNOWN_NAME

_log = logging.getLogger(__name__)

#: Seconds for one profile. Slack usually needs a tenth; longer must not hold the person up.
WITHIN = 0.8
_MOST_AT_ONCE = 40
#: People on a page, and pages read: Slack allows about twenty calls a minute.
_ON_A_PAGE = 500
_MOST_PAGES = 12
#: Seconds for one page; only the person who imports a list waits for it.
_PAGE_WITHIN = 5.0


async def fetch_profile(
    client: AsyncWebClient, asker: Asker, within: float = WITHIN
) -> Profile | None:
    """Returns a person's profile, or ``None`` if Slack fails or does not answer in time.

    Args:
        within: Seconds to wait for Slack.
    """
    try:
        answer = await asyncio.wait_for(client.users_info(user=asker.user), within)
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
    """Returns the profiles of several people by user id; ``None`` beyond the first forty."""
    fetched = user_ids[:_MOST_AT_ONCE]
    profiles = await asyncio.gather(
        *(fetch_profile(client, Asker(workspace, user_id)) for user_id in fetched)
    )
    return {**dict.fromkeys(user_ids), **dict(zip(fetched, profiles, strict=True))}


async def fetch_colleagues(client: AsyncWebClient, workspace: str) -> list[Colleague]:
    """Returns everyone in a workspace whom the bot would serve, read page by page.

    Returns [] if Slack fails: a partial list could miss a namesake. Of a workspace with more than
    6,000 users, only the first 6,000 are read.
    """
    colleagues: list[Colleague] = []
    cursor = ""
    for _ in range(_MOST_PAGES):
        try:
            request = client.users_list(cursor=cursor, limit=_ON_A_PAGE)
            answer = await asyncio.wait_for(request, _PAGE_WITHIN)
        except SLACK_FAULTS as error:
            _log.warning("users.list did not answer: %s", type(error).__name__)
            return []
        on_page = (_colleague(user, workspace) for user in answer["members"])
        colleagues += [each for each in on_page if each.profile.refusal is None]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return colleagues


def _colleague(user: Payload, workspace: str) -> Colleague:
    profile = user.get("profile") or {}
    names = (user.get("real_name"), profile.get("real_name"), profile.get("display_name"))
    distinct = dict.fromkeys(str(name) for name in names if name)
    return Colleague(str(user["id"]), tuple(distinct), read_profile(user, workspace))


def read_profile(user: Payload, workspace: str) -> Profile:
    """Returns the profile in Slack's user object."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or UNKNOWN_NAME
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
    home_workspace = user.get("team_id")
    foreign = home_workspace not in (None, workspace) and not user.get("enterprise_user")
    return Refusal.EXTERNAL if user.get("is_stranger") or foreign else None
