"""Matches the owners named in an account list to members, or to colleagues who may become members.

They are matched by their Slack names, because the bot does not read e-mail addresses.
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

#: A member's id, or a colleague who becomes a member when they become an owner.
Owner = int | Colleague


def owners_by_name(
    session: Session, workspace_id: str, colleagues: Iterable[Colleague]
) -> dict[str, Owner | None]:
    """Owners by compared name; ``None`` for a name that two people share."""
    found: dict[str, set[Owner]] = defaultdict(set)
    members: dict[str, int] = {}
    for member_id, user_id, name in storage.targets.account_list.names_of_members(
        session, workspace_id
    ):
        members[user_id] = member_id
        found[person_key(name)].add(member_id)
    for each in colleagues:
        for name in each.names:
            found[person_key(name)].add(members.get(each.user_id, each))
    return {key: None if others else owner for key, (owner, *others) in found.items() if key}


def owner_named(name: str, owners: Mapping[str, Owner | None]) -> Owner | None:
    """The owner with this name, or ``None``."""
    return owners.get(person_key(name)) if name else None


def is_shared(name: str, owners: Mapping[str, Owner | None]) -> bool:
    """Whether several people have this name."""
    key = person_key(name)
    return key in owners and owners[key] is None


def owner_ids(
    session: Session, workspace_id: str, owners: Collection[Owner | None], now: datetime
) -> dict[Owner | None, int | None]:
    """The member ids of these owners. Colleagues who are not members yet become members."""
    new = {each.user_id: each for each in owners if isinstance(each, Colleague)}
    # Sorted, so that two imports at once lock rows in the same order and do not deadlock.
    profiles = {user_id: new[user_id].profile for user_id in sorted(new)}
    ensure_members(session, workspace_id, profiles, now)
    rows = storage.people.teams.members_with_user_ids(session, workspace_id, list(profiles))
    ids: dict[Owner | None, int | None] = {
        each: each for each in owners if not isinstance(each, Colleague)
    }
    return ids | {new[row.user_id]: id_of(row) for row in rows}
