"""The words after ``/ssi win``, in any order."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.wins import TypedMoney, WinEntry, WinKind
from domain.errors import UserError
from domain.timing.typed_days import TypedDay
from domain.typed.win_line import company_in_field, read_win_line
from tests.refusals import answer_or_refusal

M, OPP, C = WinKind.MEETING, WinKind.OPPORTUNITY, WinKind.CLOSED_WON


def euros(amount: int, currency: str = "EUR") -> TypedMoney:
    return TypedMoney(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("45000 EUR Acme", WinEntry(None, "Acme", money=euros(45_000))),
        ("$45k Acme", WinEntry(None, "Acme", money=euros(45_000, "$"))),
        ("45000 Acme EUR", WinEntry(None, "Acme", money=euros(45_000))),
        ("meeting Acme", WinEntry(M, "Acme")),
        ("meeting Acme yesterday", WinEntry(M, "Acme", said_on=TypedDay(ago=1))),
        (
            "opportunity 20k EUR Acme 2026-11-20",
            WinEntry(OPP, "Acme", money=euros(20_000), said_on=TypedDay(date(2026, 11, 20))),
        ),
        ("won the deal at Acme, 45000 EUR", WinEntry(C, "Acme", money=euros(45_000))),
        ("closed won Acme & Co.", WinEntry(C, "Acme & Co.")),
        (
            "deal with Bank of America for 1,2m USD",
            WinEntry(C, "Bank of America", money=euros(1_200_000, "USD")),
        ),
        ("opp with On Holding AG", WinEntry(OPP, "On Holding AG")),
        ("EUR 45000 Try Catch Ltd", WinEntry(None, "Try Catch Ltd", money=euros(45_000))),
        ("closed-won 1&1 300 EUR", WinEntry(C, "1&1", money=euros(300))),
        # A number may be part of a company's name.
        ("meeting 3M", WinEntry(M, "3M")),
        ("3M", WinEntry(None, "3M")),
        ("45000 EUR 3M", WinEntry(None, "3M", money=euros(45_000))),
        ("meeting Forever 21", WinEntry(M, "Forever 21")),
        (
            "deal Forever 21",
            WinEntry(C, "Forever", money=euros(21, ""), or_company="Forever 21"),
        ),
        ("20k", WinEntry(None, money=euros(20_000, ""), or_company="20k")),
        # A person's name is dropped; quoted text is the company.
        ("meeting with Jane Doe at Acme", WinEntry(M, "Acme")),
        ('meeting "Health at Home"', WinEntry(M, "Health at Home")),
        ("meeting http://acme.com", WinEntry(M, "acme.com")),
        ("", WinEntry()),
    ],
)
def test_a_line_is_read(line: str, entry: WinEntry) -> None:
    assert read_win_line(line) == entry


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("5 EUR 6 USD Acme", "two amounts"),
        ("45000 20 Acme", "several numbers"),
        ("2 meetings Acme", "one meeting at a time"),
        ("meeting Acme today yesterday", "two dates"),
        ("2026-13-01 Acme", "isn't a date"),
        ("meeting Acme 20.11.2026", "which day “20.11.2026” is"),
        ("meeting Acme last week", "which day “last week” is"),
        ("-500 EUR Acme", "can't be negative"),
        ("45.000.50 EUR Acme", "isn't an amount"),
        ("meeting " + "x" * 201, "longer than 200"),
        ("meeting " + "x" * 700, "too long"),
    ],
)
def test_an_invalid_line_is_refused(line: str, problem: str) -> None:
    with pytest.raises(UserError, match=problem):
        read_win_line(line)


NAMES = st.lists(
    st.sampled_from(["Acme", "GmbH", "Nordwind", "Søn", "O'Neill", "Müller-Thurgau"]),
    min_size=1,
    max_size=3,
).map(" ".join)
KIND_WORDS = st.sampled_from([("opportunity", OPP), ("opp", OPP), ("closed won", C), ("Deal", C)])
AMOUNT_WORDS = st.sampled_from(
    [("45000 EUR", euros(45_000)), ("€20k", euros(20_000, "€")), ("1 200,50 sek", None)]
)
DAYS_SAID = st.sampled_from(
    [("yesterday", TypedDay(ago=1)), ("2026-11-20", TypedDay(date(2026, 11, 20)))]
)


@given(NAMES, KIND_WORDS, AMOUNT_WORDS, DAYS_SAID, st.permutations(range(4)))
def test_the_words_in_any_order_give_the_same_win(
    name: str,
    kind: tuple[str, WinKind],
    amount: tuple[str, TypedMoney | None],
    day: tuple[str, TypedDay],
    order: list[int],
) -> None:
    words = [name, kind[0], amount[0], day[0]]
    money = amount[1] or TypedMoney(Decimal("1200.50"), "sek")
    entry = read_win_line(" ".join(words[place] for place in order))
    assert entry == WinEntry(kind[1], name, money=money, said_on=day[1])


@given(st.text() | st.text('0123456789 .,€$kmEURatAcme-\n"', max_size=40))
def test_junk_is_read_or_raises_nothing_but_a_user_error(line: str) -> None:
    entry = answer_or_refusal(read_win_line, " ".join(line.split()))
    assert isinstance(entry, UserError) or len(entry.company) <= 200


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("Acme", "Acme"),
        ("Jane Doe at Foo", "Foo"),
        ("jane doe AT foo gmbh ", "foo gmbh"),
        ("“Meat at Home”", "Meat at Home"),
        (" at ", "at"),
    ],
)
def test_a_person_in_the_company_field_is_dropped(typed: str, company: str) -> None:
    assert company_in_field(typed) == company
