"""The three bots that `benchmarks.front_door` compares, each in a process of its own.

Each imports only what it needs, because their memory is compared, too.
"""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import DateTime, Integer, MetaData, String, Table, insert

from storage.engine import open_engine

FLOOR, SAMPLE, OURS = "floor", "sample", "ours"
TOKENS = ("xoxb-benchmark", "xapp-benchmark")


def floor(api_url: str, _database_url: str) -> None:
    """Acknowledges every envelope, and does nothing else."""

    async def run() -> None:
        web_client = AsyncWebClient(TOKENS[0], api_url)
        web_client.proxy = None
        client = SocketModeClient(TOKENS[1], web_client=web_client)
        client.proxy = None

        async def acknowledge(client: Any, request: SocketModeRequest) -> None:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

        client.socket_mode_request_listeners.append(acknowledge)
        await client.connect()
        await asyncio.Event().wait()

    asyncio.run(run())


def sample(api_url: str, database_url: str) -> None:
    """Does what Bolt's samples do: a listener that stores one row durably, then answers."""
    from sqlalchemy import Column

    engine = open_engine(database_url)
    entries = Table(
        "sample_entry",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("user_id", String(32)),
        Column("text", String(2000)),
        Column("logged_at", DateTime(timezone=True)),
    )
    entries.metadata.create_all(engine)

    async def run() -> None:
        app = AsyncApp(token=TOKENS[0], signing_secret="")
        app.client.base_url, app.client.proxy = api_url, None

        @app.command("/ssi")
        async def log(ack: AsyncAck, body: dict[str, Any]) -> None:
            with engine.begin() as connection:
                connection.execute(
                    insert(entries),
                    {
                        "user_id": body["user_id"],
                        "text": body["text"],
                        "logged_at": datetime.now(UTC),
                    },
                )
            await ack(text=f"Saved: {body['text']}")

        handler = AsyncSocketModeHandler(app, TOKENS[1])
        handler.client.proxy = None
        await handler.client.connect()
        await asyncio.Event().wait()

    asyncio.run(run())


def ours(api_url: str, database_url: str) -> None:
    """Our bot on a migrated database, without its jobs."""
    from bot.loading import loading

    with loading():
        from bot.clock import SystemClock
        from bot.running import open_bot
        from bot.settings import Settings
        from bot.socket_mode import SocketMode

    async def run() -> None:
        settings = Settings.model_validate(
            {
                "slack_api_url": api_url,
                "slack_bot_token": TOKENS[0],
                "slack_app_token": TOKENS[1],
                "database_url": database_url,
            }
        )
        async with open_bot(settings, SystemClock()) as bot:
            await SocketMode(bot, settings).start()
            await asyncio.Event().wait()

    asyncio.run(run())


BOTS = {FLOOR: floor, SAMPLE: sample, OURS: ours}


def run(name: str, api_url: str, database_url: str) -> None:
    """Runs a bot until the process is killed."""
    logging.disable(logging.CRITICAL)
    BOTS[name](api_url, database_url)
