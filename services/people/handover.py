"""Telling coaches which accounts a member who left still owns."""

from datetime import datetime

from sqlmodel import Session

import storage.targets.account_list
from domain.people.handover import MOST_NAMED, Handover
from domain.timing.schedules import Owed, Skip
from services.delivery.addressing import MemberRecipient
from storage.tables import MemberRow, id_of


def compose_handover(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> Handover | Skip:
    """The notice to a coach about the accounts of a member who left."""
    owner = session.get(MemberRow, (owed.details or {}).get("member_id"))
    if owner is None or owner.refused is None:
        return Skip("the member is back")
    owned = (owed.workspace, id_of(owner))
    accounts = storage.targets.account_list.count_owned(session, *owned)
    if not accounts:
        return Skip("all accounts have an owner")
    first = storage.targets.account_list.names_of_owned(session, *owned, MOST_NAMED)
    return Handover(owner.name, accounts, first)
