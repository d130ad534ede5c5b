"""Socket Mode: the transport that needs no public address."""

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import WSCloseCode
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import Bot, is_local
from bot.logs import REQUEST
from bot.settings import Settings
from handlers.lost_answers import answer_otherwise
from handlers.slack_errors import code_of

_log = logging.getLogger(__name__)

#: Seconds from one ping to the next. Four without an answer mean that the connection is dead.
_PING_EVERY = 5.0
#: Seconds from one look at the connection to the next.
_LOOK_EVERY = 0.5
#: Seconds that one try to connect may take.
_CONNECT_WITHIN = 8.0
#: The longest pause between two tries, in seconds.
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class _Sent:
    """An acknowledgement with an answer, and when it was sent (seconds since 1970)."""

    at: float
    payload: dict[str, Any]
    response: BoltResponse


class SocketMode:
    """Connects a bot to Slack and keeps the connection.

    Args:
        ping_every: Seconds from one ping to the next.

    Attributes:
        trouble: Why Slack cannot be reached, as a code or an error's type; empty if it can.
    """

    def __init__(self, bot: Bot, settings: Settings, *, ping_every: float = _PING_EVERY) -> None:
        if settings.slack_app_token is None:
            raise ValueError("Socket Mode needs an app-level token")
        self.trouble = ""
        self._bot = bot
        self._ping_every = ping_every
        self._app_token = settings.slack_app_token.get_secret_value()
        self._client: SocketModeClient | None = None
        self._keeper: asyncio.Task[None] | None = None
        #: Answers that may not have arrived: Slack answered no later ping yet.
        self._unconfirmed: list[_Sent] = []

    @property
    def connected(self) -> bool:
        """Whether the connection to Slack is open."""
        session = self._client.current_session if self._client is not None else None
        return session is not None and not session.closed

    @property
    def all_confirmed(self) -> bool:
        """Whether Slack has surely received every answer in an acknowledgement."""
        return not self._unconfirmed

    async def start(self) -> None:
        """Connects to Slack.

        Raises:
            slack_sdk.errors.SlackApiError: Slack refuses a token.
        """
        identity = await self._bot.authorization.check()
        # Call it once ourselves: the client would retry for ever, even with a refused token.
        await self._bot.client.apps_connections_open(app_token=self._app_token)
        # Creating the client opens a session and starts tasks, so create it only now.
        self._client = SocketModeClient(
            app_token=self._app_token,
            web_client=self._bot.client,
            logger=logging.getLogger("slack_sdk.socket_mode"),
            ping_interval=self._ping_every,
            # The client would wait for the next ping, and try an address twice that works once.
            auto_reconnect_enabled=False,
        )
        self._client.socket_mode_request_listeners.append(self._handle)  # type: ignore[arg-type]
        if is_local(self._bot.client.base_url):
            self._client.proxy = None
        await self._client.connect()
        self._bot.observer.looked(connected=self.connected)
        self._keeper = asyncio.create_task(self._keep_connected(self._client))
        _log.info("connected to %s as %s", identity.team, identity.bot_user_id)

    async def stop(self) -> None:
        """Disconnects."""
        if self._keeper is not None:
            self._keeper.cancel()
        if self._client is not None:
            await self._client.close()

    async def _handle(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        """Runs the app, and acknowledges over the connection that brought the envelope."""
        REQUEST.set(request.envelope_id)
        session = client.current_session
        started, began = time.time(), time.monotonic()
        response: BoltResponse = await run_async_bolt_app(self._bot.app, request)
        if session is client.current_session and session is not None and not session.closed:
            try:
                await send_async_response(client, request, response, started)
            except (aiohttp.ClientError, ConnectionError) as error:
                _log.warning("an acknowledgement was lost: %s", type(error).__name__)
            else:
                self._bot.observer.acknowledged(time.monotonic() - began)
                if response.body:
                    self._unconfirmed.append(_Sent(time.time(), request.payload, response))
                return
        # Slack takes an acknowledgement only over the connection that brought its envelope.
        payload: dict[str, Any] = request.payload
        await answer_otherwise(self._bot.desk, self._bot.client, payload, response)

    def _forget_confirmed(self, client: SocketModeClient) -> None:
        """Forgets the answers that were sent before a ping that Slack answered."""
        answered = client.last_ping_pong_time
        if answered is not None:
            self._unconfirmed = [sent for sent in self._unconfirmed if sent.at > answered]

    def _answer_unconfirmed(self) -> None:
        """Sends the answers again that may be lost: one twice is better than none."""
        desk, client = self._bot.desk, self._bot.client
        for sent in self._unconfirmed:
            desk.start(answer_otherwise(desk, client, sent.payload, sent.response))
        self._unconfirmed = []

    async def _keep_connected(self, client: SocketModeClient) -> None:
        """Connects again as soon as the connection is lost, with a new address for each try."""
        lost_at: float | None = None
        tries = 0
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self._forget_confirmed(client)
            self._bot.observer.looked(connected=self.connected)
            if await client.is_connected():
                if lost_at is not None:
                    _log.info("connected to Slack again after %.1f s", time.monotonic() - lost_at)
                lost_at, tries, self.trouble = None, 0, ""
                continue
            if lost_at is None:
                lost_at = time.monotonic()
                _log.warning("the connection to Slack is lost")
                if _was_cut(client):
                    self._answer_unconfirmed()
            if client.connect_operation_lock.locked():
                # Slack asked for a new connection. If opening it failed, its address is used up.
                if time.monotonic() - lost_at > self._ping_every:
                    client.wss_uri = None
                continue
            tries += 1
            # A ping of the old connection says nothing about the new one.
            client.last_ping_pong_time = None
            try:
                await asyncio.wait_for(client.connect_to_new_endpoint(), _CONNECT_WITHIN)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                trouble = code_of(error) if isinstance(error, SlackApiError) else _name_of(error)
                if trouble != self.trouble:
                    _log.warning("Slack cannot be reached: %s", trouble)
                self.trouble = trouble
                await asyncio.sleep(min(_LOOK_EVERY * 2**tries, _LONGEST_PAUSE))


def _was_cut(client: SocketModeClient) -> bool:
    """Whether the connection ended without Slack's goodbye, after which nothing is lost."""
    session = client.current_session
    return session is None or session.close_code in (None, WSCloseCode.ABNORMAL_CLOSURE)


def _name_of(error: Exception) -> str:
    return type(error).__name__
