"""The nudges that wait for the member: sent, neither done nor snoozed, and still true."""

from datetime import datetime

from sqlmodel import Session

import storage.coaching.nudges
import storage.coaching.unanswered
from domain.coaching.arming import REARMS_AFTER
from domain.coaching.follow_up import FollowUp
from domain.coaching.home_page import OpenNudge
from domain.coaching.post_rules import NoPost
from domain.coaching.rules import Rule
from domain.coaching.stored_findings import from_values
from domain.entries.posts import Post
from storage.tables import NudgeRow, id_of

#: The Home tab names the warm people themselves; praise asks for nothing.
_LEFT_OUT = frozenset({Rule.WARM, Rule.KUDOS})


def open_nudges(
    session: Session, member_id: int, latest: Post | None, now: datetime
) -> tuple[OpenNudge, ...]:
    """The member's open nudges of the last 28 days, the newest first.

    Rules are evaluated once a day. So a nudge that an entry has answered since is left out here.

    Args:
        latest: The member's newest post, or ``None``.
    """
    rows = storage.coaching.nudges.open_nudges(session, member_id, now - REARMS_AFTER)
    found = (_open(session, row, latest) for row in rows if row.rule not in _LEFT_OUT)
    return tuple(each for each in found if each is not None)


def _open(session: Session, row: NudgeRow, latest: Post | None) -> OpenNudge | None:
    finding = from_values(row.rule, row.facts)
    match finding:
        case None:
            return None
        case NoPost() if latest is not None and latest.posted_on > finding.last_posted_on:
            return None
        case FollowUp() if not storage.coaching.unanswered.is_unanswered(
            session, row.member_id, finding.dm_id
        ):
            return None
    return OpenNudge(id_of(row), finding)
