"""Handing a message to Slack: to a response_url, or into a conversation."""

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

#: What can go wrong on the way to Slack.
SLACK_FAULTS = (SlackApiError, aiohttp.ClientError, TimeoutError)


async def respond(desk: Desk, response_url: str, message: Message, *, replace: bool) -> bool:
    """Answers to a response_url, for the person's eyes only.

    Args:
        replace: The message that the button was in gives way.

    Returns:
        Whether Slack took it: it may be used five times in thirty minutes.
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
                said = await answer.text()
                if answer.status == 200:
                    return True
        except (aiohttp.ClientError, TimeoutError) as error:
            said = type(error).__name__
        # A workspace that does not have a newer block yet still gets every fact.
        if "invalid_blocks" not in said:
            break
    _log.warning("a response_url of %s refused: %s", urlsplit(response_url).hostname, said[:80])
    return False


async def post(
    client: AsyncWebClient, channel: str, message: Message, thread_ts: str | None = None
) -> None:
    """Posts a message.

    Args:
        channel: A conversation's id, or a person's: then it goes to their conversation with us.

    Raises:
        SlackApiError: Slack refuses it.
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
