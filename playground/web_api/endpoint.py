"""`/api/<method>`: checks token and scope, applies faults, runs the method, records the call."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from playground.refusals import SlackError
from playground.web_api import chat, connection, conversations, files, history, users, views
from playground.web_api.arguments import Arguments, read_arguments
from playground.web_api.method import Answer, Method, Site, require_scope
from playground.wire.exchanges import Exchange, Exchanges
from playground.wire.faults import AfterAccepting, Faults, RateLimited
from playground.world.identity import APP_TOKEN, APP_TOKEN_SCOPES, BOT_TOKEN

METHODS: dict[str, Method] = {
    **connection.METHODS,
    **chat.METHODS,
    **views.METHODS,
    **users.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **files.METHODS,
}


@dataclass(frozen=True)
class Call:
    """One call of the Web API; `at` is the workspace's time.

    `arguments` exclude the token. `answer` is the one sent, or that would have been sent if a fault
    had not struck. `status` is the HTTP status, or 0 for a closed connection.
    """

    method: str
    arguments: dict[str, Any]
    answer: Answer
    at: datetime
    status: int = 200

    @property
    def ok(self) -> bool:
        """True if the answer is `ok`."""
        return bool(self.answer.get("ok"))


class Endpoint:
    """Handles Web API calls.

    Args:
        site: the context of the methods.
        faults: the active faults.
        exchanges: records each call.
    """

    def __init__(self, site: Site, faults: Faults, exchanges: Exchanges) -> None:
        self.calls: list[Call] = []
        self._site = site
        self._faults = faults
        self._exchanges = exchanges

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle one call."""
        name = request.match_info["method"]
        arguments: dict[str, Any] = {}
        warning, token = "", ""
        exchange = self._exchanges.begin("call", name)
        try:
            method = self._method(name)
            values, warning = await read_arguments(request, method.takes_json)
            token = _token(request, values)
            arguments = {key: value for key, value in values.items() if key != "token"}
            self._exchanges.asks(exchange, {key: _parsed(arguments[key]) for key in arguments})
            await self._faults.before(name)
            self._authorise(method, token)
            answer = {"ok": True, **await method.run(self._site, Arguments(arguments))}
        except SlackError as refusal:
            answer = refusal.answer()
        except RateLimited as limit:
            return self._limited(exchange, name, arguments, limit)
        if warning:
            answer = _with_warning(answer, warning)
        struck = self._faults.after(name) if answer["ok"] else None
        self._keep(exchange, name, arguments, answer, struck)
        return _response(request, answer, self._headers(token), struck)

    def _method(self, name: str) -> Method:
        method = METHODS.get(name)
        if method is None:
            self._site.workspace.bot_mistakes.add_unsupported(name)
            raise SlackError("unknown_method", req_method=name)
        return method

    def _authorise(self, method: Method, token: str) -> None:
        if not method.caller:
            return
        if not token:
            raise SlackError("not_authed")
        if token not in (BOT_TOKEN, APP_TOKEN):
            raise SlackError("invalid_auth")
        if token != (APP_TOKEN if method.caller == "app" else BOT_TOKEN):
            raise SlackError("not_allowed_token_type")
        if token == BOT_TOKEN and self._faults.token_refusal:
            raise SlackError(self._faults.token_refusal)
        if method.scope:
            require_scope(self._site, method.scope)

    def _headers(self, token: str) -> dict[str, str]:
        headers = {"x-slack-req-id": secrets.token_hex(16)}
        if token == BOT_TOKEN and not self._faults.token_refusal:
            headers["x-oauth-scopes"] = ",".join(self._site.workspace.scopes)
        elif token == APP_TOKEN:
            headers["x-oauth-scopes"] = ",".join(APP_TOKEN_SCOPES)
        return headers

    def _limited(
        self, exchange: Exchange, name: str, arguments: dict[str, Any], limit: RateLimited
    ) -> web.StreamResponse:
        answer = {"ok": False, "error": "ratelimited"}
        now = self._site.workspace.clock.now()
        self._note(exchange, Call(name, arguments, answer, now, status=429))
        headers = {"Retry-After": str(limit.retry_after)}
        return web.json_response(answer, status=429, headers=headers)

    def _keep(
        self,
        exchange: Exchange,
        name: str,
        arguments: dict[str, Any],
        answer: Answer,
        struck: AfterAccepting | None,
    ) -> None:
        status = 200 if struck is None else struck.status or 0
        now = self._site.workspace.clock.now()
        sent = struck.answer if struck is not None and struck.error else answer
        self._note(exchange, Call(name, arguments, sent, now, status), struck is not None)

    def _note(self, exchange: Exchange, call: Call, struck: bool = False) -> None:
        self.calls.append(call)
        outcome = "ok" if call.ok else str(call.answer["error"])
        if struck:
            outcome = "failed_after_accepting"
        self._exchanges.finish(exchange, outcome, call.answer, call.status or None)


def _parsed(value: object) -> object:
    """An argument for display: in forms, blocks and views are JSON strings."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        parsed: object = json.loads(value)
    except ValueError:
        return value
    return parsed


def _token(request: web.Request, values: dict[str, Any]) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return str(values.get("token", ""))


def _with_warning(answer: Answer, warning: str) -> Answer:
    metadata = answer.get("response_metadata", {})
    warnings = [*metadata.get("warnings", []), warning]
    together = {"warnings": warnings}
    return {**answer, "warning": ",".join(warnings), "response_metadata": metadata | together}


def _response(
    request: web.Request, answer: Answer, headers: dict[str, str], struck: AfterAccepting | None
) -> web.StreamResponse:
    if struck is None:
        return web.json_response(answer, headers=headers)
    if struck.error:
        return web.json_response(struck.answer, headers=headers)
    if struck.status is None and request.transport is not None:
        request.transport.abort()
    return web.Response(status=struck.status or 500, text="the playground was asked to fail")
