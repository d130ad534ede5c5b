"""A company stands once on a list: what is there already is refused, what may be is asked about."""

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
from services.targets.matching import account_of
from storage.tables import AccountRow

_MOST_NEAR = 3


def lists_of(team_id: int | None) -> Sequence[int] | None:
    """The lists that must not have a company yet when it is put on one.

    For a team's that is this and the workspace's; for the workspace's, every list.
    """
    return None if team_id is None else (team_id,)


def refuse_doubles(
    session: Session, person: Person, row: AccountRow | None, details: AccountDetails
) -> None:
    """A company stands once on a list, under whatever name.

    Raises:
        UserError: it is there already.
    """
    for name, field in (
        (details.name, Field.ACCOUNT_NAME),
        *((name, Field.ALIASES) for name in details.aliases),
    ):
        for other in storage.targets.account_list.accounts_named(
            session, person.asker.workspace, lists_of(details.team_id), match_key(name)[:200]
        ):
            if row is None or other.id != row.id:
                raise _on_the_list(account_of(session, other), field)


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
    """Accounts that the new one may be: of the same website, or with a name near to its name."""
    workspace, lists = person.asker.workspace, lists_of(details.team_id)
    rows = (
        storage.targets.account_list.accounts_with_domain(session, workspace, lists, details.domain)
        if details.domain
        else []
    )
    listed = storage.targets.account_list.listed_accounts(session, workspace, lists)
    known = [Known(each.id, each.key) for each in listed]
    known += [
        Known(number, key)
        for number, key in storage.targets.account_list.alias_keys(session, workspace, lists)
    ]
    near = closest(details.name, known, _MOST_NEAR)
    found = storage.targets.accounts.accounts_by_id(session, near)
    every = {row.id: row for row in (*rows, *(found[number] for number in near))}
    return tuple(account_of(session, row) for row in list(every.values())[:_MOST_NEAR])
