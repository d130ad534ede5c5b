"""Nudges: at most one a day and two a week, each with its reason and buttons."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from domain.coaching.nudges import NudgeToSend, Why
from domain.coaching.post_rules import LowRate
from domain.coaching.rules import Rule
from domain.engagement import Figures
from domain.errors import UserError
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from playground.testing.reading import as_read
from services.coaching.nudges import compose_nudge, mark_done, mute, nudge_sent, snooze, why
from services.delivery.addressing import SWITCHED_OFF, Postponed
from services.delivery.ledger import compose
from storage.tables import DeliveryRow, NudgeRow
from tests.services.target_week import account
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
    someone,
    submitted,
)
from views.coaching import why as why_view

DAY = timedelta(days=1)


def day_of(session: Session, member_id: int, at: datetime) -> NudgeToSend | Skip:
    """Evaluates the rules on a working day, and sends the nudge, if any."""
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), at)
    result = compose(session, what, compose_nudge, at)
    assert not isinstance(result, Postponed)
    if isinstance(result, NudgeToSend):
        sent(session, what)
        nudge_sent(session, what, at)
    return result


def rules(
    session: Session, member_id: int, days: int, start: datetime = MONDAY
) -> list[Rule | None]:
    results = [day_of(session, member_id, start + day * DAY) for day in range(days)]
    return [result.rule if isinstance(result, NudgeToSend) else None for result in results]


def with_two_rules(session: Session) -> int:
    """A member with a surely low rate and no post for ten days. Returns their id."""
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 11 * DAY, Figures(2000, 5))
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    return member_id


def nudged(session: Session, member_id: int, at: datetime = MONDAY) -> NudgeToSend:
    result = day_of(session, member_id, at)
    assert isinstance(result, NudgeToSend)
    return result


def test_the_first_armed_rule_comes_first_and_the_next_on_another_day(session: Session) -> None:
    member_id = with_two_rules(session)
    assert rules(session, member_id, 4) == [Rule.ENGAGEMENT_RATE, Rule.CADENCE, None, None]


def test_no_third_nudge_in_a_week(session: Session) -> None:
    member_id = joins(session, ADA)
    account(session, ADA, "Acme", owner=member_id)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    posted(session, ADA, MONDAY - 9 * DAY, Figures(2000, 5))
    assert rules(session, member_id, 9) == [
        Rule.ENGAGEMENT_RATE,
        Rule.CADENCE,
        *[None] * 5,
        Rule.SILENT_ACCOUNT,
        None,
    ]


def test_link_cards_are_no_nudge(session: Session) -> None:
    member_id = joins(session, ADA)
    for day in (3, 4):
        posted(session, ADA, MONDAY - day * DAY, Figures(2000, 40), link_out=True)
    assert rules(session, member_id, 3) == [None] * 3


def test_a_rule_fires_again_after_it_cleared(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    assert rules(session, member_id, 2) == [Rule.CADENCE, None]
    posted(session, ADA, MONDAY + 2 * DAY, taken=MONDAY + 2 * DAY)
    assert rules(session, member_id, 9, MONDAY + 3 * DAY) == [*[None] * 6, Rule.CADENCE, None, None]


def test_a_rule_that_still_holds_fires_again_after_28_days(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    fired = rules(session, member_id, 40)
    assert [day for day, rule in enumerate(fired) if rule] == [0, 28]


def test_composing_again_after_a_crash_gives_the_same_nudge(session: Session) -> None:
    member_id = with_two_rules(session)
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY)
    first = compose(session, what, compose_nudge, MONDAY)
    assert compose(session, what, compose_nudge, MONDAY + timedelta(minutes=5)) == first
    assert len(session.exec(select(NudgeRow)).all()) == 2


def test_an_unsent_nudge_is_sent_the_next_day(session: Session) -> None:
    member_id = with_two_rules(session)
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY)
    compose(session, what, compose_nudge, MONDAY)
    assert nudged(session, member_id, MONDAY + DAY).rule is Rule.ENGAGEMENT_RATE


def test_a_nudge_reads_as_of_its_due_time(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY)
    posted(session, ADA, MONDAY - DAY, taken=MONDAY + timedelta(hours=1))
    result = compose(session, what, compose_nudge, MONDAY + timedelta(hours=2))
    assert isinstance(result, NudgeToSend)
    assert result.rule is Rule.CADENCE


def test_a_snoozed_nudge_is_sent_again_after_a_week(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 8 * DAY)
    first = nudged(session, member_id)
    snoozed = snooze(session, submitted(ADA, MONDAY + timedelta(hours=1)), first.nudge_id)
    assert snooze(session, submitted(ADA, MONDAY + timedelta(hours=9)), first.nudge_id) == snoozed
    assert snoozed.on == (MONDAY + 7 * DAY).date()
    fired = rules(session, member_id, 12, MONDAY + DAY)
    assert [day for day, rule in enumerate(fired, 1) if rule] == [7]


def test_a_muted_rule_is_not_sent_again(session: Session) -> None:
    member_id = with_two_rules(session)
    first = nudged(session, member_id)
    mute(session, submitted(ADA, MONDAY), first.nudge_id)
    assert why(session, ADA, MONDAY).muted
    assert Rule.ENGAGEMENT_RATE not in rules(session, member_id, 40, MONDAY + DAY)


def test_a_nudge_marked_done_is_not_sent_until_its_rule_arms_again(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 8 * DAY)
    first = nudged(session, member_id)
    snooze(session, submitted(ADA, MONDAY), first.nudge_id)
    mark_done(session, submitted(ADA, MONDAY), first.nudge_id)
    assert rules(session, member_id, 20, MONDAY + DAY) == [None] * 20


def test_a_snooze_outlasts_a_rule_that_clears_and_arms_again(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 7 * DAY)
    first = nudged(session, member_id)
    posted(session, ADA, MONDAY - 5 * DAY, taken=MONDAY + DAY / 2)
    snooze(session, submitted(ADA, MONDAY + DAY / 2), first.nudge_id)
    assert rules(session, member_id, 8, MONDAY + DAY) == [*[None] * 6, Rule.CADENCE, None]


def test_the_buttons_of_an_old_nudge_act_on_the_newest_arming(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, member_id)
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY + 28 * DAY)
    again = compose(session, what, compose_nudge, MONDAY + 28 * DAY)
    assert isinstance(again, NudgeToSend)
    assert again.nudge_id != first.nudge_id
    mark_done(session, submitted(ADA, MONDAY + 28 * DAY), first.nudge_id)
    assert rules(session, member_id, 20, MONDAY + 29 * DAY) == [None] * 20


def test_a_done_nudge_can_be_snoozed(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, member_id)
    mark_done(session, submitted(ADA, MONDAY), first.nudge_id)
    snooze(session, submitted(ADA, MONDAY), first.nudge_id)
    assert rules(session, member_id, 7, MONDAY + DAY) == [*[None] * 6, Rule.CADENCE]


def test_no_member_can_press_the_buttons_of_another(session: Session) -> None:
    member_id = with_two_rules(session)
    joins(session, BO)
    first = nudged(session, member_id)
    for press in (snooze, mute, mark_done):
        with pytest.raises(UserError, match="isn't there"):
            press(session, submitted(BO, MONDAY), first.nudge_id)


def test_why_shows_the_sent_figures_and_whether_the_rule_still_holds(session: Session) -> None:
    member_id = with_two_rules(session)
    assert why(session, ADA, MONDAY) == Why()
    first = nudged(session, member_id)
    posted(session, ADA, MONDAY - 4 * DAY, Figures(9000, 900), taken=MONDAY + DAY)
    told = why(session, ADA, MONDAY + 2 * DAY)
    assert (told.finding, told.holds) == (first.finding, False)
    text = why_view.why(told).text
    assert "0.25 %" in as_read(text)
    assert "; the rule no longer holds." in as_read(text)


def test_nudges_use_the_workspaces_threshold(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 5 * DAY, Figures(2000, 32))
    posted(session, ADA, MONDAY - 6 * DAY, Figures(2000, 32))
    assert rules(session, member_id, 1) == [None]
    set_thresholds(session, engagement_rate="2.5")
    result = nudged(session, member_id, MONDAY + timedelta(hours=1))
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
def test_a_member_who_wants_no_nudges_gets_none(
    session: Session, settings: dict[str, object], reason: str
) -> None:
    member_id = with_two_rules(session)
    change(session, member_id, **settings)
    assert day_of(session, member_id, MONDAY) == Skip(reason)
    assert not session.exec(select(NudgeRow)).all()


def test_the_delivery_names_the_sent_nudge(session: Session) -> None:
    member_id = with_two_rules(session)
    what: Owed = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY)
    compose(session, what, compose_nudge, MONDAY)
    nudge_sent(session, what, MONDAY)
    row = session.exec(select(NudgeRow).where(NudgeRow.delivery_id == what.delivery_id)).one()
    assert (row.rule, row.sent_at) == (Rule.ENGAGEMENT_RATE, MONDAY)


def test_an_early_sign_of_a_low_rate_is_no_nudge(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 5 * DAY, Figures(2340, 25))
    posted(session, ADA, MONDAY - 4 * DAY, Figures(2600, 27))
    assert rules(session, member_id, 1) == [None]
    set_thresholds(session, sure="75")
    assert nudged(session, member_id, MONDAY + timedelta(hours=1)).rule is Rule.ENGAGEMENT_RATE


def test_a_low_rate_rests_for_28_days_after_its_nudge_even_if_it_cleared(session: Session) -> None:
    member_id = joins(session, ADA)
    for day in (5, 4):
        posted(session, ADA, MONDAY - day * DAY, Figures(2000, 5))
    assert nudged(session, member_id).rule is Rule.ENGAGEMENT_RATE
    posted(session, ADA, MONDAY - 3 * DAY, Figures(2000, 200), taken=MONDAY + DAY / 2)
    assert Rule.ENGAGEMENT_RATE not in rules(session, member_id, 3, MONDAY + DAY)
    # The rate is low again, after a correction.
    posted(session, ADA, MONDAY - 3 * DAY, Figures(2000, 5), taken=MONDAY + 4 * DAY)
    fired = rules(session, member_id, 36, MONDAY + 5 * DAY)
    assert [day for day, rule in enumerate(fired, 5) if rule is Rule.ENGAGEMENT_RATE] == [28]


TUESDAY = MONDAY + DAY


def test_a_nudge_snoozed_late_on_a_tuesday_speaks_again_on_the_next_tuesday(
    session: Session,
) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, member_id, TUESDAY)
    snoozed = snooze(session, submitted(ADA, TUESDAY + timedelta(hours=9)), first.nudge_id)
    assert snoozed.on == (TUESDAY + 7 * DAY).date()
    assert rules(session, member_id, 7, TUESDAY + DAY) == [*[None] * 6, Rule.CADENCE]


def test_a_nudge_snoozed_on_a_day_off_speaks_again_on_the_next_working_day(
    session: Session,
) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    first = nudged(session, member_id)
    saturday = MONDAY + 5 * DAY
    snoozed = snooze(session, submitted(ADA, saturday), first.nudge_id)
    assert snoozed.on == (MONDAY + 14 * DAY).date()


def test_a_nudge_snoozed_until_christmas_speaks_again_after_it(session: Session) -> None:
    eva = someone("Eva", "Europe/Stockholm")
    member_id = joins(session, eva)
    friday = MONDAY + 25 * DAY
    posted(session, eva, friday - 10 * DAY)
    first = nudged(session, member_id, friday)
    assert snooze(session, submitted(eva, friday), first.nudge_id).on == date(2026, 12, 28)


def test_other_nudges_of_the_week_leave_room_for_the_snoozed_one(session: Session) -> None:
    member_id = joins(session, ADA)
    account(session, ADA, "Acme", owner=member_id)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    posted(session, ADA, MONDAY - 9 * DAY, Figures(2000, 5))
    first = nudged(session, member_id)
    snooze(session, submitted(ADA, MONDAY), first.nudge_id)
    assert rules(session, member_id, 9, TUESDAY) == [
        Rule.CADENCE,
        *[None] * 5,
        first.rule,
        Rule.SILENT_ACCOUNT,
        None,
    ]


def test_why_explains_the_nudge_that_it_is_asked_about(session: Session) -> None:
    member_id = with_two_rules(session)
    first = nudged(session, member_id)
    second = nudged(session, member_id, TUESDAY)
    assert why(session, ADA, TUESDAY).rule is second.rule
    assert why(session, ADA, TUESDAY, first.nudge_id).rule is first.rule
    joins(session, BO)
    with pytest.raises(UserError, match="isn't there"):
        why(session, BO, TUESDAY, first.nudge_id)


def test_a_nudge_held_until_the_morning_is_that_days_only_one(session: Session) -> None:
    member_id = with_two_rules(session)
    recipient = Recipient("member", member_id)
    evening = MONDAY + timedelta(hours=9)
    what = owed(session, Kind.NUDGE, recipient, evening)
    compose(session, what, compose_nudge, evening)
    sent(session, what)
    nudge_sent(session, what, MONDAY + timedelta(hours=21))
    row = session.get_one(DeliveryRow, what.delivery_id)
    row.sent_at = MONDAY + timedelta(hours=21)
    session.add(row)
    assert rules(session, member_id, 2, TUESDAY) == [None, Rule.CADENCE]


def test_a_nudge_whose_facts_this_version_cannot_read_is_not_explained(session: Session) -> None:
    member_id = with_two_rules(session)
    first = nudged(session, member_id)
    row = session.get_one(NudgeRow, first.nudge_id)
    row.rule = "a rule of a newer version"
    session.add(row)
    session.flush()
    assert why(session, ADA, MONDAY, first.nudge_id) == Why()


def test_a_sent_nudge_that_was_erased_stays_erased(session: Session) -> None:
    member_id = with_two_rules(session)
    what = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY)
    nudge_sent(session, what, MONDAY)
    assert not session.exec(select(NudgeRow)).all()
