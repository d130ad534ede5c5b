"""An account's page: its buying committee, latest touches and wins, and active members."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

import storage.entries.audiences
import storage.entries.touches
import storage.entries.wins
import storage.targets.account_list
import storage.targets.account_touches
from domain.accounts import Role
from domain.entries.audiences import PostReaders
from domain.entries.corrections import Matched, MatchedEntry
from domain.entries.touches import Touch, TouchKind, in_lines
from domain.entries.wins import Win, WinKind
from domain.names.letters import sort_key
from domain.pages import page_at
from domain.people.members import Person
from domain.targets.account_page import (
    PEOPLE_PAGE,
    WANTED_ROLES,
    AccountPage,
    AccountTouch,
    AccountWin,
    CommitteeMember,
    EngagedPost,
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
    wins_seen,
)
from services.targets.waiting_contacts import contacts_waiting
from storage.tables import AccountRow, ContactRow, EngagerRow, MemberRow, PostRow, WinRow, id_of

_MOST_TOUCHES = 6
_MOST_WINS = 5
#: A menu has at most five choices.
_MOST_POSTS = 5
_MOST_READERS = 5
_MOST_NAMES = 12
#: How far back the page shows touches, and looks for active members.
_TOUCHES_DAYS = 365
_ACTIVE_DAYS = 90
_ROLES = [*Role, None]


def account_page(
    session: Session, person: Person, account_id: int, now: datetime, people_page: int = 1
) -> AccountPage:
    """Everything about an account that the person may see.

    Args:
        people_page: From 1. A page past the end shows the last one.

    Raises:
        UserError: the account is gone, or on another team's list.
    """
    row = visible_account(session, person, account_id)
    visibility = visibility_of(session, person)
    people = _by_role(
        storage.targets.account_touches.contacts_at_accounts(
            session, [account_id], visibility.lists
        )
    )
    waiting = contacts_waiting(session, person, visibility, [account_id], now)
    reach = account_reach(session, visibility, [account_id], waiting)
    page = page_at(people_page, total=len(people), size=PEOPLE_PAGE)
    touches = _touches(session, visibility, person, account_id, now)
    lines = in_lines(touches)
    roles = {contact.role for contact in people}
    return AccountPage(
        account=account_of(session, row),
        coverage=coverage(account_id, people, reach),
        aliases=tuple(
            alias.alias for alias in storage.targets.account_list.aliases_of(session, account_id)
        ),
        people=_committee(page.of(people), reach),
        people_page=page.number,
        people_pages=page.pages,
        gaps=() if visibility.guest else tuple(each for each in WANTED_ROLES if each not in roles),
        touches=_told(session, visibility, person, lines[:_MOST_TOUCHES]),
        more_touches=sum(map(len, lines[_MOST_TOUCHES:])),
        wins=_wins(session, visibility, row),
        readers=_readers(session, visibility, person, account_id, now),
        in_touch=_active_members(session, person, visibility, touches, now),
        may_coach=visibility.coach,
        counts_all=visibility.sees_all,
        may_change=not visibility.guest,
    )


def _by_role(people: Sequence[ContactRow]) -> list[ContactRow]:
    """Sorted by role, then as read (by name); people without a role come last."""
    return sorted(people, key=lambda contact: _ROLES.index(contact.role and Role(contact.role)))


def _committee(people: Sequence[ContactRow], reach: AccountReach) -> tuple[CommitteeMember, ...]:
    return tuple(
        CommitteeMember(contact_of(each), reach.of(each.id), each.id in reach.waiting)
        for each in people
    )


def _touches(
    session: Session, visibility: Visibility, person: Person, account_id: int, now: datetime
) -> list[Touch]:
    """The touches that the person sees by name, newest first."""
    # A teammate's zone may be a day ahead.
    last = local_date(now, person.zone) + timedelta(days=1)
    first = last - timedelta(days=_TOUCHES_DAYS)
    touches = storage.entries.touches.touches_of_accounts(session, [account_id], first, last, now)
    return [touch for touch in touches if touch.member_id in visibility.named]


def _told(
    session: Session,
    visibility: Visibility,
    person: Person,
    lines: Sequence[Sequence[Touch]],
) -> tuple[AccountTouch, ...]:
    """The touches of each line as one, with its member's name."""
    names = _names(session, {line[0].member_id for line in lines})
    told = []
    for line in lines:
        touch = line[0]
        own = touch.member_id == visibility.member_id
        told.append(
            AccountTouch(
                kind=touch.kind,
                on=touch.on,
                who="" if own else names[touch.member_id],
                contact=touch.contact,
                replied=any(each.replied for each in line),
                entry=_correctable(touch) if own and len(line) == 1 else None,
                times=len(line),
                posts=_posts(session, person, line) if own and len(line) > 1 else (),
            )
        )
    return tuple(told)


def _correctable(touch: Touch) -> MatchedEntry | None:
    """The entry of a touch that was matched to a contact; comments are not corrected."""
    kind = {TouchKind.ENGAGED: Matched.ENGAGER, TouchKind.DM: Matched.DM}.get(touch.kind)
    if kind is None or touch.contact_id is None:
        return None
    return MatchedEntry(kind, touch.entry_id)


def _posts(session: Session, person: Person, line: Sequence[Touch]) -> tuple[EngagedPost, ...]:
    """The posts of engagements."""
    if line[0].kind is not TouchKind.ENGAGED:
        return ()
    engagers = (session.get_one(EngagerRow, touch.entry_id) for touch in line[:_MOST_POSTS])
    posts = (session.get_one(PostRow, engager.post_id) for engager in engagers)
    return tuple(
        EngagedPost(id_of(post), post.title, local_date(post.posted_at, person.zone))
        for post in posts
    )


def _readers(
    session: Session, visibility: Visibility, person: Person, account_id: int, now: datetime
) -> tuple[PostReaders, ...]:
    """Readers at the account, of the posts of members whose touches the person sees by name."""
    since = now - timedelta(days=_TOUCHES_DAYS)
    found = storage.entries.audiences.readers_at(
        session, account_id, visibility.named, since, _MOST_READERS
    )
    names = _names(session, {post.member_id for post, _ in found})
    return tuple(
        PostReaders(
            readers,
            local_date(post.posted_at, person.zone),
            "" if post.member_id == visibility.member_id else names[post.member_id],
        )
        for post, readers in found
    )


def _active_members(
    session: Session,
    person: Person,
    visibility: Visibility,
    touches: Sequence[Touch],
    now: datetime,
) -> tuple[str, ...]:
    """Names of the members with a visible touch of the account in the last 90 days.

    None if the person is the only one.
    """
    since = local_date(now, person.zone) - timedelta(days=_ACTIVE_DAYS)
    member_ids = {touch.member_id for touch in touches if touch.on > since}
    if member_ids == {visibility.member_id}:
        return ()
    return tuple(sorted(_names(session, member_ids).values(), key=sort_key)[:_MOST_NAMES])


def _wins(session: Session, visibility: Visibility, row: AccountRow) -> tuple[AccountWin, ...]:
    """The latest wins: all for coaches; else the person's own and teammates' on the board."""
    own, visible = visibility.member_id or 0, wins_seen(session, visibility)
    wins = storage.targets.account_touches.wins_at(session, id_of(row), visible, _MOST_WINS)
    names = _names(session, {win.member_id for win in wins})
    return tuple(
        AccountWin(_win_of(win, row), "" if win.member_id == own else names[win.member_id])
        for win in wins
    )


def _win_of(win: WinRow, account: AccountRow) -> Win:
    kind = WinKind(win.kind)
    return Win(
        id_of(win), kind, account.name, win.won_on, account.id, storage.entries.wins.money_of(win)
    )


def _names(session: Session, member_ids: Collection[int]) -> dict[int, str]:
    rows = (session.get_one(MemberRow, member_id) for member_id in member_ids)
    return {row.id: row.name for row in rows if row.id is not None}
