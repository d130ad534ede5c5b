"""A reminder due on a digest's day is part of that digest, or goes alone: each exactly once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from delivery.composers import COMPOSERS
from delivery.composing import Composer
from delivery.tick import tick
from domain.timing.schedules import Kind, Recipient, Skip
from playground.world.state import Message as Posted
from services.delivery.scheduling import reschedule_member
from tests.delivery.office import NOW, Office
from tests.delivery.test_crashes import SEND, MortalStore, live_and_die

HOUR = timedelta(hours=1)
PUSH, REMINDER = "Ready when you are", "Time for your monthly SSI."


async def owes_both(office: Office, user_id: str = "U0UMA") -> Recipient:
    """Owes a member a digest, which is a push as they logged nothing, and a reminder."""
    await office.newcomer(user_id)
    recipient = await office.member(user_id)
    await office.owe(recipient, Kind.DIGEST)
    await office.owe(recipient, Kind.REMINDER, "2026-11")
    return recipient


def seen(messages: list[Posted]) -> list[tuple[bool, bool]]:
    """Of each message, whether it holds the push and the reminder."""
    return [(PUSH in each.text, REMINDER in each.text) for each in messages]


async def test_a_reminder_on_a_digests_day_is_part_of_it(office: Office) -> None:
    await owes_both(office)
    await office.settle(office.outbox(COMPOSERS))
    [message] = office.posted()
    assert seen([message]) == [(True, True)]
    [beside] = [block["accessory"] for block in message.blocks if "accessory" in block]
    labels = [element["text"]["text"] for element in message.blocks[-1]["elements"]]
    assert [beside["text"]["text"], *labels] == [
        "Log my score",
        "Skip this month",
        "Remind me tomorrow",
    ]
    rows = {row.kind: row for row in await office.ledger()}
    assert (rows["digest"].state, rows["reminder"].state) == ("sent", "sent")
    assert rows["digest"].ts == rows["reminder"].ts
    # The reminder was sent, so its follow-up is owed.
    assert rows["reminder_follow_up"].state == "pending"


@pytest.mark.parametrize("before", [True, False])
async def test_a_crash_at_any_point_sends_digest_and_reminder_once(
    office: Office, engine: Engine, before: bool
) -> None:
    # Eleven transactions send both; later crashes find nothing left to do.
    for life in range(1, 13):
        user_id = f"U0P{life:02d}"
        await owes_both(office, user_id)
        outbox = office.outbox(COMPOSERS, store=MortalStore(engine, life, before=before))
        await live_and_die(outbox)
        if life % 3 == 0:
            office.playground.faults.error_after_accepting(SEND)
        for _ in range(4):
            office.passes(minutes=2)
            await office.outbox(COMPOSERS).drain()
        assert seen(office.posted(user_id)) == [(True, True)], life
        states = [row.state for row in await office.ledger() if row.kind != "reminder_follow_up"]
        assert set(states) == {"sent"}


def broken(*_: object) -> Skip:
    raise ZeroDivisionError


def nothing(*_: object) -> Skip:
    return Skip("nothing logged")


@pytest.mark.parametrize("digest", [broken, nothing, None])
async def test_a_reminder_goes_alone_if_the_digest_is_not_sent(
    office: Office, digest: Callable[..., Skip] | None
) -> None:
    recipient = await owes_both(office)
    composers: Mapping[Kind, Composer] = COMPOSERS
    if digest is None:
        await office.change(recipient, digest_on=False)
    else:
        composers = {**COMPOSERS, Kind.DIGEST: replace(COMPOSERS[Kind.DIGEST], compose=digest)}
    await office.settle(office.outbox(composers))
    assert seen(office.posted()) == [(False, True)]
    assert await office.states(Kind.REMINDER) == ["sent"]


@pytest.mark.parametrize("digest_hour", [8, 9, 10])
async def test_they_join_whichever_is_due_first_on_that_day(
    office: Office, digest_hour: int
) -> None:
    """Through schedule and tick, on Tuesday the 24th; the reminder is due at nine."""
    recipient = await office.member(
        digest_weekday=2, digest_minute=60 * digest_hour, reminder_day=24
    )
    await office.store.run(reschedule_member, recipient.id, NOW)
    for hour in range(22, 28):
        office.clock.advance_to(NOW + hour * HOUR)
        await tick(office.store, office.clock)
        outbox = office.outbox(COMPOSERS)
        await outbox.drain()
        await outbox.close()
    told = [each for each in office.posted() if PUSH in each.text or REMINDER in each.text]
    assert seen(told) == [(True, True)]
    assert await office.states(Kind.REMINDER) == ["sent"]


async def test_a_reminder_sent_earlier_that_day_is_not_repeated(office: Office) -> None:
    recipient = await office.member()
    await office.owe(recipient, Kind.REMINDER, "2026-11")
    await office.outbox(COMPOSERS).drain()
    await office.owe(recipient, Kind.DIGEST)
    await office.settle(office.outbox(COMPOSERS))
    assert seen(office.posted()) == [(False, True), (True, False)]


async def test_a_snoozed_reminder_joins_the_next_days_digest(office: Office) -> None:
    recipient = await office.member()
    details = {"month": "2026-11"}
    await office.owe(recipient, Kind.SNOOZED_REMINDER, "2026-11-23", details=details)
    await office.owe(recipient, Kind.DIGEST)
    await office.settle(office.outbox(COMPOSERS))
    [message] = office.posted()
    assert "You asked me to remind you about your SSI again." in message.text
    assert await office.states(Kind.SNOOZED_REMINDER) == ["sent"]
