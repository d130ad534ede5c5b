"""What a person did from a message stays there: the outcome takes the place of its button.

The modal that a button opens remembers the message. Only lasting messages of the person's direct
messages with the bot are changed: a channel's is for others too, and Slack does not show an
ephemeral one again.
"""

import json
import logging

from slack_sdk.web.async_client import AsyncWebClient

from handlers.payloads import Payload, direct_messages_of
from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import code_or_type
from views import limits, notices
from views.blocks import Message, Modal
from views.kept_results import with_outcome

_log = logging.getLogger(__name__)

#: The name of the pressed button's place in a modal's metadata.
_FROM = "from"
#: The place of a button in a message that cannot be changed.
_UNCHANGED: list[str] = []


def remembering(view: Modal, body: Payload) -> Modal:
    """Returns a modal that remembers the message whose button opened it, or a modal before it."""
    place = _place_in(body)
    if place is None:
        return view
    carried = {**notices.metadata_of(view), _FROM: place}
    packed = json.dumps(carried, ensure_ascii=False, separators=(",", ":"))
    return {**view, "private_metadata": packed} if len(packed) <= limits.PRIVATE_METADATA else view


def may_change(body: Payload) -> bool:
    """Whether the message that an answer belongs to can be changed, if there is one."""
    return _place_in(body) != _UNCHANGED


async def is_kept(client: AsyncWebClient, body: Payload, message: Message) -> bool:
    """Changes the message that an answer belongs to.

    Returns:
        False if there is such a message, and it stays as it was.
    """
    place = _place_in(body)
    if not message.outcome or not place:
        return True
    channel, ts, block_id, action_id = place
    try:
        found = await client.conversations_history(
            channel=channel, latest=ts, oldest=ts, inclusive=True, limit=1
        )
        shown = next((each for each in found.get("messages") or [] if each["ts"] == ts), None)
        if shown is None:
            return False
        changed = with_outcome(shown.get("blocks") or [], block_id, action_id, message.outcome)
        if len(changed) > limits.MESSAGE_BLOCKS:
            return False
        text = f"{shown.get('text') or ''} {message.outcome}".strip()
        await client.chat_update(channel=channel, ts=ts, text=text, blocks=changed)
    except SLACK_FAULTS as error:
        _log.info("a message stays as it was: %s", code_or_type(error))
        return False
    return True


def _place_in(body: Payload) -> list[str] | None:
    """Returns channel, time, block id and action id of the button in a message.

    `_UNCHANGED` is a button in a message that cannot be changed; ``None`` is no button in a
    message that answers are kept in.
    """
    view = body.get("view")
    if view:
        try:
            found: list[str] | None = notices.metadata_of(view).get(_FROM)
        except ValueError:
            return None  # a forged form
        return found
    container = body.get("container") or {}
    if body.get("type") != "block_actions" or container.get("type") != "message":
        return None
    if container.get("is_ephemeral"):
        return _UNCHANGED
    channel = direct_messages_of(body)
    if channel is None:
        return None
    action = body["actions"][0]
    return [channel, str(container["message_ts"]), action["block_id"], action["action_id"]]
