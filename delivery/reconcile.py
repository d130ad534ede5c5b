"""Looks whether a message is there that may have been sent before a crash.

Only in the bot's own conversation with the person, only from some days before it may have been
sent: the UUID tells which message it is.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.timing.schedules import SHELF_LIFE
from services.delivery.addressing import Address

EVENT_TYPE = "ssi_coach_delivery"
#: How far the clock that said when it may have been sent, and Slack's, may be apart.
CLOCKS_DIFFER = max(SHELF_LIFE.values())
_PAGE = 200


@dataclass(frozen=True)
class PostedMessage:
    """A message that is there."""

    channel: str
    ts: str


def metadata_for(uuid: str) -> dict[str, Any]:
    """What a message carries so that it can be found: any app can read it, so it says nothing."""
    return {"event_type": EVENT_TYPE, "event_payload": {"id": uuid}}


async def find_sent(
    client: AsyncWebClient, address: Address, uuid: str, since: datetime
) -> PostedMessage | None:
    """Looks for a delivery's message in the direct messages with a person.

    Args:
        since: When it may have been sent, at the earliest.

    Raises:
        slack_sdk.errors.SlackApiError: Slack refuses.
        aiohttp.ClientError: Slack does not answer.
    """
    if address.channel is not None:
        try:
            return await _find_in(client, address.channel, uuid, since)
        except SlackApiError as error:
            if error.response.get("error") != "channel_not_found":
                raise
    # Not known, or known no more: Slack tells which it is.
    return await _find_in(client, await _open(client, address.user or ""), uuid, since)


async def _find_in(
    client: AsyncWebClient, channel: str, uuid: str, since: datetime
) -> PostedMessage | None:
    cursor: str | None = None
    while True:
        answer = await client.conversations_history(
            channel=channel,
            oldest=f"{(since - CLOCKS_DIFFER).timestamp():.6f}",
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
