"""The direct messages answered of late are remembered for a day."""

from datetime import UTC, datetime, timedelta

from delivery.jobs import forget_old
from services.delivery.heard_messages import is_answered, take_answer
from storage.store import Store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def test_a_message_is_answered_once_within_a_day_and_then_forgotten(store: Store) -> None:
    for key in ("first", "second", "third"):
        assert await store.run(take_answer, "T1", key, NOW)
    assert not await store.run(take_answer, "T1", "first", NOW)
    assert await store.run(take_answer, "T2", "first", NOW)
    assert await forget_old(store, NOW + timedelta(days=1)) == 0
    assert await store.read(is_answered, "T1", "first")
    assert await forget_old(store, NOW + timedelta(days=1, seconds=1), batch=2) == 4
    assert not await store.read(is_answered, "T1", "first")
