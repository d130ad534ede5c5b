"""`/response/<secret>`: the response URLs."""

from typing import Any

from aiohttp import web

from playground.refusals import SlackError
from playground.wire.exchanges import Exchange, Exchanges
from playground.wire.faults import Demanded, Faults, RateLimited
from playground.workspace import Workspace
from playground.world.response_urls import read_response

FAULT_NAME = "response_url"
GONE = frozenset({"used_url", "expired_url"})


class ResponseEndpoint:
    """Handles posts to response URLs.

    Args:
        workspace: where the responses are shown.
        faults: the active faults; the method name is "response_url".
        exchanges: records each post.
    """

    def __init__(self, workspace: Workspace, faults: Faults, exchanges: Exchanges) -> None:
        self._workspace = workspace
        self._faults = faults
        self._exchanges = exchanges

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle one post; answers `ok` as text, or an error with an HTTP status."""
        exchange = self._exchanges.begin("response_url", "response_url", await _shown(request))
        try:
            await self._faults.before(FAULT_NAME)
            target = self._workspace.response_urls.use(request.match_info["secret"])
            response = read_response(await _body(request))
            conversation = self._workspace.world.conversations.get(target.conversation_id)
            if conversation is None:
                raise SlackError("expired_url")
            self._workspace.respond(response, target.user_id, conversation, target.message_ts)
        except RateLimited as limit:
            self._exchanges.finish(exchange, "ratelimited", status=429)
            return web.Response(status=429, headers={"Retry-After": str(limit.retry_after)})
        except Demanded as fault:
            answer, status = fault.answer(), fault.status or 400
            self._exchanges.finish(exchange, fault.code, answer, status)
            return web.json_response(answer, status=status)
        except SlackError as refusal:
            # Few bots check this answer, so it is also recorded as a mistake.
            problem = f"a response_url was refused: {refusal.code} {refusal.messages}"
            self._workspace.bot_mistakes.add(problem)
            answer, status = refusal.answer(), 404 if refusal.code in GONE else 400
            self._exchanges.finish(exchange, refusal.code, answer, status)
            return web.json_response(answer, status=status)
        return self._accepted(request, exchange)

    def _accepted(self, request: web.Request, exchange: Exchange) -> web.StreamResponse:
        struck = self._faults.after(FAULT_NAME)
        if struck is None:
            self._exchanges.finish(exchange, "ok", "ok", 200)
            return web.Response(text="ok")
        self._exchanges.finish(exchange, "failed_after_accepting", status=struck.status)
        if struck.error:
            return web.json_response(struck.answer)
        if struck.status is None and request.transport is not None:
            request.transport.abort()
        return web.Response(status=struck.status or 500)


async def _shown(request: web.Request) -> str:
    return (await request.read()).decode(errors="replace")


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as fault:
        raise SlackError("invalid_payload") from fault
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body
