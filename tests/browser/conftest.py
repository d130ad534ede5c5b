"""A headless Chromium before a fresh playground with the scripted bot."""

import json
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, async_playwright

from playground import Playground
from playground.clock import SimulatedClock
from tests.browser.scripted_bot import ScriptedBot

MANIFEST = Path(__file__).parents[2] / "manifest.json"
A_WEDNESDAY = datetime(2025, 12, 10, 9, 30, tzinfo=UTC)
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def window() -> AsyncIterator[BrowserContext]:
    """One browser window for a module; a page of its own for each test."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("These tests need Chromium: install it with `apt-get install chromium`.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        window = await browser.new_context(viewport={"width": 1200, "height": 860})
        window.set_default_timeout(5_000)
        yield window
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[Playground]:
    """A fresh workspace on a Wednesday morning."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    playground = Playground(manifest, SimulatedClock(start_at=A_WEDNESDAY))
    await playground.start(port=0)
    yield playground
    await playground.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def bot(playground: Playground) -> AsyncIterator[ScriptedBot]:
    """The scripted bot, connected."""
    bot = ScriptedBot(playground)
    await bot.connect()
    yield bot
    await bot.disconnect()


@pytest.fixture
def complaints() -> list[str]:
    """What the page complained of, and where it went that is not the playground."""
    return []


@pytest_asyncio.fixture(loop_scope="module")
async def page(
    window: BrowserContext, playground: Playground, bot: ScriptedBot, complaints: list[str]
) -> AsyncIterator[Page]:
    """The page as Ada first sees it; fails a test after which the page has complained."""
    page = await window.new_page()
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None,
    )
    page.on(
        "request",
        lambda request: (
            complaints.append(f"went to {request.url}")
            if not request.url.startswith(playground.url)
            else None
        ),
    )
    await page.goto(playground.url)
    await page.get_by_role("heading", name="Welcome to the playground").wait_for()
    yield page
    # Another test's playground may get the same port, and so the same memory.
    await page.evaluate("localStorage.clear()")
    await page.close()
    assert complaints == []
