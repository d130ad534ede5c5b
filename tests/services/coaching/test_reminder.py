"""The monthly SSI reminder, its one follow-up, and its buttons."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

import storage.delivery.addressees
from domain.coaching.reminder import PastScore, Reminder, ReminderSnoozed
from domain.entries.scores import SsiScore
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.schedules import Carried, DeliveryState, Kind, Owed, Recipient, Skip
from playground.testing.reading import as_read
from services.coaching.joint_reminder import compose_reminder, reminder_of_digest
from services.coaching.reminder import (
    mark_looked,
    reminder_sent,
    snooze_reminder,
    stop_reminders,
)
from services.delivery.addressing import SWITCHED_OFF, member_recipient
from services.delivery.carrying import with_carried
from services.delivery.ledger import compose
from services.entries.scores import log_score
from storage.tables import DeliveryRow, MemberSettingsRow
from tests.services.team import (
    ADA,
    change,
    deliveries,
    delivery,
    joins,
    owed,
    sent,
    someone,
    submitted,
)
from views.coaching.reminder import reminder, snoozed

#: A Tuesday.
FIRST = datetime(2026, 12, 1, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def scored(session: Session, overall: str, day: date, now: datetime = FIRST) -> None:
    score = SsiScore(Decimal(overall), scored_on=day)
    log_score(session, Submission(ADA, f"{day}{now}", now), score)


def reminded(session: Session, person: Person = ADA, at: datetime = FIRST) -> Owed:
    """Sends the reminder of December."""
    member_id = joins(session, person)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), at, "2026-12")
    assert isinstance(compose(session, what, compose_reminder, at), Reminder)
    sent(session, what)
    reminder_sent(session, what, at)
    return what


def follow_up(session: Session, of: Owed) -> DeliveryRow:
    row = delivery(session, Kind.REMINDER_FOLLOW_UP, of.recipient, "2026-12")
    assert row is not None
    return row


def as_owed(row: DeliveryRow) -> Owed:
    assert row.id is not None
    recipient = Recipient.parse(row.recipient)
    kind = Kind(row.kind)
    return Owed(row.id, row.workspace_id, recipient, kind, row.period, row.due_at, row.details)


def test_it_shows_the_last_score_and_the_trend(session: Session) -> None:
    member_id = joins(session, ADA)
    scored(session, "40", date(2026, 9, 1))
    scored(session, "44.6", date(2026, 10, 1))
    scored(session, "46.7", date(2026, 11, 2))
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), FIRST, "2026-12")
    result = compose(session, what, compose_reminder, FIRST)
    assert isinstance(result, Reminder)
    assert result.scores[-1] == PastScore(date(2026, 11, 2), Decimal("46.7"))
    text = reminder(result).text
    assert "https://www.linkedin.com/sales/ssi" in as_read(text)
    assert "Last: 46.7 on Mon 2 Nov 2026, up 2.1 since Thu 1 Oct 2026." in as_read(text)
    assert "Trend: Sep 2026 40 · Oct 2026 44.6 · Nov 2026 46.7." in as_read(text)


def test_it_is_skipped_if_the_month_has_a_score(session: Session) -> None:
    member_id = joins(session, ADA)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), FIRST, "2026-12")
    scored(session, "47", date(2026, 12, 1), FIRST + HOUR)
    assert compose(session, what, compose_reminder, FIRST + 2 * HOUR) == Skip(
        "score logged this month"
    )


def test_one_follow_up_is_sent_after_three_working_days(session: Session) -> None:
    what = reminded(session)
    row = follow_up(session, what)
    assert row.due_at == datetime(2026, 12, 4, 9, tzinfo=UTC)
    result = compose(session, as_owed(row), compose_reminder, row.due_at)
    assert isinstance(result, Reminder)
    assert result.follow_up
    reminder_sent(session, as_owed(row), row.due_at)
    assert len(deliveries(session, Kind.REMINDER_FOLLOW_UP)) == 1


def test_the_follow_up_respects_the_members_zone_and_working_days(session: Session) -> None:
    tokyo = someone("Mei", "Asia/Tokyo")
    member_id = joins(session, tokyo)
    change(session, member_id, working_days=[1, 2])
    at = datetime(2026, 12, 1, 0, tzinfo=UTC)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), at, "2026-12")
    reminder_sent(session, what, at)
    assert follow_up(session, what).due_at == datetime(2026, 12, 14, 0, tzinfo=UTC)


def test_the_follow_up_and_a_snooze_skip_public_holidays(session: Session) -> None:
    eva = someone("Eva", "Europe/Stockholm")
    what = reminded(session, eva, datetime(2026, 12, 30, 8, tzinfo=UTC))
    assert follow_up(session, what).due_at == datetime(2027, 1, 5, 8, tzinfo=UTC)
    later = snooze_reminder(session, submitted(eva, datetime(2026, 12, 31, 9, tzinfo=UTC)))
    assert isinstance(later, ReminderSnoozed)
    assert later.on == date(2027, 1, 4)


def test_after_logging_no_follow_up_is_sent(session: Session) -> None:
    row = follow_up(session, reminded(session))
    scored(session, "47", date(2026, 12, 2), FIRST + DAY)
    assert compose(session, as_owed(row), compose_reminder, row.due_at) == Skip(
        "score logged this month"
    )


def test_a_member_who_looked_is_not_reminded_again_this_month(session: Session) -> None:
    what = reminded(session)
    mark_looked(session, submitted(ADA, FIRST + HOUR))
    mark_looked(session, submitted(ADA, FIRST + 2 * HOUR))
    row = follow_up(session, what)
    assert (row.state, row.reason) == ("skipped", "looked at the SSI")


def test_looking_late_does_not_cancel_the_next_months_follow_up(session: Session) -> None:
    what = reminded(session)
    mark_looked(session, submitted(ADA, datetime(2027, 1, 1, 8, tzinfo=UTC)))
    assert [row.period for row in deliveries(session, Kind.REMINDER_FOLLOW_UP)] == ["2026-12"]
    assert follow_up(session, what).state == "skipped"


def test_a_snoozed_reminder_is_sent_tomorrow_instead_of_the_follow_up(session: Session) -> None:
    what = reminded(session)
    first = snooze_reminder(session, submitted(ADA, FIRST + HOUR))
    assert isinstance(first, ReminderSnoozed)
    assert snooze_reminder(session, submitted(ADA, FIRST + 2 * HOUR)) == first
    assert first.on == date(2026, 12, 2)
    [row] = deliveries(session, Kind.SNOOZED_REMINDER)
    assert row.due_at == datetime(2026, 12, 2, 9, tzinfo=UTC)
    assert follow_up(session, what).state == "skipped"
    result = compose(session, as_owed(row), compose_reminder, row.due_at)
    assert isinstance(result, Reminder)
    assert (result.month, result.asked_for) == ("2026-12", True)


def test_a_reminder_snoozed_over_the_months_end_is_for_its_own_month(session: Session) -> None:
    reminded(session, at=datetime(2026, 12, 31, 9, tzinfo=UTC))
    snooze_reminder(session, submitted(ADA, datetime(2026, 12, 31, 10, tzinfo=UTC)))
    [row] = deliveries(session, Kind.SNOOZED_REMINDER)
    scored(session, "47", date(2026, 12, 31), datetime(2026, 12, 31, 11, tzinfo=UTC))
    assert compose(session, as_owed(row), compose_reminder, row.due_at) == Skip(
        "score logged this month"
    )


def test_a_reminder_snoozed_after_looking_is_sent(session: Session) -> None:
    reminded(session)
    snooze_reminder(session, submitted(ADA, FIRST + HOUR))
    mark_looked(session, submitted(ADA, FIRST + 2 * HOUR))
    snooze_reminder(session, submitted(ADA, FIRST + 3 * HOUR))
    [row] = deliveries(session, Kind.SNOOZED_REMINDER)
    assert (row.state, row.reason) == ("pending", None)
    assert isinstance(compose(session, as_owed(row), compose_reminder, row.due_at), Reminder)


def test_a_reminder_snoozed_on_a_friday_is_sent_on_the_next_working_day(session: Session) -> None:
    reminded(session, at=datetime(2026, 12, 4, 9, tzinfo=UTC))
    result = snooze_reminder(session, submitted(ADA, datetime(2026, 12, 4, 10, tzinfo=UTC)))
    assert "on Mon 7 Dec 2026 at 09:00, UTC" in as_read(snoozed(result).text)


@pytest.mark.parametrize(
    ("settings", "answer"),
    [
        ({"joined_at": None}, "until you join"),
        ({"reminder_on": False}, "they are off"),
        ({"paused_until": date(2026, 12, 3)}, "paused until Thu 3 Dec 2026"),
    ],
)
def test_no_reminder_is_promised_that_would_not_be_sent(
    session: Session, settings: dict[str, object], answer: str
) -> None:
    what = reminded(session)
    change(session, what.recipient.id, **settings)
    assert answer in as_read(snoozed(snooze_reminder(session, submitted(ADA, FIRST + HOUR))).text)
    assert not deliveries(session, Kind.SNOOZED_REMINDER)


def test_no_reminder_is_promised_once_a_score_is_logged(session: Session) -> None:
    reminded(session)
    scored(session, "47", date(2026, 12, 1), FIRST + HOUR)
    assert "is logged" in snoozed(snooze_reminder(session, submitted(ADA, FIRST + 2 * HOUR))).text


def test_a_reminder_does_not_call_a_shared_score_private(session: Session) -> None:
    member_id = joins(session, ADA)
    change(session, member_id, shares_ssi=True)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), FIRST, "2026-12")
    result = compose(session, what, compose_reminder, FIRST)
    assert isinstance(result, Reminder)
    assert "You share it with your coaches" in reminder(result).text
    assert "only you" not in reminder(result).text


def test_a_stopped_reminder_is_not_sent_again(session: Session) -> None:
    what = reminded(session)
    stop_reminders(session, submitted(ADA, FIRST + HOUR))
    assert follow_up(session, what).state == "skipped"
    assert not session.get_one(MemberSettingsRow, what.recipient.id).reminder_on
    later = owed(session, Kind.REMINDER, what.recipient, FIRST + 31 * DAY, "2027-01")
    assert compose(session, later, compose_reminder, later.due_at) == Skip(SWITCHED_OFF)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [({"paused_until": date(2026, 12, 2)}, "paused"), ({"joined_at": None}, "not joined")],
)
def test_a_member_who_switched_it_off_is_not_reminded(
    session: Session, settings: dict[str, object], reason: str
) -> None:
    member_id = joins(session, ADA)
    change(session, member_id, **settings)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), FIRST, "2026-12")
    assert compose(session, what, compose_reminder, FIRST) == Skip(reason)


def test_reminders_switched_off_during_the_send_owe_no_follow_up(session: Session) -> None:
    member_id = joins(session, ADA)
    what = owed(session, Kind.REMINDER, Recipient("member", member_id), FIRST, "2026-12")
    sent(session, what)
    change(session, member_id, reminder_on=False)
    reminder_sent(session, what, FIRST)
    assert deliveries(session, Kind.REMINDER_FOLLOW_UP) == []


def test_a_reminder_in_a_digest_that_may_be_sent_is_not_sent_again(session: Session) -> None:
    member_id = joins(session, ADA)
    recipient = Recipient("member", member_id)
    what = owed(session, Kind.REMINDER, recipient, FIRST, "2026-12")
    digest = session.get_one(
        DeliveryRow, owed(session, Kind.DIGEST, recipient, FIRST - HOUR).delivery_id
    )
    digest.state = DeliveryState.IN_DOUBT
    digest.details = with_carried({}, Carried(Kind.REMINDER, "2026-12", FIRST))
    session.add(digest)
    session.flush()
    assert compose(session, what, compose_reminder, FIRST) == Skip(
        "part of a digest that may have been sent"
    )


@pytest.mark.parametrize(
    "refusing",
    [
        lambda s, member_id: change(s, member_id, reminder_on=False),
        lambda s, member_id: scored(s, "47", FIRST.date()),
    ],
)
def test_a_digest_takes_no_reminder_that_would_not_be_sent(
    session: Session, refusing: Callable[[Session, int], None]
) -> None:
    member_id = joins(session, ADA)
    recipient = Recipient("member", member_id)
    owed(session, Kind.REMINDER, recipient, FIRST, "2026-12")
    digest = owed(session, Kind.DIGEST, recipient, FIRST + HOUR)
    found = storage.delivery.addressees.member_addressed(session, member_id)
    assert found is not None
    taken = reminder_of_digest(session, digest, member_recipient(*found, FIRST), FIRST + HOUR)
    assert taken is not None
    refusing(session, member_id)
    found = storage.delivery.addressees.member_addressed(session, member_id)
    assert found is not None
    later = member_recipient(*found, FIRST)
    assert reminder_of_digest(session, digest, later, FIRST + 2 * HOUR) is None
