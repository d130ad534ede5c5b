"""What somebody may see of the target accounts, and of who was in touch with them.

Everybody sees the workspace's accounts and their teams'; coaches see all. Touches are named that
are one's own or a teammate's who tells so. The others count where coaches see coverage, without a
name and without saying what they were; nowhere else.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

import storage.people.members
import storage.targets.account_list
import storage.targets.account_touches
import storage.targets.accounts
from domain.accounts import Role
from domain.entries.touches import TouchKind
from domain.errors import UserError
from domain.people.members import Person
from domain.targets.account_list import Coverage
from domain.targets.account_page import Reach
from services.people.roles import may_coach
from storage.tables import AccountRow, ContactRow, id_of
from storage.targets.account_touches import LastTouch

_NEARNESS = list(Reach)


@dataclass(frozen=True)
class Visibility:
    """What an asker may see.

    Args:
        member_id: Their own number, or ``None`` for somebody who never did anything here.
        lists: The teams whose lists count; ``None`` for all.
        named: The members whose touches they see by name: themselves, and who tells so.
    """

    member_id: int | None
    coach: bool
    lists: Collection[int] | None
    named: frozenset[int]

    @property
    def counted(self) -> Collection[int] | None:
        """Whose touches count in the coverage; ``None`` for everybody's."""
        return None if self.coach else self.named


@dataclass(frozen=True)
class AccountReach:
    """How close the people of some accounts are, as far as the asker may know."""

    people: dict[int, Reach]
    last_touch: dict[int, date]

    def of(self, contact_id: int | None) -> Reach:
        """How close a person is."""
        return self.people.get(contact_id or 0, Reach.NOT_YET)


def visibility_of(session: Session, person: Person) -> Visibility:
    """What this asker may see."""
    coach = may_coach(session, person)
    row = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if row is None:
        return Visibility(None, coach, None if coach else (), frozenset())
    number = id_of(row)
    lists = None if coach else storage.targets.accounts.teams_of_member(session, number)
    named = {number, *storage.targets.account_touches.sharing_teammates(session, number)}
    return Visibility(number, coach, lists, frozenset(named))


def visible_account(session: Session, person: Person, account_id: int) -> AccountRow:
    """An account that the asker may see, archived or not.

    Raises:
        UserError: it is gone, or on the list of another team.
    """
    sight = visibility_of(session, person)
    row = storage.targets.accounts.account(session, person.asker.workspace, account_id)
    if row is None or not (
        sight.lists is None or row.team_id is None or row.team_id in sight.lists
    ):
        raise UserError(
            "That account isn't on the list any more.", "`/ssi accounts` shows those that are."
        )
    return row


def account_reach(
    session: Session, sight: Visibility, account_ids: Collection[int]
) -> AccountReach:
    """How close the people of these accounts are."""
    people: dict[int, Reach] = {}
    last: dict[int, date] = {}
    for met in storage.targets.account_touches.met_at(session, account_ids):
        if sight.counted is not None and met.member_id not in sight.counted:
            continue
        last[met.account_id] = max(met.last_on, last.get(met.account_id, date.min))
        if met.contact_id is not None:
            known = people.get(met.contact_id, Reach.NOT_YET)
            reach = _reach(met, named=met.member_id in sight.named)
            people[met.contact_id] = max(known, reach, key=_NEARNESS.index)
    return AccountReach(people, last)


def coverage(account_id: int, people: Iterable[ContactRow], close: AccountReach) -> Coverage:
    """How far the people of one account are reached."""
    there = [contact for contact in people if contact.account_id == account_id]
    reached = [contact for contact in there if close.of(contact.id) is not Reach.NOT_YET]
    roles = {Role(contact.role) for contact in reached if contact.role}
    return Coverage(
        people=len(there),
        reached=len(reached),
        roles=tuple(role for role in Role if role in roles),
        last_touch=close.last_touch.get(account_id),
    )


def _reach(met: LastTouch, *, named: bool) -> Reach:
    """How close somebody came; what nobody tells by name says no more than "reached"."""
    if not named or met.kind is TouchKind.COMMENT:
        return Reach.REACHED
    if met.kind is TouchKind.ENGAGED:
        return Reach.ENGAGED
    return Reach.IN_CONVERSATION if met.replied else Reach.REACHED
