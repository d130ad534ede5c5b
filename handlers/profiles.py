"""What Slack says about a person, asked for only when it is not known."""

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

_log = logging.getLogger(__name__)

#: Slack normally answers in a tenth of this; a slower answer must not hold the person up.
PATIENCE = 0.8
_AT_ONCE = 40
#: People on a page, and pages that are read: Slack allows some twenty calls a minute.
_ON_A_PAGE = 500
_MOST_PAGES = 12
#: Seconds to wait for a page; nobody is held up meanwhile but who imports.
_PAGE_PATIENCE = 5.0


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


async def fetch_colleagues(client: AsyncWebClient, workspace: str) -> list[Colleague]:
    """Asks Slack for everybody of a workspace whom the bot would serve, a page at a time.

    Nobody where Slack does not answer: of two people of one name, one must not be missing. Of a
    workspace larger than is read, the first ones.
    """
    found: list[Colleague] = []
    cursor = ""
    for _ in range(_MOST_PAGES):
        try:
            asking = client.users_list(cursor=cursor, limit=_ON_A_PAGE)
            answer = await asyncio.wait_for(asking, _PAGE_PATIENCE)
        except SLACK_FAULTS as error:
            _log.warning("users.list did not answer: %s", type(error).__name__)
            return []
        everybody = (_colleague(user, workspace) for user in answer["members"])
        found += [each for each in everybody if each.profile.refusal is None]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return found


def _colleague(user: Payload, workspace: str) -> Colleague:
    profile = user.get("profile") or {}
    names = (user.get("real_name"), profile.get("real_name"), profile.get("display_name"))
    known = dict.fromkeys(str(name) for name in names if name)
    return Colleague(str(user["id"]), tuple(known), read_profile(user, workspace))


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
