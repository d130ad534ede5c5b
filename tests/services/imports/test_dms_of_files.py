"""Messages of files as DMs: to whom, on which day, answered or not, and nothing twice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlmodel import Session, col, select

from domain.coaching.facts import Facts
from domain.coaching.follow_up import follow_up
from domain.coaching.target_rules import silent_accounts
from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.person_reference import PersonReference
from domain.entries.touches import DmCounts
from domain.imports.file_messages import DmsFound, DmsSaved
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.thresholds import DEFAULTS
from domain.timing.typed_days import TypedDay
from linkedin.records import Correspondent, MessageRecord
from services.coaching.target_facts import target_facts
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm
from services.entries.strangers import forget_strangers
from services.entries.undo import undo
from services.people.members import member_for
from storage.entries.dm_counts import dm_counts
from storage.tables import AccountRow, ContactRow, DmRow, StrangerRow, id_of
from tests.engines import ON_SQLITE
from tests.services.imports.files import imported, previewed
from tests.services.imports.messages import got, person, sent
from tests.services.target_week import account, commented, contact
from tests.services.team import ADA, WORKSPACE, submitted

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
JANE = person("Jane Doe", "Acme Inc.", "CTO")
BOB = person("Bob Stone", "Initech")
LIV = person("Liv Berg")


def live(session: Session) -> list[Any]:
    """The live DMs: the day, the account, the contact or "stranger", and whether they replied."""
    session.expire_all()
    found = []
    for row in session.exec(select(DmRow).where(col(DmRow.removed_by).is_(None))):
        at = session.get_one(AccountRow, row.account_id).name if row.account_id else ""
        whom = session.get_one(ContactRow, row.contact_id).name if row.contact_id else "stranger"
        found.append((row.written_on, at, whom, row.replied_at is not None))
    return sorted(found)


def found(session: Session, records: list[MessageRecord], now: datetime = NOW) -> DmsFound:
    """The DMs of a file's preview."""
    [dms] = previewed(session, ADA, records, now).found
    assert isinstance(dms, DmsFound)
    return dms


def day(of: int, month: int = 11) -> date:
    return date(2026, month, of)


def logs_dm(session: Session, name: str, on: date, now: datetime = NOW, **said: Any) -> None:
    entry = DmEntry(PersonReference(name, **said), said_on=TypedDay(on))
    log_dm(session, Submission(ADA, f"dm {name} {on}", now), entry)


def test_one_person_on_one_day_is_one_dm_and_targets_have_names(session: Session) -> None:
    account(session, ADA, "Acme")
    records = [
        sent("2026-11-02 09:00", JANE),
        sent("2026-11-02 10:00", JANE),
        got("2026-11-04 08:00", JANE),
        sent("2026-11-05 08:00", JANE),
        sent("2026-11-05 08:30", BOB, LIV),
        got("2026-11-05 08:40", LIV, BOB),
    ]
    preview = found(session, records)
    assert (preview.new, preview.at_targets, preview.people, preview.target_people) == (4, 2, 3, 1)
    assert (preview.first_on, preview.last_on) == (day(2), day(5))
    done = imported(session, ADA, records, NOW)
    assert live(session) == [
        (day(2), "Acme", "Jane Doe", True),
        (day(5), "", "stranger", False),
        (day(5), "", "stranger", True),
        (day(5), "Acme", "Jane Doe", False),
    ]
    assert session.exec(select(ContactRow.title)).one() == "CTO"
    [saved] = done.saved
    assert isinstance(saved, DmsSaved)
    assert (saved.new, saved.at_targets) == (4, 2)
    assert [(each.first, each.people) for each in saved.months] == [(day(1), DmCounts(1, 2, 3, 2))]
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == []
    gone = select(ContactRow).where(col(ContactRow.removed_by).is_(None))
    assert session.exec(gone).all() == []


@ON_SQLITE
def test_days_are_those_of_the_members_zone(session: Session) -> None:
    auckland = Person(Asker(WORKSPACE, "UADA"), Profile("Ada", "Pacific/Auckland"))
    imported(session, auckland, [sent("2026-11-02 11:30", BOB)], NOW)
    assert [row[0] for row in live(session)] == [day(3)]


@ON_SQLITE
def test_a_member_who_moves_to_another_zone_has_no_dm_twice(session: Session) -> None:
    records = [
        sent("2026-11-02 11:30", BOB),  # on the 3rd in Auckland
        sent("2026-11-05 00:30", BOB),  # on the 4th in New York
        sent("2026-11-06 15:00", LIV),
    ]
    days = [day(3), day(5), day(7)]
    for zone in ("Pacific/Auckland", "America/New_York"):
        mover = Person(Asker(WORKSPACE, "UADA"), Profile("Ada", zone))
        imported(session, mover, records, NOW)
        assert [row[0] for row in live(session)] == days
        records.append(sent("2026-11-09 09:00", BOB))
        days.append(day(9))


@ON_SQLITE
def test_a_reply_counts_for_what_was_written_before_it_in_that_conversation(
    session: Session,
) -> None:
    records = [
        sent("2026-11-02 09:00", BOB),
        sent("2026-11-03 09:00", BOB, LIV),
        got("2026-11-04 09:00", LIV, BOB),
    ]
    imported(session, ADA, records, NOW)
    assert live(session) == [
        (day(2), "", "stranger", False),
        (day(3), "", "stranger", False),
        (day(3), "", "stranger", True),
    ]


def test_a_logged_dm_is_the_same_dm_even_if_it_was_logged_a_day_late(session: Session) -> None:
    acme = account(session, ADA, "Acme")
    contact(session, ADA, acme, "Jane Doe")
    logs_dm(session, "Jane Doe", day(3))
    logs_dm(session, "Bob Stone", day(5), outside=True)
    before = live(session)
    records = [
        sent("2026-11-02 09:00", JANE),
        got("2026-11-06 09:00", JANE),
        sent("2026-11-05 09:00", BOB),
    ]
    preview = found(session, records)
    assert (preview.new, preview.replied, preview.known) == (0, 1, 1)
    done = imported(session, ADA, records, NOW)
    assert done.saved == (DmsSaved(replied=1),)
    assert live(session) == [(day(3), "Acme", "Jane Doe", True), before[1]]
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == before


@ON_SQLITE
def test_neighbouring_days_of_two_parts_of_an_import_share_no_logged_dm(session: Session) -> None:
    logs_dm(session, "Bob Stone", day(3), outside=True)
    crowd = [sent("2026-11-02 09:00", person(f"Person {number}")) for number in range(100)]
    records = [*crowd, sent("2026-11-02 09:00", BOB), sent("2026-11-03 09:00", BOB)]
    imported(session, ADA, records, NOW)
    assert len(live(session)) == 102


@ON_SQLITE
def test_an_imported_dm_is_of_its_very_day(session: Session) -> None:
    imported(session, ADA, [sent("2026-11-03 09:00", BOB)], NOW)
    imported(session, ADA, [sent("2026-11-02 09:00", BOB)], NOW + timedelta(minutes=1))
    assert [row[0] for row in live(session)] == [day(2), day(3)]


@ON_SQLITE
def test_a_person_who_changed_their_employer_is_not_counted_twice(session: Session) -> None:
    acme, _ = account(session, ADA, "Acme"), account(session, ADA, "Hooli")
    contact(session, ADA, acme, "Jane Doe")
    logs_dm(session, "Jane Doe", day(3))
    hooli = person("Jane Doe", "Hooli")
    imported(session, ADA, [sent("2026-11-03 09:00", hooli), sent("2026-11-09 09:00", hooli)], NOW)
    assert live(session) == [
        (day(3), "Acme", "Jane Doe", False),
        (day(9), "Hooli", "Jane Doe", False),
    ]


@ON_SQLITE
@pytest.mark.parametrize(
    ("whom", "at", "unclear"),
    [
        (person("Jane Doe", "ACME, Inc."), "Acme", 0),
        (person("Jane Doe", "Acme Robotics Europe"), "Acme", 0),  # a contact of this name is there
        (person("Zoe Lund", "Acme Robotics Europe"), "", 1),
        (person("Zoe Lund", "Hooli"), "Hooli", 0),
        (person("Jane Doe"), "Acme", 0),
        (person("Jane Doe", "Initech"), "", 0),  # the employer decides, not the name
        (person("Kim Ek"), "", 1),  # contacts at two accounts have the name
        (person("J Doe", "Acme"), "Acme", 0),
        (Correspondent("", "linkedin.com/in/x-9", ""), "", 0),
    ],
)
def test_the_employer_decides_whether_a_person_is_a_target(
    session: Session, whom: Correspondent, at: str, unclear: int
) -> None:
    acme, hooli = account(session, ADA, "Acme"), account(session, ADA, "Hooli")
    contact(session, ADA, acme, "Jane Doe")
    contact(session, ADA, acme, "Kim Ek")
    contact(session, ADA, hooli, "Kim Ek")
    records = [sent("2026-11-02 09:00", whom)]
    assert found(session, records).unclear == unclear
    imported(session, ADA, records, NOW)
    [(_, place, name, _)] = live(session)
    assert (place, name) == (at, whom.name if at else "stranger")


@ON_SQLITE
def test_a_person_whose_profile_a_row_lacks_is_the_one_of_that_name(session: Session) -> None:
    account(session, ADA, "Acme")
    records = [
        sent("2026-11-02 09:00", JANE),
        sent("2026-11-03 09:00", Correspondent("Jane Doe")),
        sent("2026-11-03 09:10", Correspondent("")),
    ]
    preview = found(session, records)
    assert (preview.people, preview.unnamed) == (1, 1)
    imported(session, ADA, records, NOW)
    assert [row[2] for row in live(session)] == ["Jane Doe", "Jane Doe"]


@ON_SQLITE
def test_a_guest_adds_no_contact(session: Session) -> None:
    acme = account(session, ADA, "Acme")
    guest = Person(Asker(WORKSPACE, "UGUS"), Profile("Gus", is_guest=True))
    member_for(session, submitted(guest, NOW))
    commented(session, guest, NOW - timedelta(days=9), acme)
    imported(session, guest, [sent("2026-11-02 09:00", JANE)], NOW)
    assert live(session) == [(day(2), "", "stranger", False)]
    assert session.exec(select(ContactRow)).all() == []


def test_dms_of_a_stated_week_are_included_in_its_totals(session: Session) -> None:
    account(session, ADA, "Acme")
    sunday = datetime(2026, 11, 8, 20, tzinfo=UTC)
    log_dm_week(session, submitted(ADA, sunday), DmWeekEntry(3, 5))
    records = [
        sent("2026-11-02 09:00", JANE),
        sent("2026-11-04 09:00", BOB),
        sent("2026-11-08 21:00", LIV),  # after the statement
        sent("2026-11-10 09:00", LIV),
    ]
    imported(session, ADA, records, NOW)
    member_id = id_of(member_for(session, submitted(ADA, NOW)))

    def people(first: date, last: date) -> tuple[int, int]:
        counts = dm_counts(session, [member_id], first, last, NOW)[member_id]
        return counts.target, counts.other

    assert people(day(2), day(8)) == (3, 6)
    assert people(day(9), day(15)) == (0, 1)


@ON_SQLITE
def test_boards_before_the_import_do_not_change(session: Session) -> None:
    imported(session, ADA, [sent("2026-11-02 09:00", BOB)], NOW)
    member_id = id_of(member_for(session, submitted(ADA, NOW)))
    earlier = NOW - timedelta(hours=1)
    assert dm_counts(session, [member_id], day(1), day(30), earlier)[member_id] == DmCounts()


@ON_SQLITE
def test_the_months_back_in_time_are_known(session: Session) -> None:
    account(session, ADA, "Acme")
    records = [
        sent("2024-01-02 09:00", BOB),
        sent("2026-09-02 09:00", JANE),
        sent("2026-09-02 09:00", BOB),
        sent("2026-11-02 09:00", JANE),
    ]
    [saved] = imported(session, ADA, records, NOW).saved
    assert isinstance(saved, DmsSaved)
    months = [(each.first, each.people.target, each.people.people) for each in saved.months]
    assert months == [(day(1, 9), 1, 2), (day(1), 1, 1)]


@ON_SQLITE
def test_many_unanswered_dms_of_a_file_lead_to_one_question_about_a_late_one(
    session: Session,
) -> None:
    account(session, ADA, "Acme")
    records = [
        sent(f"2026-{month:02d}-{of:02d} 09:00", person(f"Person {month} {of}", "Acme"))
        for month in (8, 9, 10, 11)
        for of in range(1, 21)
    ]
    imported(session, ADA, records, NOW)
    member = member_for(session, submitted(ADA, NOW))
    targets = target_facts(session, member, ADA.zone, NOW.date(), NOW)
    finding = follow_up(Facts(NOW.date(), (), None, targets))
    assert finding is not None
    assert NOW.date() - finding.written_on <= timedelta(days=28)
    assert targets.dms == DmCounts(20, 0, 20, 0)


@ON_SQLITE
@pytest.mark.parametrize(
    ("owned", "days", "before", "after"),
    [
        (False, 365, 0, 0),  # they were in touch long before the last 90 days
        (True, 365, 50, 50),  # nothing changes: they were silent without the file
        (False, 45, 0, 50),
        (True, 5, 50, 0),
    ],
)
def test_old_dms_of_a_file_make_accounts_silent_by_their_own_days(
    session: Session, owned: bool, days: int, before: int, after: int
) -> None:
    member = member_for(session, submitted(ADA, NOW))
    for number in range(50):
        account(session, ADA, f"Acme {number}", owner=member.id if owned else None)

    def silent() -> int:
        targets = target_facts(session, member, ADA.zone, NOW.date(), NOW)
        found = silent_accounts(Facts(NOW.date(), (), None, targets), DEFAULTS)
        assert found is None or len(found.accounts) == 5
        return found.total if found else 0

    assert silent() == before
    written = f"{NOW.date() - timedelta(days=days)} 09:00"
    records = [sent(written, person(f"Jane {each}", f"Acme {each}")) for each in range(50)]
    imported(session, ADA, records, NOW)
    assert silent() == after


@ON_SQLITE
def test_hmacs_of_strangers_are_kept_90_days_from_the_last_message(session: Session) -> None:
    records = [sent("2025-01-02 09:00", BOB), sent("2026-11-02 09:00", LIV)]
    imported(session, ADA, records, NOW)
    [row] = session.exec(select(StrangerRow)).all()
    assert row.last_at == datetime(2026, 11, 2, 9, tzinfo=UTC)
    forget_strangers(session, NOW + timedelta(days=80), 100)
    assert session.exec(select(StrangerRow)).all() == []
    # Strangers who can't be recognised any more count by the day.
    later = NOW + timedelta(days=81)
    more = [*records, sent("2026-11-02 10:00", BOB)]
    assert (found(session, more, later).new, found(session, more, later).known) == (1, 2)


@ON_SQLITE
def test_a_stranger_of_another_file_is_the_same_person_while_recognised(session: Session) -> None:
    imported(session, ADA, [sent("2026-11-02 09:00", BOB)], NOW)
    imported(session, ADA, [sent("2026-05-02 09:00", BOB)], NOW + timedelta(minutes=1))
    assert len({row.stranger for row in session.exec(select(DmRow))}) == 1


@ON_SQLITE
def test_a_list_that_grew_changes_no_past_dm(session: Session) -> None:
    imported(session, ADA, [sent("2026-11-02 09:00", JANE), sent("2026-01-02 09:00", JANE)], NOW)
    account(session, ADA, "Acme")
    records = [
        sent("2026-01-02 09:00", JANE),
        sent("2026-11-02 09:00", JANE),
        sent("2026-11-09 09:00", JANE),
    ]
    imported(session, ADA, records, NOW + timedelta(minutes=1))
    assert live(session) == [
        (day(2, 1), "", "stranger", False),
        (day(2), "", "stranger", False),
        (day(9), "Acme", "Jane Doe", False),
    ]


@ON_SQLITE
def test_an_archive_in_several_parts_is_one_act(session: Session) -> None:
    account(session, ADA, "Acme")
    records = [
        sent(f"2026-{month:02d}-{of:02d} 09:00", person(f"Person {number}", "Acme"))
        for month in (8, 9, 10)
        for of in range(1, 29)
        for number in range(4)
    ]
    killed = imported(session, ADA, records, NOW, batches=1)
    some = len(live(session))
    assert 0 < some < 336
    done = imported(session, ADA, records, NOW + timedelta(minutes=1))
    assert (done.act_id, len(live(session))) == (killed.act_id, 336)
    undo(session, Submission(ADA, "undo", NOW), done.act_id)
    assert live(session) == []


@ON_SQLITE
def test_a_file_without_connections_says_that_employers_are_unknown(session: Session) -> None:
    assert not found(session, [sent("2026-11-02 09:00", LIV)]).employers
    assert found(session, [sent("2026-11-02 09:00", LIV, BOB)]).employers


@ON_SQLITE
def test_messages_of_the_future_are_left_out_aloud(session: Session) -> None:
    preview = previewed(session, ADA, [sent("2026-12-24 09:00", BOB)], NOW)
    assert (preview.changes, preview.refused_count) == (0, 1)


PEOPLE = [JANE, BOB, LIV]


@st.composite
def histories(draw: st.DrawFn) -> list[MessageRecord]:
    """All messages of some weeks, on different days."""
    records: list[MessageRecord] = []
    for of in sorted(draw(st.sets(st.integers(1, 22), min_size=4, max_size=8))):
        for number in sorted(draw(st.sets(st.integers(0, 2), min_size=1, max_size=3))):
            write = sent if draw(st.booleans()) else got
            month = draw(st.sampled_from([5, 11]))
            records.append(write(f"2026-{month:02d}-{of:02d} 09:0{number}", PEOPLE[number]))
    return sorted(records, key=lambda each: each.sent_at)


@given(histories(), st.data())
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_is_imported_twice_in_any_order(
    engine: Engine, history: list[MessageRecord], data: st.DataObject
) -> None:
    cuts = [data.draw(st.integers(4, 18), label="cut") for _ in range(2)]
    files = [
        history,
        [each for each in history if each.sent_at.day <= cuts[0]],
        [each for each in history if each.sent_at.day > cuts[1]],
    ]
    results = []
    for order in (files, [files[2], files[1], files[0]]):
        with Session(engine, expire_on_commit=False) as session:
            account(session, ADA, "Acme")
            start = live(session)
            acts = []
            for minute, records in enumerate(order):
                moment = NOW + timedelta(minutes=minute)
                acts.append(imported(session, ADA, records, moment).act_id)
                again = live(session)
                assert imported(session, ADA, records, moment + timedelta(hours=3)).act_id is None
                assert live(session) == again
            results.append(live(session))
            for act_id in filter(None, reversed(acts)):
                undo(session, Submission(ADA, f"undo {act_id}", NOW + timedelta(hours=4)), act_id)
            assert live(session) == start
            session.rollback()
    assert all(each == results[0] for each in results)
