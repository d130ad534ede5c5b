"""Whom a person should write to next."""

from datetime import datetime

from sqlmodel import Session

import storage.people.members
from domain.coaching.whom import MOST_PEOPLE, WhomToWrite
from domain.people.members import Person
from domain.timing.periods import local_date
from services.coaching.target_facts import any_targets, has_targets, warm_people


def whom_to_write(session: Session, person: Person, now: datetime) -> WhomToWrite:
    """The people at target accounts who engaged with the person's posts and wait for a DM."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        return WhomToWrite((), 0, any_targets(session, person))
    today = local_date(now, person.zone)
    people = warm_people(session, member, person.zone, today, now)
    return WhomToWrite(people[:MOST_PEOPLE], len(people), has_targets(session, member))
