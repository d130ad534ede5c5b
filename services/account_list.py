"""The list of target accounts: its pages, and finding an account by what somebody types."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.account_lists
import storage.account_touches
import storage.accounts
from domain.names.company_domains import domain_of
from domain.names.company_names import Known, closest, match_key
from domain.people import Person
from domain.targets.account_lists import AccountLine, AccountPage, ListAsked, Show
from domain.targets.accounts import AccountSeen
from domain.timing.periods import local_date
from services.account_sight import Sight, closeness, coverage, sight_of
from services.matching import account_seen, number_of_account
from services.thresholds import thresholds_in
from storage.account_lists import Silence, Sought
from storage.tables import AccountRow

_MOST_NEAR = 3


def page_of_accounts(
    session: Session, person: Person, asked: ListAsked, size: int, now: datetime
) -> AccountPage:
    """One page of the accounts that the asker may see, by name.

    Args:
        asked: A page past the end is the last one.
        size: Accounts on a page.
    """
    sight = sight_of(session, person)
    workspace = person.asker.workspace
    silent_days = thresholds_in(session, workspace).silent_days
    sought = _sought(asked, sight, local_date(now, person.zone) - timedelta(days=silent_days))
    total = storage.account_lists.count_accounts(session, workspace, sight.lists, sought)
    pages = max(1, -(-total // size))
    page = min(max(1, asked.page), pages)
    rows = storage.account_lists.page_of_accounts(
        session, workspace, sight.lists, sought, (page - 1) * size, size
    )
    return AccountPage(
        asked=replace(asked, page=page),
        lines=_lines(session, sight, rows),
        pages=pages,
        total=total,
        none_listed=not total and not _targets(session, sight, workspace),
        near=_near(session, sight, workspace, asked.words) if not total else (),
        may_coach=sight.coach,
        silent_days=silent_days,
    )


def account_meant(session: Session, person: Person, words: str) -> int | None:
    """The one account that these words mean, or ``None`` where it may be none or several."""
    sight = sight_of(session, person)
    workspace = person.asker.workspace
    key, domain = match_key(words), domain_of(words)
    found = storage.account_lists.accounts_named(session, workspace, sight.lists, key)
    if not found and domain is not None:
        found = storage.account_lists.accounts_with_domain(session, workspace, sight.lists, domain)
    own_name = [row for row in found if row.match_key == key]
    found = own_name or found
    if not found:
        sought = _words_sought(words)
        found = storage.account_lists.page_of_accounts(
            session, workspace, sight.lists, sought, 0, 2
        )
    return number_of_account(found[0]) if len(found) == 1 else None


def _targets(session: Session, sight: Sight, workspace: str) -> int:
    """How many accounts are on the asker's lists, archived ones left out."""
    everything = Sought()
    return storage.account_lists.count_accounts(session, workspace, sight.lists, everything)


def _sought(asked: ListAsked, sight: Sight, silent_since: date) -> Sought:
    if asked.words:
        return _words_sought(asked.words)
    match asked.show:
        case Show.MINE:
            # Nobody is number nought.
            return Sought(owner_id=sight.member_id or 0)
        case Show.SILENT:
            return Sought(silent=Silence(silent_since, sight.counted))
        case Show.ARCHIVED:
            return Sought(archived=True)
        case Show.ALL:
            return Sought()


def _words_sought(words: str) -> Sought:
    """Part of a name or of a website; words without a letter fit nothing."""
    typed = words.strip().lower()
    website = domain_of(typed) or ("".join(typed.split()) if "." in typed else "")
    return Sought(key=match_key(words) or typed, website=website, archived=None)


def _lines(session: Session, sight: Sight, rows: Sequence[AccountRow]) -> tuple[AccountLine, ...]:
    numbers = [number_of_account(row) for row in rows]
    people = storage.account_touches.people_at(session, numbers)
    close = closeness(session, sight, numbers)
    return tuple(
        AccountLine(account_seen(session, row), coverage(number, people, close))
        for number, row in zip(numbers, rows, strict=True)
    )


def _near(session: Session, sight: Sight, workspace: str, words: str) -> tuple[AccountSeen, ...]:
    if not words:
        return ()
    listed = storage.account_lists.listed_accounts(session, workspace, sight.lists)
    others = storage.account_lists.alias_keys(session, workspace, sight.lists)
    known = [Known(each.id, each.key) for each in listed]
    known += [Known(number, key) for number, key in others]
    near = closest(words, known, _MOST_NEAR)
    rows = storage.accounts.accounts_by_id(session, near)
    return tuple(account_seen(session, rows[number]) for number in near)
