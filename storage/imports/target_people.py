"""Queries about contacts at a member's target accounts, by name and alias."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.tables import AccountRow, ContactAliasRow, ContactRow
from storage.targets.lists import Lists, contacts_on, live_targets

#: Rows read by one query.
_BATCH = 500


def names_at_targets(session: Session, workspace_id: str, lists: Lists) -> list[tuple[int, str]]:
    """The account and the compared name of each live contact at a target, and of each alias."""
    live = (
        *live_targets(workspace_id, lists),
        col(ContactRow.removed_by).is_(None),
        contacts_on(lists),
    )
    own = (
        select(ContactRow.account_id, ContactRow.person_key)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(*live)
    )
    aliases = (
        select(ContactRow.account_id, ContactAliasRow.person_key)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .join(ContactAliasRow, col(ContactAliasRow.contact_id) == ContactRow.id)
        .where(*live, col(ContactAliasRow.removed_by).is_(None))
    )
    return [*session.exec(own), *session.exec(aliases)]


def contacts_named(session: Session, account_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """The ids of the live contacts at these accounts, by account and compared name.

    A name wins over an alias.
    """
    found: dict[tuple[int, str], int] = {}
    accounts = sorted(account_ids)
    for first in range(0, len(accounts), _BATCH):
        live = (
            col(ContactRow.account_id).in_(accounts[first : first + _BATCH]),
            col(ContactRow.removed_by).is_(None),
        )
        own = select(ContactRow.account_id, ContactRow.person_key, ContactRow.id).where(*live)
        aliases = (
            select(ContactRow.account_id, ContactAliasRow.person_key, ContactRow.id)
            .join(ContactAliasRow, col(ContactAliasRow.contact_id) == ContactRow.id)
            .where(*live, col(ContactAliasRow.removed_by).is_(None))
        )
        for query in (own, aliases):
            for account_id, key, row_id in session.exec(query.order_by(col(ContactRow.id))):
                found.setdefault((account_id, key), row_id or 0)
    return found
