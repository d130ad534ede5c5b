"""Nudges: one a day at most, two a week, each with its reason and its buttons."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from domain.coaching.nudges import NudgeToSend, Why
from domain.coaching.post_rules import LowRate
from domain.coaching.rules import Rule
from domain.engagement import Figures
from domain.errors import UserError
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from services.coaching.nudges import compose_nudge, done, mute, nudge_sent, snooze, why
from services.delivery.addressing import SWITCHED_OFF, Postponed
from services.delivery.ledger import compose
from storage.tables import NudgeRow
from tests.services.team import (
    ADA,
    BO,
    MONDAY,
    change,
    joins,
    owed,
    posted,
    sent,
    set_thresholds,
    submitted,
)
from views.coaching import why as why_view

DAY = timedelta(days=1)


def day_of(session: Session, number: int, at: datetime) -> NudgeToSend | Skip:
    """A working day's evaluation; what it finds is sent."""
    what = owed(session, Kind.NUDGE, Recipient("member", number), at)
    result = compose(session, what, compose_nudge, at)
    assert not isinstance(result, Postponed)
    if isinstance(result, NudgeToSend):
        sent(session, what)
        nudge_sent(session, what, at)
    return result


def rules(session: Session, number: int, days: int, start: datetime = MONDAY) -> list[Rule | None]:
    results = [day_of(session, number, start + day * DAY) for day in range(days)]
    return [result.rule if isinstance(result, NudgeToSend) else None for result in results]


def with_two_rules(session: Session) -> int:
    """A low rate, and no post for ten days."""
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    return number


def nudged(session: Session, number: int, at: datetime = MONDAY) -> NudgeToSend:
    result = day_of(session, number, at)
    assert isinstance(result, NudgeToSend)
    return result


def test_the_first_armed_rule_comes_first_and_the_next_on_another_day(session: Session) -> None:
    number = with_two_rules(session)
    assert rules(session, number, 4) == [Rule.ENGAGEMENT_RATE, Rule.CADENCE, None, None]


def test_no_third_nudge_in_a_week(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5), link_out=True)
    posted(session, ADA, MONDAY - 9 * DAY, Figures(2000, 5), link_out=True)
    assert rules(session, number, 9) == [
        Rule.ENGAGEMENT_RATE,
        Rule.CADENCE,
        *[None] * 5,
        Rule.LINK_OUTS,
        None,
    ]


def test_a_rule_fires_again_after_it_cleared(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    assert rules(session, number, 2) == [Rule.CADENCE, None]
    posted(session, ADA, MONDAY + 2 * DAY, taken=MONDAY + 2 * DAY)
    assert rules(session, number, 9, MONDAY + 3 * DAY) == [*[None] * 6, Rule.CADENCE, None, None]


def test_a_rule_that_goes_on_fires_again_after_28_days(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    fired = rules(session, number, 40)
    assert [day for day, rule in enumerate(fired) if rule] == [0, 28]


def test_composing_again_after_a_crash_gives_the_same_nudge(session: Session) -> None:
    number = with_two_rules(session)
    what = owed(session, Kind.NUDGE, Recipient("member", number), MONDAY)
    first = compose(session, what, compose_nudge, MONDAY)
    assert compose(session, what, compose_nudge, MONDAY + timedelta(minutes=5)) == first
    assert len(session.exec(select(NudgeRow)).all()) == 2


def test_a_nudge_that_never_went_out_is_said_the_next_day(session: Session) -> None:
    number = with_two_rules(session)
    what = owed(session, Kind.NUDGE, Recipient("member", number), MONDAY)
    compose(session, what, compose_nudge, MONDAY)
    assert nudged(session, number, MONDAY + DAY).rule is Rule.ENGAGEMENT_RATE


def test_a_nudge_reads_as_of_its_due_time(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    what = owed(session, Kind.NUDGE, Recipient("member", number), MONDAY)
    posted(session, ADA, MONDAY - DAY, taken=MONDAY + timedelta(hours=1))
    result = compose(session, what, compose_nudge, MONDAY + timedelta(hours=2))
    assert isinstance(result, NudgeToSend)
    assert result.rule is Rule.CADENCE


def test_snoozed_it_comes_again_after_a_week(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 8 * DAY)
    first = nudged(session, number)
    snoozed = snooze(session, submitted(ADA, MONDAY + timedelta(hours=1)), first.nudge_id)
    assert snooze(session, submitted(ADA, MONDAY + timedelta(hours=9)), first.nudge_id) == snoozed
    assert snoozed.on == (MONDAY + 7 * DAY).date()
    fired = rules(session, number, 12, MONDAY + DAY)
    assert [day for day, rule in enumerate(fired, 1) if rule] == [8]


def test_a_muted_kind_comes_no_more(session: Session) -> None:
    number = with_two_rules(session)
    first = nudged(session, number)
    mute(session, submitted(ADA, MONDAY), first.nudge_id)
    assert why(session, ADA, MONDAY).muted
    assert Rule.ENGAGEMENT_RATE not in rules(session, number, 40, MONDAY + DAY)


def test_done_it_is_off_the_list_until_it_arms_anew(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 8 * DAY)
    first = nudged(session, number)
    snooze(session, submitted(ADA, MONDAY), first.nudge_id)
    done(session, submitted(ADA, MONDAY), first.nudge_id)
    assert rules(session, number, 20, MONDAY + DAY) == [None] * 20


def test_a_snoozed_week_is_kept_though_the_rule_clears_and_arms_anew(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 7 * DAY)
    first = nudged(session, number)
    posted(session, ADA, MONDAY - 5 * DAY, taken=MONDAY + DAY / 2)
    snooze(session, submitted(ADA, MONDAY + DAY / 2), first.nudge_id)
    assert rules(session, number, 8, MONDAY + DAY) == [*[None] * 7, Rule.CADENCE]


def test_the_buttons_of_an_old_nudge_act_on_what_is_pending(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, number)
    what = owed(session, Kind.NUDGE, Recipient("member", number), MONDAY + 28 * DAY)
    again = compose(session, what, compose_nudge, MONDAY + 28 * DAY)
    assert isinstance(again, NudgeToSend)
    assert again.nudge_id != first.nudge_id
    done(session, submitted(ADA, MONDAY + 28 * DAY), first.nudge_id)
    assert rules(session, number, 20, MONDAY + 29 * DAY) == [None] * 20


def test_snoozing_what_was_done_says_it_again(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, number)
    done(session, submitted(ADA, MONDAY), first.nudge_id)
    snooze(session, submitted(ADA, MONDAY), first.nudge_id)
    assert rules(session, number, 7, MONDAY + DAY) == [*[None] * 6, Rule.CADENCE]


def test_nobody_can_press_the_buttons_of_another(session: Session) -> None:
    number = with_two_rules(session)
    joins(session, BO)
    first = nudged(session, number)
    for press in (snooze, mute, done):
        with pytest.raises(UserError, match="isn't there"):
            press(session, submitted(BO, MONDAY), first.nudge_id)


def test_why_tells_the_figures_that_were_sent_and_whether_it_is_still_so(session: Session) -> None:
    number = with_two_rules(session)
    assert why(session, ADA, MONDAY) == Why()
    first = nudged(session, number)
    posted(session, ADA, MONDAY - 4 * DAY, Figures(9000, 900), taken=MONDAY + DAY)
    told = why(session, ADA, MONDAY + 2 * DAY)
    assert (told.finding, told.holds) == (first.finding, False)
    text = why_view.why(told).text
    assert "0.25 %" in text
    assert "It is no longer so today." in text


def test_the_workspaces_threshold_is_the_one_that_nudges(session: Session) -> None:
    number = joins(session, ADA)
    posted(session, ADA, MONDAY - 5 * DAY, Figures(2000, 35))
    assert rules(session, number, 1) == [None]
    set_thresholds(session, engagement_rate="2.5")
    result = nudged(session, number, MONDAY + timedelta(hours=1))
    assert isinstance(result.finding, LowRate)
    assert result.finding.threshold == "2.5"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"nudges_on": False}, SWITCHED_OFF),
        ({"paused_until": MONDAY.date() + DAY}, "paused"),
        ({"joined_at": None}, "not joined"),
    ],
)
def test_who_wants_no_nudges_gets_none(
    session: Session, settings: dict[str, object], reason: str
) -> None:
    number = with_two_rules(session)
    change(session, number, **settings)
    assert day_of(session, number, MONDAY) == Skip(reason)
    assert not session.exec(select(NudgeRow)).all()


def test_what_was_sent_is_named_by_the_delivery(session: Session) -> None:
    number = with_two_rules(session)
    what: Owed = owed(session, Kind.NUDGE, Recipient("member", number), MONDAY)
    compose(session, what, compose_nudge, MONDAY)
    nudge_sent(session, what, MONDAY)
    row = session.exec(select(NudgeRow).where(NudgeRow.delivery_id == what.delivery_id)).one()
    assert (row.rule, row.sent_at) == (Rule.ENGAGEMENT_RATE, MONDAY)
