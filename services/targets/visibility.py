"""Which target accounts and touches a person may see.

Members see the workspace's accounts and those of their teams. Coaches see all accounts. A person
sees their own touches by name, and those of teammates who share theirs. All other touches count
only in the coverage that coaches see, without a name or a kind. A guest sees only the accounts
and contacts that they touched, with their own touches.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

import storage.people.members
import storage.targets.account_list
import storage.targets.account_touches
import storage.targets.accounts
import storage.targets.lists
from domain.entries.touches import TouchKind
from domain.entries.wins import WinKind
from domain.errors import UserError
from domain.people.members import Person
from domain.targets.account_list import Coverage
from domain.targets.account_page import Reach
from services.people.privacy import privacy_of
from services.people.roles import may_coach
from storage.tables import AccountRow, ContactRow, WinRow, id_of
from storage.targets.account_touches import LastTouch
from storage.targets.lists import Lists, TouchedBy

_REACH_ORDER = list(Reach)


@dataclass(frozen=True)
class Visibility:
    """What a person may see.

    Args:
        member_id: Their own id, or ``None`` without a member row.
        lists: The part of the list that they see; ``None`` for all of it.
        guest: Whether they are a guest, who sees only what they touched.
        council: Whether council mode is on.
        named: Ids of the members whose touches they see by name.
    """

    member_id: int | None
    coach: bool
    lists: Lists | None
    named: frozenset[int]
    guest: bool = False
    council: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether they see everyone's wins and coverage: a coach, but not in council mode."""
        return self.coach and not self.council

    @property
    def counted(self) -> Collection[int] | None:
        """Ids of the members whose touches count in the coverage; ``None`` for all."""
        return None if self.sees_all else self.named


@dataclass(frozen=True)
class AccountReach:
    """How closely the people of some accounts are reached, as far as the person may know.

    Args:
        people: By contact id.
        last_touch: The local date of the last touch, by account id.
        waiting: Ids of the contacts who wait for the person's DM.
        unseen: Ids of the accounts with touches that the person may not see.
        last_win: The latest win that the person may see, by account id.
    """

    people: dict[int, Reach]
    last_touch: dict[int, date]
    unseen: set[int]
    last_win: dict[int, WinRow]
    waiting: frozenset[int] = frozenset()

    def of(self, contact_id: int | None) -> Reach:
        """How closely a contact is reached."""
        return self.people.get(contact_id or 0, Reach.NOT_YET)


def visibility_of(session: Session, person: Person) -> Visibility:
    """What this person may see."""
    coach = may_coach(session, person)
    council = privacy_of(session, person.asker.workspace).council
    row = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if row is None:
        nothing = TouchedBy(0) if person.profile.is_guest else ()
        return Visibility(
            None,
            coach,
            None if coach else nothing,
            frozenset(),
            guest=person.profile.is_guest,
            council=council,
        )
    member_id = id_of(row)
    if person.profile.is_guest:
        return Visibility(
            member_id, coach, TouchedBy(member_id), frozenset({member_id}), guest=True
        )
    lists = None if coach else storage.targets.lists.lists_of_member(session, row)
    named = {member_id, *storage.targets.account_touches.sharing_teammates(session, member_id)}
    return Visibility(member_id, coach, lists, frozenset(named), council=council)


def visible_account(session: Session, person: Person, account_id: int) -> AccountRow:
    """An account that the person may see, archived or not.

    Raises:
        UserError: the account is gone, or on another team's list.
    """
    visibility = visibility_of(session, person)
    row = storage.targets.accounts.account(session, person.asker.workspace, account_id)
    if row is None or not (
        visibility.lists is None
        or storage.targets.lists.has_account(session, visibility.lists, row)
    ):
        raise UserError(
            "That account isn't on the list any more.", "`/ssi accounts` shows the list."
        )
    return row


def account_reach(
    session: Session,
    visibility: Visibility,
    account_ids: Collection[int],
    waiting: frozenset[int] = frozenset(),
) -> AccountReach:
    """How closely the people of these accounts are reached.

    Args:
        waiting: From `contacts_waiting`.
    """
    people: dict[int, Reach] = {}
    last: dict[int, date] = {}
    # A guest is not told whether others were in touch.
    unseen = set(account_ids) if visibility.guest else set()
    for touch in storage.targets.account_touches.last_touches(session, account_ids):
        if visibility.counted is not None and touch.member_id not in visibility.counted:
            unseen.add(touch.account_id)
            continue
        last[touch.account_id] = max(touch.last_on, last.get(touch.account_id, date.min))
        if touch.contact_id is not None:
            known = people.get(touch.contact_id, Reach.NOT_YET)
            reach = _reach(touch, named=touch.member_id in visibility.named)
            people[touch.contact_id] = max(known, reach, key=_REACH_ORDER.index)
    wins = storage.targets.account_touches.last_wins(
        session, account_ids, wins_seen(session, visibility)
    )
    return AccountReach(people, last, unseen, wins, waiting)


def wins_seen(session: Session, visibility: Visibility) -> set[int] | None:
    """The ids of the members whose wins the person may see; ``None`` for all members.

    Coaches see all wins. Others see their own, and those of teammates who agreed to the board. In
    council mode everybody sees only their own.
    """
    if visibility.sees_all:
        return None
    own = visibility.member_id or 0
    if visibility.council:
        return {own}
    return {own, *storage.targets.account_touches.teammates_on_board(session, own)}


def coverage(account_id: int, people: Iterable[ContactRow], reach: AccountReach) -> Coverage:
    """With how many people of one account members were in touch, and who waits for a DM."""
    contacts = [contact for contact in people if contact.account_id == account_id]
    reaches = [reach.of(contact.id) for contact in contacts]
    win = reach.last_win.get(account_id)
    return Coverage(
        people=len(contacts),
        in_touch=len(reaches) - reaches.count(Reach.NOT_YET),
        engaged=reaches.count(Reach.ENGAGED),
        waiting=tuple(contact.name for contact in contacts if contact.id in reach.waiting),
        last_touch=reach.last_touch.get(account_id),
        unseen=account_id in reach.unseen,
        won_on=win.won_on if win else None,
        won=WinKind(win.kind) if win else None,
    )


def _reach(touch: LastTouch, *, named: bool) -> Reach:
    """The reach of one touch. A touch that is not shared by name counts only as "in touch"."""
    if not named:
        return Reach.IN_TOUCH
    match touch.kind:
        case TouchKind.COMMENT:
            return Reach.COMMENTED
        case TouchKind.ENGAGED:
            return Reach.ENGAGED
        case TouchKind.DM:
            return Reach.IN_CONVERSATION if touch.replied else Reach.WRITTEN_TO
