"""The tick owes what is due once; changed settings and zones never owe a second delivery."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from delivery.tick import tick
from domain.timing.schedules import Kind, Lease, Recipient
from playground.world.identity import TEAM_ID
from services.delivery import scheduling
from services.delivery.ledger import claim, fail, hold, skip
from services.delivery.scheduling import (
    TickResult,
    notify_coaches,
    reschedule_member,
    reschedule_team,
)
from storage.tables import MemberRow, ScheduleRow
from tests.delivery.office import NOW, Office

#: Monday 09:00 in Stockholm is 08:00 in UTC.
ZONE = "Europe/Stockholm"


async def schedule(office: Office, recipient: Recipient) -> dict[str, tuple[str, str]]:
    """A recipient's next due times, as text in UTC, and their periods, by kind."""

    def read(session: Session) -> dict[str, tuple[str, str]]:
        rows = session.exec(select(ScheduleRow).where(ScheduleRow.recipient == str(recipient)))
        return {row.kind: (f"{row.next_due_at:%Y-%m-%d %H:%M}", row.period) for row in rows}

    return await office.store.read(read)


async def reschedule(office: Office, recipient: Recipient) -> None:
    service = reschedule_member if recipient.kind == "member" else reschedule_team
    await office.store.run(service, recipient.id, office.clock.now())


async def move_to(office: Office, recipient: Recipient, zone: str) -> None:
    def write(session: Session) -> None:
        row = session.get(MemberRow, recipient.id)
        assert row is not None
        row.zone = zone
        session.add(row)
        reschedule_member(session, recipient.id, office.clock.now())

    await office.store.run(write)


async def periods(office: Office, kind: Kind) -> list[str]:
    return [line.period for line in await office.ledger(kind)]


async def test_a_member_who_joined_is_owed_each_kind_at_its_local_time(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    assert await schedule(office, ada) == {
        "digest": ("2026-11-30 08:00", "2026-W49"),
        "reminder": ("2026-12-01 08:00", "2026-12"),
        "nudge": ("2026-11-24 09:00", "2026-11-24"),
    }


async def test_a_teams_board_is_due_in_the_teams_zone(office: Office) -> None:
    team = await office.team()
    await reschedule(office, team)
    assert await schedule(office, team) == {"board": ("2026-11-23 10:00", "2026-W48")}


@pytest.mark.parametrize(
    "settings",
    [{"joined": False}, {"unreachable": "user_not_found"}],
)
async def test_a_member_who_gets_no_messages_has_no_schedule(
    office: Office, settings: dict[str, object]
) -> None:
    ada = await office.member("U0ADA", ZONE, **settings)  # type: ignore[arg-type]  # by name
    await reschedule(office, ada)
    assert await schedule(office, ada) == {}


async def test_leaving_ends_every_schedule(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    await office.change(ada, joined_at=None)
    await reschedule(office, ada)
    assert await schedule(office, ada) == {}


@pytest.mark.parametrize(
    ("off", "kind"), [("digest_on", "digest"), ("reminder_on", "reminder"), ("nudges_on", "nudge")]
)
async def test_a_kind_that_is_switched_off_is_not_due(office: Office, off: str, kind: str) -> None:
    ada = await office.member("U0ADA", ZONE, **{off: False})  # type: ignore[arg-type]  # by name
    await reschedule(office, ada)
    assert set(await schedule(office, ada)) == {"digest", "reminder", "nudge"} - {kind}


async def test_a_board_is_due_even_if_its_channel_refused_the_last_one(office: Office) -> None:
    team = await office.team(trouble="not_in_channel")
    await reschedule(office, team)
    assert set(await schedule(office, team)) == {"board"}


@pytest.mark.parametrize("change", [{"channel_id": None}, {"removed_at": NOW}])
async def test_a_team_without_a_channel_has_no_board_due(
    office: Office, change: dict[str, object]
) -> None:
    team = await office.team()
    await reschedule(office, team)
    await office.change(team, **change)
    await reschedule(office, team)
    assert await schedule(office, team) == {}


async def test_the_tick_owes_what_is_due_and_moves_on(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T08:00Z"))
    assert await tick(office.store, office.clock) == 5  # the digest, and four nudges
    assert await tick(office.store, office.clock) == 0
    assert (await schedule(office, ada))["digest"] == ("2026-12-07 08:00", "2026-W50")
    [digest] = await office.ledger(Kind.DIGEST)
    assert (digest.period, digest.state) == ("2026-W49", "pending")
    assert await office.states(Kind.NUDGE) == ["skipped"] * 4


async def test_replicas_that_tick_together_owe_each_period_once(office: Office) -> None:
    members = [await office.member(f"U0P{number:02d}", ZONE) for number in range(30)]
    for member in members:
        await reschedule(office, member)
    office.clock.advance_to(datetime.fromisoformat("2026-11-24T09:00Z"))
    ticks = (tick(office.store, office.clock, batch=7) for _ in range(3))
    assert sum(await asyncio.gather(*ticks)) == 30
    assert len(await office.ledger(Kind.NUDGE)) == 30


async def test_weeks_without_the_bot_are_recorded_and_the_last_is_sent_while_fresh(
    office: Office,
) -> None:
    ada = await office.member("U0ADA", ZONE, nudges_on=False, reminder_on=False)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2026-12-15T12:00Z"))
    await tick(office.store, office.clock)
    lines = await office.ledger()
    assert [(line.period, line.state) for line in lines] == [
        ("2026-W49", "skipped"),
        ("2026-W50", "skipped"),
        ("2026-W51", "pending"),
    ]


async def test_years_without_the_bot_are_not_recorded_week_by_week(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2030-01-15T12:00Z"))
    await tick(office.store, office.clock)
    assert len(await office.ledger(Kind.NUDGE)) < 30
    assert (await schedule(office, ada))["digest"] == ("2030-01-21 08:00", "2030-W04")


async def test_moving_west_in_mid_week_owes_no_second_digest(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T08:00Z"))
    await tick(office.store, office.clock)
    await move_to(office, ada, "America/Los_Angeles")
    assert (await schedule(office, ada))["digest"] == ("2026-12-07 17:00", "2026-W50")
    assert await periods(office, Kind.DIGEST) == ["2026-W49"]


async def test_moving_east_loses_no_digest_that_was_already_due(office: Office) -> None:
    ben = await office.member("U0BEN", "America/Los_Angeles")
    await reschedule(office, ben)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T18:00Z"))  # due, not yet ticked
    await move_to(office, ben, ZONE)
    assert await periods(office, Kind.DIGEST) == ["2026-W48", "2026-W49"]
    assert (await schedule(office, ben))["digest"] == ("2026-12-07 08:00", "2026-W50")


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Asia/Tokyo", "Pacific/Kiritimati"])
@pytest.mark.parametrize("hours", [-3, -1, 0, 1, 8, 16, 30])
async def test_moving_at_any_hour_owes_each_period_once(
    office: Office, zone: str, hours: int
) -> None:
    ben = await office.member("U0BEN", "America/Los_Angeles")
    await reschedule(office, ben)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T00:00Z") + timedelta(hours=hours))
    await tick(office.store, office.clock)
    await move_to(office, ben, zone)
    for day in range(1, 16):
        office.clock.advance_to(datetime.fromisoformat("2026-12-01T12:00Z") + timedelta(days=day))
        await tick(office.store, office.clock)
    assert await periods(office, Kind.DIGEST) == [f"2026-W{week}" for week in (48, 49, 50, 51)]
    assert await periods(office, Kind.REMINDER) == ["2026-12"]


async def test_moving_east_before_the_hour_owes_the_digest_at_its_new_hour(
    office: Office,
) -> None:
    ben = await office.member("U0BEN", "America/Los_Angeles")
    office.clock.advance_to(datetime.fromisoformat("2026-11-23T18:00Z"))
    await reschedule(office, ben)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T08:30Z"))
    await move_to(office, ben, ZONE)
    [digest] = await office.ledger(Kind.DIGEST)
    assert (digest.period, digest.state) == ("2026-W49", "pending")
    assert digest.due_at == datetime.fromisoformat("2026-11-30T08:00Z")


async def test_a_team_that_moves_east_keeps_its_weeks_board(office: Office) -> None:
    team = await office.team()
    await reschedule(office, team)
    office.clock.advance_to(datetime.fromisoformat("2026-11-23T09:30Z"))
    await office.change(team, zone=ZONE)
    await reschedule(office, team)
    assert await periods(office, Kind.BOARD) == ["2026-W48"]


async def test_another_day_in_the_same_week_owes_no_second_digest(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T08:00Z"))
    await tick(office.store, office.clock)
    await office.change(ada, digest_weekday=5)
    await reschedule(office, ada)
    assert (await schedule(office, ada))["digest"] == ("2026-12-11 08:00", "2026-W50")


async def test_a_change_in_the_very_minute_of_a_digest_does_not_postpone_it(
    office: Office,
) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat("2026-11-30T08:00Z"))
    await office.change(ada, digest_weekday=5)
    await reschedule(office, ada)
    assert await periods(office, Kind.DIGEST) == ["2026-W49"]
    assert (await schedule(office, ada))["digest"] == ("2026-12-11 08:00", "2026-W50")


async def test_a_clock_set_back_an_hour_owes_no_second_digest(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    due = datetime.fromisoformat("2026-11-30T08:00Z")
    office.clock.advance_to(due)
    await tick(office.store, office.clock)
    await office.store.run(reschedule_member, ada.id, due - timedelta(hours=1))
    assert (await schedule(office, ada))["digest"] == ("2026-12-07 08:00", "2026-W50")


async def test_rescheduling_without_a_change_changes_nothing(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    await reschedule(office, ada)
    before = await schedule(office, ada)
    await reschedule(office, ada)
    assert await schedule(office, ada) == before


async def test_a_pause_moves_all_due_times_to_its_end(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE, paused_until=date(2026, 12, 10))
    await reschedule(office, ada)
    assert {kind: period for kind, (_, period) in (await schedule(office, ada)).items()} == {
        "digest": "2026-W51",
        "reminder": "2027-01",
        "nudge": "2026-12-10",
    }


#: Before Easter Monday, 2027-03-29.
HOLY_SATURDAY = datetime(2027, 3, 27, 12, tzinfo=UTC)


async def test_a_board_on_a_holiday_of_its_zone_waits_within_its_week(office: Office) -> None:
    team = await office.team()
    await office.change(team, zone=ZONE)
    office.clock.advance_to(HOLY_SATURDAY)
    await reschedule(office, team)
    assert await schedule(office, team) == {"board": ("2027-03-30 08:00", "2027-W13")}


async def test_a_holiday_that_the_schedule_did_not_know_still_counts(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE, nudges_on=False, reminder_on=False, country="none")
    office.clock.advance_to(HOLY_SATURDAY)
    await reschedule(office, ada)
    assert await schedule(office, ada) == {"digest": ("2027-03-29 07:00", "2027-W13")}
    await office.change(ada, country=None)
    for day, owed in ((29, []), (30, ["2027-W13"])):
        office.clock.advance_to(datetime(2027, 3, day, 7, tzinfo=UTC))
        await tick(office.store, office.clock)
        assert await periods(office, Kind.DIGEST) == owed


async def test_people_nine_hours_apart_are_due_at_their_own_nine_o_clock(office: Office) -> None:
    ada = await office.member("U0ADA", ZONE)
    ben = await office.member("U0BEN", "America/Los_Angeles")
    for person in (ada, ben):
        await reschedule(office, person)
    assert (await schedule(office, ada))["digest"] == ("2026-11-30 08:00", "2026-W49")
    assert (await schedule(office, ben))["digest"] == ("2026-11-23 17:00", "2026-W48")


async def test_a_tick_takes_no_more_than_its_limit_and_says_so(office: Office) -> None:
    for user_id in ("U0ADA", "U0BEN", "U0CAT"):
        await reschedule(office, await office.member(user_id, digest_on=False, reminder_on=False))
    due = datetime.fromisoformat("2026-11-23T10:00Z")
    results = [await office.store.run(scheduling.tick, due, 2) for _ in range(2)]
    assert results == [TickResult(2, more=True), TickResult(1, more=False)]
    assert await office.store.run(scheduling.tick, due, 2) == TickResult(0, more=False)


async def test_a_tick_owes_nothing_before_the_minute(office: Office) -> None:
    await reschedule(office, await office.team(board_weekday=1, board_minute=600))
    due = datetime.fromisoformat("2026-11-23T10:00Z")
    early = await office.store.run(scheduling.tick, due - timedelta(microseconds=1), 9)
    assert (early.owed, (await office.store.run(scheduling.tick, due, 9)).owed) == (0, 1)


async def test_a_schedule_with_a_broken_setting_is_reported_and_tried_again_after_a_day(
    office: Office,
) -> None:
    ada = await office.member("U0ADA", digest_on=False, reminder_on=False)
    ben = await office.member("U0BEN", digest_on=False, reminder_on=False)
    for person in (ada, ben):
        await reschedule(office, person)
    await office.change(ada, nudge_minute=9_999)
    due = datetime.fromisoformat("2026-11-23T10:00Z")
    result = await office.store.run(scheduling.tick, due, 9)
    [(_, reason)] = result.odd
    assert "hour" in reason
    assert (await schedule(office, ada))["nudge"] == ("2026-11-24 10:00", "2026-11-23")
    assert (await schedule(office, ben))["nudge"] == ("2026-11-24 10:00", "2026-11-24")


@pytest.mark.parametrize("change", [{"joined_at": None}, {"nudges_on": False}])
async def test_a_schedule_whose_member_wants_nothing_more_ends_with_the_tick(
    office: Office, change: dict[str, object]
) -> None:
    ada = await office.member("U0ADA", ZONE, digest_on=False, reminder_on=False)
    await reschedule(office, ada)
    await office.change(ada, **change)
    await office.store.run(scheduling.tick, datetime.fromisoformat("2026-11-24T09:00Z"), 9)
    assert await schedule(office, ada) == {}


@pytest.mark.parametrize(
    ("back", "weeks"),
    [("2027-02-28T21:00Z", (4, 5, 6, 7, 8)), ("2027-03-01T09:00Z", (5, 6, 7, 8, 9))],
)
async def test_after_a_long_absence_only_the_last_35_days_are_recorded(
    office: Office, back: str, weeks: tuple[int, ...]
) -> None:
    ada = await office.member("U0ADA", nudges_on=False, reminder_on=False)
    await reschedule(office, ada)
    office.clock.advance_to(datetime.fromisoformat(back))
    await tick(office.store, office.clock)
    assert await periods(office, Kind.DIGEST) == [
        "2026-W49",
        *(f"2027-W{week:02}" for week in weeks),
    ]


async def test_a_period_is_skipped_at_once_from_the_end_of_its_shelf_life(office: Office) -> None:
    for user_id, hour in (("U0ADA", 9), ("U0BEN", 10)):
        person = await office.member(
            user_id, digest_minute=hour * 60, nudges_on=False, reminder_on=False
        )
        await reschedule(office, person)
    await office.store.run(scheduling.tick, datetime.fromisoformat("2026-12-02T09:00Z"), 9)
    rows = [row for row in await office.ledger() if row.period == "2026-W49"]
    rows.sort(key=lambda row: row.due_at)
    assert [(row.state, row.reason) for row in rows] == [
        ("skipped", "too late"),
        ("pending", None),
    ]


@pytest.mark.parametrize("refused", [None, "deactivated"])
async def test_a_refused_member_has_no_schedule(office: Office, refused: str | None) -> None:
    ada = await office.member("U0ADA", ZONE)

    def refuse(session: Session) -> None:
        row = session.get(MemberRow, ada.id)
        assert row is not None
        row.refused = refused
        session.add(row)

    await office.store.run(refuse)
    await reschedule(office, ada)
    assert bool(await schedule(office, ada)) is (refused is None)


async def test_a_member_is_due_at_the_chosen_times(office: Office) -> None:
    ada = await office.member(
        "U0ADA",
        digest_weekday=4,
        digest_minute=615,
        reminder_day=12,
        nudge_minute=75,
        working_days=[6],
    )
    await reschedule(office, ada)
    assert await schedule(office, ada) == {
        "digest": ("2026-11-26 10:15", "2026-W48"),
        "reminder": ("2026-12-12 09:00", "2026-12"),
        "nudge": ("2026-11-28 01:15", "2026-11-28"),
    }


async def test_rescheduling_changes_only_the_one_recipient(office: Office) -> None:
    ada, ben = await office.member("U0ADA"), await office.member("U0BEN")
    for person in (ada, ben):
        await reschedule(office, person)
    before = await schedule(office, ben)
    await office.change(ada, digest_on=False, nudges_on=False, reminder_on=False)
    await reschedule(office, ada)
    assert (await schedule(office, ada), await schedule(office, ben)) == ({}, before)


async def test_rescheduling_a_team_that_is_gone_does_nothing(office: Office) -> None:
    await office.store.run(reschedule_team, 99, NOW)
    await office.store.run(reschedule_member, 99, NOW)
    assert await office.ledger() == []


async def failed_board(office: Office, reason: str, due_at: datetime) -> Recipient:
    """A team whose board failed."""
    team = await office.team()
    await office.owe(team, Kind.BOARD, due_at=due_at)
    [held] = await office.store.run(
        claim, TEAM_ID, Lease("me", timedelta(minutes=1)), NOW, NOW, limit=1
    )
    await office.store.run(fail, held, reason)
    return team


@pytest.mark.parametrize(
    ("reason", "age", "state"),
    [
        ("not_in_channel", timedelta(hours=23, minutes=59), "pending"),
        ("is_archived", timedelta(), "pending"),
        ("not_in_channel", timedelta(days=1), "failed"),
        ("msg_too_long", timedelta(), "failed"),
    ],
)
async def test_a_board_that_its_channel_refused_is_tried_again_within_its_shelf_life(
    office: Office, reason: str, age: timedelta, state: str
) -> None:
    team = await failed_board(office, reason, NOW - age)
    await reschedule(office, team)
    [row] = await office.ledger(Kind.BOARD)
    assert (row.state, row.reason) == (state, None if state == "pending" else reason)


async def test_a_board_is_not_tried_again_while_the_team_has_no_channel(office: Office) -> None:
    team = await failed_board(office, "not_in_channel", NOW)
    await office.change(team, channel_id=None)
    await reschedule(office, team)
    assert await office.states(Kind.BOARD) == ["failed"]


async def test_a_board_that_was_skipped_is_not_tried_again(office: Office) -> None:
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    [held] = await office.store.run(
        claim, TEAM_ID, Lease("me", timedelta(minutes=1)), NOW, NOW, limit=1
    )
    await office.store.run(skip, held, "not_in_channel", NOW)
    await reschedule(office, team)
    assert await office.states(Kind.BOARD) == ["skipped"]


async def test_a_board_that_is_tried_again_counts_as_not_posted(office: Office) -> None:
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    lease = Lease("me", timedelta(minutes=1))
    [held] = await office.store.run(claim, TEAM_ID, lease, NOW, NOW, limit=1)
    await office.store.run(hold, held, lease, NOW, NOW)
    await office.store.run(fail, held, "not_in_channel")
    await reschedule(office, team)
    [row] = await office.ledger(Kind.BOARD)
    assert (row.state, row.claimed_at) == ("pending", None)


async def test_a_board_of_another_team_is_not_tried_again(office: Office) -> None:
    await failed_board(office, "not_in_channel", NOW)
    await reschedule(office, await office.team())
    assert await office.states(Kind.BOARD) == ["failed"]


async def told(office: Office, trouble: str, now: datetime = NOW, team_id: int = 1) -> list[str]:
    """The periods of all notices after one more trouble."""
    await office.store.run(notify_coaches, TEAM_ID, team_id, trouble, now, "why")
    return [row.period for row in await office.ledger(Kind.NOTICE)]


async def test_each_sort_of_board_trouble_is_told_once_a_week(office: Office) -> None:
    await office.member("U0ADA", is_admin=True)
    assert await told(office, "not_in_channel") == ["1c2026-W48"]
    assert await told(office, "is_archived") == ["1c2026-W48"]
    assert await told(office, "in_doubt") == ["1c2026-W48", "1d2026-W48"]
    assert (await told(office, "skipped"))[2:] == ["1s2026-W48"]
    assert (await told(office, "skipped", team_id=2))[3:] == ["2s2026-W48"]
    assert (await told(office, "skipped", NOW + timedelta(days=6)))[4:] == []
    assert (await told(office, "skipped", NOW + timedelta(days=7)))[4:] == ["1s2026-W49"]
    first = (await office.ledger(Kind.NOTICE))[0]
    assert first.details == {"team_id": 1, "trouble": "not_in_channel", "said": "why"}
    assert (first.due_at, first.state) == (NOW, "pending")


async def test_only_admins_and_coaches_who_joined_in_the_workspace_are_told(
    office: Office,
) -> None:
    ada = await office.member("U0ADA", is_admin=True)
    ben, cat = await office.member("U0BEN"), await office.member("U0CAT")
    await office.member("U0DAN", is_admin=True, joined=False)
    await office.member("U0EVE", is_admin=True, workspace_id="T0B")

    def appoint(session: Session) -> None:
        row = session.get(MemberRow, ben.id)
        assert row is not None
        row.is_coach = True
        session.add(row)

    await office.store.run(appoint)
    await told(office, "in_doubt")
    recipients = {row.recipient for row in await office.ledger(Kind.NOTICE)}
    assert recipients == {str(ada), str(ben)}
    assert str(cat) not in recipients
