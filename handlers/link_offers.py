"""Slack's ``link_shared`` event: offers to log a post whose link was posted in a channel.

Slack sends it only to apps made from the second manifest, and then for each link to LinkedIn that
anyone types or posts anywhere. Only links that a member who asked for offers posts in a channel
with the bot are looked at.
"""

import logging

from slack_bolt.app.async_app import AsyncApp

from domain.typed.post_line import LogLine
from handlers.desk import Desk
from handlers.entries.pending import pack
from handlers.front_door import front_door
from handlers.payloads import Payload
from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import code_or_type
from handlers.visit import Visit
from services.link_offers import links_to_offer, wants_link_offers
from views.link_offers import MOST, link_offer
from views.plain_sections import within_limits

_log = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the event."""
    app.event("link_shared")(front_door(desk, link_shared))


async def link_shared(visit: Visit) -> None:
    """Offers to log the posts, to the person who posted the links alone."""
    event = visit.body["event"]
    await visit.acknowledge()
    if not _in_channel_with_bot(event):
        return
    if not await visit.desk.store.read(wants_link_offers, visit.asker, visit.now):
        return
    addresses = [str(link.get("url") or "") for link in event.get("links") or []]
    person = await visit.person()
    found = await visit.save(links_to_offer, addresses)
    links = list(found.items())[:MOST]
    if not links:
        return
    message = link_offer(
        [
            (
                link.posted_on(person.zone),
                link.words,
                pack(f"{visit.key}:{number}", LogLine(address)),
            )
            for number, (address, link) in enumerate(links)
        ]
    )
    try:
        await visit.client.chat_postEphemeral(
            channel=event["channel"],
            user=visit.asker.user,
            text=message.text,
            blocks=within_limits(message),
            thread_ts=event.get("thread_ts"),
        )
    except SLACK_FAULTS as error:
        _log.warning("a post could not be offered: %s", code_or_type(error))


def _in_channel_with_bot(event: Payload) -> bool:
    """Whether the links were posted, and not only typed, in a channel where the bot is.

    In direct messages, the bot reads the message itself.
    """
    posted = event.get("source") == "conversations_history"
    direct = str(event.get("channel") or "").startswith("D")
    return posted and bool(event.get("is_bot_user_member")) and not direct
