"""Moves the clock hour by hour, so that the bot can send what comes due on the way, in order."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.wire.exchanges import Exchanges
from playground.workspace import Workspace

QUARTER = timedelta(minutes=15)
# Real time in which the bot notices a step: three weeks of hours take some six seconds.
PAUSE_SECONDS = 0.01
# A bot that calls Slack is given time until it has not called for so long …
REST_SECONDS = 0.1
# … but not for longer than this at one step.
LONGEST_REST_SECONDS = 5.0


class ClockWalk:
    """Moves the workspace's clock in steps.

    Args:
        workspace: the workspace with the clock and the people's zones.
        exchanges: what the bot exchanges with Slack; it rests when there is nothing new.
        on_step: called after each step; returns once the bot has sent what is due. None waits a
            moment, and for the end of the bot's calls.
    """

    def __init__(
        self,
        workspace: Workspace,
        exchanges: Exchanges,
        on_step: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._workspace = workspace
        self._exchanges = exchanges
        self._on_step = on_step
        self._one_at_a_time = asyncio.Lock()

    async def to(self, moment_after: Callable[[datetime], datetime]) -> datetime:
        """Walk to `moment_after(now)`, where `now` is the time when no other walk is under way.

        Returns:
            The time at the end.
        """
        async with self._one_at_a_time:
            clock = self._workspace.clock
            zones = {user.tz for user in self._workspace.world.users.values()}
            for moment in steps(clock.now(), moment_after(clock.now()), zones):
                # A slow step may take an hour of real time.
                if moment < clock.now():
                    continue
                clock.advance_to(moment)
                if moment.hour == 0:
                    # The page shows how the days go by.
                    self._workspace.changes.mark()
                await self._sent()
            self._workspace.changes.mark()
            return clock.now()

    async def _sent(self) -> None:
        if self._on_step is not None:
            await self._on_step()
            return
        if not self._workspace.dispatcher.connected:
            return
        heard = self._exchanges.cursor
        await asyncio.sleep(PAUSE_SECONDS)
        try:
            async with asyncio.timeout(LONGEST_REST_SECONDS):
                while heard != self._exchanges.cursor:
                    heard = self._exchanges.cursor
                    await asyncio.sleep(REST_SECONDS)
        except TimeoutError:
            return


def steps(now: datetime, target: datetime, zones: Iterable[str]) -> Iterator[datetime]:
    """Each full hour of any of these zones (IANA) after `now` and before `target`; then `target`.

    Deliveries come due at full hours of a person's local day. `now` and `target` are aware.
    """
    places = [ZoneInfo(zone) for zone in zones]
    moment = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + QUARTER
    while moment < target:
        if any(moment.astimezone(place).minute == 0 for place in places):
            yield moment
        moment += QUARTER
    yield target
