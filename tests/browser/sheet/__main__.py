"""Makes the contact sheet; `script/pictures --all` runs it.

A face is looked at as a person comes to it: they type or press, and the page is photographed. The
page `index.html` next to the pictures shows them all, says which faces a workspace does not have,
and lists what axe-core finds.
"""

import asyncio
import html
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from playwright.async_api import Error, Locator, Page, ViewportSize, async_playwright

from bot.app import build_app
from bot.busy_team import show_busy_team
from bot.socket_mode import SocketMode
from playground.refusals import PersonMistake
from playground.server import Playground
from playground.testing.actor import Actor, Surface
from playground.testing.screen import ShownMessage, ShownView
from playground.world.simulated_clock import SimulatedClock
from storage.engine import open_engine
from storage.migrate import migrate
from tests.browser.conftest import CHROMIUM_OPTIONS
from tests.browser.sheet.acting import come_to
from tests.browser.sheet.faces import Face
from tests.browser.sheet.towns import TOWNS, Town
from tests.browser.test_accessibility import faults_of
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack, settings_for

#: Pixels: a telephone, and a window with room for a table.
_WIDTHS = {"narrow": 390, "wide": 1180}
_SCHEMES = ("light", "dark")
#: Higher than any face, so that none is cut.
_HEIGHT = 3_600


class Sheet:
    """Takes the pictures of faces.

    Args:
        page: A page of a browser.
        folder: Where the pictures go.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._address = ""

    async def row(self, slack: LocalSlack, town: Town, face: Face) -> str:
        """One face in HTML, with its pictures, or with why there are none."""
        name = f"{town.name} {face.name}"
        person = slack.playground.person(town.people.get(face.who, face.who))
        try:
            shown = await come_to(slack, face, person, town.words)
            await self._photograph(await self._find(slack, person, shown), name)
        except (PersonMistake, KeyError, Error) as missing:
            return _row(name, f"<p>Not here: {html.escape(str(missing))}</p>")
        faults = await faults_of(self._page)
        pictures = [f"{name} {width} {scheme}.png" for width in _WIDTHS for scheme in _SCHEMES]
        images = "".join(f'<img src="{html.escape(each)}" alt="">' for each in pictures)
        found = "".join(f"<p>axe: {html.escape(fault)}</p>" for fault in faults)
        return _row(name, f"<div>{images}</div>{found}")

    async def _find(self, slack: LocalSlack, person: Actor, shown: Surface) -> Locator:
        """The face on the page, as this person."""
        place = shown.conversation_id if isinstance(shown, ShownMessage) else "dm"
        conversation = slack.playground.workspace.conversation_of(person.id, place).id
        home = isinstance(shown, ShownView) and shown.type == "home"
        if isinstance(shown, ShownView):
            # An open page would keep a form's fields as they were when it opened, hence empty.
            self._address = ""
        await self._look_at(slack, person, f"{conversation}{'/home' if home else ''}")
        if isinstance(shown, ShownMessage):
            face = self._page.locator(f"article[data-ts='{shown.ts}']")
        elif home:
            face = self._page.get_by_role("tabpanel", name="Home")
            # No more than its blocks.
            await face.evaluate("home => { home.style.flex = 'none'; }")
        else:
            face = self._page.get_by_role("dialog", name=shown.title)
            # All of it, though it would scroll.
            await face.evaluate("form => { form.style.maxHeight = 'none'; }")
        await face.wait_for()
        return face

    async def _look_at(self, slack: LocalSlack, person: Actor, place: str) -> None:
        address = f"{slack.playground.url}?{person.id}#{place}"
        if address == self._address:
            return
        await self._page.goto(slack.playground.url)
        remember = "who => localStorage.setItem('playground.person', who)"
        await self._page.evaluate(remember, person.id)
        await self._page.goto("about:blank")
        await self._page.goto(address)
        self._address = address

    async def _photograph(self, face: Locator, name: str) -> None:
        for width, pixels in _WIDTHS.items():
            await self._page.set_viewport_size(ViewportSize(width=pixels, height=_HEIGHT))
            for scheme in _SCHEMES:
                await self._page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                path = self._folder / f"{name} {width} {scheme}.png"
                await face.screenshot(path=path, animations="disabled")


def _row(name: str, content: str) -> str:
    return f"<h2>{html.escape(name)}</h2>{content}"


_PAGE = """<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body {{ font-family: sans-serif; background: #999 }}
div {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto }}</style>
{rows}
"""


@asynccontextmanager
async def running(data: Path, manifest: Mapping[str, Any]) -> AsyncIterator[LocalSlack]:
    """Runs the playground and the bot in this process, on a clock that stands still."""
    clock = SimulatedClock(real_now=lambda: NOW)
    slacks: list[LocalSlack] = []

    async def fill() -> None:
        await show_busy_team(slacks[0].playground, slacks[0].bot)

    async def step() -> None:
        await deliver(slacks[0])

    playground = Playground(dict(manifest), clock, on_step=step, on_demo=fill)
    await playground.start()
    settings = settings_for(playground, f"sqlite:///{data / 'sheet.db'}")
    engine = open_engine(settings.database_url)
    migrate(engine)
    async with aiohttp.ClientSession() as session:
        bot = build_app(settings, engine=engine, clock=clock, session=session)
        socket = SocketMode(bot, settings)
        await socket.start()
        await playground.bot_connected()
        slacks.append(LocalSlack(playground, bot, socket, clock))
        yield slacks[0]
        await socket.stop()
        await bot.close()
    await playground.stop()


async def make_sheet(folder: Path, *only: str) -> None:
    """Makes the pictures, and the page that shows them.

    Args:
        folder: Where they go.
        only: Parts of the names of the faces to show, such as ``busy`` or ``digest``.
    """
    rows: list[str] = []
    async with async_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        page = await browser.new_page()
        page.set_default_timeout(5_000)
        for town in TOWNS:
            faces = [
                face
                for face in town.faces
                if not only or any(part in f"{town.name} {face.name}" for part in only)
            ]
            if not faces:
                continue
            with TemporaryDirectory() as data:
                async with running(Path(data), town.manifest) as slack:
                    await town.fill(slack)
                    sheet = Sheet(page, folder)
                    rows += [await sheet.row(slack, town, face) for face in faces]
                    # Else the playground would wait for the page.
                    await page.goto("about:blank")
        await browser.close()
    (folder / "index.html").write_text(_PAGE.format(rows="\n".join(rows)), encoding="utf-8")


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(make_sheet(pictures, *sys.argv[2:]))
