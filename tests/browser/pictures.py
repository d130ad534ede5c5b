"""Makes the pictures of the README and the documents: the real bot in its playground.

`script/pictures` runs it.
"""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import (
    FilePayload,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.browser.conftest import CHROMIUM_OPTIONS
from tests.browser.steps import become, last_message, say

ROOT = Path(__file__).parents[2]
#: About the width at which GitHub shows a README, so that text remains readable.
WIDTH = 1000
#: Room for a board's columns, or for the Inspector next to the conversation.
WIDE = 1180
PEOPLE = ("Ada Lindqvist", "Ben Okafor", "Uma Rao")
TARGETS = FilePayload(
    name="targets.csv",
    mimeType="text/csv",
    buffer=b"""Company,Website,Owner
Acme GmbH,acme.com,Ada Lindqvist
Globex,globex.io,Ada Lindqvist
Initech,initech.io,Ben Okafor
Umbra Health,umbra.health,Ben Okafor
""",
)
# Days ago, views, unique engagers.
POSTS = {
    "Ada Lindqvist": [(1, 2340, 25), (3, 1810, 34), (12, 960, 11), (19, 1240, 22)],
    "Ben Okafor": [(1, 1120, 24), (2, 840, 16)],
    "Uma Rao": [(2, 1530, 31), (3, 720, 17)],
}
# Engagers of the newest post: Ada has most views and engagers, Ben most target engagers.
ENGAGED = {
    "Ada Lindqvist": """Jane Doe, CTO, Acme GmbH
John Roe - Head of Sales at Globex
Ria Poe, CFO, Acme
Max Muster, Freelancer
Ann Other, Student""",
    "Ben Okafor": """Ida Holm, CEO, Initech
Per Lund, CTO, Initech
Sam Lee, Head of IT, Umbra Health
Eva Stone, CFO, Umbra Health
Kim Park, CEO, Globex
Bo Dahl, Consultant""",
    "Uma Rao": """Tom Reed, CIO, Umbra Health
Lea Frank, Recruiter""",
}


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


def link_of(number: int, posted_at: datetime) -> str:
    """A link to a post of that moment: LinkedIn's ids begin with a clock in milliseconds."""
    made = int(posted_at.timestamp() * 1000) << 22 | number
    return f"https://www.linkedin.com/posts/x_activity-{made}-AbCd"


async def import_targets(page: Page) -> None:
    """Drop the list of target accounts into the conversation, and import it."""
    await page.locator("input[type=file]").set_input_files([TARGETS])
    await last_message(page).get_by_role("button", name="Import").click()
    await expect(page.locator(".message").filter(has_text="Imported targets.csv")).to_be_visible()


async def log_posts(page: Page, name: str, now: datetime) -> None:
    """Log a person's posts, the newest last."""
    for days, views, engagers in reversed(POSTS[name]):
        link = link_of(PEOPLE.index(name), now - timedelta(days=days))
        await say(page, f"log {link} {views} views {engagers} engagers")
        await expect(answer_with(page, f"{views:,} view")).to_be_visible()


async def list_engagers(page: Page, name: str) -> None:
    """List the engagers of the newest post, and wait for the bot's answer."""
    await last_message(page).get_by_role("button", name="Who engaged?").click()
    form = page.get_by_role("dialog", name="Who engaged?")
    await form.get_by_label("Who engaged").fill(ENGAGED[name])
    await form.get_by_role("button", name="Read the names").click()
    await form.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Warm, still without a DM")


async def close(page: Page) -> None:
    """Close the form."""
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()


def answer_with(page: Page, text: str) -> Locator:
    """The newest message with this text."""
    return page.locator(".message").filter(has_text=text).last


async def join(page: Page, name: str) -> None:
    """Join, and agree to be on the board."""
    await become(page, name)
    await say(page, "/ssi join")
    form = page.get_by_role("dialog", name="Join")
    await form.get_by_label("Yes, show my name").check()
    await form.get_by_role("button", name="Join").click()
    await expect(form.get_by_label("Yes, show my name")).to_be_hidden()
    await close(page)


async def set_up_team(page: Page) -> None:
    """Make a team of all people, with its board in #sales."""
    await become(page, PEOPLE[0])
    await say(page, "/ssi setup")
    await page.get_by_role("button", name="Add a team").click()
    form = page.get_by_role("dialog", name="Add a team")
    await form.get_by_label("Name").first.fill("Nordics")
    members = form.get_by_role("combobox", name=re.compile("Members"))
    for name in PEOPLE:
        await members.fill(name)
        await form.get_by_role("option", name=name).click()
    await form.get_by_label("Board channel").select_option("#sales")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_be_hidden()
    await close(page)


async def move_to_friday(page: Page) -> datetime:
    """Move the clock to a Friday, for a week full of entries; returns the time."""
    clock = page.get_by_role("region", name="Simulated clock")
    for jump in ("Next Monday 09:00", *("+1 day",) * 4):
        await clock.get_by_role("button", name=jump).click()
        await walked(clock)
    await expect(clock).to_contain_text("Fri")
    state = await page.evaluate("fetch('/page/state?as=U0ADA').then((state) => state.json())")
    return datetime.fromisoformat(state["now"])


async def walked(clock: Locator) -> None:
    """Wait until the clock is where its button said."""
    await expect(clock).to_have_attribute("aria-busy", "false", timeout=60_000)


async def take_pictures(studio: Studio) -> None:
    """Live through a team's week, and take the pictures."""
    page = studio.page
    now = await move_to_friday(page)
    await import_targets(page)
    for name in reversed(PEOPLE):
        await become(page, name)
        await log_posts(page, name, now)
        await list_engagers(page, name)
        if name == PEOPLE[0]:
            await studio.take("conversation")
        await close(page)
    await say(page, "dm Jane Doe at Acme GmbH")
    await expect(answer_with(page, "Target share of your DMs")).to_be_visible()
    await studio.resize(622, WIDE)
    await open_inspector(studio)
    for name in reversed(PEOPLE):
        await join(page, name)
    await set_up_team(page)
    await studio.resize(794)
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Target engagers")
    await studio.take("home")
    await page.get_by_role("tab", name="Messages").click()
    await take_digest_and_board(studio)


async def open_inspector(studio: Studio) -> None:
    """Take a picture of an answer and the request that the bot sent for it."""
    page = studio.page
    await page.get_by_role("button", name="Inspector").click()
    await page.locator(".exchanges summary").filter(has_text="chat.postMessage").first.click()
    await expect(page.locator(".payload").first).to_be_visible()
    await last_message(page).evaluate("message => message.scrollIntoView(false)")
    await studio.take("inspector")
    await page.get_by_role("button", name="Inspector").click()
    await expect(page.locator(".payload").first).to_be_hidden()


async def take_digest_and_board(studio: Studio) -> None:
    """Wait until Monday, and take pictures of the digest and the board."""
    page = studio.page
    await page.get_by_role("button", name="Next Monday 09:00").click()
    await walked(page.get_by_role("region", name="Simulated clock"))
    await studio.resize(1216)
    digest = page.get_by_role("article").filter(has=page.get_by_role("figure"))
    await digest.evaluate("digest => digest.scrollIntoView()")
    await expect(digest).to_contain_text("Warm, still without a DM")
    await studio.take("digest")
    await page.get_by_role("button", name="+1 hour").click()
    await walked(page.get_by_role("region", name="Simulated clock"))
    await studio.resize(810, WIDE)
    await page.get_by_role("navigation").get_by_role("button", name="sales").click()
    board = page.get_by_role("table").last
    await expect(board).to_contain_text("Target engagers")
    # Show all columns; on the page the last ones need scrolling.
    await board.evaluate("board => { board.closest('.blocks').style.maxWidth = 'none'; }")
    await studio.take("board")


@asynccontextmanager
async def running_bot(folder: str) -> AsyncIterator[str]:
    """Run the bot in an empty folder, without tokens; yields the page's address."""
    settings = {"PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--port", "0"),
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
            await expect(page.get_by_text("SSI Coach is not connected.")).to_be_hidden()
            await page.get_by_role("button", name="Put it in the message box").wait_for()
            await take_pictures(studio)
            await browser.close()


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(make_pictures(pictures))
