"""Shows the progress of a long import in the message whose button began it."""

import asyncio
import logging

from handlers.payloads import direct_messages_of
from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import code_or_type
from handlers.visit import Visit
from views.imports.import_result import importing
from views.plain_sections import within_limits

_log = logging.getLogger(__name__)


class Progress:
    """Changes the message with the pressed button while an import runs."""

    def __init__(self, visit: Visit, name: str, total: int) -> None:
        self._visit = visit
        self._name = name
        self._total = total
        self._done = 0
        #: Seconds before the first word, and between two: Slack waits no longer for an answer.
        self._every = visit.desk.acknowledge_by
        self._next = asyncio.get_running_loop().time() + self._every

    async def advance(self) -> None:
        """Counts a part that is done, and says so from time to time."""
        self._done += 1
        now = asyncio.get_running_loop().time()
        channel = direct_messages_of(self._visit.body)
        if now < self._next or channel is None:
            return
        self._next = now + self._every
        message = importing(self._name, self._done, self._total)
        ts = str((self._visit.body.get("container") or {}).get("message_ts") or "")
        try:
            await self._visit.client.chat_update(
                channel=channel, ts=ts, text=message.text, blocks=within_limits(message)
            )
        except SLACK_FAULTS as error:
            _log.info("progress was not shown: %s", code_or_type(error))
