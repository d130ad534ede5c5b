"""The list of target accounts, with the coverage of each buying committee."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.accounts import Account
from domain.entries.wins import WinKind


class Show(StrEnum):
    """Which accounts of the list are shown."""

    ALL = "all"
    MINE = "mine"  # those that the person owns
    SILENT = "silent"  # those without a recent touch
    ARCHIVED = "archived"
    LEFT = "left"  # those whose owner has left the workspace


@dataclass(frozen=True)
class AccountListQuery:
    """A query for a part of the list.

    Args:
        words: Part of a name, an alias or a website; empty for all.
        page: From 1.
    """

    words: str = ""
    show: Show = Show.ALL
    page: int = 1


@dataclass(frozen=True)
class Coverage:
    """How many of an account's contacts have a touch by a member.

    Touches of members whom the person may not count are left out. Only touches that the person
    may see are named; all others say no more than *in touch*.

    Args:
        people: How many contacts the account has.
        in_touch: How many of them have a touch.
        engaged: How many of these engaged with a post, and have no other touch that is shown.
        waiting: The names of those who engaged and wait for the person's DM.
        last_touch: The local date of the account's latest touch, or ``None``.
        unseen: Whether there are touches that the person may not see.
        won_on: The local date of the latest win there that the person may see, or ``None``.
        won: The kind of that win.
    """

    people: int = 0
    in_touch: int = 0
    engaged: int = 0
    waiting: tuple[str, ...] = ()
    last_touch: date | None = None
    unseen: bool = False
    won_on: date | None = None
    won: WinKind | None = None


@dataclass(frozen=True)
class AccountLine:
    """One account of the list."""

    account: Account
    coverage: Coverage


@dataclass(frozen=True)
class AccountListPage:
    """One page of the list, by name.

    Args:
        asked: The query; its page number is that of this page.
        lines: The accounts of this page.
        pages: How many pages there are.
        total: How many accounts there are on all pages.
        none_listed: Whether there are no target accounts yet.
        near: Accounts with names close to the words, if none matches them.
        may_coach: Whether the person may add and import accounts.
        counts_all: Whether everyone's touches count, as for a coach without council mode.
        guest: Whether the person is a guest, who sees the accounts that they touched.
        silent_days: The days without a touch after which an account is silent.
    """

    asked: AccountListQuery
    lines: tuple[AccountLine, ...]
    pages: int = 1
    total: int = 0
    none_listed: bool = False
    near: tuple[Account, ...] = ()
    may_coach: bool = False
    counts_all: bool = False
    guest: bool = False
    silent_days: int = 30
