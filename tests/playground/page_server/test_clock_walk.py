"""The clock's buttons: the bot can send what comes due on the way, in order and in time."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from playground.page_server.clock_walk import steps
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.playground.conftest import START
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot

# Each morning for three weeks at 09:00 in Stockholm, and each Friday at 16:00 in Los Angeles.
DUE = sorted(
    [datetime(2026, 3, 2, 8, tzinfo=UTC) + timedelta(days=day) for day in range(1, 22)]
    + [datetime(2026, 3, day, 23, tzinfo=UTC) for day in (6, 13, 20)]
)


class BotWithSchedule:
    """Sends what is due."""

    def __init__(self, bot: ScriptedBot, clock: SimulatedClock) -> None:
        self._bot = bot
        self._clock = clock
        self._due = list(DUE)
        self._work: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Send in the background, unless that is under way."""
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self.send())

    async def send(self) -> None:
        """Send what is due now."""
        while self._due and self._due[0] <= self._clock.now():
            due = self._due.pop(0)
            await self._bot.web.chat_postMessage(channel="U0ADA", text=due.isoformat())


def lateness(playground: Playground) -> list[timedelta]:
    """How late each message to Ada came, after a check that all came in order."""
    sent = playground.person("ada").messages("dm")
    assert [message.text for message in sent] == [due.isoformat() for due in DUE]
    times = [datetime.fromtimestamp(float(message.ts), UTC) for message in sent]
    return [at - due for at, due in zip(times, DUE, strict=True)]


async def test_with_the_programs_hook_three_weeks_bring_every_message_on_time(
    manifest: dict[str, Any],
) -> None:
    async def send_what_is_due() -> None:
        await schedule.send()

    clock = SimulatedClock(START)
    running = Playground(manifest, clock, on_step=send_what_is_due)
    await running.start()
    bot = ScriptedBot(running)
    schedule = BotWithSchedule(bot, clock)
    await running.walk_to(START + timedelta(weeks=3))
    assert clock.now() >= START + timedelta(weeks=3)
    assert max(lateness(running)) < timedelta(minutes=1)
    await running.stop()


async def test_a_bot_that_only_hears_of_jumps_is_given_time_to_send(
    playground: Playground, bot: ScriptedBot
) -> None:
    assert isinstance(playground.clock, SimulatedClock)
    schedule = BotWithSchedule(bot, playground.clock)
    stop = playground.clock.on_jump(schedule.wake)
    await playground.walk_to(START + timedelta(weeks=3))
    stop()
    # Its messages live half a day; a leap would make the first one three weeks late.
    assert max(lateness(playground)) < timedelta(hours=12)


async def test_two_presses_add_up(page: Page, playground: Playground) -> None:
    await asyncio.gather(page.act(do="advance", by="day"), page.act(do="advance", by="day"))
    passed = playground.clock.now() - START
    assert timedelta(days=2) <= passed < timedelta(days=2, minutes=1)


async def test_each_step_waits_for_the_programs_own_hook(manifest: dict[str, Any]) -> None:
    seen = []

    async def send_what_is_due() -> None:
        seen.append(clock.now().replace(second=0, microsecond=0))

    clock = SimulatedClock(START)
    running = Playground(manifest, clock, on_step=send_what_is_due)
    await running.start()
    await running.walk_to(START + timedelta(hours=2))
    await running.stop()
    times = [moment.strftime("%H:%M") for moment in seen]
    assert times == ["09:00", "10:00", "10:30"]


def test_steps_are_full_hours_in_the_zones_of_people() -> None:
    now = datetime(2026, 3, 2, 8, 7, 30, tzinfo=UTC)
    found = steps(now, now + timedelta(hours=1), ["Europe/Stockholm", "Asia/Kathmandu"])
    times = [moment.strftime("%H:%M:%S") for moment in found]
    assert times == ["08:15:00", "09:00:00", "09:07:30"]


async def test_after_a_reset_new_messages_have_the_present_time_again(
    page: Page, playground: Playground
) -> None:
    await page.act(do="advance", to="next_month")
    await page.act(do="type", conversation="C0SALES", text="from the future")
    await page.act(do="reset")
    await page.act(do="type", conversation="C0SALES", text="now")
    (message,) = playground.person("ada").messages("#sales")
    sent_at = datetime.fromtimestamp(float(message.ts), UTC)
    assert abs(sent_at - playground.clock.now()) < timedelta(seconds=5)
