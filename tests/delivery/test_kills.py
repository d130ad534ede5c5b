"""Real processes, really killed: a short run of the delivery benchmark."""

import random

from benchmarks.delivery import run


async def test_replicas_killed_while_they_send_neither_lose_nor_repeat_a_message(
    database_url: str,
) -> None:
    result = await run(database_url, kills=8, replicas=2, chance=random.Random(1))  # noqa: S311
    assert result.owed >= 200
    assert result.odd_answers > 0
    assert (result.lost, result.doubled) == (0, 0)
