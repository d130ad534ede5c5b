"""Finds or creates the contact whom an entry names, and saves their aliases."""

from collections.abc import Collection, Sequence

from sqlmodel import Session

import storage.entries.acts
import storage.targets.accounts
import storage.targets.contact_merge
import storage.targets.references
from domain.errors import UserError
from domain.names.near_people import near_keys
from domain.names.person_names import person_key
from services import acts
from storage.tables import AccountRow, ContactAliasRow, ContactRow, id_of

#: How many contacts with near names are offered.
_MOST_PEOPLE = 3


def lock_accounts(session: Session, account_ids: Collection[int]) -> None:
    """Locks accounts, so that none is removed while an entry about them is saved.

    Raises:
        UserError: an account was removed from the list.
    """
    if storage.targets.references.lock_accounts(session, account_ids) != set(account_ids):
        raise UserError(
            "That account isn't on the list any more.", "`/ssi accounts` shows the list."
        )


def contact_for(
    session: Session,
    account_id: int,
    name: str,
    title: str,
    act_id: int,
    contact_id: int | None = None,
) -> ContactRow:
    """The contact of this name at an account, created if there is none.

    The caller must have locked known contacts with ``storage.targets.references.lock_contacts``.

    Args:
        title: Fills in an empty title, which undo empties again. A known title remains.
        contact_id: The contact whom the member chose. The name becomes their alias.
    """
    key = person_key(name)[:200]
    row = storage.targets.accounts.contact_with_key(session, account_id, key)
    if row is None and contact_id is not None:
        row = _chosen(session, account_id, contact_id)
        if row is not None:
            remember_contact_alias(session, row, name, act_id)
    if row is None:
        account = session.get_one(AccountRow, account_id)
        return new_contact(session, account.workspace_id, account_id, name, title, act_id)
    if title and not row.title:
        was = storage.entries.acts.values_before(row, "title")
        row.title = title[:200]
        acts.remember(session, act_id, storage.entries.acts.with_values_after(was, row))
    session.add(row)
    session.flush()
    return row


def new_contact(
    session: Session, workspace_id: str, account_id: int, name: str, title: str, act_id: int
) -> ContactRow:
    """A contact whose name no other contact of the account has."""
    row = ContactRow(
        workspace_id=workspace_id,
        account_id=account_id,
        name=name[:200],
        person_key=person_key(name)[:200],
        title=title[:200],
        made_by=act_id,
    )
    session.add(row)
    session.flush()
    return row


def contact_id_for(session: Session, account_id: int, name: str, title: str, act_id: int) -> int:
    """The id of `contact_for`."""
    return id_of(contact_for(session, account_id, name, title, act_id))


def remember_contact_alias(session: Session, contact: ContactRow, name: str, act_id: int) -> None:
    """Saves an alias of a contact, unless the account has a contact of this name. Undo removes it.

    A single word is not saved, because another Jane may work there one day.
    """
    key = person_key(name)[:200]
    if " " not in key or storage.targets.accounts.contact_with_key(
        session, contact.account_id, key
    ):
        return
    add_contact_alias(session, contact, name, act_id)


def set_contact_aliases(
    session: Session, contact: ContactRow, names: Sequence[str], act_id: int
) -> None:
    """Makes exactly these the aliases of a contact."""
    wanted = {person_key(name)[:200]: name for name in names}
    wanted.pop(contact.person_key, None)
    known = storage.targets.accounts.contact_aliases(session, [id_of(contact)])
    for each in known:
        if each.person_key not in wanted:
            each.removed_by = act_id
            session.add(each)
    session.flush()
    for key, name in wanted.items():
        if key not in {each.person_key for each in known}:
            add_contact_alias(session, contact, name, act_id)


def add_contact_alias(session: Session, contact: ContactRow, name: str, act_id: int) -> None:
    """Saves an alias of a contact without any check."""
    session.add(
        ContactAliasRow(
            workspace_id=contact.workspace_id,
            contact_id=id_of(contact),
            alias=name[:200],
            person_key=person_key(name)[:200],
            made_by=act_id,
        )
    )
    session.flush()


def near_people(
    session: Session, account_id: int, name: str, known: Sequence[ContactRow] | None = None
) -> list[ContactRow]:
    """The contacts at an account whose names are near this one, at most three.

    Args:
        known: All contacts of the account, if the caller has read them.
    """
    key = person_key(name)
    contacts = storage.targets.accounts.contacts_at(session, account_id) if known is None else known
    near = [row for row in contacts if near_keys(key, row.person_key)]
    return near[:_MOST_PEOPLE]


def _chosen(session: Session, account_id: int, contact_id: int) -> ContactRow | None:
    """The chosen contact, or the one they were merged into, if they are at this account."""
    row = storage.targets.contact_merge.remaining_contact(session, contact_id)
    return row if row is not None and row.account_id == account_id else None
