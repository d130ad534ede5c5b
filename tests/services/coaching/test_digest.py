"""The weekly digest, as of its due time."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy.engine import Engine
from sqlmodel import Session

from domain.coaching.advice import StepKind
from domain.coaching.digest import Digest, Push
from domain.coaching.nudges import NudgeToSend
from domain.coaching.post_rules import LowRate, NoPost
from domain.coaching.rules import Rule
from domain.coaching.said import Said
from domain.engagement import Figures
from domain.people.members import Person
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from playground.testing.reading import as_read
from services.coaching.digest import compose_digest, digest_on_request, digest_said
from services.coaching.nudges import compose_nudge, nudge_sent, snooze
from services.delivery.addressing import SWITCHED_OFF
from services.delivery.ledger import compose
from services.figures.home import home_page
from services.figures.stats import own_stats
from services.people.joining import leave
from storage.tables import NudgeRow
from tests.engines import ON_SQLITE
from tests.services.entries.test_entry_cost import counting
from tests.services.target_week import account, contact, engaged, wrote
from tests.services.team import ADA, MONDAY, change, joins, owed, posted, sent, submitted
from views.coaching.digest import digest
from views.coaching.whole_week import whole_week

WEEK, DAY = timedelta(days=7), timedelta(days=1)


def due(session: Session, member_id: int, weeks: int = 0) -> Owed:
    return owed(session, Kind.DIGEST, Recipient("member", member_id), MONDAY + weeks * WEEK)


def composed(session: Session, what: Owed) -> Digest:
    result = compose(session, what, compose_digest, what.due_at)
    assert isinstance(result, Digest)
    return result


def test_digest_stats_and_home_tell_one_history_by_whole_weeks(session: Session) -> None:
    joins(session, ADA)
    for days in range(0, 100, 4):
        posted(session, ADA, MONDAY - days * DAY, Figures(1000 + days, 20))
    for now in (MONDAY + weekday * DAY for weekday in range(7)):
        digest = digest_on_request(session, ADA, now, with_today=True)
        stats = own_stats(session, ADA, "30d", now)
        assert isinstance(digest, Digest)
        assert digest.weeks == stats.weeks == home_page(session, ADA, now).short.stats.weeks
        assert [week.monday for week in stats.weeks][::11] == [
            date(2026, 8, 31),
            date(2026, 11, 16),
        ]
        assert own_stats(session, ADA, "2026-10", now).weeks[-1] in stats.weeks


def test_a_digest_holds_the_last_week_and_the_week_before(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 5 * DAY, Figures(1000, 20))
    posted(session, ADA, MONDAY - 4 * DAY, Figures(1000, 10))
    posted(session, ADA, MONDAY - 12 * DAY, Figures(500, 5))
    posted(session, ADA, MONDAY - timedelta(hours=1), Figures(9, 9), taken=MONDAY)
    result = composed(session, due(session, member_id))
    assert (result.window.first, result.window.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (result.now.posts, result.now.views, result.before.posts) == (2, 2000, 1)
    assert result.now.rate is not None
    assert result.now.rate.low == Fraction(30, 2000)
    assert result.before.rate is not None
    assert (result.streak, len(result.weeks)) == (2, 2)
    assert result.best is not None
    assert result.best.figures.engagers == 20


def test_a_late_digest_reads_as_of_its_due_time(session: Session) -> None:
    member_id = joins(session, ADA)
    at = MONDAY - 5 * DAY
    posted(session, ADA, at, Figures(1000, 20))
    what = due(session, member_id)
    on_time = composed(session, what)
    posted(session, ADA, at, Figures(9000, 900), taken=MONDAY + timedelta(hours=3))
    posted(session, ADA, at - DAY, Figures(50, 5), taken=MONDAY + timedelta(hours=4))
    assert compose(session, what, compose_digest, MONDAY + DAY) == on_time


def test_the_week_before_is_read_as_of_its_own_time(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 12 * DAY, Figures(500, 5), taken=MONDAY - 10 * DAY)
    posted(session, ADA, MONDAY - 12 * DAY, Figures(9000, 90), taken=MONDAY - 2 * DAY)
    wrote(session, ADA, MONDAY - DAY, stranger="one")
    assert composed(session, due(session, member_id)).before.views == 500


def test_a_digest_compares_with_a_usual_week(session: Session) -> None:
    member_id = joins(session, ADA)
    for weeks in (2, 3, 4):
        posted(session, ADA, MONDAY - weeks * WEEK, Figures(500, 5))
    posted(session, ADA, MONDAY - 3 * DAY, Figures(1000, 30), taken=MONDAY - timedelta(hours=1))
    result = composed(session, due(session, member_id))
    assert result.usual is not None
    assert result.usual.rate.low == Fraction(15, 1500)
    shown = as_read(digest(result).text)
    assert "3.00 % on 1,000 views (the week before: 1.00 %); the aim is 1.5 %." in shown
    text = whole_week(result).text
    assert "Engagement rate: 3.00 % (the week before: 1.00 %, usual: 1.00 %)." in as_read(text)
    # One post alone is no best one.
    assert "Best post" not in as_read(text)
    posted(session, ADA, MONDAY - 4 * DAY, Figures(1000, 20), taken=MONDAY - timedelta(hours=1))
    assert "above your usual 1.00 %" in as_read(
        whole_week(composed(session, due(session, member_id, 0))).text
    )


def test_findings_without_a_nudge_are_in_the_digest(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    wrote(session, ADA, MONDAY - DAY, stranger="one")
    result = composed(session, due(session, member_id))
    assert [type(finding) for finding in result.findings] == [LowRate, NoPost]


def test_a_finding_sent_as_a_nudge_is_not_in_the_digest(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 11 * DAY, Figures(2000, 5))
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 5))
    nudge = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY - timedelta(hours=1))
    compose(session, nudge, compose_nudge, nudge.due_at)
    nudge_sent(session, nudge, nudge.due_at)
    wrote(session, ADA, MONDAY - DAY, stranger="one")
    result = composed(session, due(session, member_id))
    assert [type(finding) for finding in result.findings] == [NoPost]


def test_muting_nudges_changes_nothing_in_the_digest(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 4 * DAY, Figures(2000, 5), link_out=True)
    posted(session, ADA, MONDAY - 3 * DAY, Figures(2000, 5), link_out=True, taken=MONDAY - DAY / 2)
    before = composed(session, due(session, member_id))
    change(session, member_id, muted_rules=["engagement_rate", "link_outs"])
    assert before.findings
    assert composed(session, due(session, member_id)) == before


def test_a_running_snooze_keeps_a_finding_out_of_the_digest(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY, Figures(2000, 50))
    nudge = owed(session, Kind.NUDGE, Recipient("member", member_id), MONDAY - 3 * DAY)
    result = compose(session, nudge, compose_nudge, nudge.due_at)
    assert isinstance(result, NudgeToSend)
    nudge_sent(session, nudge, nudge.due_at)
    snooze(session, submitted(ADA, nudge.due_at), result.nudge_id)
    row = session.get_one(NudgeRow, result.nudge_id)
    row.cleared_at = nudge.due_at + DAY
    session.add(row)
    session.flush()
    wrote(session, ADA, MONDAY - DAY, stranger="one")
    assert composed(session, due(session, member_id)).findings == ()


def test_the_first_step_is_to_add_missing_figures(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 3 * DAY)
    steps = composed(session, due(session, member_id)).steps
    assert [step.kind for step in steps] == [StepKind.ADD_FIGURES, StepKind.POST_CREDIBILITY]


def test_a_member_who_logs_nothing_gets_two_pushes_and_no_more(session: Session) -> None:
    member_id = joins(session, ADA)
    results = []
    for week in range(4):
        what = due(session, member_id, week)
        result = compose(session, what, compose_digest, what.due_at)
        results.append(result)
        if isinstance(result, Digest | Push):
            sent(session, what, digest_said(result))
    first = Push("Ada", ever=False, last=False)
    second = Push("Ada", ever=False, last=True, turn=1)
    assert results == [first, second, Skip("nothing logged"), Skip("nothing logged")]


def test_a_member_who_returns_gets_a_digest_and_later_two_pushes_again(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 3 * DAY, Figures(100, 5), taken=MONDAY - DAY)
    kinds = []
    for week in range(6):
        what = due(session, member_id, week)
        result = compose(session, what, compose_digest, what.due_at)
        kinds.append(type(result))
        if isinstance(result, Digest | Push):
            sent(session, what, digest_said(result))
    assert kinds == [Digest, Push, Push, Skip, Skip, Skip]


def test_pushes_of_a_version_that_recorded_nothing_count(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 3 * WEEK)
    for week in range(2):
        sent(session, due(session, member_id, week))
    what = due(session, member_id, 2)
    assert compose(session, what, compose_digest, what.due_at) == Skip("nothing logged")


def test_a_push_that_was_not_sent_does_not_count(session: Session) -> None:
    member_id = joins(session, ADA)
    for week in range(3):
        what = due(session, member_id, week)
        assert isinstance(compose(session, what, compose_digest, what.due_at), Push)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"paused_until": MONDAY.date() + DAY}, "paused"),
        ({"unreachable": "user_disabled"}, "unreachable: user_disabled"),
        ({"digest_on": False}, SWITCHED_OFF),
    ],
)
def test_a_member_who_wants_no_digest_gets_none(
    session: Session, settings: dict[str, object], reason: str
) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 3 * DAY, Figures(100, 5))
    change(session, member_id, **settings)
    assert compose(session, due(session, member_id), compose_digest, MONDAY) == Skip(reason)


def test_a_member_who_left_before_the_send_gets_no_digest(session: Session) -> None:
    member_id = joins(session, ADA)
    what = due(session, member_id)
    leave(session, submitted(ADA, MONDAY))
    assert compose(session, what, compose_digest, MONDAY) == Skip("not joined")


def test_the_week_is_in_the_members_zone(session: Session) -> None:
    far = Person(ADA.asker, type(ADA.profile)("Ada", "Pacific/Auckland"))
    member_id = joins(session, far)
    # Sunday 22:00 in UTC is Monday morning in Auckland, so it belongs to the new week there.
    posted(session, far, MONDAY - timedelta(hours=12), Figures(100, 5), taken=MONDAY - DAY / 3)
    what = owed(session, Kind.DIGEST, Recipient("member", member_id), MONDAY - timedelta(hours=3))
    wrote(session, far, MONDAY - DAY, stranger="one")
    assert composed(session, what).now.posts == 0


def test_a_digest_on_request_has_today_and_its_whole_week_the_same_days(session: Session) -> None:
    member_id = joins(session, ADA)
    today = MONDAY + DAY / 2
    for ago in (7 * DAY, 6 * DAY, timedelta(hours=1)):
        posted(session, ADA, today - ago, Figures(1000, 20), taken=today - ago + DAY / 48)
    asked = digest_on_request(session, ADA, today, with_today=True)
    assert isinstance(asked, Digest)
    assert (asked.window.first, asked.window.last) == (date(2026, 11, 17), date(2026, 11, 23))
    assert (asked.now.posts, asked.streak) == (2, 2)
    weekly = composed(session, due(session, member_id))
    assert (weekly.window.last, weekly.now.posts) == (date(2026, 11, 22), 2)
    for result, heading in (
        (asked, "Your last 7 days, 17–23 Nov 2026."),
        (weekly, "Your week, 16–22 Nov 2026."),
    ):
        for message in (digest(result), whole_week(result)):
            assert as_read(message.text).startswith(heading)


def test_people_who_wait_for_a_dm_are_named_when_nothing_was_logged(session: Session) -> None:
    member_id = joins(session, ADA)
    acme = account(session, ADA, "Acme")
    jane = contact(session, ADA, acme, "Jane Doe")
    engaged(session, ADA, MONDAY - 9 * DAY, acme, jane, people=9)
    asked = digest_on_request(session, ADA, MONDAY, with_today=True)
    weekly = compose(session, due(session, member_id), compose_digest, MONDAY)
    for result in (asked, weekly):
        assert isinstance(result, Push)
        message = digest(result)
        assert as_read(message.text).startswith("Write to 1 person: Jane Doe (Acme)")
        buttons = [each["accessory"] for each in message.blocks if "accessory" in each]
        assert [(each["text"]["text"], each["style"]) for each in buttons] == [
            ("Log DM", "primary")
        ]
    assert "Your last 7 days: nothing logged." in digest(asked).text
    assert isinstance(weekly, Push)
    assert Rule.WARM in Said.from_values(digest_said(weekly)).rules


@ON_SQLITE
def test_a_digest_takes_as_many_statements_for_many_touches(engine: Engine) -> None:
    counts = []
    with Session(engine) as session:
        what = due(session, joins(session, ADA))
        for number in range(5):
            acme = account(session, ADA, f"Acme {number}")
            people = [contact(session, ADA, acme, f"{name} Doe") for name in ("Jane", "Kim", "Lee")]
            at = MONDAY - (2 + number) * DAY
            engaged(session, ADA, at, acme, *people)
            wrote(session, ADA, at, people[0])
            session.commit()
            with counting(engine) as statements, Session(engine) as reader:
                assert composed(reader, what).targets.warm
            counts.append(len(statements))
    assert max(counts) == counts[-1] <= 23
