"""Arming, firing and re-arming of rules over many days, as properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.coaching.arming import (
    MOST_A_WEEK,
    REARMS_AFTER,
    SNOOZED_FOR,
    Arming,
    first_due,
    leaves_room,
    may_nudge,
    rearmed,
)
from domain.coaching.rules import Rule

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
RULES = st.sets(st.sampled_from(Rule))
#: The rules whose condition holds, on each of many days.
DAYS_OF_RULES = st.lists(RULES, min_size=1, max_size=90)


def after(days: int) -> datetime:
    return MONDAY + timedelta(days=days)


def lived(days: list[set[Rule]]) -> list[tuple[datetime, Arming]]:
    """Every nudge sent with one evaluation a day: its moment and its arming."""
    latest: dict[Rule, Arming] = {}
    sent: list[tuple[datetime, Arming]] = []
    for day, holding in enumerate(days):
        now = after(day)
        latest = rearmed(latest, holding, now)
        chosen = first_due(latest, (), now)
        if chosen is not None and may_nudge(now.date(), [at.date() for at, _ in sent]):
            latest[chosen] = Arming(chosen, latest[chosen].armed_at, sent_at=now)
            sent.append((now, latest[chosen]))
    return sent


@given(DAYS_OF_RULES)
def test_each_arming_fires_at_most_once(days: list[set[Rule]]) -> None:
    armings = [(arming.rule, arming.armed_at) for _, arming in lived(days)]
    assert len(set(armings)) == len(armings)


@given(DAYS_OF_RULES)
def test_a_rule_fires_only_while_its_condition_holds(days: list[set[Rule]]) -> None:
    for at, arming in lived(days):
        assert arming.rule in days[(at - MONDAY).days]


@given(DAYS_OF_RULES)
def test_a_rule_fires_again_only_after_clearing_or_28_days(days: list[set[Rule]]) -> None:
    last: dict[Rule, Arming] = {}
    for _, arming in lived(days):
        before = last.get(arming.rule)
        if before is not None:
            first, then = ((each.armed_at - MONDAY).days for each in (before, arming))
            cleared = any(arming.rule not in held for held in days[first:then])
            assert cleared or arming.armed_at - before.armed_at >= REARMS_AFTER
        last[arming.rule] = arming


@given(DAYS_OF_RULES)
def test_never_two_nudges_on_a_day_nor_three_in_seven(days: list[set[Rule]]) -> None:
    dates = [at.date() for at, _ in lived(days)]
    assert len(set(dates)) == len(dates)
    for day in dates:
        assert sum(0 <= (other - day).days < 7 for other in dates) <= MOST_A_WEEK


@given(RULES)
def test_the_first_armed_rule_nudges_first(holding: set[Rule]) -> None:
    chosen = first_due(rearmed({}, holding, MONDAY), (), MONDAY)
    assert chosen == next((rule for rule in Rule if rule in holding), None)


@given(RULES, RULES)
def test_a_muted_rule_does_not_nudge(holding: set[Rule], muted: set[Rule]) -> None:
    assert first_due(rearmed({}, holding, MONDAY), muted, MONDAY) not in muted


@pytest.mark.parametrize(
    "rule", [Rule.DM_DRIFT, Rule.ENGAGEMENT_RATE, Rule.FEW_COMMENTS, Rule.KUDOS]
)
def test_a_rule_whose_figures_waver_rests_28_days_though_it_cleared(rule: Rule) -> None:
    cleared = {rule: Arming(rule, after(0), cleared_at=after(2), sent_at=after(0))}
    assert not rearmed(cleared, {rule}, after(3))[rule].is_due(after(3))
    assert not rearmed(cleared, {rule}, after(27))[rule].is_due(after(27))
    assert rearmed(cleared, {rule}, after(28))[rule].is_due(after(28))


def test_a_lasting_condition_rearms_on_the_28th_day() -> None:
    held = rearmed({}, {Rule.CADENCE}, MONDAY)
    assert rearmed(held, {Rule.CADENCE}, after(27)) == held
    assert rearmed(held, {Rule.CADENCE}, after(28)) == {
        Rule.CADENCE: Arming(Rule.CADENCE, after(28))
    }


def test_a_snooze_outlasts_the_rearming_of_its_rule() -> None:
    until = after(30)
    snoozed = {Rule.CADENCE: Arming(Rule.CADENCE, MONDAY, sent_at=MONDAY, snoozed_until=until)}
    anew = rearmed(snoozed, {Rule.CADENCE}, after(28))[Rule.CADENCE]
    assert (anew.armed_at, anew.snoozed_until) == (after(28), until)
    assert not anew.is_due(after(29))
    assert anew.is_due(until)


def test_an_ended_condition_clears_its_rule() -> None:
    held = rearmed({}, {Rule.CADENCE}, MONDAY)
    cleared = rearmed(held, (), after(1))
    assert cleared[Rule.CADENCE].cleared_at == after(1)
    assert rearmed(cleared, (), after(2)) == cleared
    assert rearmed(cleared, {Rule.CADENCE}, after(3))[Rule.CADENCE].open


def test_a_snoozed_rule_nudges_again_after_a_week_and_a_done_one_does_not() -> None:
    until = MONDAY + SNOOZED_FOR
    snoozed = Arming(Rule.KUDOS, MONDAY, sent_at=MONDAY, snoozed_until=until)
    assert not snoozed.is_due(until - timedelta(minutes=1))
    assert snoozed.is_due(until)
    assert not Arming(Rule.KUDOS, MONDAY, snoozed_until=until, done_at=MONDAY).is_due(until)


def test_there_are_at_most_two_nudges_in_seven_days() -> None:
    today = date(2026, 11, 30)
    assert not may_nudge(today, [today])
    assert not may_nudge(today, [date(2026, 11, 24), date(2026, 11, 26)])
    assert may_nudge(today, [date(2026, 11, 23), date(2026, 11, 26)])


@pytest.mark.parametrize(
    ("sent", "promised", "room"),
    [
        ([], [], True),
        ([], [5], True),
        ([-1], [5], False),
        ([-2], [5], True),
        ([-1], [7], True),
        ([-1], [0], True),
        ([-1], [-3], True),
    ],
)
def test_a_nudge_leaves_room_for_one_that_was_snoozed(
    sent: list[int], promised: list[int], room: bool
) -> None:
    today = MONDAY.date()
    found = leaves_room(
        today,
        [today + timedelta(days=n) for n in sent],
        [today + timedelta(days=n) for n in promised],
    )
    assert found is room


def test_a_nudge_whose_snooze_has_ended_comes_before_others() -> None:
    first, *_, last = Rule
    armings = {
        first: Arming(first, MONDAY),
        last: Arming(last, MONDAY, sent_at=MONDAY, snoozed_until=after(7)),
    }
    assert first_due(armings, (), after(6)) is first
    assert first_due(armings, (), after(7)) is last
    assert first_due(armings, {last}, after(7)) is first
