"""The list of target accounts: its pages, and finding an account by typed words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.targets.account_list
import storage.targets.account_touches
import storage.targets.accounts
from domain.accounts import Account
from domain.names.company_domains import domain_of
from domain.names.company_names import Known, closest, match_key
from domain.pages import page_at
from domain.people.members import Person
from domain.targets.account_list import AccountLine, AccountListPage, AccountListQuery, Show
from domain.timing.periods import local_date
from services.targets.matching import account_of
from services.targets.visibility import Visibility, account_reach, coverage, visibility_of
from services.targets.waiting_contacts import contacts_waiting
from services.thresholds import thresholds_in
from storage.tables import AccountRow, id_of
from storage.targets.account_list import AccountFilter, SilenceFilter

_MOST_NEAR = 3


def page_of_accounts(
    session: Session, person: Person, query: AccountListQuery, size: int, now: datetime
) -> AccountListPage:
    """One page of the accounts that the person may see, sorted by name.

    Args:
        query: A page past the end is the last one.
        size: Accounts on a page.
    """
    visibility = visibility_of(session, person)
    workspace = person.asker.workspace
    silent_days = thresholds_in(session, workspace).silent_days
    accounts_filter = _filter_of(
        query, visibility, local_date(now, person.zone) - timedelta(days=silent_days)
    )
    found = storage.targets.account_list.sorted_accounts(
        session, workspace, visibility.lists, accounts_filter
    )
    total = len(found)
    page = page_at(query.page, total=total, size=size)
    shown = page.of(found)
    by_id = storage.targets.accounts.accounts_by_id(session, shown)
    rows = [by_id[account_id] for account_id in shown]
    return AccountListPage(
        asked=replace(query, page=page.number),
        lines=_lines(session, person, visibility, rows, now),
        pages=page.pages,
        total=total,
        none_listed=not total and not _targets(session, visibility, workspace),
        near=_near(session, visibility, workspace, query.words) if not total else (),
        may_coach=visibility.coach,
        counts_all=visibility.sees_all,
        guest=visibility.guest,
        silent_days=silent_days,
    )


def account_id_for_words(session: Session, person: Person, words: str) -> int | None:
    """The id of the one account that these words match; ``None`` if they match none or several."""
    visibility = visibility_of(session, person)
    workspace = person.asker.workspace
    key, domain = match_key(words), domain_of(words)
    found = storage.targets.account_list.accounts_named(session, workspace, visibility.lists, key)
    if not found and domain is not None:
        found = storage.targets.account_list.accounts_with_domain(
            session, workspace, visibility.lists, domain
        )
    own_name = [row for row in found if row.match_key == key]
    ids = [id_of(row) for row in own_name or found]
    if not ids:
        ids = storage.targets.account_list.sorted_accounts(
            session, workspace, visibility.lists, _word_filter(words)
        )
    return ids[0] if len(ids) == 1 else None


def _targets(session: Session, visibility: Visibility, workspace: str) -> int:
    """How many accounts are on the visible lists, without archived ones."""
    everything = AccountFilter()
    return storage.targets.account_list.count_accounts(
        session, workspace, visibility.lists, everything
    )


def _filter_of(
    query: AccountListQuery, visibility: Visibility, silent_since: date
) -> AccountFilter:
    if query.words:
        return _word_filter(query.words)
    match query.show:
        case Show.MINE:
            # 0 matches no member.
            return AccountFilter(owner_id=visibility.member_id or 0)
        case Show.SILENT:
            return AccountFilter(silent=SilenceFilter(silent_since, visibility.counted))
        case Show.ARCHIVED:
            return AccountFilter(archived=True)
        case Show.LEFT:
            return AccountFilter(owner_left=True)
        case Show.ALL:
            return AccountFilter()


def _word_filter(words: str) -> AccountFilter:
    """Filters by part of a name or website. Words without a letter or digit match nothing."""
    typed = words.strip().lower()
    website = domain_of(typed) or ("".join(typed.split()) if "." in typed else "")
    return AccountFilter(key=match_key(words) or typed, website=website, archived=None)


def _lines(
    session: Session,
    person: Person,
    visibility: Visibility,
    rows: Sequence[AccountRow],
    now: datetime,
) -> tuple[AccountLine, ...]:
    account_ids = [id_of(row) for row in rows]
    people = storage.targets.account_touches.contacts_at_accounts(
        session, account_ids, visibility.lists
    )
    waiting = contacts_waiting(session, person, visibility, account_ids, now)
    reach = account_reach(session, visibility, account_ids, waiting)
    return tuple(
        AccountLine(account_of(session, row), coverage(account_id, people, reach))
        for account_id, row in zip(account_ids, rows, strict=True)
    )


def _near(
    session: Session, visibility: Visibility, workspace: str, words: str
) -> tuple[Account, ...]:
    if not words:
        return ()
    listed = storage.targets.account_list.listed_accounts(session, workspace, visibility.lists)
    aliases = storage.targets.account_list.alias_keys(session, workspace, visibility.lists)
    known = [Known(each.id, each.key) for each in listed]
    known += [Known(account_id, key) for account_id, key in aliases]
    near = closest(words, known, _MOST_NEAR)
    rows = storage.targets.accounts.accounts_by_id(session, near)
    return tuple(account_of(session, rows[account_id]) for account_id in near)
