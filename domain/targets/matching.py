"""The match of a company's name: a target account, near ones to ask about, or none."""

from dataclasses import dataclass

from domain.accounts import Account


@dataclass(frozen=True)
class TargetMatch:
    """A company's name that means a target account."""

    account: Account


@dataclass(frozen=True)
class NearMatch:
    """A company's name that may mean a target account. The person is asked; nothing is guessed.

    Args:
        typed: As typed.
        candidates: The nearest accounts, the most likely first; at least one.
    """

    typed: str
    candidates: tuple[Account, ...]


@dataclass(frozen=True)
class NoMatch:
    """A company's name that means no target account."""

    typed: str


Company = TargetMatch | NearMatch | NoMatch
