"""Amounts of money as people type them, in the formats of many countries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.wins import Money, Qualifier, TypedMoney
from domain.errors import UserError
from domain.fields import Field
from domain.typed.amounts.currencies import CODES, OFFERED, currencies_named
from domain.typed.amounts.money import MOST, parse_money
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
        ("₹12.5 lakh", "1250000", "₹"),
        ("12.5 lakhs INR", "1250000", "INR"),
        ("₹12.5L", "1250000", "₹"),
        ("1.5 crore INR", "15000000", "INR"),
        ("1.5 Cr INR", "15000000", "INR"),
        ("1 crore 25 lakh INR", "12500000", "INR"),
        ("Rs. 12,50,000", "1250000", "Rs."),
        ("1.5 billion USD", "1500000000", "USD"),
        ("1.5bn EUR", "1500000000", "EUR"),
        ("$1.5MM", "1500000", "$"),
        ("1tn JPY", "1000000000000", "JPY"),
        ("1.5 Mrd EUR", "1500000000", "EUR"),
        ("1,5 Mio. €", "1500000", "€"),
        ("Mio. EUR 1,5", "1500000", "EUR"),
        ("45 TEUR", "45000", "EUR"),
        ("TEUR 45", "45000", "EUR"),
        ("45T€", "45000", "€"),
        ("2 M€", "2000000", "€"),
        ("M€ 2", "2000000", "€"),
        ("5 Mkr", "5000000", "kr"),
        ("1 md kr", "1000000000", "kr"),
        ("2 milj. kr", "2000000", "kr"),
        ("3 mln zł", "3000000", "zł"),
        ("50 tys. zł", "50000", "zł"),
        ("R$ 50 mil", "50000", "R$"),
        ("R50 000", "50000", "R"),
        ("¥500万", "5000000", "¥"),
        ("￥５００万", "5000000", "¥"),
        ("1億5000万円", "150000000", "円"),
        ("5억원", "500000000", "원"),
        ("45.000,- EUR", "45000", "EUR"),
        ("CHF 45'000.-", "45000", "CHF"),
        ("$45k CAD", "45000", "CAD"),
        ("USD 45 US$", "45", "USD"),
        ("kr 45 SEK", "45", "SEK"),
        ("1,234,567k EUR", "1234567000", "EUR"),
        ("12.5 lakh", "1250000", "lakh"),
        ("45.000", "45000", ""),
        ("1.5", "1.5", ""),
    ],
)
def test_an_amount_is_read(typed: str, amount: str, currency: str) -> None:
    assert parse_money(typed) == TypedMoney(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "qualifier"),
    [
        ("45k EUR ARR", Qualifier.ARR),
        ("ARR 45k EUR", Qualifier.ARR),
        ("45k EUR (TCV)", Qualifier.TCV),
        ("45k EUR total contract value", Qualifier.TCV),
        ("45k acv", Qualifier.ACV),
        ("45k EUR ARR per year", Qualifier.ARR),
        ("45k EUR/year", Qualifier.YEAR),
        ("45k EUR / yr", Qualifier.YEAR),
        ("45k/Jahr", Qualifier.YEAR),
        ("45k EUR p.a.", Qualifier.YEAR),
        ("45k EUR p. a.", Qualifier.YEAR),
        ("annual 45k EUR", Qualifier.YEAR),
        ("45k EUR pro Jahr", Qualifier.YEAR),
        ("45k EUR par an", Qualifier.YEAR),
        ("45k EUR a quarter", Qualifier.QUARTER),
        ("2k EUR MRR", Qualifier.MRR),
        ("2k EUR/mo", Qualifier.MONTH),
        ("2k EUR per month", Qualifier.MONTH),
        ("2k € mtl.", Qualifier.MONTH),
        ("2k EUR", None),
    ],
)
def test_what_an_amount_counts_is_kept_with_it(typed: str, qualifier: Qualifier | None) -> None:
    assert parse_money(typed).qualifier is qualifier


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("45k–50k EUR", "is a range"),
        ("45-50k", "is a range"),
        ("45k to 50k", "is a range"),
        ("between 45k and 50k EUR", "is a range"),
        ("€45k - €50k", "is a range"),
        ("50 mil EUR", "a thousand or a million"),
        ("EUR 45k USD", "both EUR and USD"),
        ("45k EUR TCV MRR", "two things"),
        ("12.5 lahk", "isn't an amount"),
        ("12 L", "isn't an amount"),
        ("45k+ EUR", "isn't an amount"),
    ],
)
def test_an_unclear_amount_is_asked_about_in_its_field(typed: str, problem: str) -> None:
    with pytest.raises(UserError, match=problem) as refused:
        parse_money(typed, field=Field.AMOUNT)
    assert refused.value.field == "amount"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "lots",
        "1e3",
        "45.000.50",
        "1,234.500",
        "٣ EUR",
        "1.234567k",
        "EUR",
        "5 EUR USD",
        "1" * 61,
    ],
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


@given(AMOUNTS, st.sampled_from(sorted(CODES)), st.none() | st.sampled_from(Qualifier))
def test_an_amount_reads_back_as_it_is_shown(
    amount: Decimal, code: str, qualifier: Qualifier | None
) -> None:
    assert parse_money(shown(Money(amount, code, qualifier))) == TypedMoney(amount, code, qualifier)


@given(st.text() | st.text("0123456789., kKmM€$'’-–EURkrlakhTto/a万億"))
def test_junk_raises_nothing_but_a_user_error(typed: str) -> None:
    amount = answer_or_refusal(parse_money, typed)
    assert isinstance(amount, UserError) or 0 <= amount.amount <= MOST


def test_a_sign_of_several_currencies_means_all_of_them() -> None:
    assert currencies_named("kr") == ("SEK", "NOK", "DKK")
    assert currencies_named("€") == ("EUR",)
    assert currencies_named("eur") == ("EUR",)
    assert currencies_named("Acme") == ()
    assert set(OFFERED) <= CODES
