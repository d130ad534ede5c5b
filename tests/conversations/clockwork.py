"""Runs the scheduled side of the bot once, at a time that the test chooses."""

from datetime import datetime

from delivery.composers import COMPOSERS
from delivery.outbox import Outbox
from delivery.tick import tick
from tests.conversations.conftest import LocalSlack


async def deliver(slack: LocalSlack, moment: datetime | None = None) -> None:
    """Sends all messages that are due.

    Args:
        moment: Moves the clock to this time first.
    """
    if moment is not None:
        slack.clock.advance_to(moment)
    store = slack.bot.desk.store
    await tick(store, slack.clock)
    outbox = Outbox(store, slack.clock, COMPOSERS, lambda _: slack.bot.client)
    await outbox.drain()
    await outbox.close()
