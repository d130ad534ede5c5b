"""A process that runs an outbox, for a benchmark to kill."""

import asyncio
import logging

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlmodel import Session

from bot.clock import SystemClock
from delivery.composing import Composer
from delivery.outbox import Outbox
from delivery.pacing import Pace
from delivery.timing import Timing
from domain.timing.schedules import Kind, Owed
from storage.engine import open_engine
from storage.store import Store
from views.blocks import Message, section

TIMING = Timing(http=1.0, lease=3.0, look=1.5, retry=0.2, longest=2.0)


def replica(database_url: str, api_url: str, token: str) -> None:
    """Sends what is owed until the process is killed."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_replica(database_url, api_url, token))


async def _replica(database_url: str, api_url: str, token: str) -> None:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token, api_url, session=session, retry_handlers=[])
        outbox = Outbox(
            Store(open_engine(database_url)),
            SystemClock(),
            {Kind.DIGEST: Composer(_compose, _show)},
            lambda _: client,
            timing=TIMING,
            new_pace=lambda: Pace(rate=100),
        )
        while True:
            await outbox.drain()
            await asyncio.sleep(0.05)


def _compose(session: Session, owed: Owed, *_: object) -> str:
    return f"{owed.kind} of {owed.period}"


def _show(text: str) -> Message:
    return Message(text, (section(text),))
