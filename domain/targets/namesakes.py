"""Accounts of one name: which of them are one company, and which are two."""

from collections.abc import Sequence
from typing import Protocol

from domain.accounts import Account
from domain.names.company_names import match_key


class OnList(Protocol):
    """An account on a list."""

    @property
    def domain(self) -> str | None:
        """The domain of its website."""

    @property
    def team_id(self) -> int | None:
        """The team whose list it is on; ``None`` for the workspace's list."""


def one_site(domain: str | None, other: str | None) -> bool:
    """Whether two websites may belong to one company: equal, one part of the other, or unknown."""
    if domain is None or other is None or domain == other:
        return True
    return domain.endswith(f".{other}") or other.endswith(f".{domain}")


def are_several(accounts: Sequence[OnList]) -> bool:
    """Whether accounts of one name are different companies.

    They are if one list has two of them, or their websites differ. Two teams may each have the
    same company on their list.
    """
    return any(
        one.team_id == other.team_id or not one_site(one.domain, other.domain)
        for at, one in enumerate(accounts)
        for other in accounts[:at]
    )


def are_called(typed: str, accounts: Sequence[Account]) -> bool:
    """Whether all these accounts have the name that was typed, so that it names none of them."""
    key = match_key(typed)
    return len(accounts) > 1 and all(match_key(each.name) == key for each in accounts)


def told_apart(account: Account, others: Sequence[Account]) -> str:
    """An account's name, with its website if one of the others has the same name."""
    key = match_key(account.name)
    alike = sum(match_key(each.name) == key for each in others)
    return f"{account.name} ({account.domain})" if alike > 1 and account.domain else account.name
