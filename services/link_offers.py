"""Offering to log the LinkedIn posts whose links a member posts in a channel, once a link."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.entries.posts
import storage.people.member_settings
import storage.people.members
from domain.entries.post_links import PostLink
from domain.people.members import Asker
from domain.submission import Submission
from domain.timing.periods import local_date, zone_named
from linkedin.links import find_links, read_link
from services.people.members import member_for
from storage.tables import id_of

#: Figures of older posts hardly change, and few log them.
_NEW_FOR = timedelta(days=30)
#: Links that are remembered for each member; they are offered once.
_REMEMBERED = 100


def wants_link_offers(session: Session, asker: Asker, now: datetime) -> bool:
    """Whether a Slack user joined, asked for these offers and is not in a pause."""
    member = storage.people.members.member(session, asker.workspace, asker.user)
    if member is None or member.refused is not None:
        return False
    settings = storage.people.member_settings.settings_of(session, id_of(member))
    if settings is None or settings.joined_at is None or not settings.link_offers_on:
        return False
    until = settings.paused_until
    return until is None or local_date(now, zone_named(member.zone)) >= until


def links_to_offer(
    session: Session, submission: Submission, addresses: Sequence[str]
) -> dict[str, PostLink]:
    """The links to recent posts that are not logged and were not offered to this member before.

    They count as offered from then on.

    Args:
        addresses: The web addresses in a message.

    Returns:
        By address, which may hold the post's first words.
    """
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    offered = list(settings.offered_links)
    new: dict[str, PostLink] = {}
    for address in find_links(" ".join(addresses)):
        link = read_link(address)
        old = link.posted_at is not None and submission.now - link.posted_at > _NEW_FOR
        if old or link.urn in offered:
            continue
        offered.append(link.urn)
        if not storage.entries.posts.posts_named(
            session, member.workspace_id, link.urn, link.posted_at
        ):
            new[address] = link
    # A new list: the column does not notice changes inside the old one.
    settings.offered_links = offered[-_REMEMBERED:]
    session.add(settings)
    return new
