"""Amounts of money as people type them, in the formats of many countries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.wins import Money, TypedMoney
from domain.errors import UserError
from domain.fields import Field
from domain.typed.money import CODES, MOST, OFFERED, currencies_named, parse_money
from tests.refusals import answer_or_refusal
from views.wording.entry_words import amount as shown

#: Pairs of a thousands separator and a decimal mark.
LOCALES = [
    (",", "."),
    (".", ","),
    (" ", ","),
    (" ", "."),
    ("'", "."),
    ("’", "."),
    ("\u00a0", ","),
    ("\u202f", ","),
    ("", "."),
    ("", ","),
]
AMOUNTS = st.decimals(0, MOST, places=2) | st.integers(0, 10**12).map(Decimal)


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("45000 EUR", "45000", "EUR"),
        ("45.000,50 €", "45000.50", "€"),
        ("$45k", "45000", "$"),
        ("45k€", "45000", "€"),
        ("1,2m usd", "1200000", "usd"),
        ("1.25 mio EUR", "1250000", "EUR"),
        ("EUR45,000", "45000", "EUR"),
        ("kr 45 000", "45000", "kr"),
        ("20kr", "20", "kr"),
        ("12,34,567.89 INR", "1234567.89", "INR"),
        ("45.000", "45000", ""),
        ("1.5", "1.5", ""),
    ],
)
def test_an_amount_is_read(typed: str, amount: str, currency: str) -> None:
    assert parse_money(typed) == TypedMoney(Decimal(amount), currency)


@pytest.mark.parametrize(
    "typed", ["", "lots", "1e3", "45.000.50", "1,234.500", "٣ EUR", "1.234567k", "EUR", "5 EUR USD"]
)
def test_an_invalid_amount_is_refused_with_the_fix(typed: str) -> None:
    with pytest.raises(UserError, match="isn't an amount") as refused:
        parse_money(typed, field=Field.AMOUNT)
    assert refused.value.field == "amount"


@pytest.mark.parametrize("typed", ["-500 EUR", "€-5", "EUR -5", "−3"])
def test_a_negative_amount_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="can't be negative"):
        parse_money(typed)


def test_more_than_any_deal_is_refused() -> None:
    assert parse_money("1,000,000,000,000 EUR").amount == MOST
    with pytest.raises(UserError, match="more than I can count"):
        parse_money("1,000,000,000,000.01 EUR")


@given(AMOUNTS, st.sampled_from(LOCALES), st.sampled_from(sorted(CODES)), st.booleans())
def test_every_local_format_of_an_amount_reads_back(
    amount: Decimal, marks: tuple[str, str], code: str, behind: bool
) -> None:
    group, decimal = marks
    digits = f"{amount:,f}".replace(",", "_").replace(".", decimal).replace("_", group)
    typed = f"{digits} {code}" if behind else f"{code} {digits}"
    assert parse_money(typed) == TypedMoney(amount, code)


@given(AMOUNTS, st.sampled_from(sorted(CODES)))
def test_an_amount_reads_back_as_it_is_shown(amount: Decimal, code: str) -> None:
    assert parse_money(shown(Money(amount, code))) == TypedMoney(amount, code)


@given(st.text() | st.text("0123456789., kKmM€$'’-EURkr"))
def test_junk_raises_nothing_but_a_user_error(typed: str) -> None:
    amount = answer_or_refusal(parse_money, typed)
    assert isinstance(amount, UserError) or 0 <= amount.amount <= MOST


def test_a_sign_of_several_currencies_means_all_of_them() -> None:
    assert currencies_named("kr") == ("SEK", "NOK", "DKK")
    assert currencies_named("€") == ("EUR",)
    assert currencies_named("eur") == ("EUR",)
    assert currencies_named("Acme") == ()
    assert set(OFFERED) <= CODES
