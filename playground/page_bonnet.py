"""What the page shows and does under the bonnet: exchanges with the bot, and faults."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground import file_download, response_endpoint
from playground.changes import Changes
from playground.exchanges import Exchanges
from playground.fault_switches import KINDS, switch_off, switch_on, switches
from playground.faults import EVERY_METHOD, Faults
from playground.web_api.endpoint import METHODS
from playground.world import User

Deed = dict[str, Any]
Outcome = dict[str, Any]


class PageBonnet:
    """Answers what the page asks about the machinery.

    Args:
        exchanges: what goes between Slack and the bot.
        faults: what goes wrong on demand.
        changes: told when a fault is switched, as the state names them.
    """

    def __init__(self, exchanges: Exchanges, faults: Faults, changes: Changes) -> None:
        self._exchanges = exchanges
        self._faults = faults
        self._changes = changes
        self.deeds: dict[str, Callable[[User, Deed], Awaitable[Outcome]]] = {
            "clear_exchanges": self._clear_exchanges,
            "set_fault": self._set_fault,
            "clear_fault": self._clear_fault,
            "clear_faults": self._clear_faults,
        }

    @property
    def cursor(self) -> int:
        """The number of the latest change among the exchanges."""
        return self._exchanges.cursor

    def state(self) -> dict[str, Any]:
        """What the page's state says of the machinery."""
        return {"faults": switches(self._faults), "exchanges": self.cursor}

    async def exchanges(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /page/exchanges?since=<cursor>`."""
        since = request.query.get("since", "0")
        if not since.isdecimal():
            raise web.HTTPBadRequest(text="since must be a number")
        found = [exchange.as_json() for exchange in self._exchanges.since(int(since))]
        return web.json_response(
            {"cursor": self.cursor, "oldest": self._exchanges.oldest, "exchanges": found}
        )

    async def fault_kinds(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /page/faults`: what the form offers."""
        elsewhere = [response_endpoint.FAULT_NAME, file_download.FAULT_NAME]
        methods = [EVERY_METHOD, *sorted(METHODS), *elsewhere]
        return web.json_response({"kinds": list(KINDS), "methods": methods})

    async def _clear_exchanges(self, me: User, deed: Deed) -> Outcome:
        self._exchanges.clear()
        return {}

    async def _set_fault(self, me: User, deed: Deed) -> Outcome:
        fault_id = switch_on(self._faults, deed)
        self._changes.mark()
        return {"id": fault_id}

    async def _clear_fault(self, me: User, deed: Deed) -> Outcome:
        switch_off(self._faults, int(deed["id"]))
        self._changes.mark()
        return {}

    async def _clear_faults(self, me: User, deed: Deed) -> Outcome:
        self._faults.clear()
        self._changes.mark()
        return {}
