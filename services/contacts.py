"""The person at a target account whom an entry names: found, or kept from now on."""

from sqlmodel import Session

import storage.accounts
from domain.names.person_names import person_key
from services.matching import number_of_contact
from storage.tables import AccountRow, ContactRow


def contact_for(
    session: Session, account_id: int, name: str, title: str, act_id: int
) -> ContactRow:
    """The contact of this name at an account, made where there is none.

    Args:
        title: Fills in an empty one; a title that is known stays.
    """
    key = person_key(name)[:200]
    row = storage.accounts.contact_with_key(session, account_id, key)
    if row is None:
        account = session.get_one(AccountRow, account_id)
        row = ContactRow(
            workspace_id=account.workspace_id,
            account_id=account_id,
            name=name[:200],
            person_key=key,
            title=title[:200],
            made_by=act_id,
        )
    elif title and not row.title:
        row.title = title[:200]
    session.add(row)
    session.flush()
    return row


def contact_id_for(session: Session, account_id: int, name: str, title: str, act_id: int) -> int:
    """The number of `contact_for`."""
    return number_of_contact(contact_for(session, account_id, name, title, act_id))
