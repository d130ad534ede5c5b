"""Looks in Slack for a message that may have been sent before a crash.

It reads only the bot's own conversation with the person, starting a week before the message may
have been sent. The UUID in the metadata identifies the message.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.timing.schedules import SHELF_LIFE
from services.delivery.addressing import Address

EVENT_TYPE = "ssi_coach_delivery"
#: How long before the recorded time the search starts, in case Slack's clock and the recording
#: clock differ.
SEARCH_MARGIN = max(SHELF_LIFE.values())
_PAGE = 200


@dataclass(frozen=True)
class PostedMessage:
    """A message in Slack, by its conversation and timestamp."""

    channel: str
    ts: str


def metadata_for(uuid: str) -> dict[str, Any]:
    """The metadata that identifies a message. Any app can read it, so it holds only an id."""
    return {"event_type": EVENT_TYPE, "event_payload": {"id": uuid}}


async def find_sent(
    client: AsyncWebClient, address: Address, uuid: str, since: datetime
) -> PostedMessage | None:
    """Looks for a delivery's message in the bot's direct messages with a person.

    Args:
        since: The earliest time at which it may have been sent.

    Returns:
        ``None`` when the message is not there.

    Raises:
        slack_sdk.errors.SlackApiError: Slack refuses the call.
        aiohttp.ClientError: Slack does not answer.
    """
    if address.channel is not None:
        try:
            return await _find_in(client, address.channel, uuid, since)
        except SlackApiError as error:
            if error.response.get("error") != "channel_not_found":
                raise
    # The conversation is unknown or no longer exists, so ask Slack for it.
    return await _find_in(client, await _open(client, address.user or ""), uuid, since)


async def _find_in(
    client: AsyncWebClient, channel: str, uuid: str, since: datetime
) -> PostedMessage | None:
    cursor: str | None = None
    while True:
        answer = await client.conversations_history(
            channel=channel,
            oldest=f"{(since - SEARCH_MARGIN).timestamp():.6f}",
            include_all_metadata=True,
            limit=_PAGE,
            cursor=cursor,
        )
        for message in answer.get("messages") or []:
            if _uuid_of(message) == uuid:
                return PostedMessage(channel, str(message["ts"]))
        cursor = (answer.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return None


async def _open(client: AsyncWebClient, user: str) -> str:
    answer = await client.conversations_open(users=user)
    return str(answer["channel"]["id"])


def _uuid_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    payload = metadata.get("event_payload") or {}
    return payload.get("id")
