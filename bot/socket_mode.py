"""Socket Mode: the transport that needs no public address."""

import logging

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.app import Bot, is_local
from bot.settings import Settings

_log = logging.getLogger(__name__)


class SocketMode:
    """Connects a bot to Slack and keeps the connection."""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        if settings.slack_app_token is None:
            raise ValueError("Socket Mode needs an app-level token")
        self._bot = bot
        self._app_token = settings.slack_app_token.get_secret_value()
        self._handler: AsyncSocketModeHandler | None = None

    async def start(self) -> None:
        """Connects to Slack.

        Raises:
            slack_sdk.errors.SlackApiError: Slack refuses a token.
        """
        identity = await self._bot.authorization.check()
        # Call it once ourselves: the client would retry for ever, even with a refused token.
        await self._bot.client.apps_connections_open(app_token=self._app_token)
        # Creating the handler opens a session and starts tasks, so create it only now.
        self._handler = AsyncSocketModeHandler(
            self._bot.app,
            app_token=self._app_token,
            web_client=self._bot.client,
            logger=logging.getLogger("slack_sdk.socket_mode"),
        )
        if is_local(self._bot.client.base_url):
            self._handler.client.proxy = None
        await self._handler.client.connect()
        _log.info("connected to %s as %s", identity.team, identity.bot_user_id)

    async def stop(self) -> None:
        """Disconnects."""
        if self._handler is not None:
            await self._handler.client.close()
