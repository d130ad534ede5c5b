"""The list of target accounts: its pages, and finding an account by what somebody types."""

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
from services.thresholds import thresholds_in
from storage.tables import AccountRow, id_of
from storage.targets.account_list import AccountFilter, SilenceFilter

_MOST_NEAR = 3


def page_of_accounts(
    session: Session, person: Person, asked: AccountListQuery, size: int, now: datetime
) -> AccountListPage:
    """One page of the accounts that the asker may see, by name.

    Args:
        asked: A page past the end is the last one.
        size: Accounts on a page.
    """
    sight = visibility_of(session, person)
    workspace = person.asker.workspace
    silent_days = thresholds_in(session, workspace).silent_days
    sought = _sought(asked, sight, local_date(now, person.zone) - timedelta(days=silent_days))
    total = storage.targets.account_list.count_accounts(session, workspace, sight.lists, sought)
    page = page_at(asked.page, total=total, size=size)
    rows = storage.targets.account_list.page_of_accounts(
        session, workspace, sight.lists, sought, page.offset, page.size
    )
    return AccountListPage(
        asked=replace(asked, page=page.number),
        lines=_lines(session, sight, rows),
        pages=page.pages,
        total=total,
        none_listed=not total and not _targets(session, sight, workspace),
        near=_near(session, sight, workspace, asked.words) if not total else (),
        may_coach=sight.coach,
        silent_days=silent_days,
    )


def account_meant(session: Session, person: Person, words: str) -> int | None:
    """The one account that these words mean, or ``None`` where it may be none or several."""
    sight = visibility_of(session, person)
    workspace = person.asker.workspace
    key, domain = match_key(words), domain_of(words)
    found = storage.targets.account_list.accounts_named(session, workspace, sight.lists, key)
    if not found and domain is not None:
        found = storage.targets.account_list.accounts_with_domain(
            session, workspace, sight.lists, domain
        )
    own_name = [row for row in found if row.match_key == key]
    found = own_name or found
    if not found:
        sought = _words_sought(words)
        found = storage.targets.account_list.page_of_accounts(
            session, workspace, sight.lists, sought, 0, 2
        )
    return id_of(found[0]) if len(found) == 1 else None


def _targets(session: Session, sight: Visibility, workspace: str) -> int:
    """How many accounts are on the asker's lists, archived ones left out."""
    everything = AccountFilter()
    return storage.targets.account_list.count_accounts(session, workspace, sight.lists, everything)


def _sought(asked: AccountListQuery, sight: Visibility, silent_since: date) -> AccountFilter:
    if asked.words:
        return _words_sought(asked.words)
    match asked.show:
        case Show.MINE:
            # Nobody is number nought.
            return AccountFilter(owner_id=sight.member_id or 0)
        case Show.SILENT:
            return AccountFilter(silent=SilenceFilter(silent_since, sight.counted))
        case Show.ARCHIVED:
            return AccountFilter(archived=True)
        case Show.ALL:
            return AccountFilter()


def _words_sought(words: str) -> AccountFilter:
    """Part of a name or of a website; words without a letter fit nothing."""
    typed = words.strip().lower()
    website = domain_of(typed) or ("".join(typed.split()) if "." in typed else "")
    return AccountFilter(key=match_key(words) or typed, website=website, archived=None)


def _lines(
    session: Session, sight: Visibility, rows: Sequence[AccountRow]
) -> tuple[AccountLine, ...]:
    numbers = [id_of(row) for row in rows]
    people = storage.targets.account_touches.people_at(session, numbers)
    close = account_reach(session, sight, numbers)
    return tuple(
        AccountLine(account_of(session, row), coverage(number, people, close))
        for number, row in zip(numbers, rows, strict=True)
    )


def _near(session: Session, sight: Visibility, workspace: str, words: str) -> tuple[Account, ...]:
    if not words:
        return ()
    listed = storage.targets.account_list.listed_accounts(session, workspace, sight.lists)
    others = storage.targets.account_list.alias_keys(session, workspace, sight.lists)
    known = [Known(each.id, each.key) for each in listed]
    known += [Known(number, key) for number, key in others]
    near = closest(words, known, _MOST_NEAR)
    rows = storage.targets.accounts.accounts_by_id(session, near)
    return tuple(account_of(session, rows[number]) for number in near)
