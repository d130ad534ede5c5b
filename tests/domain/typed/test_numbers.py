"""Numbers as people type them."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UserError
from domain.fields import Field
from domain.typed.numbers import MOST, parse_count, parse_decimal, parse_percent
from tests.refusals import answer_or_refusal

#: Thousands separators: comma, point, space, no-break and thin spaces, apostrophes.
MARKS = [",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"]


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("0", 0),
        ("1200", 1200),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("1,234,567", 1_234_567),
        ("1.2k", 1200),
        ("1,2k", 1200),
        ("1.25K", 1250),
        ("3 k", 3000),
        ("1.5m", 1_500_000),
        ("  25 ", 25),
        ("007", 7),
    ],
)
def test_a_count_is_read(typed: str, count: int) -> None:
    assert parse_count(typed) == count


@pytest.mark.parametrize(
    "typed",
    ["", "k", "1,20", "1,2000", "1.200,50", "1,200.300", "1.2345k", "-5", "1e3", "²", "٣", "12a"],
)
def test_an_invalid_count_is_refused_with_the_fix(typed: str) -> None:
    with pytest.raises(UserError, match="isn't a whole number") as refused:
        parse_count(typed, field=Field.VIEWS)
    assert refused.value.fix == "Type it like 1200, 1,200 or 1.2k."
    assert refused.value.field == "views"


@given(st.integers(0, MOST), st.sampled_from(MARKS), st.sampled_from(["", " ", "\n"]))
def test_every_way_to_group_a_count_reads_back(count: int, mark: str, around: str) -> None:
    assert parse_count(f"{around}{count:,}{around}".replace(",", mark)) == count


@given(st.integers(0, 999_999_999), st.sampled_from(".,"), st.sampled_from(["k", "K", " k"]))
def test_every_number_of_thousands_reads_back(count: int, mark: str, unit: str) -> None:
    assert parse_count(f"{count // 1000}{mark}{count % 1000:03}{unit}") == count


@given(st.integers(0, 999), st.sampled_from("mM"))
def test_every_number_of_millions_reads_back(millions: int, unit: str) -> None:
    assert parse_count(f"{millions}{unit}") == millions * 1_000_000


@given(st.integers(min_value=MOST + 1))
def test_more_than_the_database_holds_is_refused(count: int) -> None:
    with pytest.raises(UserError, match="more than I can count"):
        parse_count(str(count))


@given(st.decimals(0, 25, places=3), st.sampled_from(".,"))
def test_every_pillar_reads_back(points: Decimal, mark: str) -> None:
    assert parse_decimal(f"{points}".replace(".", mark)) == points


def test_a_pillar_is_always_a_decimal() -> None:
    assert parse_decimal("13.118") == Decimal("13.118")


@given(st.integers(1, 100), st.sampled_from(["{}", "{}%", "{} %", "top {}", "Top {} %", "TOP{}%"]))
def test_every_rank_reads_back(rank: int, written: str) -> None:
    assert parse_percent(written.format(rank)) == rank


@pytest.mark.parametrize("typed", ["0", "101", "12.5", "top", "%", "-3", "²", ""])
def test_an_invalid_rank_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="isn't a rank"):
        parse_percent(typed)


@pytest.mark.parametrize("parse", [parse_count, parse_decimal, parse_percent])
@given(
    st.one_of(
        st.text(),
        st.text("0123456789., kKmM%’\u00a0\u202f"),
        st.integers(0, 10**60).map(str),
    )
)
def test_junk_raises_nothing_but_a_user_error(
    parse: Callable[[str], int | Decimal], typed: str
) -> None:
    number = answer_or_refusal(parse, typed)
    assert isinstance(number, UserError) or 0 <= number <= MOST
