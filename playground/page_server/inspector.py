"""The requests of the page's Inspector: exchanges with the bot, and faults."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground.page_server.fault_switches import KINDS, switch_off, switch_on, switches
from playground.web_api import file_download, response_endpoint
from playground.web_api.endpoint import METHODS
from playground.wire.exchanges import Exchanges
from playground.wire.faults import EVERY_METHOD, Faults
from playground.world.changes import Changes
from playground.world.state import User

Body = dict[str, Any]
Outcome = dict[str, Any]


class PageInspector:
    """Handles the Inspector's requests.

    Args:
        exchanges: the exchanges between Slack and the bot.
        faults: the active faults.
        changes: marked when a fault changes, because the page's state lists them.
    """

    def __init__(self, exchanges: Exchanges, faults: Faults, changes: Changes) -> None:
        self._exchanges = exchanges
        self._faults = faults
        self._changes = changes
        self.handlers: dict[str, Callable[[User, Body], Awaitable[Outcome]]] = {
            "clear_exchanges": self._clear_exchanges,
            "set_fault": self._set_fault,
            "clear_fault": self._clear_fault,
            "clear_faults": self._clear_faults,
        }

    @property
    def cursor(self) -> int:
        """The cursor of the latest exchange."""
        return self._exchanges.cursor

    def state(self) -> dict[str, Any]:
        """The Inspector's part of the page's state."""
        return {"faults": switches(self._faults), "exchanges": self.cursor}

    async def exchanges(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /page/exchanges?since=<cursor>`."""
        since = request.query.get("since", "0")
        if not since.isdecimal():
            raise web.HTTPBadRequest(text="since must be a number")
        found = [exchange.as_json() for exchange in self._exchanges.since(int(since))]
        return web.json_response(
            {"cursor": self.cursor, "oldest": self._exchanges.oldest, "exchanges": found}
        )

    async def fault_kinds(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /page/faults`: the choices of the form for faults."""
        elsewhere = [response_endpoint.FAULT_NAME, file_download.FAULT_NAME]
        methods = [EVERY_METHOD, *sorted(METHODS), *elsewhere]
        return web.json_response({"kinds": list(KINDS), "methods": methods})

    async def _clear_exchanges(self, me: User, body: Body) -> Outcome:
        self._exchanges.clear()
        return {}

    async def _set_fault(self, me: User, body: Body) -> Outcome:
        fault_id = switch_on(self._faults, body)
        self._changes.mark()
        return {"id": fault_id}

    async def _clear_fault(self, me: User, body: Body) -> Outcome:
        switch_off(self._faults, int(body["id"]))
        self._changes.mark()
        return {}

    async def _clear_faults(self, me: User, body: Body) -> Outcome:
        self._faults.clear()
        self._changes.mark()
        return {}
