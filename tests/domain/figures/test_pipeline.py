"""The pipeline: sums, paths to wins, and comparisons with or without a conclusion."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.touches import Touch, TouchKind
from domain.entries.win_path import PathShare, path_to
from domain.entries.wins import Money, Qualifier, Win, WinKind, may_be_same, sums
from domain.figures.pipeline import (
    MonthFigures,
    Tally,
    Trend,
    compare,
    groundwork,
    last_months,
    tally,
    team_wins,
)
from domain.timing.periods import month_of

DAY = date(2026, 11, 20)
AMOUNTS = st.builds(
    Money,
    st.decimals(0, 10**12, places=2),
    st.sampled_from(["EUR", "USD", "SEK", "GBP"]),
    st.none() | st.sampled_from(Qualifier),
)
WINS = st.builds(
    Win,
    id=st.integers(1, 99),
    kind=st.sampled_from(WinKind),
    company=st.just("Acme"),
    won_on=st.dates(date(2026, 1, 1), DAY),
    account_id=st.none() | st.integers(1, 3),
    money=st.none() | AMOUNTS,
)


def win(kind: WinKind, days_ago: int = 0, account: int | None = 1) -> Win:
    return Win(1, kind, "Acme", DAY - timedelta(days=days_ago), account)


def touch(kind: TouchKind, days_ago: int, member: int = 1, *, replied: bool = False) -> Touch:
    return Touch(kind, DAY - timedelta(days=days_ago), member, 1, replied=replied)


@given(st.lists(AMOUNTS))
def test_each_currency_and_qualifier_has_one_sum_in_any_order(amounts: list[Money]) -> None:
    together = sums(amounts)
    assert together == sums(reversed(amounts))
    assert together == sums(sorted(amounts, key=lambda money: money.amount))
    kinds = [(money.currency, money.qualifier) for money in together]
    assert set(kinds) == {(each.currency, each.qualifier) for each in amounts}
    assert len(set(kinds)) == len(kinds)
    assert kinds == sorted(kinds, key=lambda kind: (kind[0], kind[1] or ""))
    # Summing in two parts gives the same result.
    half = len(amounts) // 2
    assert together == sums([*sums(amounts[:half]), *sums(amounts[half:])])


@given(st.lists(WINS, max_size=20))
def test_shares_are_between_0_and_1_in_any_order(wins: list[Win]) -> None:
    touches = {1: 3, 2: 2, 50: 1}
    ground = groundwork(wins, touches)
    assert ground == groundwork(reversed(wins), touches)
    assert ground.wins + ground.elsewhere == len(wins) == tally(wins).wins
    share = ground.touched_share
    assert share is None or 0 <= share <= 1


def test_a_tally_counts_the_wins_without_an_amount() -> None:
    deal = Win(1, WinKind.CLOSED_WON, "Acme", DAY, 1, Money(Decimal(5), "EUR"))
    counted = tally([deal, deal, win(WinKind.CLOSED_WON), win(WinKind.MEETING)])
    assert counted == Tally(1, 0, 3, (), (Money(Decimal(10), "EUR"),), 1)


def test_touches_before_meetings_are_shared_out_among_them() -> None:
    meetings = [win(WinKind.MEETING), Win(2, WinKind.MEETING, "Bolt", DAY, 2)]
    ground = groundwork([*meetings, win(WinKind.MEETING, account=None)], {1: 3})
    assert ground.touches_a_meeting == Fraction(3, 2)
    assert ground.touched_share == Fraction(1, 2)
    assert ground.elsewhere == 1


def test_a_path_names_visible_members_and_only_counts_the_others() -> None:
    touches = [
        touch(TouchKind.ENGAGED, 60),
        touch(TouchKind.DM, 10, replied=True),
        touch(TouchKind.COMMENT, 5, member=2),
        touch(TouchKind.DM, 80, member=3),
        touch(TouchKind.DM, 91),
        touch(TouchKind.DM, -1),
    ]
    named = {1: "", 2: "Ada"}
    path = path_to(DAY, touches, named, with_others=False, fewest=3)
    assert (path.engagements, path.comments, path.dms, path.replies) == (1, 1, 1, 1)
    assert path.by == (PathShare("", 2), PathShare("Ada", 1))
    assert (path.others, path.first) == (0, DAY - timedelta(days=60))
    coachs = path_to(DAY, touches, named, with_others=True, fewest=3)
    assert (coachs.others, coachs.other_touches, coachs.uncounted) == (0, 0, True)
    assert coachs.first == DAY - timedelta(days=80)
    more = [*touches, touch(TouchKind.DM, 3, member=4), touch(TouchKind.COMMENT, 3, member=5)]
    coachs = path_to(DAY, more, named, with_others=True, fewest=3)
    # Members who do not share their touches are only counted, without the kinds of touches.
    assert (coachs.dms, coachs.others, coachs.other_touches, coachs.uncounted) == (1, 3, 3, False)
    assert path_to(DAY, [], named, with_others=True, fewest=3).first is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("100 EUR", "100 EUR", True),
        ("100 EUR", "95 EUR", True),
        ("100 EUR", "80 EUR", False),
        ("100 EUR", "100 USD", False),
        ("100 EUR", None, True),
        ("0 EUR", "0 EUR", True),
    ],
)
def test_amounts_of_one_deal_are_about_equal(one: str, other: str | None, same: bool) -> None:
    def money(text: str) -> Money:
        amount, currency = text.split()
        return Money(Decimal(amount), currency)

    second = money(other) if other else None
    assert may_be_same(money(one), second) is may_be_same(second, money(one)) is same


def test_members_with_wins_are_listed_by_their_deals() -> None:
    wins = {1: [win(WinKind.MEETING)] * 3, 2: [win(WinKind.CLOSED_WON)], 4: []}
    teams_of = {1: ["Nordics", "South"], 2: ["Nordics"]}
    team = team_wins("Nordics", {1: "Bo", 2: "Ada", 3: "Cy", 4: "Di"}, wins, teams_of)
    assert [(member.name, member.also_in) for member in team.members] == [
        ("Ada", ()),
        ("Bo", ("South",)),
    ]
    assert (team.tally.meetings, team.tally.closed) == (3, 1)


def test_the_last_six_months_end_with_the_current_one() -> None:
    months = last_months(date(2026, 3, 31))
    assert [month.name for month in months] == [
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
    ]


def months(
    activity: Sequence[int], outcomes: Sequence[int], ssi: Sequence[int | None]
) -> list[MonthFigures]:
    return [
        MonthFigures(
            month_of(date(2026, place + 1, 1)),
            Decimal(score) if score is not None else None,
            dms=active,
            outcomes=Tally(meetings=won),
        )
        for place, (active, won, score) in enumerate(zip(activity, outcomes, ssi, strict=True))
    ]


def test_outcomes_can_follow_activity_and_not_the_ssi() -> None:
    comparison = compare(months([1, 2, 3, 4, 5], [0, 1, 2, 3, 4], [60, 58, 55, 51, 50]))
    assert comparison.enough
    assert comparison.activity is Trend.TOGETHER
    assert comparison.ssi is Trend.AGAINST


@pytest.mark.parametrize(
    ("outcomes", "ssi"),
    [([1, 1, 1, 1], [40, 41, 42, 43]), ([2, 2, 2, 2], [40, None, None, 43])],
)
def test_few_wins_or_scores_allow_no_conclusion(outcomes: list[int], ssi: list[int | None]) -> None:
    assert not compare(months([1, 2, 3, 4], outcomes, ssi)).enough


def test_the_current_month_does_not_count() -> None:
    whole = months([1, 2, 3], [1, 2, 2], [40, 41, 42])
    running = MonthFigures(
        month_of(DAY), Decimal(90), dms=9, outcomes=Tally(meetings=9), running=True
    )
    assert compare([*whole, running]) == compare(whole)


def test_a_constant_figure_has_no_trend() -> None:
    comparison = compare(months([5, 5, 5, 5], [1, 2, 3, 4], [40, 41, 42, 43]))
    assert comparison.activity is Trend.TOO_FEW


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 100)),
        max_size=6,
    )
)
def test_the_comparison_does_not_depend_on_the_order_of_the_months(
    rows: list[tuple[int, int, int | None]],
) -> None:
    seen = months(*([[], [], []] if not rows else zip(*rows, strict=True)))
    assert compare(seen) == compare(list(reversed(seen)))
