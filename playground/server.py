"""The playground: a local Slack for one workspace, one app and a few people."""

import asyncio
import errno
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from playground.page_server import static_files
from playground.page_server.clock_walk import ClockWalk
from playground.page_server.demo import Demo
from playground.page_server.file_transfers import FileTransfers
from playground.page_server.inspector import PageInspector
from playground.page_server.page_api import PageApi
from playground.page_server.tour import Step, Tour
from playground.people.user_actions import UserActions
from playground.refusals import PlaygroundTimeout
from playground.testing.actor import Actor
from playground.web_api.endpoint import Call, Endpoint
from playground.web_api.file_download import FileDownload
from playground.web_api.file_upload import FileUpload
from playground.web_api.method import Site
from playground.web_api.response_endpoint import ResponseEndpoint
from playground.wire.background import Background
from playground.wire.bot_mistakes import BotMistakes
from playground.wire.envelopes import PATIENCE_SECONDS, Dispatcher, Envelope, EnvelopeResult
from playground.wire.exchanges import Exchanges
from playground.wire.faults import Faults
from playground.wire.socket_mode import SocketMode
from playground.workspace import Workspace
from playground.world.changes import Changes
from playground.world.file_contents import FileContents
from playground.world.fresh_world import fill
from playground.world.identity import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from playground.world.manifest import read_manifest
from playground.world.pending_uploads import PendingUploads
from playground.world.simulated_clock import PlaygroundClock, RewindableClock
from playground.world.state import Guest, User
from playground.world.state_file import StateFile

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
# Slack takes larger bodies than aiohttp's default of one megabyte.
LARGEST_BODY = 4 * 1024 * 1024


class Playground:
    """A local Slack on 127.0.0.1.

    Args:
        manifest: the app's manifest, as a dict.
        clock: the workspace's time; people can move a `SimulatedClock`.
        state_file: where the state is kept across restarts; None keeps it in memory only.
        real_time: a monotonic clock, in seconds, for time limits that ignore the workspace's time.
        on_reset: called when a person resets the workspace, so that the bot can reset too.
        on_step: called after each hour when a person moves the clock; returns once the bot has sent
            what is due. Without it, the playground waits until the bot is quiet.
        patience: real seconds within which the bot must acknowledge; Slack allows 3.
        on_demo: fills a fresh workspace with invented people and what they entered.
        tour: steps for newcomers, which the page ticks off.

    Raises:
        ManifestError: Slack would refuse the manifest.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN
    signing_secret = SIGNING_SECRET

    def __init__(
        self,
        manifest: dict[str, Any],
        clock: PlaygroundClock,
        state_file: Path | None = None,
        real_time: Callable[[], float] = time.monotonic,
        on_reset: Callable[[], Awaitable[None]] | None = None,
        on_step: Callable[[], Awaitable[None]] | None = None,
        patience: float = PATIENCE_SECONDS,
        on_demo: Callable[[], Awaitable[None]] | None = None,
        tour: Sequence[Step] = (),
    ) -> None:
        self.clock = clock
        self.faults = Faults(real_time)
        self._traffic = Changes()
        self._changes = Changes(also=self._traffic)
        self.exchanges = Exchanges(clock, real_time, self._traffic)
        self._bot_mistakes = BotMistakes(self.exchanges)
        self._background = Background()
        self._sockets = SocketMode(self._changes, self._bot_mistakes, self.exchanges)
        self._dispatcher = Dispatcher(
            self._sockets, self._background, self.exchanges, real_time, patience
        )
        self.workspace = Workspace(
            read_manifest(manifest),
            clock,
            self._changes,
            self._dispatcher,
            self._background,
            self._bot_mistakes,
            real_time,
            lambda: self.faults.taken_scopes,
        )
        self._contents = FileContents(_folder_beside(state_file))
        self._uploads = PendingUploads()
        self._actions = UserActions(self.workspace, self._contents)
        self._inspector = PageInspector(self.exchanges, self.faults, self._changes)
        self._walk = ClockWalk(self.workspace, self.exchanges, on_step)
        self.demo = Demo(self.workspace.world, self._changes, self.reset, on_demo)
        self.tour = Tour(tour, self.workspace.world, self._changes)
        self._dispatcher.on_ack = self.tour.heard
        self._page = PageApi(
            self._actions,
            self._inspector,
            self._traffic,
            self._walk,
            self.reset,
            self.demo,
            self.tour,
        )
        self._on_reset = on_reset
        self._state: StateFile | None = None
        if state_file is not None:
            self._state = StateFile(state_file, self.workspace.world, clock, self._traffic)
        self._people: dict[str, Actor] = {}
        self._endpoint: Endpoint | None = None
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The page's address, ending in a slash."""
        return f"http://{HOST}:{self.port}/"

    @property
    def api_url(self) -> str:
        """The Web API's address, ending in a slash: the bot's SLACK_API_URL."""
        return f"{self.url}api/"

    @property
    def envelopes(self) -> list[Envelope]:
        """All envelopes sent to the bot, in order."""
        return self._dispatcher.envelopes

    @property
    def calls(self) -> list[Call]:
        """All Web API calls, in order, without their tokens."""
        return self._endpoint.calls if self._endpoint else []

    @property
    def bot_mistakes(self) -> list[str]:
        """Mistakes of the bot that Slack would hardly report."""
        return self._bot_mistakes.mistakes

    @property
    def unsupported(self) -> list[str]:
        """The methods that the bot called and the playground lacks."""
        return self._bot_mistakes.unsupported

    @property
    def open_sockets(self) -> int:
        """How many WebSockets the bot has open."""
        return self._sockets.connections

    def person(self, handle: str) -> Actor:
        """A person by handle or id; the same object each time.

        Raises:
            KeyError: no person has this handle or id.
        """
        user = self.workspace.world.user_called(handle)
        if user is None or user.is_bot:
            raise KeyError(handle)
        return self._people.setdefault(user.id, Actor(self._actions, user))

    def add_person(
        self,
        handle: str,
        name: str,
        zone: str,
        *,
        is_admin: bool = False,
        guest: Guest = "",
        title: str = "",
        channels: Sequence[str] = (),
    ) -> Actor:
        """Add a person; the id is "U0" and the handle in capitals, `zone` is an IANA zone.

        Args:
            title: what they do, as on their profile.
            channels: the channels in which they are, like "#sales".

        Raises:
            KeyError: there is no such channel.
        """
        user = User(
            "U0" + handle.upper(), handle, name, zone, is_admin=is_admin, guest=guest, title=title
        )
        self.workspace.world.users[user.id] = user
        for name in channels:
            channel = self.workspace.world.conversation_called(name)
            if channel is None:
                raise KeyError(name)
            channel.members.append(user.id)
        self._changes.mark()
        return self.person(user.id)

    async def start(self, port: int = 0) -> None:
        """Restore the state, or make a fresh one, and listen.

        If the port is taken, a free one is used.

        Raises:
            StateFileError: the state file cannot be read.
        """
        if self._state is None or not self._state.read():
            fill(self.workspace.world, self.workspace.manifest.app_name)
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        self.port = await _listen(self._runner, port)
        self.workspace.answers_at(self.url)
        site = Site(self.workspace, self._sockets, self._contents, self._uploads, self.url)
        self._endpoint = Endpoint(site, self.faults, self.exchanges)
        if self._state is not None:
            self._background.spawn(self._state.follow(self._changes))

    async def walk_to(self, moment: datetime) -> None:
        """Move the clock as the page's buttons do: hour by hour, the bot sending on the way."""
        await self._walk.to(lambda _: moment)

    async def stop(self) -> None:
        """Close all connections, write the state and stop listening. Safe to call twice."""
        self.faults.clear()
        await self._sockets.close()
        await self._page.close()
        await self._background.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
            if self._state is not None:
                self._state.write()

    async def reset(self) -> None:
        """Bring the workspace to its fresh state; a `RewindableClock` returns to real time."""
        self.workspace.modals.clear_all()
        self.faults.clear()
        self._contents.clear()
        self._uploads.clear()
        self.exchanges.clear()
        fill(self.workspace.world, self.workspace.manifest.app_name)
        if isinstance(self.clock, RewindableClock):
            self.clock.rewind()
        if self._on_reset is not None:
            await self._on_reset()
        if self._state is not None:
            self._state.write()
        self._changes.mark()

    async def bot_connected(self, seconds: float = 5.0) -> None:
        """Wait until a bot is connected.

        Raises:
            PlaygroundTimeout: none connected within `seconds`.
        """
        try:
            await self._changes.until(lambda: self._sockets.connected or None, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout("no bot connected") from timeout

    async def until(self, holds: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until `holds()`; it is asked again after each change, envelope, ack and call.

        Raises:
            PlaygroundTimeout: it did not hold within `seconds`.
        """
        try:
            await self._traffic.until(lambda: holds() or None, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout("the condition did not hold in time") from timeout

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one Web API method, in order."""
        return [call for call in self.calls if call.method == method]

    async def redeliver(self, envelope_id: str) -> EnvelopeResult:
        """Send an envelope again: the same id, the same payload.

        Raises:
            KeyError: no such envelope was sent.
        """
        return await self._dispatcher.redeliver(envelope_id)

    async def redeliver_event(self, event_id: str, times: int = 1) -> list[EnvelopeResult]:
        """Send an event again, as Slack does on a doubt: the same event_id, new envelopes.

        Raises:
            KeyError: no such event was sent.
        """
        return [await self._dispatcher.redeliver_event(event_id) for _ in range(times)]

    async def disconnect(
        self, reason: str = "refresh_requested", grace: float | None = None
    ) -> None:
        """Ask the bot's connections to close; after `grace` seconds, close the others."""
        await self._sockets.disconnect(reason, grace)

    def lose_acknowledgements(self) -> None:
        """Lose what the bot sends over its open connections, before they are cut."""
        self._sockets.deafen()

    def abort_connections(self) -> None:
        """Cut the bot's connections without a word, as a failing network does."""
        self._sockets.abort()

    def _application(self) -> web.Application:
        responses = ResponseEndpoint(self.workspace, self.faults, self.exchanges)
        downloads = FileDownload(self.workspace, self._contents, self.faults, self.exchanges)
        uploads = FileUpload(self._uploads, self.faults, self.exchanges)
        transfers = FileTransfers(self._actions, self._contents)
        app = web.Application(middlewares=[static_files.local_only], client_max_size=LARGEST_BODY)
        app.router.add_get("/", static_files.index)
        app.router.add_get("/page/state", self._page.state)
        app.router.add_get("/page/live", self._page.live)
        app.router.add_post("/page/act", self._page.act)
        app.router.add_post("/page/drop", transfers.drop)
        app.router.add_get("/page/files/{id}", transfers.fetch)
        app.router.add_get("/page/exchanges", self._inspector.exchanges)
        app.router.add_get("/page/faults", self._inspector.fault_kinds)
        app.router.add_get("/page/{file:.+}", static_files.static_file)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/socket/{ticket}", self._sockets.serve)
        app.router.add_post("/response/{secret}", responses.serve)
        app.router.add_post("/upload/v1/{ticket}", uploads.serve)
        app.router.add_get("/files-pri/{place}/download/{name}", downloads.serve)
        app.router.add_get("/files-pri/{place}/{name}", downloads.serve)
        return app

    async def _api(self, request: web.Request) -> web.StreamResponse:
        if self._endpoint is None:
            raise web.HTTPServiceUnavailable
        return await self._endpoint.serve(request)


def _folder_beside(state_file: Path | None) -> Path | None:
    return None if state_file is None else state_file.with_name(state_file.name + ".files")


async def _listen(runner: web.AppRunner, port: int) -> int:
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as error:
        if error.errno != errno.EADDRINUSE or port == 0:
            raise
        log.warning("port %s is taken; using a free one", port)
        await web.TCPSite(runner, HOST, 0).start()
    return int(runner.addresses[0][1])


async def serve_for_ever(playground: Playground, port: int, announce: Callable[[], None]) -> None:
    """Run a playground until cancelled; `announce` is called once it listens."""
    await playground.start(port)
    try:
        announce()
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
    finally:
        await playground.stop()
