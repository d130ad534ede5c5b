"""Wins: meetings, opportunities and closed deals, with money that is never converted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from domain.entries.person_reference import PersonQuestion
from domain.entries.win_path import WinPath
from domain.timing.typed_days import TypedDay

#: Days within which two wins of a kind at a company may be one.
SAME_WITHIN = 7
#: How far the amounts of one deal may lie apart, as a share of the larger one.
_NEAR_AMOUNT = Fraction(1, 10)


class WinKind(StrEnum):
    """What was won, in the order of the pipeline."""

    MEETING = "meeting"
    OPPORTUNITY = "opportunity"
    CLOSED_WON = "closed_won"


@dataclass(frozen=True)
class Money:
    """An amount in its currency.

    Args:
        currency: ISO 4217, upper case.
    """

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class TypedMoney:
    """An amount, with the currency as far as it was said.

    Args:
        currency: As typed: a code, a sign, a word; empty for none.
    """

    amount: Decimal
    currency: str = ""


@dataclass(frozen=True)
class Win:
    """A win as its member sees it.

    Args:
        account_id: ``None`` for a company that is no target account.
        company: The account's name, or the company's as typed.
        won_on: The member's local date.
    """

    id: int
    kind: WinKind
    company: str
    won_on: date
    account_id: int | None = None
    money: Money | None = None


@dataclass(frozen=True)
class WinEntry:
    """What a person says of a win.

    Args:
        kind: ``None`` where it was not said.
        company: As typed.
        account_id: The target account that was chosen.
        outside: It was answered that the company is none of the target accounts.
        money: The amount, where it was said.
        or_company: What the company would be if a number without a currency belonged to it.
        said_on: ``None`` is today.
        another: It was answered that it is not the similar one that is known.
    """

    kind: WinKind | None = None
    company: str = ""
    account_id: int | None = None
    outside: bool = False
    money: TypedMoney | None = None
    or_company: str = ""
    said_on: TypedDay | None = None
    another: bool = False

    @property
    def meant(self) -> WinKind | None:
        """What it was: with an amount alone, a closed deal; ``None`` where it is to be asked."""
        return WinKind.CLOSED_WON if self.kind is None and self.money is not None else self.kind


class WinQuestionKind(StrEnum):
    """What is asked back before a win is kept."""

    KIND = "kind"  # what it was
    CURRENCY = "currency"  # of the amount
    COMPANY = "company"  # which account the name means
    SAME = "same"  # whether it is one that is known


@dataclass(frozen=True)
class SimilarWin:
    """A win that may be the same.

    Args:
        win: ``None`` where the asker may not see it.
        by: Who logged it; empty for the asker's own, ``None`` where they may not see that.
    """

    win: Win | None
    by: str | None


@dataclass(frozen=True)
class WinQuestion:
    """Nothing was kept yet: something is to be answered first.

    Args:
        entry: As it was said, with its day.
        currencies: To choose from, for ``CURRENCY``.
        whom: For ``COMPANY``.
        similar: For ``SAME``.
    """

    question: WinQuestionKind
    entry: WinEntry
    currencies: tuple[str, ...] = ()
    whom: PersonQuestion | None = None
    similar: SimilarWin | None = None


@dataclass(frozen=True)
class WinLogged:
    """A win that was kept, and how it came about.

    Args:
        path: The touches before it; ``None`` for a company that is no target account.
        taken_as: The sign or word that was read as this currency although others bear it, too.
    """

    act_id: int
    win: Win
    path: WinPath | None
    taken_as: str = ""
    offers_join: bool = False


def may_be_same(one: Money | None, other: Money | None) -> bool:
    """Whether two amounts may be of one deal: about equal, or one of them not said."""
    if one is None or other is None:
        return True
    if one.currency != other.currency:
        return False
    most = max(one.amount, other.amount)
    return Fraction(abs(one.amount - other.amount)) <= _NEAR_AMOUNT * Fraction(most)


def sums(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One sum for each currency, by its code. Nothing is converted."""
    totals: dict[str, Decimal] = {}
    for money in amounts:
        totals[money.currency] = totals.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(totals[currency], currency) for currency in sorted(totals))
