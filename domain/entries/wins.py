"""Wins: meetings, opportunities and deals. Amounts are never converted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from domain.accounts import FILLED, ListState
from domain.entries.person_reference import PersonQuestion
from domain.entries.win_path import WinPath
from domain.people.teams import TeamChannel
from domain.timing.typed_days import TypedDay

#: Two wins of one kind at one company within this many days may be the same.
SAME_WITHIN = 7
#: The largest difference between two amounts of one deal, as a share of the larger.
_NEAR_AMOUNT = Fraction(1, 10)


class WinKind(StrEnum):
    """The kind of a win, in the order of the pipeline."""

    MEETING = "meeting"
    OPPORTUNITY = "opportunity"
    CLOSED_WON = "closed_won"


class Qualifier(StrEnum):
    """What an amount counts of a deal. Amounts with different qualifiers are never added."""

    ARR = "arr"  # annual recurring revenue
    ACV = "acv"  # annual contract value
    TCV = "tcv"  # total contract value
    MRR = "mrr"  # monthly recurring revenue
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True)
class Money:
    """An amount in its currency.

    Args:
        currency: ISO 4217, upper case.
        qualifier: What the amount counts, if the member said so.
    """

    amount: Decimal
    currency: str
    qualifier: Qualifier | None = None


@dataclass(frozen=True)
class TypedMoney:
    """An amount with its currency as typed.

    Args:
        currency: A code, a sign or a word; empty if none was typed.
    """

    amount: Decimal
    currency: str = ""
    qualifier: Qualifier | None = None


@dataclass(frozen=True)
class LooseWords:
    """Words next to an amount that may be part of the company's name.

    Args:
        words: As typed: *lahk* of ``12.5 lahk Acme``.
        company: The company's name with them.
        unsure: Whether to ask; else the company's name has them only if it is an account's name.
        qualifier: Whether they qualify the amount if they are not part of the name: *ACV*.
    """

    words: str
    company: str
    unsure: bool = True
    qualifier: bool = False


class Side(StrEnum):
    """The side of the company on which its amount was typed."""

    BEFORE = "before"
    AFTER = "after"


class Win(NamedTuple):
    """A logged win. A tuple, because a coach's page makes thousands.

    Args:
        company: The account's name, or the company's as typed.
        won_on: The member's local date.
        account_id: ``None`` for a company that is not a target account.
    """

    id: int
    kind: WinKind
    company: str
    won_on: date
    account_id: int | None = None
    money: Money | None = None


@dataclass(frozen=True)
class WinEntry:
    """A win to log.

    Args:
        kind: ``None`` if not typed.
        company: As typed.
        account_id: The chosen target account.
        outside: Whether the answer was: the company is not a target account.
        money: The amount, if typed.
        up_to: The upper end of the amount, if a range was typed.
        zero: Whether the answer was: the deal's amount really is 0.
        or_company: The company's name if a number without a currency is part of it.
        loose: Words that may be part of the company's name; ``company`` is the name without them.
        amount_side: Where the amount was typed next to the company; ``None`` in forms.
        said_on: The day of the win; ``None`` is today.
        another: Whether the answer was: not the similar win that is logged.
    """

    kind: WinKind | None = None
    company: str = ""
    account_id: int | None = None
    outside: bool = False
    money: TypedMoney | None = None
    up_to: TypedMoney | None = None
    zero: bool = False
    or_company: str = ""
    loose: LooseWords | None = None
    amount_side: Side | None = None
    said_on: TypedDay | None = None
    another: bool = False

    @property
    def meant(self) -> WinKind | None:
        """The kind: a deal if only an amount was typed; ``None`` if it must be asked."""
        return WinKind.CLOSED_WON if self.kind is None and self.money is not None else self.kind


class WinQuestionKind(StrEnum):
    """The question asked back before a win is saved."""

    KIND = "kind"  # which kind of win it is
    RANGE = "range"  # which amount of a range it is
    ZERO = "zero"  # whether a deal's amount really is 0
    LOOSE = "loose"  # whether the words next to the amount are part of the company's name
    CURRENCY = "currency"  # which currency the amount is in
    COMPANY = "company"  # which account the name means
    SAME = "same"  # whether it is the same as a logged win


@dataclass(frozen=True)
class SimilarWin:
    """A logged win that may be the same.

    Args:
        win: ``None`` if the person may not see it.
        by: The name of the member who logged it; empty for the person's own, ``None`` if they
            may not see it.
    """

    win: Win | None
    by: str | None


@dataclass(frozen=True)
class WinQuestion:
    """The entry needs an answer; nothing is saved yet.

    Args:
        entry: The entry as typed, with its day.
        currencies: The ISO codes to choose from, for ``CURRENCY``.
        whom: The question about the company, for ``COMPANY``.
        similar: The logged win, for ``SAME``.
    """

    question: WinQuestionKind
    entry: WinEntry
    currencies: tuple[str, ...] = ()
    whom: PersonQuestion | None = None
    similar: SimilarWin | None = None


@dataclass(frozen=True)
class WinLogged:
    """The result of logging a win, with the path to it.

    Args:
        path: The touches before it; ``None`` for a company that is not a target account.
        taken_as: The typed sign or word, if other currencies share it; else empty.
        offers_join: Whether it is the first entry of a person who has not joined.
        targets: The member's list of target accounts.
        channels: The channels of the member's teams, which may be told of the win.
    """

    act_id: int
    win: Win
    path: WinPath | None
    taken_as: str = ""
    offers_join: bool = False
    targets: ListState = FILLED
    channels: tuple[TeamChannel, ...] = ()


def with_loose_words(entry: WinEntry) -> WinEntry:
    """The entry after a yes: the words next to its amount belong to the company's name."""
    if entry.loose is None:
        return entry
    money = entry.money
    if money is not None and entry.loose.qualifier:
        money = replace(money, qualifier=None)
    return replace(entry, company=entry.loose.company, loose=None, amount_side=None, money=money)


def may_be_same(one: Money | None, other: Money | None) -> bool:
    """Whether two amounts may be of one deal: within 10 % of each other, or one is missing."""
    if one is None or other is None:
        return True
    if one.currency != other.currency:
        return False
    most = max(one.amount, other.amount)
    return Fraction(abs(one.amount - other.amount)) <= _NEAR_AMOUNT * Fraction(most)


def sums(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One sum for each currency and qualifier, in the order of the codes. Nothing is converted."""
    totals: dict[tuple[str, Qualifier | None], Decimal] = {}
    for money in amounts:
        kind = (money.currency, money.qualifier)
        totals[kind] = totals.get(kind, Decimal(0)) + money.amount
    return tuple(
        Money(totals[kind], *kind)
        for kind in sorted(totals, key=lambda kind: (kind[0], kind[1] or ""))
    )
