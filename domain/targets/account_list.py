"""The list of target accounts, with how far each one's buying committee is reached."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.accounts import Account, Role


class Show(StrEnum):
    """Which accounts of the list are shown."""

    ALL = "all"
    MINE = "mine"  # those that the asker looks after
    SILENT = "silent"  # those not touched lately
    ARCHIVED = "archived"


@dataclass(frozen=True)
class AccountListQuery:
    """Which part of the list is asked for.

    Args:
        words: Of a name, another name or a website; empty for all.
        page: From 1.
    """

    words: str = ""
    show: Show = Show.ALL
    page: int = 1


@dataclass(frozen=True)
class Coverage:
    """How far the people of an account are reached, as far as the asker may know.

    Args:
        people: How many are known there.
        reached: How many of them somebody was in touch with.
        roles: Theirs in the buying committee, each once.
        last_touch: The latest local date of any touch of the account, or ``None``.
    """

    people: int = 0
    reached: int = 0
    roles: tuple[Role, ...] = ()
    last_touch: date | None = None


@dataclass(frozen=True)
class AccountLine:
    """One account of the list."""

    account: Account
    coverage: Coverage


@dataclass(frozen=True)
class AccountListPage:
    """One page of the list, by name.

    Args:
        asked: What was asked for; its page is the one that is shown.
        lines: The accounts of this page.
        pages: How many pages there are.
        total: Of accounts, on all pages.
        none_listed: There is no target account at all yet.
        near: No account fits the words, and these have names near to them.
        may_coach: The asker may add and import.
        silent_days: Without a touch, after which an account counts as silent.
    """

    asked: AccountListQuery
    lines: tuple[AccountLine, ...]
    pages: int = 1
    total: int = 0
    none_listed: bool = False
    near: tuple[Account, ...] = ()
    may_coach: bool = False
    silent_days: int = 30
