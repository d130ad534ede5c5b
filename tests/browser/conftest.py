"""A headless Chromium with a playground and the scripted bot.

Browser, tab, playground and bot last for all tests; each test begins with a playground that was
reset, on the same Wednesday morning, and with a page that was loaded anew.
"""

import json
import shutil
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)

from playground.page_server.tour import Step
from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.browser.scripted_bot import ScriptedBot

MANIFEST = json.loads((Path(__file__).parents[2] / "manifest.json").read_text(encoding="utf-8"))
A_WEDNESDAY = datetime(2025, 12, 10, 9, 30, tzinfo=UTC)
WIDE = ViewportSize(width=1200, height=860)
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


TOUR = (
    Step("Log a post.", "^type /ssi log", "/ssi log {link} 2340 views 25 engagers"),
    Step("Say hello.", "^type /ssi hello", "/ssi hello"),
)


class WednesdayMorning:
    """Real time that is the same morning at the start of each test."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Be that morning again."""
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        """Tell the time."""
        return A_WEDNESDAY + timedelta(seconds=time.monotonic() - self._began)


def _write_down_complaints(tab: Page, complaints: list[str]) -> None:
    def of_line(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            complaints.append(line.text)

    def of_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "about:")):
            complaints.append(f"went to {request.url}")

    tab.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    tab.on("console", of_line)
    tab.on("request", of_request)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def tab(complaints: list[str]) -> AsyncIterator[Page]:
    """A browser tab that all tests share."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("These tests need Chromium: install it with `apt-get install chromium`.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        window = await browser.new_context(viewport=WIDE)
        window.set_default_timeout(5_000)
        tab = await window.new_page()
        _write_down_complaints(tab, complaints)
        yield tab
        await browser.close()


@pytest.fixture(scope="session")
def complaints() -> list[str]:
    """The page's errors, and its requests to other hosts."""
    return []


@pytest.fixture(scope="session")
def morning() -> WednesdayMorning:
    """The real time of the playground that all tests share."""
    return WednesdayMorning()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def shared_playground(morning: WednesdayMorning) -> AsyncIterator[Playground]:
    """The playground that all tests share."""

    async def show_noa() -> None:
        title = "Seller (invented)"
        local.add_person("noa", "Noa Barak", "Europe/London", title=title)

    clock = SimulatedClock(real_now=morning)
    local = Playground(MANIFEST, clock, on_demo=show_noa, tour=TOUR)
    await local.start(port=0)
    yield local
    await local.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def shared_bot(shared_playground: Playground) -> AsyncIterator[ScriptedBot]:
    """The bot that all tests share, connected."""
    bot = ScriptedBot(shared_playground)
    await bot.connect()
    yield bot
    await bot.disconnect()


@pytest_asyncio.fixture(loop_scope="session")
async def playground(shared_playground: Playground, morning: WednesdayMorning) -> Playground:
    """A fresh workspace on that Wednesday morning."""
    morning.begin()
    await shared_playground.reset()
    return shared_playground


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground, shared_bot: ScriptedBot) -> AsyncIterator[ScriptedBot]:
    """The scripted bot, connected."""
    yield shared_bot
    shared_bot.forget()


@pytest_asyncio.fixture(loop_scope="session")
async def page(
    tab: Page, playground: Playground, bot: ScriptedBot, complaints: list[str]
) -> AsyncIterator[Page]:
    """The page as Ada first sees it; fails the test if the page reports errors."""
    complaints.clear()
    await tab.goto(playground.url)
    await tab.get_by_role("heading", name="Welcome to the playground").wait_for()
    yield tab
    complained = list(complaints)
    # The next test starts as a newcomer, with nothing remembered.
    await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")
    await tab.set_viewport_size(WIDE)
    assert complained == []
