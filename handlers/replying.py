"""Sends a message to Slack: to a ``response_url``, or into a conversation."""

import asyncio
import json
import logging
from decimal import Decimal
from urllib.parse import urlsplit
from uuid import uuid4

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.slack_errors import code_of, is_outage, may_be_done, retry_after
from views.blocks import Block, Message
from views.plain_sections import blocks_may_be_why, plain_may_pass, shapes_of, within_limits

_log = logging.getLogger(__name__)

#: The errors of a call to Slack.
SLACK_FAULTS = (SlackApiError, aiohttp.ClientError, TimeoutError)
#: Seconds before an answer is tried again while Slack is away: twice as long each time.
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
#: Seconds after which an answer is given up: it would surprise by then.
_PATIENCE = 1_800.0
#: Any app can read a message's metadata, so it holds only an id.
_EVENT_TYPE = "ssi_coach_answer"
#: Messages among which an answer is looked for, just after it was sent.
_LATEST = 50
#: How the ids of people and of direct messages begin.
_DIRECT = ("U", "W", "D")


async def respond(desk: Desk, response_url: str, message: Message, *, replace: bool) -> bool:
    """Sends an ephemeral message to a ``response_url``.

    Args:
        replace: Replaces the message with the pressed button.

    Returns:
        Whether Slack accepted it: the URL works five times, for thirty minutes.
    """
    for blocks in shapes_of(message):
        payload = {
            "text": message.text,
            "blocks": blocks,
            "response_type": "ephemeral",
            "replace_original": replace,
        }
        try:
            sending = desk.session.post(response_url, json=payload, proxy=desk.proxy)
            async with sending as answer:
                reason = _refusal_in(answer.status, await answer.text())
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = type(error).__name__
        if not reason:
            return True
        # Plain sections hold every fact, for a workspace that lacks one of the newer blocks.
        if not plain_may_pass(reason):
            break
    _log.warning("a response_url of %s refused: %s", urlsplit(response_url).hostname, reason[:80])
    return False


def _refusal_in(status: int, body: str) -> str:
    """Slack's error code in the answer of a ``response_url``; empty if the message was taken.

    Slack answers ``ok`` as text or JSON, or an error as either, at times with status 200.
    """
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    if isinstance(parsed, dict) and parsed.get("ok") is False:
        return str(parsed.get("error") or "not_ok")
    return "" if status == 200 else body.strip() or f"HTTP {status}"


async def post(
    client: AsyncWebClient, channel: str, message: Message, thread_ts: str | None = None
) -> None:
    """Posts a message, in plain sections if Slack refuses a block.

    Args:
        channel: The id of a conversation, or of a user for their direct messages with the bot.

    Raises:
        SlackApiError: Slack refuses the message.
    """
    await _Posting(client, channel, message, thread_ts).post()


async def post_when_back(
    desk: Desk,
    client: AsyncWebClient,
    channel: str,
    message: Message,
    thread_ts: str | None = None,
) -> str:
    """Posts a message; while Slack is away, tries again until it is back, for half an hour.

    Returns:
        The message's time in Slack.

    Raises:
        SlackApiError: Slack refuses the message, or is away too long.
        aiohttp.ClientError: Slack is away too long.
        TimeoutError: Slack is away too long.
    """
    posting = _Posting(client, channel, message, thread_ts)
    pause = _FIRST_PAUSE
    until = asyncio.get_running_loop().time() + _PATIENCE
    perhaps_posted = False
    while True:
        try:
            if not (perhaps_posted and await posting.is_posted()):
                await posting.post()
        except SLACK_FAULTS as error:
            wait = max(pause, retry_after(error))
            if not is_outage(error) or asyncio.get_running_loop().time() + wait > until:
                raise
            _log.warning("Slack is away; an answer waits: %s", type(error).__name__)
            perhaps_posted = perhaps_posted or may_be_done(error)
            await desk.pause(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            return posting.ts


async def change_or_post(
    desk: Desk,
    client: AsyncWebClient,
    channel: str,
    message: Message,
    thread_ts: str | None = None,
    *,
    instead_of: str,
    below: str,
) -> str:
    """Changes an earlier message into this one, or deletes it and posts this one.

    Args:
        instead_of: The earlier message's time.
        below: The time of the message that this one answers. An earlier message above it is not
            changed: nobody would look there.

    Returns:
        The message's time in Slack.

    Raises:
        SlackApiError, aiohttp.ClientError, TimeoutError: as `post_when_back`.
    """
    try:
        if Decimal(instead_of) > Decimal(below):
            await client.chat_update(
                channel=channel, ts=instead_of, text=message.text, blocks=within_limits(message)
            )
            return instead_of
    except SLACK_FAULTS as error:
        _log.info("an answer is posted and not changed: %s", type(error).__name__)
    ts = await post_when_back(desk, client, channel, message, thread_ts)
    try:
        await client.chat_delete(channel=channel, ts=instead_of)
    except SLACK_FAULTS as error:
        _log.info("an earlier answer stays: %s", type(error).__name__)
    return ts


class _Posting:
    """One message to send, which an id in its metadata identifies."""

    def __init__(
        self, client: AsyncWebClient, channel: str, message: Message, thread_ts: str | None = None
    ) -> None:
        self._client = client
        self._channel = channel
        self._message = message
        self._thread_ts = thread_ts
        self._id = str(uuid4())
        #: The message's time in Slack, once it is posted.
        self.ts = ""

    async def post(self) -> None:
        """Posts it once; again in plain sections if Slack certainly did not post it.

        Raises:
            SlackApiError: Slack refuses the message.
        """
        await self._post(shapes_of(self._message))

    async def _post(self, shapes: list[list[Block]]) -> None:
        blocks, *plainer = shapes
        try:
            await self._send(blocks)
        except SlackApiError as error:
            if not plainer:
                raise
            code = code_of(error)
            if blocks_may_be_why(code) and self._channel[:1] in _DIRECT:
                if await self.is_posted():
                    return
                # Slack may stumble over a table, too.
                plainer = plainer[-1:]
            elif not plain_may_pass(code):
                raise
            await self._post(plainer)

    async def is_posted(self) -> bool:
        """Whether the message is among the latest direct messages with its person.

        If Slack does not tell, the result is no: an answer that comes twice does less harm than one
        that never comes.
        """
        try:
            channel = self._channel
            if not channel.startswith("D"):
                channel = (await self._client.conversations_open(users=channel))["channel"]["id"]
            answer = await self._client.conversations_history(
                channel=channel, include_all_metadata=True, limit=_LATEST
            )
        except SLACK_FAULTS as error:
            _log.info("an answer could not be looked for: %s", type(error).__name__)
            return False
        for message in answer.get("messages") or []:
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == self._id:
                self.ts = str(message["ts"])
                return True
        return False

    async def _send(self, blocks: list[Block]) -> None:
        posted = await self._client.chat_postMessage(
            channel=self._channel,
            text=self._message.text,
            blocks=blocks,
            thread_ts=self._thread_ts,
            unfurl_links=False,
            metadata={"event_type": _EVENT_TYPE, "event_payload": {"id": self._id}},
        )
        self.ts = str(posted["ts"])
