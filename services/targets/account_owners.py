"""Who is meant by the owners that a list of accounts names: members, or who may become some.

They are known by their names in Slack; their e-mail addresses Slack does not tell us.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlmodel import Session

import storage.people.teams
import storage.targets.account_list
from domain.names.person_names import person_key
from domain.people.members import Colleague
from services.people.members import ensure_members
from storage.tables import id_of

#: A member's number, or somebody who becomes a member by being an owner.
Owner = int | Colleague


def owners_by_name(
    session: Session, workspace_id: str, colleagues: Iterable[Colleague]
) -> dict[str, Owner]:
    """Owners by compared name; where two people have the same, a file can't mean one of them."""
    found: dict[str, set[Owner]] = defaultdict(set)
    members: dict[str, int] = {}
    for number, user_id, name in storage.targets.account_list.names_of_members(
        session, workspace_id
    ):
        members[user_id] = number
        found[person_key(name)].add(number)
    for each in colleagues:
        for name in each.names:
            found[person_key(name)].add(members.get(each.user_id, each))
    return {key: owner for key, (owner, *others) in found.items() if key and not others}


def owner_named(name: str, owners: Mapping[str, Owner]) -> Owner | None:
    """Whom a file names as a company's owner, or ``None``."""
    return owners.get(person_key(name)) if name else None


def numbers_of(
    session: Session, workspace_id: str, owners: Collection[Owner | None], now: datetime
) -> dict[Owner | None, int | None]:
    """The numbers of these owners; who is no member yet becomes one."""
    new = {each.user_id: each for each in owners if isinstance(each, Colleague)}
    # In one order: two imports at once don't wait for each other.
    profiles = {user_id: new[user_id].profile for user_id in sorted(new)}
    ensure_members(session, workspace_id, profiles, now)
    rows = storage.people.teams.members_named(session, workspace_id, list(profiles))
    numbers: dict[Owner | None, int | None] = {
        each: each for each in owners if not isinstance(each, Colleague)
    }
    return numbers | {new[row.user_id]: id_of(row) for row in rows}
