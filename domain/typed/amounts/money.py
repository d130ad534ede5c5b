"""Amounts of money as people type them: ``45.000,50 €``, ``$45k``, ``₹12.5 lakh``, ``45 TEUR``.

Unlike counts, amounts have decimals: a last separator before one or two digits is the decimal mark;
before three, it groups thousands.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.entries.wins import TypedMoney
from domain.errors import UserError
from domain.fields import Field
from domain.typed.amounts import currencies
from domain.typed.amounts.amount_units import UnitAt, factor_of
from domain.typed.amounts.deal_qualifiers import find_qualifiers, one_qualifier, without_qualifiers
from domain.typed.amounts.written_amounts import WrittenAmount, written_amounts

#: More than any deal, and small enough for every database's 64-bit thousandths.
MOST = Decimal(1_000_000_000_000)
_LONGEST = 60
_NEGATIVE = re.compile(rf"(?<!\S)[-−](?:{currencies.BEFORE})?[0-9]|{currencies.BEFORE} ?[-−][0-9]")
_DECIMALS = re.compile(r"(?P<whole>.*[0-9])[.,](?P<part>[0-9]{1,2})", re.DOTALL)
#: Thousands, or as in India thousands and then hundreds.
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:(?P<mark>[., '’])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
)
_SHORT = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_SIGN_OR_CODE = rf"(?:[€$£¥₹]|(?<![^\W\d_])(?:{currencies.any_of(currencies.OFFERED)}))"
#: Digits beside a currency that were not read as an amount.
_UNREAD = re.compile(
    rf"[0-9][^\s0-9]{{0,3}} ?{_SIGN_OR_CODE}(?!\w)|{_SIGN_OR_CODE} ?[^\w\s]?[0-9]\S*"
)


@dataclass(frozen=True)
class MoneyAt:
    """An amount in a line, and its place there: ``line[start:end]``.

    Args:
        up_to: The upper end of a range.
    """

    money: TypedMoney
    start: int
    end: int
    up_to: TypedMoney | None = None


def parse_money(text: str, *, field: Field | None = None) -> TypedMoney:
    """Reads the amount in a form's field, with or without a currency and a qualifier.

    Returns:
        0 … 1,000,000,000,000, with at most two decimals.

    Raises:
        UserError: it is not such an amount, or a range.
    """
    typed = " ".join(text.split())
    if len(typed) > _LONGEST:
        raise _no_amount(typed, field)
    qualifiers = find_qualifiers(typed)
    alone = " ".join(without_qualifiers(typed, qualifiers, "").split())
    _refuse_negative(alone, field)
    whole = next(written_amounts(alone), None)
    if whole is None or (whole.start, whole.end) != (0, len(alone)):
        raise _no_amount(typed, field)
    read = _read(whole, field)
    if read.up_to is not None:
        raise UserError(f"“{typed}” is a range.", "Which amount is it? Type one.", field=field)
    return replace(read.money, qualifier=one_qualifier(qualifiers, field=field))


def find_money(line: str) -> MoneyAt | None:
    """Finds the amount in a line that has a currency next to it; ``None`` if there is none.

    A range counts without a currency, too.

    Args:
        line: With single spaces.

    Raises:
        UserError: there are two such amounts, or one is invalid.
    """
    _refuse_negative(line, None)
    found = [each for each in written_amounts(line) if each.currency or each.up_to is not None]
    # South Africa's *R* is also a letter of names.
    found = [each for each in found if each.currency != "R"] or found
    if len(found) > 1:
        raise UserError("There are two amounts in this.", "Log one win at a time.")
    return _read(found[0], None) if found else None


def bare_amounts(line: str) -> list[MoneyAt]:
    """Finds the numbers in a line that may be amounts without a currency, or part of a name.

    Raises:
        UserError: one is not a valid amount.
    """
    return [_read(each, None) for each in written_amounts(line) if each.up_to is None]


def refuse_unread_money(text: str) -> None:
    """Refuses digits next to a currency in what was not read as an amount.

    Raises:
        UserError: there are some.
    """
    if unread := _UNREAD.search(text):
        start = text.rfind(" ", 0, unread.start()) + 1
        raise _no_amount(text[start : unread.end()], None)


def _read(written: WrittenAmount, field: Field | None) -> MoneyAt:
    """Reads an amount, or both ends of a range."""
    if written.up_to is None:
        return MoneyAt(_money(written, field), written.start, written.end)
    high = _money(written.up_to, field)
    low = _money(replace(written, up_to=None), field)
    shared = written.up_to.unit if written.unit is None else None
    if shared is not None and low.amount < high.amount / factor_of(shared, high.currency):
        low = replace(low, amount=low.amount * factor_of(shared, high.currency))
    currency = low.currency or high.currency
    return MoneyAt(
        replace(low, currency=currency),
        written.start,
        written.end,
        replace(high, currency=high.currency or currency),
    )


def _money(written: WrittenAmount, field: Field | None) -> TypedMoney:
    if written.clash:
        raise UserError(
            f"This says both {written.clash} and {written.currency}.", "Say one.", field=field
        )
    amount, region = Decimal(0), ""
    for number, unit in written.parts:
        part = _plain(number)
        if unit is not None:
            part = _short(number, _factor(unit, written.currency, field))
        if part is None:
            raise _no_amount(written.text, field)
        amount += part
        region = region or (unit.region if unit else "")
    if amount > MOST:
        raise UserError(f"“{written.text}” is more than I can count.", field=field)
    return TypedMoney(amount, written.currency or region)


def _factor(unit: UnitAt, currency: str, field: Field | None) -> Decimal:
    try:
        return factor_of(unit, currency)
    except UserError as error:
        raise UserError(error.problem, error.fix, field=field) from error


def _plain(number: str) -> Decimal | None:
    match = _DECIMALS.fullmatch(number)
    whole, part = (match["whole"], match["part"]) if match else (number, "0")
    grouped = _GROUPED.fullmatch(whole)
    # The mark that groups thousands cannot also be the decimal mark.
    if grouped and match and grouped["mark"] == number[match.start("part") - 1]:
        return None
    if not (grouped or whole.isdigit()):
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{part}")


def _short(number: str, factor: Decimal) -> Decimal | None:
    if _SHORT.fullmatch(number) is None:
        grouped = _plain(number)
        return None if grouped is None else grouped * factor
    amount = Decimal(number.replace(",", ".")) * factor
    return amount if amount == round(amount, 2) else None


def _refuse_negative(text: str, field: Field | None) -> None:
    rest = text
    for each in written_amounts(text):
        if each.up_to is not None:  # its dash is no minus
            rest = f"{rest[: each.start]}{'#' * (each.end - each.start)}{rest[each.end :]}"
    if _NEGATIVE.search(rest):
        raise UserError("An amount can't be negative.", "Leave the minus out.", field=field)


def _no_amount(typed: str, field: Field | None) -> UserError:
    shown = typed if len(typed) <= 40 else typed[:39] + "…"
    return UserError(
        f"“{shown}” isn't an amount.",
        "Type it like 45000 EUR, 45,000.50 EUR or 45k EUR.",
        field=field,
    )
