"""Keeps companies unique on a list: refuses a listed company, and finds likely duplicates."""

from collections.abc import Sequence

from sqlmodel import Session

import storage.targets.account_list
import storage.targets.accounts
from domain.accounts import Account
from domain.errors import UserError
from domain.fields import Field
from domain.names.company_names import Known, closest, match_key
from domain.people.members import Person
from domain.targets.account_details import AccountDetails
from domain.targets.namesakes import one_site
from services.targets.matching import account_of
from storage.tables import AccountRow

_MOST_NEAR = 3


def lists_of(team_id: int | None) -> Sequence[int] | None:
    """The lists on which a company must be unique, as team ids; ``None`` for all lists.

    For an account on a team's list these are that list and, added by the queries, the workspace's;
    for one on the workspace's list, all lists.
    """
    return None if team_id is None else (team_id,)


def refuse_duplicates(
    session: Session, person: Person, row: AccountRow | None, details: AccountDetails
) -> None:
    """Refuses an account whose name or alias is on the list already.

    An account of the same name with another website may be another company.

    Args:
        row: The account that is changed, or ``None`` for a new one.

    Raises:
        UserError: another account has this name or alias.
    """
    for name, field in (
        (details.name, Field.ACCOUNT_NAME),
        *((name, Field.ALIASES) for name in details.aliases),
    ):
        for other in storage.targets.account_list.accounts_named(
            session, person.asker.workspace, lists_of(details.team_id), match_key(name)[:200]
        ):
            if _is_namesake(details, other, field):
                continue
            if row is None or other.id != row.id:
                raise _on_the_list(account_of(session, other), field)


def _is_namesake(details: AccountDetails, other: AccountRow, field: Field) -> bool:
    same_name = other.match_key == match_key(details.name)[:200] and field is Field.ACCOUNT_NAME
    return same_name and not one_site(details.domain, other.domain)


def _on_the_list(account: Account, field: Field) -> UserError:
    where = f"{account.team}'s list" if account.team else "the list"
    if account.archived:
        return UserError(
            f"{account.name} is on {where} already, archived.",
            f"`/ssi accounts {account.name}` opens it; *Edit account* brings it back.",
            field=field,
        )
    return UserError(
        f"{account.name} is on {where} already.",
        f"`/ssi accounts {account.name}` opens it.",
        field=field,
    )


def near_accounts(session: Session, person: Person, details: AccountDetails) -> tuple[Account, ...]:
    """Likely duplicates of a new account: with the same website, or with a near name or alias."""
    workspace, lists = person.asker.workspace, lists_of(details.team_id)
    rows = (
        storage.targets.account_list.accounts_with_domain(session, workspace, lists, details.domain)
        if details.domain
        else []
    )
    listed = storage.targets.account_list.listed_accounts(session, workspace, lists)
    known = [Known(each.id, each.key) for each in listed]
    known += [
        Known(account_id, key)
        for account_id, key in storage.targets.account_list.alias_keys(session, workspace, lists)
    ]
    near = closest(details.name, known, _MOST_NEAR)
    found = storage.targets.accounts.accounts_by_id(session, near)
    candidates = {row.id: row for row in (*rows, *(found[account_id] for account_id in near))}
    return tuple(account_of(session, row) for row in list(candidates.values())[:_MOST_NEAR])
