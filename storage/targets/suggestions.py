"""Queries for fields that suggest accounts and contacts while a person types.

Each typed word must begin a word of the name. The queries scan all names of a workspace, which are
few enough (20,000 accounts, 40,000 contacts).

``words`` are normalised like match keys, to letters and digits only; without words, every name
matches.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from storage.tables import AccountAliasRow, AccountRow, ContactRow
from storage.targets.lists import Lists, contacts_on, live_targets


def accounts_beginning(
    session: Session,
    workspace_id: str,
    lists: Lists,
    words: Sequence[str],
    website: str,
    limit: int,
) -> list[AccountRow]:
    """The targets that match by name, by alias, or by the beginning of their website domain.

    Names that begin with the first word come first, then shorter names.
    """
    query = select(AccountRow).where(*live_targets(workspace_id, lists))
    order: list[ColumnElement[bool]] = []
    if words:
        by_alias = select(AccountAliasRow.account_id).where(
            AccountAliasRow.workspace_id == workspace_id,
            col(AccountAliasRow.removed_by).is_(None),
            _have_words(col(AccountAliasRow.match_key), words),
        )
        query = query.where(
            or_(
                _have_words(col(AccountRow.match_key), words),
                col(AccountRow.domain).startswith(website, autoescape=True),
                col(AccountRow.id).in_(by_alias),
            )
        )
        order.append(col(AccountRow.match_key).startswith(words[0], autoescape=True).desc())
    shortest = (func.length(AccountRow.match_key), col(AccountRow.match_key), col(AccountRow.id))
    return list(session.exec(query.order_by(*order, *shortest).limit(limit)))


def contacts_beginning(
    session: Session,
    workspace_id: str,
    lists: Lists,
    words: Sequence[str],
    limit: int,
) -> list[tuple[ContactRow, str]]:
    """The contacts at targets that match by their own and the account's name, with the latter.

    Names that begin with the first word come first.
    """
    query = (
        select(ContactRow, AccountRow.name)
        .join(AccountRow, col(AccountRow.id) == ContactRow.account_id)
        .where(*live_targets(workspace_id, lists))
        .where(col(ContactRow.removed_by).is_(None), contacts_on(lists))
    )
    order: list[ColumnElement[bool]] = []
    if words:
        named = col(ContactRow.person_key).concat(" ").concat(AccountRow.match_key)
        query = query.where(_have_words(named, words))
        order.append(col(ContactRow.person_key).startswith(words[0], autoescape=True).desc())
    by_name = (col(ContactRow.person_key), col(ContactRow.id))
    return [
        (row, name) for row, name in session.exec(query.order_by(*order, *by_name).limit(limit))
    ]


def _have_words(
    names: ColumnElement[str] | Mapped[str], words: Sequence[str]
) -> ColumnElement[bool]:
    """Whether each word begins a word of the names."""
    return and_(
        *(
            or_(
                names.startswith(word, autoescape=True),
                names.contains(f" {word}", autoescape=True),
            )
            for word in words
        )
    )
