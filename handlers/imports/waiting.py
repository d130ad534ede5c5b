"""Posts that reading takes long, and deletes that message once there is an answer."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import code_or_type
from handlers.visit import Visit
from views.blocks import Message
from views.plain_sections import within_limits

_log = logging.getLogger(__name__)


@asynccontextmanager
async def saying(visit: Visit, message: Message) -> AsyncIterator[None]:
    """Posts a message if the work inside takes longer than Slack waits, and deletes it after."""
    done = asyncio.Event()
    shown = asyncio.create_task(_shown_later(visit, message, done))
    try:
        yield
    finally:
        done.set()
        await _taken_back(visit, await shown)


async def _shown_later(visit: Visit, message: Message, done: asyncio.Event) -> str:
    """Returns the message's time, or ``""`` if there is none."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), visit.desk.acknowledge_by)
        return ""
    try:
        posted = await visit.client.chat_postMessage(
            channel=visit.body["event"]["channel"],
            text=message.text,
            blocks=within_limits(message),
        )
    except SLACK_FAULTS as error:
        _log.info("it is not said that reading takes longer: %s", code_or_type(error))
        return ""
    return str(posted["ts"])


async def _taken_back(visit: Visit, ts: str) -> None:
    if not ts:
        return
    try:
        await visit.client.chat_delete(channel=visit.body["event"]["channel"], ts=ts)
    except SLACK_FAULTS as error:
        _log.info("a message that reading takes longer stays: %s", code_or_type(error))
