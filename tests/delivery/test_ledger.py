"""The ledger's transactions, one by one: claim, hold, release, close, and what is kept."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from domain.timing.schedules import TOO_FEW, DeliveryState, Kind, Lease, Owed, Recipient, Skip
from playground.world.identity import TEAM_ID
from services.delivery import ledger
from services.delivery.addressing import Address, Postponed
from services.delivery.failed_deliveries import Problems, problems_since
from services.delivery.ledger import Claim, LeaseLost
from services.delivery.suspending import resume_workspace, stop_workspace
from storage.tables import DeliveryRow, MemberSettingsRow
from tests.delivery.office import NOW, Office, say

LENGTH = timedelta(minutes=1)
MINE = Lease("me", LENGTH)
MINUTE = timedelta(minutes=1)


async def claims(
    office: Office,
    owner: str = "me",
    *,
    now: datetime = NOW,
    real: timedelta = timedelta(),
    limit: int = 10,
    in_flight: tuple[int, ...] = (),
) -> list[Claim]:
    """Claims what is due, ``real`` after real time's start."""
    if real and office.store.engine.dialect.name == "postgresql":
        office.passes(seconds=real.total_seconds())
    lease = Lease(owner, LENGTH)
    return await office.store.run(ledger.claim, TEAM_ID, lease, now, NOW + real, limit, in_flight)


async def claimed(office: Office, kind: Kind = Kind.DIGEST) -> Claim:
    """A delivery that was owed to a new recipient and claimed."""
    recipient = await (office.team() if kind is Kind.BOARD else office.member())
    await office.owe(recipient, kind, details={"a": 1})
    [claim] = await claims(office)
    return claim


async def workspaces(office: Office, real: timedelta = timedelta()) -> list[str]:
    return await office.store.read(ledger.workspaces_with_work, NOW, NOW + real)


async def line(office: Office) -> DeliveryRow:
    """The only delivery."""
    [row] = await office.ledger()
    return row


async def test_a_claim_names_the_delivery_and_its_holder(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma, details={"a": 1})
    [claim] = await claims(office)
    row = await line(office)
    assert row.id is not None
    expected = Owed(row.id, TEAM_ID, uma, Kind.DIGEST, "2026-W48", NOW, {"a": 1})
    assert claim == Claim(expected, "me", row.uuid, 1, None)
    assert (row.state, row.lease_owner) == ("claimed", "me")


async def test_a_claimed_delivery_is_claimed_by_no_other(office: Office) -> None:
    await claimed(office)
    assert await claims(office, "another") == []
    assert await workspaces(office) == []


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_a_claim_is_abandoned_only_after_the_whole_lease(office: Office) -> None:
    claim = await claimed(office)
    assert await claims(office, "another", real=LENGTH) == []
    assert await workspaces(office, LENGTH) == []
    later = LENGTH + timedelta(microseconds=1)
    assert await workspaces(office, later) == [TEAM_ID]
    [again] = await claims(office, "another", real=later)
    assert (again.owed, again.owner, again.attempts) == (claim.owed, "another", 2)


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_what_this_process_is_sending_is_never_abandoned(office: Office) -> None:
    claim = await claimed(office)
    flying = (claim.owed.delivery_id,)
    assert await claims(office, "another", real=2 * LENGTH, in_flight=flying) == []


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("change", [{"state": DeliveryState.SENT}, {"kind": "of_tomorrow"}])
async def test_a_lease_that_ran_out_frees_no_sent_delivery_and_none_of_a_newer_version(
    office: Office, change: dict[str, str]
) -> None:
    claim = await claimed(office)

    def alter(session: Session) -> None:
        row = session.get(DeliveryRow, claim.owed.delivery_id)
        assert row is not None
        for name, value in change.items():
            setattr(row, name, value)
        session.add(row)

    await office.store.run(alter)
    assert await workspaces(office, 2 * LENGTH) == []
    assert await claims(office, "another", real=2 * LENGTH) == []


async def test_the_earliest_are_claimed_first_and_no_more_than_the_limit(office: Office) -> None:
    uma = await office.member()
    for number, period in enumerate(("third", "second", "first")):
        await office.owe(uma, period=period, due_at=NOW - number * MINUTE)
    assert [claim.owed.period for claim in await claims(office, limit=2)] == ["first", "second"]
    assert await office.states() == ["pending", "claimed", "claimed"]


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_abandoned_deliveries_come_before_waiting_ones_and_count(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma, period="old")
    await claims(office)
    for period in ("new", "newer"):
        await office.owe(uma, period=period, due_at=NOW - MINUTE)
    found = await claims(office, "another", real=2 * LENGTH, limit=2)
    assert [claim.owed.period for claim in found] == ["old", "new"]


async def test_a_workspace_claims_only_its_own(office: Office) -> None:
    await office.owe(await office.member())
    ben = await office.member("U0BEN", workspace_id="T0B")
    await office.owe(ben, workspace_id="T0B", due_at=NOW + MINUTE)
    assert await workspaces(office) == [TEAM_ID]
    assert [claim.owed.workspace for claim in await claims(office)] == [TEAM_ID]
    assert await office.store.run(ledger.claim, "T0NONE", MINE, NOW, NOW, 10) == []


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_an_abandoned_delivery_is_work_for_its_own_workspace_alone(office: Office) -> None:
    await claimed(office)
    await office.member("U0BEN", workspace_id="T0B")
    assert await workspaces(office, 2 * LENGTH) == [TEAM_ID]


async def test_a_stopped_workspace_has_no_work_until_it_is_resumed(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(stop_workspace, claim, "token_revoked", NOW)
    assert await workspaces(office) == []
    assert await claims(office) == []
    await office.store.run(resume_workspace, TEAM_ID)
    assert await workspaces(office) == [TEAM_ID]
    assert len(await claims(office)) == 1


async def test_a_delivery_of_a_stopped_workspace_is_not_sent(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(stop_workspace, claim, "token_revoked", NOW)
    assert await office.store.run(ledger.hold, claim, MINE, NOW, NOW) == LeaseLost()


async def test_a_workspace_stopped_by_one_delivery_sends_no_other(office: Office) -> None:
    uma = await office.member()
    for period in ("one", "two"):
        await office.owe(uma, period=period)
    one, two = await claims(office)
    await office.store.run(stop_workspace, one, "token_revoked", NOW)
    assert await office.store.run(ledger.hold, two, MINE, NOW, NOW) == LeaseLost()


async def test_a_send_to_a_member_whose_settings_were_erased_is_recorded(office: Office) -> None:
    claim = await claimed(office)

    def erase(session: Session) -> None:
        session.delete(session.get(MemberSettingsRow, claim.owed.recipient.id))

    await office.store.run(erase)
    await office.store.run(ledger.mark_sent, claim, "D1", "1.0", NOW)
    assert await office.states() == ["sent"]


async def test_the_holder_learns_the_address_and_from_then_on_it_may_be_sent(
    office: Office,
) -> None:
    claim = await claimed(office)
    later = NOW + MINUTE
    address = await office.store.run(ledger.hold, claim, MINE, later, NOW)
    assert address == Address("U0UMA", None)
    assert (await line(office)).claimed_at == later


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_holding_renews_the_lease(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.hold, claim, MINE, NOW, NOW + LENGTH)
    assert (await line(office)).lease_until == NOW + 2 * LENGTH


async def test_only_the_holder_may_hold_release_and_close(office: Office) -> None:
    claim = await claimed(office)
    other = Claim(claim.owed, "another", claim.uuid, 1, None)
    run = office.store.run
    assert await run(ledger.hold, other, Lease("another", LENGTH), NOW, NOW) == LeaseLost()
    await run(ledger.requeue, other, NOW)
    await run(ledger.look_later, other, "timeout", LENGTH, NOW)
    await run(ledger.skip, other, "why", NOW)
    assert not await run(ledger.fail, other, "why")
    await run(ledger.leave_in_doubt, other, "why", NOW)
    row = await line(office)
    assert (row.state, row.lease_owner, row.reason) == ("claimed", "me", None)
    assert await run(ledger.fail, claim, "why")


async def test_a_recipient_is_asked_for_when_composing_and_again_when_holding(
    office: Office,
) -> None:
    claim = await claimed(office)
    composed = await office.store.read(ledger.compose, claim.owed, say, NOW)
    assert composed == "digest of 2026-W48"
    await office.change(claim.owed.recipient, digest_on=False)
    composed = await office.store.read(ledger.compose, claim.owed, say, NOW)
    held = await office.store.run(ledger.hold, claim, MINE, NOW, NOW)
    assert composed == held == Skip("switched off in the settings")
    assert (await line(office)).claimed_at is None


async def test_quiet_hours_postpone_a_late_delivery_twice(office: Office) -> None:
    claim = await claimed(office)
    await office.change(claim.owed.recipient, quiet_from=8 * 60, quiet_until=10 * 60)
    late, until = NOW + timedelta(minutes=45), Postponed(NOW + timedelta(hours=1))
    assert await office.store.read(ledger.compose, claim.owed, say, late) == until
    assert await office.store.run(ledger.hold, claim, MINE, late, NOW) == until


@pytest.mark.parametrize(("perhaps_sent", "claimed_at"), [(True, NOW), (False, None)])
async def test_a_released_delivery_is_pending_until_then(
    office: Office, perhaps_sent: bool, claimed_at: datetime | None
) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.hold, claim, MINE, NOW, NOW)

    def requeue(session: Session) -> None:
        ledger.requeue(session, claim, NOW + MINUTE, perhaps_sent=perhaps_sent)

    await office.store.run(requeue)
    row = await line(office)
    assert (row.state, row.not_before, row.claimed_at) == ("pending", NOW + MINUTE, claimed_at)
    assert (row.lease_owner, row.lease_until) == (None, None)
    assert await claims(office) == []
    [again] = await claims(office, now=NOW + MINUTE)
    assert again.perhaps_sent_at == claimed_at


async def test_a_delivery_counts_as_unsent_when_it_is_released_without_doubt(
    office: Office,
) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.hold, claim, MINE, NOW, NOW)
    await office.store.run(ledger.requeue, claim, NOW)
    assert (await line(office)).claimed_at is None


async def test_claims_that_are_given_up_keep_earlier_doubts(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.hold, claim, MINE, NOW, NOW)
    await office.store.run(ledger.release, [claim], NOW + MINUTE)
    row = await line(office)
    assert (row.state, row.not_before, row.claimed_at) == ("pending", NOW + MINUTE, NOW)


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_a_delivery_that_is_looked_for_later_cannot_be_claimed_until_then(
    office: Office,
) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.hold, claim, MINE, NOW, NOW)
    await office.store.run(ledger.look_later, claim, "timeout", 5 * MINUTE, NOW)
    row = await line(office)
    assert (row.state, row.lease_owner, row.lease_until) == ("claimed", None, NOW + 5 * MINUTE)
    assert await claims(office, "another", real=5 * MINUTE) == []
    [again] = await claims(office, "another", real=6 * MINUTE)
    assert again.perhaps_sent_at == NOW


async def test_a_sent_delivery_names_its_message_and_its_conversation(office: Office) -> None:
    claim = await claimed(office, Kind.BOARD)
    await office.store.run(ledger.mark_sent, claim, "D" * 40, "1" * 40, NOW + MINUTE)
    row = await line(office)
    assert (row.state, row.channel, row.ts) == ("sent", "D" * 32, "1" * 32)
    assert (row.sent_at, row.lease_owner, row.lease_until) == (NOW + MINUTE, None, None)


async def test_the_conversation_is_remembered_and_changes(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.mark_sent, claim, "D0OLD", "1.0", NOW)
    assert (await office.settings(claim.owed.recipient)).dm_channel == "D0OLD"
    await office.owe(claim.owed.recipient, period="next")
    [following] = await claims(office)
    await office.store.run(ledger.mark_sent, following, "D0NEW", "2.0", NOW)
    assert (await office.settings(claim.owed.recipient)).dm_channel == "D0NEW"


async def test_a_posted_board_changes_no_members_conversation(office: Office) -> None:
    uma = await office.member()
    claim = await claimed(office, Kind.BOARD)
    assert claim.owed.recipient.id == uma.id  # of another table
    await office.store.run(ledger.mark_sent, claim, "C0SALES", "1.0", NOW)
    assert (await office.settings(uma)).dm_channel is None


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (DeliveryState.PENDING, "sent"),
        (DeliveryState.CLAIMED, "sent"),
        (DeliveryState.IN_DOUBT, "sent"),
        (DeliveryState.FAILED, "failed"),
        (DeliveryState.SKIPPED, "skipped"),
    ],
)
async def test_a_send_is_recorded_whoever_holds_it_unless_it_is_closed(
    office: Office, state: DeliveryState, after: str
) -> None:
    claim = await claimed(office)

    def set_state(session: Session) -> None:
        row = session.get(DeliveryRow, claim.owed.delivery_id)
        assert row is not None
        row.state, row.reason, row.lease_owner = state, "why", None
        session.add(row)

    followed: list[Owed] = []

    def follow(session: Session, owed: Owed, now: datetime) -> None:
        followed.append(owed)

    await office.store.run(set_state)
    await office.store.run(ledger.mark_sent, claim, "D1", "1.0", NOW, follow)
    row = await line(office)
    assert (row.state, row.reason) == (after, None if after == "sent" else "why")
    assert followed == ([claim.owed] if after == "sent" else [])


async def test_a_failure_after_a_send_is_noted_at_that_delivery_alone(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    uma = await office.member()
    for period in ("one", "two"):
        await office.owe(uma, period=period)
    one, _ = sorted(await claims(office), key=lambda claim: claim.owed.period)

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    await office.store.run(ledger.mark_sent, one, "D1", "1.0", NOW, fails)
    first, second = await office.ledger()
    assert (first.state, second.state, second.reason) == ("sent", "claimed", None)
    reference = re.fullmatch(r"sent, but what follows failed (\[[0-9a-f]{8}\])", first.reason or "")
    assert reference
    assert f"was sent, but its follow-up failed {reference[1]}" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_database_that_fails_after_a_send_makes_the_caller_try_again(
    office: Office,
) -> None:
    claim = await claimed(office)

    def fails(*_: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("locked"))

    with Session(office.store.engine) as session, pytest.raises(OperationalError):
        ledger.mark_sent(session, claim, "D1", "1.0", NOW, fails)
    assert await office.states() == ["claimed"]


@pytest.mark.parametrize(
    "state", [DeliveryState.SKIPPED, DeliveryState.FAILED, DeliveryState.IN_DOUBT]
)
async def test_a_closed_delivery_keeps_its_reason_as_far_as_it_fits(
    office: Office, state: DeliveryState
) -> None:
    claim, reason = await claimed(office), "because " * 30

    def close(session: Session) -> None:
        match state:
            case DeliveryState.SKIPPED:
                ledger.skip(session, claim, reason, NOW)
            case DeliveryState.FAILED:
                ledger.fail(session, claim, reason)
            case _:
                ledger.leave_in_doubt(session, claim, reason, NOW)

    await office.store.run(close)
    row = await line(office)
    assert (row.state, row.reason) == (state, reason[:200])
    assert (row.lease_owner, row.lease_until) == (None, None)


@pytest.mark.parametrize(
    ("kind", "reason", "notices"),
    [(Kind.BOARD, TOO_FEW, 1), (Kind.BOARD, "paused", 0), (Kind.DIGEST, TOO_FEW, 0)],
)
async def test_coaches_hear_of_a_skipped_board_only_if_it_has_too_few_members(
    office: Office, kind: Kind, reason: str, notices: int
) -> None:
    await office.member("U0ADA", is_admin=True)
    claim = await claimed(office, kind)
    await office.store.run(ledger.skip, claim, reason, NOW)
    assert len(await office.ledger(Kind.NOTICE)) == notices


async def test_coaches_hear_nothing_of_a_skip_by_another_holder(office: Office) -> None:
    await office.member("U0ADA", is_admin=True)
    claim = await claimed(office, Kind.BOARD)
    other = Claim(claim.owed, "another", claim.uuid, 1, None)
    await office.store.run(ledger.skip, other, TOO_FEW, NOW)
    await office.store.run(ledger.leave_in_doubt, other, "HTTP 500", NOW)
    assert await office.ledger(Kind.NOTICE) == []


async def test_coaches_hear_nothing_of_a_members_message_in_doubt(office: Office) -> None:
    await office.member("U0ADA", is_admin=True)
    claim = await claimed(office)
    await office.store.run(ledger.leave_in_doubt, claim, "HTTP 500", NOW)
    assert await office.ledger(Kind.NOTICE) == []


async def skipped(office: Office, kind: Kind, *ages: timedelta) -> Recipient:
    """Skipped deliveries of these ages."""
    uma = await office.member()
    for number, age in enumerate(ages):
        await office.owe(uma, kind, f"{number}", NOW - age)
    for claim in await claims(office):
        await office.store.run(ledger.skip, claim, "why", NOW)
    return uma


DATED = (
    Kind.DIGEST,
    Kind.BOARD,
    Kind.REMINDER,
    Kind.REMINDER_FOLLOW_UP,
    Kind.SNOOZED_REMINDER,
    Kind.NUDGE,
)


@pytest.mark.parametrize("kind", list(Kind))
async def test_skips_of_dated_kinds_are_forgotten_after_a_hundred_days(
    office: Office, kind: Kind
) -> None:
    limit = timedelta(days=100)
    await skipped(office, kind, limit, limit + MINUTE)
    forgotten = await office.store.run(ledger.forget_old_skips, NOW, 10)
    kept = [row.period for row in await office.ledger()]
    assert (forgotten, kept) == ((1, ["0"]) if kind in DATED else (0, ["0", "1"]))


async def test_the_oldest_skips_are_forgotten_first_up_to_the_limit(office: Office) -> None:
    await skipped(office, Kind.NUDGE, *(timedelta(days=days) for days in (150, 170, 160)))
    assert await office.store.run(ledger.forget_old_skips, NOW, 2) == 2
    assert [row.period for row in await office.ledger()] == ["0"]


async def test_only_skipped_deliveries_are_forgotten(office: Office) -> None:
    await office.owe(await office.member(), due_at=NOW - timedelta(days=200))
    assert await office.store.run(ledger.forget_old_skips, NOW, 10) == 0
    assert len(await office.ledger()) == 1


async def problems(office: Office, since: datetime = NOW) -> Problems | None:
    return await office.store.read(problems_since, since)


async def test_problems_are_counted_and_the_newest_is_named(office: Office) -> None:
    assert await problems(office) is None
    uma = await office.member()
    for number, period in enumerate(("one", "two", "three", "four")):
        await office.owe(uma, period=period, due_at=NOW - number * timedelta(days=1))
    failed, doubtful, skip, sent = await claims(office)
    run = office.store.run
    await run(ledger.fail, failed, "msg_too_long")
    await run(ledger.leave_in_doubt, doubtful, "HTTP 500", NOW)
    await run(ledger.skip, skip, "paused", NOW)
    await run(ledger.mark_sent, sent, "D1", "1.0", NOW)
    found = await problems(office, NOW - timedelta(days=9))
    assert found is not None
    assert found.count == 2


async def test_a_problem_without_a_reason_is_named_by_its_state(office: Office) -> None:
    claim = await claimed(office)
    await office.store.run(ledger.fail, claim, "")
    assert await problems(office) == Problems(1, "digest of 2026-11-23: failed")
    assert await problems(office, NOW + MINUTE) is None


async def test_the_newest_problem_is_the_one_that_was_due_last(office: Office) -> None:
    uma = await office.member()
    for days in (2, 0, 1):
        await office.owe(uma, period=f"{days}", due_at=NOW - timedelta(days=days))
    for claim in await claims(office):
        await office.store.run(ledger.fail, claim, f"reason {claim.owed.period}")
    expected = Problems(3, "digest of 2026-11-23: reason 0")
    assert await problems(office, NOW - timedelta(days=9)) == expected
