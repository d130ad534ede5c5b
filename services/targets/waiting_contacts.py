"""Which people at accounts wait for a person's DM, as *Whom should I write to?* counts them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.coaching.engaged
import storage.targets.account_touches
from domain.coaching.target_facts import ENGAGED_DAYS, WARM_DAYS, waits_for_dm
from domain.people.members import Person
from domain.timing.periods import local_date
from services.targets.visibility import Visibility
from storage.coaching.scope import Span


def contacts_waiting(
    session: Session,
    person: Person,
    visibility: Visibility,
    account_ids: Collection[int],
    now: datetime,
) -> frozenset[int]:
    """The ids of the contacts who engaged with the person's posts lately, and got no DM since.

    Nobody waits at an archived account.
    """
    if visibility.member_id is None:
        return frozenset()
    today = local_date(now, person.zone)
    since = today - timedelta(days=WARM_DAYS)
    listed = storage.targets.account_touches.engaged_at(
        session, account_ids, visibility.member_id, today - timedelta(days=ENGAGED_DAYS)
    )
    posted = {
        each.contact_id: local_date(each.posted_at, person.zone)
        for each in listed
        if each.engaged_on > since
    }
    if not posted:
        return frozenset()
    written = storage.coaching.engaged.written_to(
        session, visibility.member_id, posted, Span(min(posted.values()), today, now)
    )
    return frozenset(
        contact_id
        for contact_id, posted_on in posted.items()
        if waits_for_dm(posted_on, written.get(contact_id))
    )
