"""Runs the bot until a signal stops it: in a real workspace, or in the playground."""

import asyncio
import json
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import ClientTimeout
from pydantic import SecretStr
from sqlalchemy.engine import Engine

from bot.app import SLACK_TIMEOUT, Bot, build_app, is_local
from bot.clock import SystemClock
from bot.heartbeat import Heart
from bot.observer import Observer
from bot.settings import DATABASE, Settings
from bot.socket_mode import SocketMode
from bot.watchdog import STOPPED_AFTER, TickStoppedError, Watchdog
from delivery.composers import COMPOSERS
from delivery.jobs import start_jobs
from delivery.outbox import Outbox
from delivery.tick import tick
from domain.timing.clock import Clock
from services.delivery.suspending import resume_workspace
from services.people.workspaces import erase_workspace
from storage.engine import check_pages, open_engine
from storage.migrate import migrate
from views.people.missing_scopes import LINK_OFFERS_MANIFEST

if TYPE_CHECKING:
    from playground.server import Playground

_log = logging.getLogger(__name__)

MANIFEST = "manifest.json"
_SOURCES = Path(__file__).parent.parent
#: The manifests' place when the package was installed without its sources.
_INSTALLED = Path(sys.prefix) / "share" / "ssi-coach"
#: The playground's state from one start to the next.
PLAYGROUND_STATE = Path("data/playground.json")
PLAYGROUND_DATABASE = "sqlite:///data/playground.db"


def read_manifest(name: str = MANIFEST) -> dict[str, Any]:
    """Returns a manifest of the Slack app."""
    folder = _SOURCES if (_SOURCES / name).exists() else _INSTALLED
    manifest: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return manifest


@asynccontextmanager
async def open_bot(
    settings: Settings, clock: Clock, observe: Callable[[Engine], Observer] | None = None
) -> AsyncIterator[Bot]:
    """Migrates the database and yields a bot on it; closes the bot at the end.

    Args:
        observe: Makes what is told about the bot's work.
    """
    engine = open_engine(settings.database_url)
    await asyncio.to_thread(check_pages, engine)
    await asyncio.to_thread(migrate, engine)
    async with aiohttp.ClientSession(timeout=ClientTimeout(total=SLACK_TIMEOUT)) as session:
        observer = observe(engine) if observe is not None else None
        bot = build_app(settings, engine=engine, clock=clock, session=session, observer=observer)
        try:
            yield bot
        finally:
            await bot.close()


async def run_in_slack(settings: Settings, stopped_after: float = STOPPED_AFTER) -> None:
    """Runs the bot in the workspace of its tokens until a signal stops it.

    Args:
        stopped_after: Seconds without the end of a tick after which the bot stops itself.

    Raises:
        TickStoppedError: it did.
        bot.observer.AddressError: the address for the metrics cannot be used.
    """
    stop = _stop_on_signal()
    clock = SystemClock()
    watchdog = Watchdog(stop.set, stopped_after)
    try:
        with ExitStack() as serving:
            observe = _metrics(settings, clock, serving)
            async with open_bot(settings, clock, observe) as bot:
                file = settings.heartbeat_file
                await _run(bot, settings, clock, stop, heartbeat_file=file, watchdog=watchdog)
    finally:
        watchdog.close()
    if watchdog.bitten:
        raise TickStoppedError


def _metrics(
    settings: Settings, clock: Clock, serving: ExitStack
) -> Callable[[Engine], Observer] | None:
    """Makes the metrics and serves them until ``serving`` ends; ``None`` if they are off."""
    address = settings.metrics_at
    if address is None:
        return None
    # Imported here, because it takes memory.
    from bot.metrics import Metrics

    def observe(engine: Engine) -> Observer:
        metrics = Metrics(engine, clock)
        serving.callback(metrics.serve(*address))
        return metrics

    return observe


async def run_in_playground(
    settings: Settings,
    port: int,
    echo: Callable[[str], None],
    *,
    with_bot: bool,
    demo: bool = False,
) -> None:
    """Runs the local Slack, and the bot in it, until a signal stops them.

    Args:
        port: The port of the page; if it is taken, any free port.
        echo: Shows a text to the person at the terminal.
        with_bot: If false, only the local Slack runs, and ``echo`` shows the settings by which
            another bot process can connect.
        demo: Whether to show the busy team at once, if there is nothing else in the playground.
    """
    # Imported here, so that a bot in a real workspace never loads the playground.
    from bot.busy_team import show_busy_team
    from bot.tour import TOUR
    from playground.server import Playground
    from playground.world.simulated_clock import SimulatedClock

    stop = _stop_on_signal()
    clock = SimulatedClock()
    bots: list[Bot] = []
    outboxes: list[Outbox] = []

    async def reset() -> None:
        for bot in bots:
            identity = await bot.authorization.check()
            await bot.desk.store.run(erase_workspace, str(identity.team_id))

    async def fill() -> None:
        for bot in bots:
            await show_busy_team(slack, bot)

    async def send_what_is_due() -> None:
        for outbox in outboxes:
            await tick(outbox.store, clock)
            await outbox.drain()

    slack = Playground(
        read_manifest(LINK_OFFERS_MANIFEST),
        clock,
        PLAYGROUND_STATE,
        on_reset=reset,
        on_step=send_what_is_due,
        # Next to a real workspace, no invented people are made: DATABASE_URL may be the real one.
        on_demo=fill if with_bot and not settings.has_tokens else None,
        tour=TOUR if with_bot else (),
    )
    await slack.start(port)
    try:
        if not with_bot:
            echo(_how_to_connect(slack))
            await stop.wait()
            return
        local = settings.model_copy(
            update={
                "database_url": _playground_database_url(settings.database_url),
                "slack_api_url": slack.api_url,
                "slack_bot_token": SecretStr(slack.bot_token),
                "slack_app_token": SecretStr(slack.app_token),
            }
        )
        async with open_bot(local, clock) as bot:
            bots.append(bot)
            demos: list[asyncio.Task[None]] = []

            def started(outbox: Outbox) -> None:
                outboxes.append(outbox)
                if demo:
                    demos.append(asyncio.create_task(_show_demo(slack, echo)))

            echo(f"\n  SSI Coach is running in its playground: open {slack.url}\n")
            await _run(bot, local, clock, stop, on_start=started)
    finally:
        await slack.stop()


async def _run(
    bot: Bot,
    settings: Settings,
    clock: Clock,
    stop: asyncio.Event,
    *,
    on_start: Callable[[Outbox], None] = lambda _: None,
    heartbeat_file: Path | None = None,
    watchdog: Watchdog | None = None,
) -> None:
    """Runs the bot until ``stop`` is set.

    Args:
        on_start: Called with the outbox before the bot waits for ``stop``.
        heartbeat_file: Where it says how it is; ``None`` in the playground.
        watchdog: Told about each tick; ``None`` in the playground.
    """
    address = urlsplit(settings.slack_api_url)
    if address.scheme == "http" and not is_local(settings.slack_api_url):
        _log.warning("tokens and messages travel unencrypted to %s", address.hostname)
    transport = SocketMode(bot, settings)
    await transport.start()
    identity = await bot.authorization.check()
    workspace = str(identity.team_id)
    # A revoked token may have stopped the workspace; the current token works.
    await bot.desk.store.run(resume_workspace, workspace)
    outbox = Outbox(
        bot.desk.store, clock, COMPOSERS, lambda name: bot.client if name == workspace else None
    )
    heart = Heart(heartbeat_file, transport, bot.desk.store) if heartbeat_file else None

    def ticked() -> None:
        bot.observer.ticked()
        if heart:
            heart.ticked()

    tick_ended = watchdog.tick_ended if watchdog else _unnoticed
    jobs = start_jobs(
        bot.desk.store,
        clock,
        workspace,
        bot.profile_of,
        outbox,
        ticked,
        tick_ended,
        bot.desk.scopes.missing,
    )
    if heart:
        heart.start()
    if watchdog:
        watchdog.start()
    on_start(outbox)
    try:
        await stop.wait()
    finally:
        jobs.shutdown(wait=False)
        bot.desk.lists.close()
        bot.desk.exports.close()
        bot.desk.pictures.close()
        await outbox.close()
        # Requests in progress are acknowledged and answered over the connection on which they came.
        await bot.desk.finish()
        await transport.stop()
        if heart:
            heart.stop()


async def _show_demo(slack: "Playground", echo: Callable[[str], None]) -> None:
    """Shows the busy team, unless there is something else that it would replace."""
    from playground.refusals import PersonMistake

    if slack.demo.state == "shown":
        return
    if not slack.workspace.world.is_untouched:
        echo("  The playground has messages, so they stay. “Show me a busy team” replaces them.")
        return
    try:
        await slack.demo.show()
    except PersonMistake as mistake:
        echo(f"  {mistake}")
    else:
        echo("  A busy team is in the playground.")


def _unnoticed() -> None:
    """Notes nothing: the playground has no watchdog."""


def _playground_database_url(database_url: str) -> str:
    """The playground's database, unless one is set: a moved clock must not touch real entries."""
    return PLAYGROUND_DATABASE if database_url == DATABASE else database_url


def _stop_on_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stop.set)
    return stop


def _how_to_connect(slack: "Playground") -> str:
    return (
        f"\n  The playground is running without a bot: open {slack.url}\n"
        "  Connect a bot with:\n"
        f"  SLACK_API_URL={slack.api_url}\n"
        f"  SLACK_BOT_TOKEN={slack.bot_token}\n"
        f"  SLACK_APP_TOKEN={slack.app_token}\n"
    )
