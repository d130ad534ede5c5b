"""What a typed company name means: a target account, a near one to ask about, or none."""

from dataclasses import dataclass

from domain.accounts import Account


@dataclass(frozen=True)
class TargetMatch:
    """A company's name that means a target account."""

    account: Account


@dataclass(frozen=True)
class NearMatch:
    """A company's name that may mean a target account: it is asked about, never guessed.

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
