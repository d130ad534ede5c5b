"""Makes the README's pictures: the real bot in its playground, as people see it.

Run by `script/pictures`.
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
#: About as wide as a README is shown, so that its letters stay readable.
WIDTH = 1000
#: Room for a board's columns, or for the Inspector beside the conversation.
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
# Who engaged with the newest post: most views and engagers are Ada's, most targets are Ben's.
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

    async def be(self, height: int, width: int = WIDTH) -> None:
        """Be as large as the next picture, in pixels."""
        await self.page.set_viewport_size(ViewportSize(width=width, height=height))

    async def take(self, name: str) -> None:
        """Take a picture of what there is now."""
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
    """Drop the list of target accounts into the conversation, and say yes to it."""
    await page.locator("input[type=file]").set_input_files([TARGETS])
    await last_message(page).get_by_role("button", name="Import").click()
    await expect(page.locator(".message").filter(has_text="Imported targets.csv")).to_be_visible()


async def log_posts(page: Page, name: str, now: datetime) -> None:
    """Log the posts of a person, the newest last."""
    for days, views, engagers in reversed(POSTS[name]):
        link = link_of(PEOPLE.index(name), now - timedelta(days=days))
        await say(page, f"log {link} {views} views {engagers} engagers")
        await expect(answer_with(page, f"{views:,} view")).to_be_visible()


async def list_engagers(page: Page, name: str) -> None:
    """List who engaged with the newest post, as far as the bot's answer to that."""
    await last_message(page).get_by_role("button", name="Who engaged?").click()
    form = page.get_by_role("dialog", name="Who engaged?")
    await form.get_by_label("Who engaged").fill(ENGAGED[name])
    await form.get_by_role("button", name="Read the names").click()
    await form.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Warm, and not written to yet")


async def close(page: Page) -> None:
    """Close the form."""
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()


def answer_with(page: Page, text: str) -> Locator:
    """The newest message that says so."""
    return page.locator(".message").filter(has_text=text).last


async def join(page: Page, name: str) -> None:
    """Say yes to everything, and to the board."""
    await become(page, name)
    await say(page, "/ssi join")
    form = page.get_by_role("dialog", name="Join")
    await form.get_by_label("Yes, show my name").check()
    await form.get_by_role("button", name="Join").click()
    await expect(form.get_by_label("Yes, show my name")).to_be_hidden()
    await close(page)


async def set_up_team(page: Page) -> None:
    """Make a team of all, with #sales for its board."""
    await become(page, PEOPLE[0])
    await say(page, "/ssi setup")
    await page.get_by_role("button", name="Add a team").click()
    form = page.get_by_role("dialog", name="Add a team")
    await form.get_by_label("Name").first.fill("Nordics")
    members = form.get_by_role("combobox", name=re.compile("Members"))
    for name in PEOPLE:
        await members.fill(name)
        await form.get_by_role("option", name=name).click()
    await form.get_by_label("Channel of the board").select_option("#sales")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_be_hidden()
    await close(page)


async def a_friday(page: Page) -> datetime:
    """Move to the end of a week, so that its digest and board have something to tell."""
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


async def go_through(studio: Studio) -> None:
    """Be a team for a week, and take the pictures on the way."""
    page = studio.page
    now = await a_friday(page)
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
    await studio.be(622, WIDE)
    await open_inspector(studio)
    for name in reversed(PEOPLE):
        await join(page, name)
    await set_up_team(page)
    await studio.be(794)
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Target engagers")
    await studio.take("home")
    await page.get_by_role("tab", name="Messages").click()
    await see_what_comes(studio)


async def open_inspector(studio: Studio) -> None:
    """Take a picture of an answer beside what the bot sent for it."""
    page = studio.page
    await page.get_by_role("button", name="Inspector").click()
    await page.locator(".exchanges summary").filter(has_text="chat.postMessage").first.click()
    await expect(page.locator(".payload").first).to_be_visible()
    await last_message(page).evaluate("message => message.scrollIntoView(false)")
    await studio.take("inspector")
    await page.get_by_role("button", name="Inspector").click()
    await expect(page.locator(".payload").first).to_be_hidden()


async def see_what_comes(studio: Studio) -> None:
    """Wait until Monday for the digest and the board."""
    page = studio.page
    await page.get_by_role("button", name="Next Monday 09:00").click()
    await walked(page.get_by_role("region", name="Simulated clock"))
    await studio.be(1216)
    digest = page.get_by_role("article").filter(has=page.get_by_role("figure"))
    await digest.evaluate("digest => digest.scrollIntoView()")
    await expect(digest).to_contain_text("Warm, and not written to since")
    await studio.take("digest")
    await page.get_by_role("button", name="+1 hour").click()
    await walked(page.get_by_role("region", name="Simulated clock"))
    await studio.be(810, WIDE)
    await page.get_by_role("navigation").get_by_role("button", name="sales").click()
    board = page.get_by_role("table").last
    await expect(board).to_contain_text("Target engagers")
    # Show all columns; on the page the last ones need scrolling.
    await board.evaluate("board => { board.closest('.blocks').style.maxWidth = 'none'; }")
    await studio.take("board")


@asynccontextmanager
async def running_bot(folder: str) -> AsyncIterator[str]:
    """Start the bot in an empty folder, without tokens; gives the page's address."""
    mine = {"PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""}
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--port", "0"),
        cwd=folder,
        env={**os.environ, **mine},
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
            await studio.be(640)
            await page.goto(address)
            await expect(page.get_by_text("SSI Coach is not connected.")).to_be_hidden()
            await page.get_by_role("button", name="Put it in the message box").wait_for()
            await go_through(studio)
            await browser.close()


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(make_pictures(pictures))
