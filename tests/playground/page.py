"""Sends the page's requests without a browser."""

from typing import Any

import aiohttp

from playground.server import Playground


class Page:
    """A page in the browser of one person."""

    def __init__(self, session: aiohttp.ClientSession, playground: Playground, me: str) -> None:
        self._session = session
        self._url = playground.url
        self._as = {"as": me}

    async def state(self) -> dict[str, Any]:
        """Fetch the state."""
        answer = await self._session.get(self._url + "page/state", params=self._as)
        state: dict[str, Any] = await answer.json()
        return state

    async def act(self, **deed: Any) -> dict[str, Any]:
        """Do something."""
        answer = await self._session.post(self._url + "page/act", params=self._as, json=deed)
        outcome: dict[str, Any] = await answer.json()
        return outcome

    async def get(self, path: str) -> dict[str, Any]:
        """Fetch something else as JSON."""
        answer = await self._session.get(self._url + path, params=self._as)
        fetched: dict[str, Any] = await answer.json()
        return fetched

    async def drop(self, data: bytes, **asked: str) -> tuple[int, dict[str, Any]]:
        """Drop a file; give the status and the answer."""
        answer = await self._session.post(
            self._url + "page/drop", params=self._as | asked, data=data
        )
        return answer.status, await answer.json()

    async def download(self, path: str) -> aiohttp.ClientResponse:
        """Fetch a file by the address that the state names."""
        answer = await self._session.get(self._url + path.removeprefix("/"))
        await answer.read()
        return answer
