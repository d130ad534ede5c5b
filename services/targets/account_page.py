"""An account's page: its buying committee, its latest touches and wins, who is on it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.entries.touches
import storage.targets.account_list
import storage.targets.account_touches
from domain.accounts import Role
from domain.entries.touches import Touch
from domain.entries.wins import Money, Win, WinKind
from domain.pages import page_at
from domain.people.members import Person
from domain.targets.account_page import (
    PEOPLE_PAGE,
    WANTED_ROLES,
    AccountPage,
    AccountTouch,
    AccountWin,
    CommitteeMember,
)
from domain.timing.periods import local_date
from services.targets.matching import account_of, contact_of
from services.targets.visibility import (
    AccountReach,
    Visibility,
    account_reach,
    coverage,
    visibility_of,
    visible_account,
)
from storage.tables import AccountRow, ContactRow, MemberRow, WinRow, id_of

_MOST_TOUCHES = 15
_MOST_WINS = 5
_MOST_NAMES = 12
#: How far back the page looks for touches, and for who is on an account.
_TOUCHES_DAYS = 365
_ON_IT_DAYS = 90
_ROLES = [*Role, None]


def account_page(
    session: Session, person: Person, account_id: int, now: datetime, people_page: int = 1
) -> AccountPage:
    """Everything about an account that the asker may see.

    Args:
        people_page: From 1; a page past the end is the last one.

    Raises:
        UserError: it is gone, or on the list of another team.
    """
    row = visible_account(session, person, account_id)
    sight = visibility_of(session, person)
    people = _by_role(storage.targets.account_touches.people_at(session, [account_id]))
    close = account_reach(session, sight, [account_id])
    page = page_at(people_page, total=len(people), size=PEOPLE_PAGE)
    touches = _touches(session, sight, person, account_id, now)
    has = {contact.role for contact in people}
    return AccountPage(
        account=account_of(session, row),
        coverage=coverage(account_id, people, close),
        aliases=tuple(
            alias.alias for alias in storage.targets.account_list.aliases_of(session, account_id)
        ),
        people=_committee(page.of(people), close),
        people_page=page.number,
        people_pages=page.pages,
        gaps=tuple(role for role in WANTED_ROLES if role not in has),
        touches=_named(session, sight, touches[:_MOST_TOUCHES]),
        wins=_wins(session, sight, row),
        on_it=_on_it(session, person, touches, now),
        may_coach=sight.coach,
    )


def _by_role(people: Sequence[ContactRow]) -> list[ContactRow]:
    """By role, those without one last; within a role by name."""
    return sorted(people, key=lambda contact: _ROLES.index(contact.role and Role(contact.role)))


def _committee(people: Sequence[ContactRow], close: AccountReach) -> tuple[CommitteeMember, ...]:
    return tuple(CommitteeMember(contact_of(each), close.of(each.id)) for each in people)


def _touches(
    session: Session, sight: Visibility, person: Person, account_id: int, now: datetime
) -> list[Touch]:
    """The touches that the asker sees by name, newest first."""
    # Teammates' zones may be a day ahead.
    last = local_date(now, person.zone) + timedelta(days=1)
    first = last - timedelta(days=_TOUCHES_DAYS)
    touches = storage.entries.touches.touches_of_accounts(session, [account_id], first, last, now)
    return [touch for touch in touches if touch.member_id in sight.named]


def _named(
    session: Session, sight: Visibility, touches: Sequence[Touch]
) -> tuple[AccountTouch, ...]:
    names = _names(session, {touch.member_id for touch in touches})
    return tuple(
        AccountTouch(
            kind=touch.kind,
            on=touch.on,
            who="" if touch.member_id == sight.member_id else names[touch.member_id],
            contact=touch.contact,
            replied=touch.replied,
        )
        for touch in touches
    )


def _on_it(
    session: Session, person: Person, touches: Sequence[Touch], now: datetime
) -> tuple[str, ...]:
    """Who was in touch with the account lately, of those who tell."""
    since = local_date(now, person.zone) - timedelta(days=_ON_IT_DAYS)
    lately = {touch.member_id for touch in touches if touch.on > since}
    return tuple(sorted(_names(session, lately).values())[:_MOST_NAMES])


def _wins(session: Session, sight: Visibility, row: AccountRow) -> tuple[AccountWin, ...]:
    """The latest wins: all for coaches, else one's own and those of teammates on the board."""
    own = sight.member_id or 0
    seen = None
    if not sight.coach:
        seen = {own, *storage.targets.account_touches.teammates_on_board(session, own)}
    wins = storage.targets.account_touches.wins_at(session, id_of(row), seen, _MOST_WINS)
    names = _names(session, {win.member_id for win in wins})
    return tuple(
        AccountWin(_win_seen(win, row), "" if win.member_id == own else names[win.member_id])
        for win in wins
    )


def _win_seen(win: WinRow, account: AccountRow) -> Win:
    money = Money(win.amount, win.currency) if win.amount is not None and win.currency else None
    return Win(id_of(win), WinKind(win.kind), account.name, win.won_on, account.id, money)


def _names(session: Session, member_ids: Collection[int]) -> dict[int, str]:
    rows = (session.get_one(MemberRow, number) for number in member_ids)
    return {row.id: row.name for row in rows if row.id is not None}
