"""Nudges about target accounts: the people they name, their buttons, and privacy."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from domain.coaching.follow_up import FollowUp
from domain.coaching.nudges import NudgeToSend
from domain.coaching.rules import Finding, Rule, findings
from domain.coaching.target_rules import Collision, SilentAccounts, SingleThreaded, Vanity, Waiting
from domain.people.members import Person
from domain.thresholds import DEFAULTS
from playground.testing.reading import as_read
from services.coaching.facts import facts_about
from services.coaching.nudges import why
from services.entries.dms import record_reply
from services.people.members import member_for
from services.targets.committee import erase_contact
from storage.tables import AccountRow
from tests.services.coaching.test_nudges import day_of, rules
from tests.services.target_week import account, commented, contact, engaged, scored, wrote
from tests.services.team import ADA, BO, MONDAY, change, joins, submitted, team_of
from views.coaching.nudges import nudge
from views.coaching.why import why as why_view

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def found(session: Session, person: Person) -> dict[Rule, Finding]:
    member = member_for(session, submitted(person, MONDAY))
    facts = facts_about(session, member, person.zone, MONDAY.date(), MONDAY)
    return findings(facts, DEFAULTS)


def acme(session: Session) -> tuple[int, int]:
    """Ada has joined; Jane works at Acme."""
    joins(session, ADA)
    account_id = account(session, ADA, "Acme")
    return account_id, contact(session, ADA, account_id, "Jane Doe", "champion")


def test_dm_drift_is_the_first_nudge_and_names_a_person_to_write_to(session: Session) -> None:
    acme_id, jane = acme(session)
    member = member_for(session, submitted(ADA, MONDAY))
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane, people=9)
    for stranger in range(5):
        wrote(session, ADA, MONDAY - stranger * DAY - HOUR, stranger=f"stranger {stranger}")
    result = day_of(session, member.id or 0, MONDAY)
    assert isinstance(result, NudgeToSend)
    message = nudge(result)
    assert as_read(message.text).startswith(
        "0 of the 5 people you wrote to in the last 28 days are at target accounts: 0 %, "
        "under the 50 % aim. Engaged with your posts and still without a DM "
        "from you: Jane Doe (Acme). Next: write your next DM to Jane Doe at Acme,"
    )
    first = message.blocks[-2]["elements"][0]
    assert (first["text"]["text"], first["value"]) == ("Log DM", f"contact:{jane}")
    shown = why_view(why(session, ADA, MONDAY + HOUR))
    assert as_read(shown.text).startswith("Why I wrote on Mon 23 Nov 2026: 0 of the 5 people you")
    assert ": 0 %, under the 50 % aim; the rule still holds. With 5 people" in as_read(shown.text)
    assert "again only after 28 days. Next: write your next DM to Jane Doe at Acme," in as_read(
        shown.text
    )
    assert shown.blocks[-1]["elements"][0] == first


def test_an_engager_is_warm_until_a_dm_is_logged(session: Session) -> None:
    acme_id, jane = acme(session)
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane)
    waiting = found(session, ADA)[Rule.WARM]
    assert isinstance(waiting, Waiting)
    assert waiting.people[0].person.name == "Jane Doe"
    wrote(session, ADA, MONDAY - HOUR, jane)
    assert Rule.WARM not in found(session, ADA)


def test_the_people_of_a_drift_nudge_are_not_named_again_within_a_week(session: Session) -> None:
    acme_id, jane = acme(session)
    member_id = member_for(session, submitted(ADA, MONDAY)).id or 0
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane, people=9)
    for stranger in range(5):
        wrote(session, ADA, MONDAY - stranger * DAY - HOUR, stranger=f"stranger {stranger}")
    nudged = {day: rule for day, rule in enumerate(rules(session, member_id, 8)) if rule}
    # The post with which Jane engaged is a week old on the third day.
    assert nudged == {0: Rule.DM_DRIFT, 2: Rule.CADENCE, 7: Rule.WARM}


def test_another_warm_person_is_named_despite_the_drift_nudge(session: Session) -> None:
    acme_id, jane = acme(session)
    member_id = member_for(session, submitted(ADA, MONDAY)).id or 0
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane, people=9)
    for stranger in range(5):
        wrote(session, ADA, MONDAY - stranger * DAY - HOUR, stranger=f"stranger {stranger}")
    assert rules(session, member_id, 2) == [Rule.DM_DRIFT, None]
    tom = contact(session, ADA, acme_id, "Tom Ek")
    engaged(session, ADA, MONDAY + DAY, acme_id, tom, people=9)
    assert rules(session, member_id, 3, MONDAY + 2 * DAY) == [None, None, Rule.WARM]


def test_later_entries_do_not_change_earlier_findings(session: Session) -> None:
    acme_id, jane = acme(session)
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane)
    before = found(session, ADA)
    wrote(session, ADA, MONDAY + HOUR, jane)
    assert found(session, ADA) == before


def test_a_members_account_is_silent_unless_a_member_touched_it(session: Session) -> None:
    member_id = joins(session, ADA)
    joins(session, BO)
    acme_id = account(session, ADA, "Acme", owner=member_id)
    silent = found(session, ADA)[Rule.SILENT_ACCOUNT]
    assert isinstance(silent, SilentAccounts)
    assert [each.name for each in silent.accounts] == ["Acme"]
    commented(session, BO, MONDAY - 45 * DAY, acme_id)
    silent = found(session, ADA)[Rule.SILENT_ACCOUNT]
    assert isinstance(silent, SilentAccounts)
    # Bo does not share his touches, so Ada's nudge does not show them.
    assert silent.accounts[0].touched_on is None
    commented(session, BO, MONDAY - 10 * DAY, acme_id)
    assert Rule.SILENT_ACCOUNT not in found(session, ADA)


def test_a_single_threaded_account_names_its_contact_and_missing_roles(
    session: Session,
) -> None:
    acme_id, jane = acme(session)
    other = contact(session, ADA, acme_id, "Sam Lee", "decision_maker")
    wrote(session, ADA, MONDAY - 14 * DAY, jane)
    assert Rule.SINGLE_THREADED not in found(session, ADA)
    wrote(session, ADA, MONDAY - 13 * DAY, jane)
    single = found(session, ADA)[Rule.SINGLE_THREADED]
    assert isinstance(single, SingleThreaded)
    [thread] = single.threads
    assert (thread.person.name, thread.touches) == ("Jane Doe", 2)
    assert [role.value for role in thread.missing] == ["decision_maker", "influencer", "user"]
    wrote(session, ADA, MONDAY - DAY, other)
    assert Rule.SINGLE_THREADED not in found(session, ADA)


def test_two_members_who_write_to_one_contact_see_it_only_if_both_share(session: Session) -> None:
    _, jane = acme(session)
    ada = member_for(session, submitted(ADA, MONDAY)).id or 0
    bo = joins(session, BO)
    team_of(session, [ada, bo])
    for person in (ADA, BO):
        wrote(session, person, MONDAY - 2 * DAY, jane)
    change(session, ada, shares_accounts=True)
    assert Rule.COLLISION not in found(session, ADA)
    assert Rule.COLLISION not in found(session, BO)
    change(session, bo, shares_accounts=True)
    for person, other in ((ADA, "Bo"), (BO, "Ada")):
        collision = found(session, person)[Rule.COLLISION]
        assert isinstance(collision, Collision)
        assert (collision.shared[0].teammate, len(collision.shared)) == (other, 1)


def test_a_rising_ssi_with_a_falling_target_share_is_found(session: Session) -> None:
    acme_id, jane = acme(session)
    engaged(session, ADA, MONDAY - 50 * DAY, acme_id, jane, people=5)
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, people=20)
    scored(session, ADA, MONDAY - 40 * DAY, 50)
    assert Rule.VANITY not in found(session, ADA)
    scored(session, ADA, MONDAY - DAY, 60)
    vanity = found(session, ADA)[Rule.VANITY]
    assert isinstance(vanity, Vanity)
    assert vanity.engagers is not None
    assert [(each.targets, each.people) for each in vanity.engagers] == [(1, 5), (0, 20)]


def test_an_archived_account_has_no_findings(session: Session) -> None:
    acme_id, jane = acme(session)
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane)
    row = session.get_one(AccountRow, acme_id)
    row.archived_at = MONDAY
    session.add(row)
    session.flush()
    assert Rule.WARM not in found(session, ADA)


def test_no_nudge_names_an_erased_contact(session: Session) -> None:
    acme_id, jane = acme(session)
    engaged(session, ADA, MONDAY - 5 * DAY, acme_id, jane)
    assert isinstance(
        day_of(session, member_for(session, submitted(ADA, MONDAY)).id or 0, MONDAY), NudgeToSend
    )
    assert "Jane" in why_view(why(session, ADA, MONDAY)).text
    coach = replace(ADA, profile=replace(ADA.profile, is_admin=True))
    erase_contact(session, submitted(coach, MONDAY + HOUR), jane)
    shown = why_view(why(session, ADA, MONDAY + HOUR))
    assert "Jane" not in shown.text
    assert "(Acme) engaged with your post" in shown.text
    assert Rule.WARM not in found(session, ADA)


def test_a_dm_without_a_reply_is_asked_about_once_after_five_working_days(
    session: Session,
) -> None:
    acme_id, jane = acme(session)
    bob = contact(session, ADA, acme_id, "Bob Ray")
    member_id = member_for(session, submitted(ADA, MONDAY)).id or 0
    wrote(session, ADA, MONDAY - 7 * DAY, jane)
    wrote(session, ADA, MONDAY - 6 * DAY, bob)
    asked = [day_of(session, member_id, MONDAY + day * DAY) for day in (-1, 0, 1, 2, 3)]
    people = [
        result.finding.person.name
        for result in asked
        if isinstance(result, NudgeToSend) and isinstance(result.finding, FollowUp)
    ]
    # Two nudges in seven days are the most, and no contact is asked about twice.
    assert people == ["Jane Doe", "Bob Ray"]
    assert Rule.FOLLOW_UP not in rules(session, member_id, 25, MONDAY + 4 * DAY)


def test_a_reply_or_a_second_message_ends_the_question(session: Session) -> None:
    acme_id, jane = acme(session)
    bob = contact(session, ADA, acme_id, "Bob Ray")
    for day in (9, 8):
        wrote(session, ADA, MONDAY - day * DAY, jane)
    wrote(session, ADA, MONDAY - 8 * DAY, bob)
    first = found(session, ADA)[Rule.FOLLOW_UP]
    assert isinstance(first, FollowUp)
    assert first.person.contact_id == bob
    record_reply(session, submitted(ADA, MONDAY - HOUR), first.dm_id)
    assert Rule.FOLLOW_UP not in found(session, ADA)


def test_the_question_about_a_reply_has_both_answers_as_buttons(session: Session) -> None:
    _, jane = acme(session)
    member_id = member_for(session, submitted(ADA, MONDAY)).id or 0
    wrote(session, ADA, MONDAY - 7 * DAY, jane)
    result = day_of(session, member_id, MONDAY)
    assert isinstance(result, NudgeToSend)
    message = nudge(result)
    assert as_read(message.text).startswith(
        "Did Jane Doe at Acme reply to your DM of Mon 16 Nov 2026?"
    )
    replied, once_more, *_ = message.blocks[-2]["elements"]
    assert (replied["text"]["text"], once_more["text"]["text"], once_more["value"]) == (
        "They replied",
        "Not yet: write once more",
        f"contact:{jane}",
    )
    assert "The rule still holds." in as_read(why_view(why(session, ADA, MONDAY + HOUR)).text)
    record_reply(session, submitted(ADA, MONDAY + HOUR), int(replied["value"]))
    assert "The rule no longer holds." in as_read(
        why_view(why(session, ADA, MONDAY + 2 * HOUR)).text
    )
