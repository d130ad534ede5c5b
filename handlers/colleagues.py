"""Everyone in a workspace, as Slack lists them: read page by page and kept for some minutes."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from domain.people.members import Colleague
from handlers.payloads import Payload
from handlers.profiles import read_profile
from handlers.slack_errors import code_of, retry_after_of

_log = logging.getLogger(__name__)

#: Seconds for which the list is kept: a preview, its answers and the import need it in turn.
LASTS = 300.0
#: People on a page, and pages read: Slack allows about twenty calls a minute.
_ON_A_PAGE = 500
_MOST_PAGES = 12
#: Seconds for one page; only the person who imports a list waits for it.
_PAGE_WITHIN = 5.0
#: The longest rate limit, in seconds, that is waited for.
_PATIENCE = 15.0


class Colleagues:
    """The people of each workspace whom the bot would serve.

    Args:
        seconds: The time, as seconds since any moment.
        sleep: Waits for some seconds.
    """

    def __init__(
        self,
        seconds: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._seconds = seconds
        self._sleep = sleep
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        #: By workspace: when the list was read, and the list.
        self._read: dict[str, tuple[float, list[Colleague]]] = {}
        #: By workspace: when Slack may be asked again after a rate limit.
        self._not_before: dict[str, float] = {}

    async def fetch(self, client: AsyncWebClient, workspace: str) -> list[Colleague] | None:
        """Returns everyone in a workspace whom the bot would serve.

        Returns ``None`` if Slack fails or limits the calls for longer: a partial list could miss a
        namesake. Of a workspace with more than 6,000 users, only the first 6,000 are read.
        """
        async with self._locks.setdefault(workspace, asyncio.Lock()):
            read_at, known = self._read.get(workspace, (0.0, None))
            if known is not None and self._seconds() - read_at < LASTS:
                return known
            if self._seconds() < self._not_before.get(workspace, 0.0):
                return None
            found = await self._read_pages(client, workspace)
            if found is not None:
                self._read[workspace] = (self._seconds(), found)
            return found

    async def _read_pages(self, client: AsyncWebClient, workspace: str) -> list[Colleague] | None:
        colleagues: list[Colleague] = []
        cursor = ""
        for _ in range(_MOST_PAGES):
            try:
                answer = await self._read_page(client, workspace, cursor)
            except SlackApiError as error:
                _log.warning("users.list refused: %s", code_of(error))
                return None
            except (TimeoutError, aiohttp.ClientError) as error:
                _log.warning("users.list did not answer: %s", type(error).__name__)
                return None
            on_page = (_colleague(user, workspace) for user in answer["members"])
            colleagues += [each for each in on_page if each.profile.refusal is None]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return colleagues

    async def _read_page(
        self, client: AsyncWebClient, workspace: str, cursor: str
    ) -> AsyncSlackResponse:
        """Reads a page; after a short rate limit, once more."""
        try:
            return await _page(client, cursor)
        except SlackApiError as error:
            pause = retry_after_of(error)
            if pause is None:
                raise
            self._not_before[workspace] = self._seconds() + pause
            if pause > _PATIENCE:
                raise
            await self._sleep(pause)
            return await _page(client, cursor)


async def _page(client: AsyncWebClient, cursor: str) -> AsyncSlackResponse:
    return await asyncio.wait_for(client.users_list(cursor=cursor, limit=_ON_A_PAGE), _PAGE_WITHIN)


def _colleague(user: Payload, workspace: str) -> Colleague:
    profile = user.get("profile") or {}
    names = (user.get("real_name"), profile.get("real_name"), profile.get("display_name"))
    distinct = dict.fromkeys(str(name) for name in names if name)
    return Colleague(str(user["id"]), tuple(distinct), read_profile(user, workspace))
