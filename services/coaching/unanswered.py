"""The facts behind *Follow up once*: DMs to target people without a reply noted."""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.coaching.unanswered
from domain.coaching.follow_up import UNANSWERED_FOR
from domain.coaching.target_facts import ContactReference, UnansweredDm
from domain.timing.working_days import WorkingDays
from storage.coaching.scope import MemberScope, Span
from storage.coaching.unanswered import WrittenDm

#: A contact is asked about once in this time.
_ASKED_ONCE_IN = timedelta(days=90)


def unanswered_dms(
    session: Session, scope: MemberScope, span: Span, working_days: WorkingDays
) -> tuple[UnansweredDm, ...]:
    """The only DM to each contact in a span, if it has no reply; two DMs are a follow-up already.

    Args:
        working_days: The member's, around these days.
    """
    written: dict[int, list[WrittenDm]] = defaultdict(list)
    for row in storage.coaching.unanswered.dms_to_targets(session, scope, span):
        written[row.contact_id].append(row)
    open_ones = [
        rows[0] for rows in written.values() if len(rows) == 1 and not _replied(rows[0], span)
    ]
    if not open_ones:
        return ()
    asked = _asked(session, scope.member_id, span.known_at)
    return tuple(
        UnansweredDm(
            person=ContactReference(row.contact_id, row.name, row.account_id, row.account),
            dm_id=row.id,
            written_on=row.written_on,
            due_on=working_days.after(row.written_on, UNANSWERED_FOR),
            asked=row.contact_id in asked,
        )
        for row in open_ones
    )


def _replied(row: WrittenDm, span: Span) -> bool:
    return row.replied_at is not None and row.replied_at <= span.known_at


def _asked(session: Session, member_id: int, known_at: datetime) -> set[int]:
    return storage.coaching.unanswered.asked_about(
        session, member_id, known_at - _ASKED_ONCE_IN, known_at
    )
