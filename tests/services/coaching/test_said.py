"""No message repeats what another said: nudges on a digest's day, and empty digests."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from domain.coaching.digest import Digest, Push
from domain.coaching.nudges import NudgeToSend
from domain.coaching.rules import Rule
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from services.coaching.digest import compose_digest, digest_said
from services.coaching.nudges import compose_nudge, nudge_said, nudge_sent, snooze
from services.delivery.addressing import Postponed
from services.delivery.ledger import compose
from tests.engines import ON_SQLITE
from tests.services.target_week import account, contact, engaged, scored, wrote
from tests.services.team import ADA, MONDAY, change, joins, owed, posted, sent, submitted
from views.coaching.digest import digest

DAY, HOUR, WEEK = timedelta(days=1), timedelta(hours=1), timedelta(weeks=1)
#: The messages read plain rows, which both databases answer alike.
pytestmark = ON_SQLITE


def owes(session: Session, member_id: int, kind: Kind, at: datetime) -> Owed:
    return owed(session, kind, Recipient("member", member_id), at)


def digest_of(session: Session, member_id: int, at: datetime) -> Any:
    """Composes the digest due then, and sends it."""
    what = owes(session, member_id, Kind.DIGEST, at)
    result = compose(session, what, compose_digest, at)
    if isinstance(result, Digest | Push):
        sent(session, what, digest_said(result))
    return result


def nudge_of(session: Session, member_id: int, at: datetime) -> Any:
    """Composes the nudge due then, and sends it."""
    what = owes(session, member_id, Kind.NUDGE, at)
    result = compose(session, what, compose_nudge, at)
    if isinstance(result, NudgeToSend):
        sent(session, what, nudge_said(result))
        nudge_sent(session, what, at)
    return result


def rule_of(result: Any) -> Rule | None:
    return result.rule if isinstance(result, NudgeToSend) else None


def quiet_week(session: Session, days: int = 10) -> int:
    """Ada posted so many days ago, and wrote to a stranger this week. Returns her id."""
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - days * DAY)
    wrote(session, ADA, MONDAY - 2 * DAY, stranger="one")
    return member_id


def test_a_nudge_on_a_digests_day_does_not_repeat_it_and_comes_later_once(
    session: Session,
) -> None:
    member_id = quiet_week(session)
    told = digest_of(session, member_id, MONDAY - HOUR)
    assert told.rules == (Rule.CADENCE,)
    fired = [rule_of(nudge_of(session, member_id, MONDAY + day * DAY)) for day in range(5)]
    assert fired == [None, Rule.CADENCE, None, None, None]


def test_a_digest_that_comes_late_counts_on_the_day_on_which_it_comes(session: Session) -> None:
    member_id = quiet_week(session)
    what = owes(session, member_id, Kind.DIGEST, MONDAY - HOUR - DAY)
    result = compose(session, what, compose_digest, MONDAY - HOUR)
    assert isinstance(result, Digest)
    sent(session, what, digest_said(result), at=MONDAY - HOUR)
    assert nudge_of(session, member_id, MONDAY) == Skip("no coaching rule has anything to say")


def test_a_nudge_waits_for_the_digest_of_its_day(session: Session) -> None:
    member_id = quiet_week(session)
    owes(session, member_id, Kind.DIGEST, MONDAY - HOUR)
    what = owes(session, member_id, Kind.NUDGE, MONDAY)
    result = compose(session, what, compose_nudge, MONDAY)
    assert result == Postponed(MONDAY + timedelta(minutes=1))


def test_a_push_says_nothing_that_a_nudge_could_repeat(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    assert isinstance(digest_of(session, member_id, MONDAY - HOUR), Push)
    assert rule_of(nudge_of(session, member_id, MONDAY)) is Rule.CADENCE


def test_a_snoozed_nudge_comes_on_its_day_and_the_digest_leaves_it_out(session: Session) -> None:
    member_id = quiet_week(session, days=14)
    first = nudge_of(session, member_id, MONDAY - WEEK)
    assert first.rule is Rule.CADENCE
    snooze(session, submitted(ADA, MONDAY - WEEK), first.nudge_id)
    wrote(session, ADA, MONDAY - HOUR, stranger="two")
    assert digest_of(session, member_id, MONDAY - HOUR).rules == ()
    assert rule_of(nudge_of(session, member_id, MONDAY)) is Rule.CADENCE


def test_a_digest_after_a_nudge_of_the_same_day_leaves_the_people_out(session: Session) -> None:
    member_id = joins(session, ADA)
    acme = account(session, ADA, "Acme")
    jane = contact(session, ADA, acme, "Jane Doe")
    engaged(session, ADA, MONDAY - 5 * DAY, acme, jane, people=9)
    assert rule_of(nudge_of(session, member_id, MONDAY)) is Rule.WARM
    assert not digest_of(session, member_id, MONDAY + HOUR).targets.warm
    assert digest_of(session, member_id, MONDAY + DAY).targets.warm


def test_two_digests_in_a_row_do_not_name_the_same_finding(session: Session) -> None:
    member_id = quiet_week(session)
    change(session, member_id, nudges_on=False)
    told = []
    for week in range(5):
        wrote(session, ADA, MONDAY + week * WEEK - DAY, stranger="one")
        told.append(digest_of(session, member_id, MONDAY + week * WEEK).rules)
    assert told == [(Rule.CADENCE,), (), (), (), (Rule.CADENCE,)]


def test_a_digest_with_a_post_does_not_say_that_there_is_none(session: Session) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - WEEK)
    shown = digest(digest_of(session, member_id, MONDAY)).text
    assert "Posts: 1" in shown
    assert "No post" not in shown


@pytest.mark.parametrize("score", [False, True])
def test_a_week_of_zeros_is_no_digest_even_with_a_score(session: Session, score: bool) -> None:
    member_id = joins(session, ADA)
    posted(session, ADA, MONDAY - 10 * DAY)
    kinds = []
    for week in range(4):
        if score:
            scored(session, ADA, MONDAY + week * WEEK - DAY, 40 + week)
        kinds.append(type(digest_of(session, member_id, MONDAY + week * WEEK)))
    assert kinds == [Push, Push, Skip, Skip]
