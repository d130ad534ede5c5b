"""Slack's link_shared events: a person types or posts links to the app's unfurl domains."""

import html
import re
import secrets
import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from playground.world.identity import BOT_USER_ID
from playground.world.state import Conversation, Message

Payload = dict[str, Any]

_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")


def links_to(domains: Sequence[str], text: str) -> list[Payload]:
    """The links of a message to these domains or their subdomains, each once, in order."""
    found: dict[str, Payload] = {}
    for marked in _LINK.findall(text):
        url = html.unescape(marked)
        host = (urlsplit(url).hostname or "").casefold()
        for domain in domains:
            if host == domain or host.endswith(f".{domain}"):
                found[url] = {"domain": domain, "url": url}
    return list(found.values())


def typed_event(user_id: str, links: list[Payload], event_ts: str) -> Payload:
    """The links are in the message box, and not sent: Slack names no conversation."""
    unfurl_id = f"{user_id}-{uuid.uuid4()}-{secrets.token_hex(16)}"
    return {
        "type": "link_shared",
        "channel": "COMPOSER",
        "is_bot_user_member": True,
        "user": user_id,
        "message_ts": unfurl_id,
        "unfurl_id": unfurl_id,
        "source": "composer",
        "links": links,
        "event_ts": event_ts,
    }


def posted_event(conversation: Conversation, message: Message, links: list[Payload]) -> Payload:
    """The links were posted, in any conversation, whether or not the bot is in it."""
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    seconds, _, micros = message.ts.partition(".")
    return {
        "type": "link_shared",
        "channel": conversation.id,
        "is_bot_user_member": BOT_USER_ID in conversation.members,
        "user": message.user_id,
        "message_ts": message.ts,
        "unfurl_id": f"{conversation.id}.{seconds}.{micros}.{secrets.token_hex(32)}",
        **thread,
        "source": "conversations_history",
        "links": links,
        "event_ts": message.ts,
    }
