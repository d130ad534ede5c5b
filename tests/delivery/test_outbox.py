"""Each owed message is sent once, to members who want it, when they want it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine
from sqlmodel import Session

from delivery.composing import Composer
from domain.timing.schedules import SHELF_LIFE, TOO_FEW, Kind, Owed, Skip
from services.delivery.failed_deliveries import problems_since
from services.delivery.ledger import forget_old_skips
from storage.engine import open_engine
from storage.store import Store
from storage.tables import MemberRow
from tests.delivery.office import COMPOSERS, NOW, WEEK, Office, say, show


async def test_a_due_message_is_sent_once_with_only_an_id_in_its_metadata(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma)
    await office.outbox().drain()
    await office.outbox().drain()
    [message] = office.posted()
    [line] = await office.ledger()
    assert message.text == "digest of 2026-W48"
    assert message.metadata == {
        "event_type": "ssi_coach_delivery",
        "event_payload": {"id": line.uuid},
    }
    assert (line.state, line.channel, line.ts) == ("sent", message.conversation_id, message.ts)
    assert (await office.settings(uma)).dm_channel == message.conversation_id


async def test_the_same_period_is_owed_once(office: Office) -> None:
    uma = await office.member()
    await office.owe(uma)
    await office.outbox().drain()
    await office.owe(uma)
    await office.outbox().drain()
    assert len(office.posted()) == 1


async def test_nothing_is_sent_before_it_is_due(office: Office) -> None:
    await office.owe(await office.member(), due_at=NOW + timedelta(minutes=1))
    await office.outbox().drain()
    assert office.posted() == []
    office.passes(minutes=1)
    await office.outbox().drain()
    assert len(office.posted()) == 1


async def test_quiet_hours_postpone_a_message_until_they_end(office: Office) -> None:
    uma = await office.member("U0ADA", "Europe/Stockholm", quiet_from=22 * 60, quiet_until=11 * 60)
    await office.owe(uma, Kind.REMINDER, "2026-11")
    await office.outbox().drain()
    assert office.posted("U0ADA") == []
    office.passes(minutes=59)
    await office.outbox().drain()
    assert office.posted("U0ADA") == []
    office.passes(minutes=1)
    await office.outbox().drain()
    assert len(office.posted("U0ADA")) == 1


@pytest.mark.parametrize("kind", [Kind.DIGEST, Kind.NUDGE])
async def test_quiet_hours_keep_the_hour_that_a_person_chose_for_a_message(
    office: Office, kind: Kind
) -> None:
    uma = await office.member(quiet_from=8 * 60, quiet_until=10 * 60)
    await office.owe(uma, kind, "now")
    await office.owe(uma, kind, "late", NOW - timedelta(minutes=45))
    await office.outbox().drain()
    assert [message.text for message in office.posted()] == [f"{kind} of now"]
    office.passes(hours=1)
    await office.outbox().drain()
    assert len(office.posted()) == 2


@pytest.mark.parametrize(
    ("hours_late", "states"),
    [(1.5, ["pending", "sent"]), (4, ["skipped", "skipped"])],
)
async def test_a_nudge_that_is_late_at_night_comes_in_the_morning_or_not_at_all(
    office: Office, hours_late: float, states: list[str]
) -> None:
    office.passes(hours=12)
    due_at = office.clock.now() - timedelta(hours=hours_late)
    await office.owe(await office.member(), Kind.NUDGE, "2026-11-23", due_at)
    await office.outbox().drain()
    found = await office.states()
    office.passes(hours=10)
    await office.outbox().drain()
    assert found + await office.states() == states
    assert len(office.posted()) == states.count("sent")


async def test_a_board_that_is_late_at_night_waits_for_the_morning_of_its_team(
    office: Office,
) -> None:
    team = await office.team()
    await office.change(team, zone="Asia/Tokyo")
    due_at = NOW + timedelta(hours=1)
    await office.owe(team, Kind.BOARD, due_at=due_at)
    office.passes(hours=3)
    await office.outbox().drain()
    assert office.posted_in("C0SALES") == []
    office.passes(hours=10)
    await office.outbox().drain()
    assert len(office.posted_in("C0SALES")) == 1


async def test_a_board_comes_at_the_hour_chosen_for_it_even_at_night(office: Office) -> None:
    team = await office.team()
    await office.change(team, zone="Asia/Tokyo")
    office.passes(hours=3)
    await office.owe(team, Kind.BOARD, due_at=office.clock.now())
    await office.outbox().drain()
    assert len(office.posted_in("C0SALES")) == 1


@pytest.mark.parametrize("kind", list(Kind))
async def test_a_message_is_sent_late_within_its_shelf_life_and_not_after(
    office: Office, kind: Kind
) -> None:
    recipient = await (
        office.team()
        if kind is Kind.BOARD
        else office.member(is_admin=True, joined=kind is not Kind.INVITATION)
    )
    late = SHELF_LIFE[kind]
    await office.owe(recipient, kind, "fresh", NOW - late + timedelta(minutes=1))
    await office.owe(recipient, kind, "stale", NOW - late)
    await office.outbox().drain()
    assert await office.states() == ["sent", "skipped"]
    assert (await office.ledger())[1].reason == "too late"


@pytest.mark.parametrize(
    ("kind", "settings", "reason"),
    [
        (Kind.DIGEST, {"joined": False}, "not joined"),
        (Kind.DIGEST, {"paused_until": date(2026, 11, 24)}, "paused"),
        (Kind.DIGEST, {"digest_on": False}, "switched off in the settings"),
        (Kind.REMINDER, {"reminder_on": False}, "switched off in the settings"),
        (Kind.REMINDER_FOLLOW_UP, {"reminder_on": False}, "switched off in the settings"),
        (Kind.NUDGE, {"nudges_on": False}, "switched off in the settings"),
        (Kind.DIGEST, {"unreachable": "user_not_found"}, "unreachable: user_not_found"),
        (Kind.INVITATION, {}, "joined already"),
        (Kind.COACH_WEEK, {}, "no longer an admin or coach"),
        (Kind.NOTICE, {}, "no longer an admin or coach"),
    ],
)
async def test_nothing_is_sent_to_members_who_do_not_want_it(
    office: Office, kind: Kind, settings: dict[str, object], reason: str
) -> None:
    await office.owe(await office.member(**settings), kind)  # type: ignore[arg-type]  # by name
    await office.outbox().drain()
    [line] = await office.ledger()
    assert (line.state, line.reason) == ("skipped", reason)
    assert office.posted() == []


async def test_a_pause_ends_on_its_day_in_the_members_zone(office: Office) -> None:
    uma = await office.member("U0ADA", "Pacific/Kiritimati", paused_until=date(2026, 11, 23))
    await office.owe(uma)
    await office.outbox().drain()
    assert len(office.posted("U0ADA")) == 1


async def test_a_member_deactivated_between_claim_and_send_gets_nothing(office: Office) -> None:
    def deactivate_and_compose(session: Session, owed: Owed, *_: object) -> str:
        row = session.get(MemberRow, owed.recipient.id)
        assert row is not None
        row.refused = "deactivated"
        session.add(row)
        return "too late for you"

    await office.owe(await office.member())
    composers = {Kind.DIGEST: Composer(deactivate_and_compose, show, writes=True)}
    await office.outbox(composers).drain()
    assert office.posted() == []
    assert (await office.ledger())[0].reason == "not served: deactivated"


async def test_a_skip_is_recorded_and_not_sent(office: Office) -> None:
    await office.owe(await office.member())
    composers = {Kind.DIGEST: Composer(lambda *_: Skip("nothing logged"), show)}
    await office.outbox(composers).drain()
    [line] = await office.ledger()
    assert (line.state, line.reason) == ("skipped", "nothing logged")
    assert office.posted() == []


async def test_the_coaches_are_told_once_why_a_board_was_skipped(office: Office) -> None:
    ada = await office.member("U0ADA", is_admin=True)
    await office.member("U0BEN")
    team = await office.team()
    await office.owe(team, Kind.BOARD)
    composers = {**COMPOSERS, Kind.BOARD: Composer(lambda *_: Skip(TOO_FEW), show)}
    outbox = office.outbox(composers)
    await outbox.drain()
    await outbox.drain()
    [notice] = await office.ledger(Kind.NOTICE)
    assert (notice.recipient, notice.state) == (str(ada), "sent")
    assert notice.details == {"team_id": team.id, "trouble": "skipped", "said": TOO_FEW}


async def test_a_database_locked_by_another_process_only_delays(
    office: Office, engine: Engine, migrated_database_url: str
) -> None:
    await office.owe(await office.member())
    impatient = open_engine(migrated_database_url)

    @event.listens_for(impatient, "connect")
    def wait_less(connection: Any, _: object) -> None:
        is_sqlite = impatient.dialect.name == "sqlite"
        connection.execute("PRAGMA busy_timeout=50" if is_sqlite else "SET lock_timeout='50ms'")
        connection.commit()

    store = Store(impatient)
    outbox = office.outbox(store=store)
    with engine.begin() as other:  # on SQLite, this holds the one lock already
        if engine.dialect.name == "postgresql":
            other.execute(text("LOCK TABLE delivery IN ACCESS EXCLUSIVE MODE"))
        await outbox.drain()
    assert office.posted() == []
    office.passes(minutes=1)
    await outbox.drain()
    assert len(office.posted()) == 1
    store.close()


async def test_an_error_in_one_message_blocks_no_other(office: Office) -> None:
    def odd(session: Session, owed: Owed, *_: object) -> str:
        if owed.period == "odd":
            raise ZeroDivisionError
        return "fine"

    uma = await office.member()
    for period in ("one", "odd", "two"):
        await office.owe(uma, period=period)
    await office.outbox({Kind.DIGEST: Composer(odd, show)}).drain()
    assert await office.states() == ["sent", "failed", "sent"]
    found = await office.store.read(problems_since, NOW)
    assert found is not None
    assert found.count == 1
    assert "digest of 2026-11-23: cannot be composed [" in found.newest


async def test_the_hook_after_a_send_commits_with_it(office: Office) -> None:
    def after(session: Session, owed: Owed, now: object) -> None:
        row = session.get(MemberRow, owed.recipient.id)
        assert row is not None
        row.name = "was nudged"
        session.add(row)

    uma = await office.member()
    await office.owe(uma, Kind.NUDGE)
    await office.outbox({Kind.NUDGE: Composer(say, show, after)}).drain()
    member = await office.store.read(lambda session: session.get(MemberRow, uma.id))
    assert member is not None
    assert member.name == "was nudged"


async def test_deliveries_of_a_workspace_without_a_client_remain_pending(office: Office) -> None:
    await office.owe(await office.member())
    await office.outbox(client_of=lambda _: None).drain()
    assert await office.states() == ["pending"]


async def test_old_skipped_deliveries_are_deleted_except_invitations(
    office: Office,
) -> None:
    uma = await office.member()
    for kind in (Kind.DIGEST, Kind.INVITATION):
        await office.owe(uma, kind, "once", NOW - timedelta(days=200))
        await office.owe(uma, kind, "again", NOW - timedelta(days=30))
    await office.outbox(COMPOSERS).drain()
    assert await office.states() == ["skipped"] * 4
    await office.store.run(forget_old_skips, NOW, 10)
    left = [(line.kind, line.period) for line in await office.ledger()]
    assert left == [("digest", "again"), ("invitation", "once"), ("invitation", "again")]


async def test_a_persons_messages_come_one_by_one_in_the_order_in_which_they_came_due(
    office: Office,
) -> None:
    uma = await office.member(is_admin=True)
    kinds = [Kind.WELCOME, Kind.DIGEST, Kind.COACH_WEEK, Kind.BOARD_QUESTION, Kind.HANDOVER]
    for kind in kinds:
        await office.owe(uma, kind)
    # The first to reach Slack takes longest, so a message beside it would overtake it.
    office.playground.faults.slow("chat.postMessage", 0.1, times=1)
    await office.outbox().drain()
    assert [message.text for message in office.posted()] == [f"{kind} of {WEEK}" for kind in kinds]
