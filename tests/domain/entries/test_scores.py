"""The SSI score: how it is typed, its sum, and its checks."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.scores import Pillar, SsiScore, make_score
from domain.errors import UserError
from domain.timing.typed_days import DayOfYear, TypedDay
from domain.typed.score_line import read_score_line
from tests.refusals import answer_or_refusal

PILLARS = (Decimal("13.1"), Decimal("9.7"), Decimal(5), Decimal("18.9"))
FOUR = SsiScore(Decimal("46.7"), PILLARS)


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("47", SsiScore(Decimal(47))),
        ("overall: 47", SsiScore(Decimal(47))),
        ("13.1 9.7 5 18.9", FOUR),
        ("13,1; 9,7; 5; 18,9", FOUR),
        ("13.1, 9.7, 5 and 18.9", FOUR),
        ("13.1 + 9.7 + 5 + 18.9 = 47", FOUR),
        ("47 13.1 9.7 5 18.9", FOUR),
        ("47 top 12% top 20%", SsiScore(Decimal(47), None, 12, 20)),
        ("47 12% 20%", SsiScore(Decimal(47), None, 12, 20)),
        ("network top 20 industry top 12, 47", SsiScore(Decimal(47), None, 12, 20)),
        ("47 network top 20 %", SsiScore(Decimal(47), None, None, 20)),
    ],
)
def test_a_score_is_read(typed: str, score: SsiScore) -> None:
    assert read_score_line(typed) == (score, None)


@pytest.mark.parametrize(
    ("typed", "said_on"),
    [
        ("47 on 2026-11-01", TypedDay(date(2026, 11, 1))),
        ("yesterday 47", TypedDay(ago=1)),
        ("47, Sun 1 Nov", TypedDay(of_year=DayOfYear(11, 1, weekday=7))),
    ],
)
def test_the_day_of_a_score_is_read(typed: str, said_on: TypedDay) -> None:
    assert read_score_line(typed) == (SsiScore(Decimal(47)), said_on)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "I found 0 numbers"),
        ("13 9", "I found 2 numbers"),
        ("101", "The SSI goes up to 100"),
        ("25.1 1 1 1", "“Establish your professional brand” says 25.1"),
        ("13.1 9.7 5 18.9 48", "The four pillars sum to 46.7, but the overall says 48"),
        ("47 top 0%", "isn't a rank"),
        ("47 top 12.5%", "“12.5” isn't a rank"),
        ("12.5%", "“12.5” isn't a rank"),
        ("47 top 1 top 2 top 3", "more than two ranks"),
        ("47 2026-13-01", "“2026-13-01” isn't a date"),
        ("forty", "I don't understand “forty”"),
        ("-47", "I don't understand “-47”"),
    ],
)
def test_a_slip_in_a_score_is_named(typed: str, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        read_score_line(typed)
    assert problem in refused.value.problem


#: The differences between LinkedIn's rounded overall and the sum of its pillars.
ROUNDED = Decimal("0.6")
POINTS = st.decimals(0, 25, places=3)
FOUR_POINTS = st.tuples(POINTS, POINTS, POINTS, POINTS)


@given(FOUR_POINTS, st.decimals(-1, 1, places=3) | st.sampled_from([ROUNDED, -ROUNDED]))
def test_the_overall_may_differ_by_0_6_from_the_sum(
    pillars: tuple[Decimal, ...], beside: Decimal
) -> None:
    overall = sum(pillars, beside)
    fits = abs(beside) <= ROUNDED and overall <= 100
    score = answer_or_refusal(make_score, pillars=list(pillars), overall=overall)
    if isinstance(score, UserError):
        assert not fits
        assert score.field == "overall"
    else:
        assert fits
        assert score.pillars == pillars


@given(FOUR_POINTS, st.booleans())
def test_the_overall_as_linkedin_shows_it_may_come_first_or_last(
    pillars: tuple[Decimal, ...], first: bool
) -> None:
    shown = str(round(sum(pillars)))
    four = [str(points) for points in pillars]
    typed = [shown, *four] if first else [*four, shown]
    score, _ = read_score_line(" ".join(typed))
    assert abs(score.overall - Decimal(shown)) <= ROUNDED


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_pillar_is_named(missing: int) -> None:
    pillars: list[Decimal | None] = [*PILLARS]
    pillars[missing] = None
    with pytest.raises(UserError) as refused:
        make_score(pillars=pillars, overall=None)
    assert refused.value.field == list(Pillar)[missing].value


def test_the_weakest_pillar() -> None:
    assert FOUR.weakest is Pillar.INSIGHTS
    assert SsiScore(Decimal(20), (Decimal(5),) * 4).weakest is Pillar.BRAND
    assert SsiScore(Decimal(47)).weakest is None


@given(st.text() | st.text("0123456789.,% top-=+"))
def test_junk_raises_nothing_but_a_user_error(typed: str) -> None:
    read = answer_or_refusal(read_score_line, typed)
    assert isinstance(read, UserError) or 0 <= read[0].overall <= 100


def test_ranks_alone_are_no_score() -> None:
    with pytest.raises(UserError, match="There is no score in this"):
        make_score(pillars=[None] * 4, overall=None, industry_rank=12)
