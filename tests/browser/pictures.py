"""Makes the pictures of the README and the documents: the busy team in the playground.

`script/pictures` runs it.
"""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import (
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from demo.market import trade_name
from tests.browser.conftest import CHROMIUM_OPTIONS
from tests.browser.steps import last_message, say

ROOT = Path(__file__).parents[2]
#: About the width at which GitHub shows a README, so that text remains readable.
WIDTH = 1000
#: Room for a board's columns, or for the Inspector next to the conversation.
WIDE = 1180
#: A target account of the busy team.
ACCOUNT = trade_name(10)


class Studio:
    """Takes pictures of the page, light and dark."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder

    async def resize(self, height: int, width: int = WIDTH) -> None:
        """Set the size of the next picture, in pixels."""
        await self.page.set_viewport_size(ViewportSize(width=width, height=height))

    async def take(self, name: str) -> None:
        """Take a picture of the page as it is."""
        await self.page.mouse.move(0, 0)
        for scheme in ("light", "dark"):
            await self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            await self.page.screenshot(path=self._folder / f"{name}-{scheme}.png")
        await self.page.emulate_media(color_scheme="light")


async def take_pictures(studio: Studio) -> None:
    """Look at the busy team, and take the pictures."""
    page = studio.page
    await studio.resize(1006)
    digest = page.get_by_role("article").filter(has=page.get_by_role("figure")).first
    await digest.evaluate("digest => digest.scrollIntoView()")
    await studio.take("digest")
    await studio.resize(622, WIDE)
    await open_inspector(studio)
    await studio.resize(794)
    await page.get_by_role("tab", name="Home").click()
    await expect(
        page.get_by_role("tabpanel", name="Home").get_by_role("button").first
    ).to_be_visible()
    await studio.take("home")
    await page.get_by_role("tab", name="Messages").click()
    await studio.resize(810, WIDE)
    await take_answer(studio, "/ssi pipeline 90d", "pipeline")
    await take_answer(studio, f"/ssi accounts {ACCOUNT}", "account")
    await page.get_by_role("navigation").get_by_role("button", name="sales").click()
    board = page.get_by_role("table").last
    await show_all_columns(board)
    await studio.take("board")


async def take_answer(studio: Studio, line: str, name: str) -> None:
    """Type a command, and take a picture of its answer, at its top."""
    page = studio.page
    before = await page.get_by_role("article").count()
    await say(page, line)
    await expect(page.get_by_role("article")).to_have_count(before + 1)
    answer = last_message(page)
    if await answer.get_by_role("table").count():
        await show_all_columns(answer.get_by_role("table").first)
    await answer.evaluate("answer => answer.scrollIntoView()")
    await studio.take(name)


async def show_all_columns(table: Locator) -> None:
    """Make room for all columns; on the page the last ones need scrolling."""
    await table.evaluate("table => { table.closest('.blocks').style.maxWidth = 'none'; }")


async def open_inspector(studio: Studio) -> None:
    """Take a picture of the conversation and a request that the bot sent for it."""
    page = studio.page
    await page.get_by_role("button", name="Inspector").click()
    await page.locator(".exchanges summary").filter(has_text="chat.postMessage").first.click()
    await expect(page.locator(".payload").first).to_be_visible()
    await last_message(page).evaluate("message => message.scrollIntoView(false)")
    await studio.take("inspector")
    await page.get_by_role("button", name="Inspector").click()
    await expect(page.locator(".payload").first).to_be_hidden()


@asynccontextmanager
async def running_bot(folder: str) -> AsyncIterator[str]:
    """Run the bot in an empty folder, without tokens; yields the page's address."""
    settings = {"PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--demo", "--port", "0"),
        cwd=folder,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert bot.stdout is not None
    try:
        async for line in bot.stdout:
            if address := re.search(r"http://\S+", line.decode()):
                yield address[0]
                break
    finally:
        bot.terminate()
        await bot.wait()


async def make_pictures(folder: Path) -> None:
    """Make all pictures."""
    with TemporaryDirectory() as data:
        async with running_bot(data) as address, async_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=CHROMIUM_OPTIONS
            )
            page = await browser.new_page()
            page.set_default_timeout(5_000)
            studio = Studio(page, folder)
            await studio.resize(640)
            await page.goto(address)
            # Its year takes some seconds.
            await page.get_by_role("button", name="Remove them all").wait_for(timeout=120_000)
            await take_pictures(studio)
            await browser.close()


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(make_pictures(pictures))
