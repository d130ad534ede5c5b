"""The tick: adds due deliveries to the ledger, each once even if several replicas tick."""

import logging
from uuid import uuid4

from domain.timing.clock import Clock
from services.delivery import scheduling
from storage.store import Store

_log = logging.getLogger(__name__)

#: Schedules in one transaction, which must be short so that other writers get their turn.
BATCH = 1_000


async def tick(store: Store, clock: Clock, batch: int = BATCH) -> int:
    """Adds every delivery that is due by now.

    Returns:
        How many deliveries came due.
    """
    owed = 0
    while True:
        ticked = await store.run(scheduling.tick, clock.now(), batch)
        owed += ticked.owed
        for schedule_id, why in ticked.odd:
            error_id = uuid4().hex[:8]
            _log.error("schedule %d cannot be read: %s [%s]", schedule_id, why, error_id)
        if not ticked.more:
            break
    if owed:
        _log.info("%d deliveries came due", owed)
    return owed
