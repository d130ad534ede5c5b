"""Sends a message to Slack: to a ``response_url``, or into a conversation."""

import logging
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.slack_errors import code_of
from views import notices
from views.blocks import Message

_log = logging.getLogger(__name__)

#: The errors of a call to Slack.
SLACK_FAULTS = (SlackApiError, aiohttp.ClientError, TimeoutError)


async def respond(desk: Desk, response_url: str, message: Message, *, replace: bool) -> bool:
    """Sends an ephemeral message to a ``response_url``.

    Args:
        replace: Replaces the message with the pressed button.

    Returns:
        Whether Slack accepted it: the URL works five times, for thirty minutes.
    """
    for blocks in (list(message.blocks), notices.in_plain_sections(message)):
        payload = {
            "text": message.text,
            "blocks": blocks,
            "response_type": "ephemeral",
            "replace_original": replace,
        }
        try:
            sending = desk.session.post(response_url, json=payload, proxy=desk.proxy)
            async with sending as answer:
                reason = await answer.text()
                if answer.status == 200:
                    return True
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = type(error).__name__
        # Plain sections hold every fact, for a workspace that lacks one of the newer blocks.
        if "invalid_blocks" not in reason:
            break
    _log.warning("a response_url of %s refused: %s", urlsplit(response_url).hostname, reason[:80])
    return False


async def post(
    client: AsyncWebClient, channel: str, message: Message, thread_ts: str | None = None
) -> None:
    """Posts a message, in plain sections if Slack refuses a block.

    Args:
        channel: The id of a conversation, or of a user for their direct messages with the bot.

    Raises:
        SlackApiError: Slack refuses the message.
    """
    try:
        await client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=list(message.blocks),
            thread_ts=thread_ts,
            unfurl_links=False,
        )
    except SlackApiError as error:
        if code_of(error) != "invalid_blocks":
            raise
        await client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=notices.in_plain_sections(message),
            thread_ts=thread_ts,
            unfurl_links=False,
        )
