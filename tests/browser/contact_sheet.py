"""Makes a contact sheet: every face of the bot, wide and narrow, light and dark.

`script/pictures --all` runs it. The faces are those of a busy team, of a newcomer, and of a
workspace of extremes: a million views, long names, emoji, and names that run right to left.
"""

import asyncio
import html
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from playwright.async_api import Error, Locator, Page, ViewportSize, async_playwright

from bot.app import build_app
from bot.busy_team import show_busy_team
from bot.socket_mode import SocketMode
from demo.market import committee, trade_name
from playground.refusals import PersonMistake
from playground.server import Playground
from playground.testing.actor import Actor, Surface
from playground.testing.reading import as_read
from playground.testing.screen import ShownMessage, ShownView
from playground.world.element_states import options_of, placed_elements
from playground.world.simulated_clock import SimulatedClock
from playground.world.state import Message
from storage.engine import open_engine
from storage.migrate import migrate
from tests.browser.conftest import CHROMIUM_OPTIONS
from tests.browser.faces import FACES, Face
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import MANIFEST, NOW, LocalSlack, settings_for
from tests.conversations.links import id_at

#: Pixels: a telephone, and a window with room for a table.
_WIDTHS = {"narrow": 390, "wide": 1180}
_SCHEMES = ("light", "dark")
#: Higher than any face, so that none is cut.
_HEIGHT = 3_600
_LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrenten Beteiligungs-GmbH & Co. KGaA"


@dataclass(frozen=True)
class Town:
    """A workspace whose faces are shown.

    Args:
        name: Names its pictures.
        fill: Enters what there is.
        words: What takes the place of ``{account}`` and other names in the steps.
        people: Handles that take the place of others.
    """

    name: str
    fill: Callable[[LocalSlack], Awaitable[None]]
    words: dict[str, str]
    people: dict[str, str] = field(default_factory=dict)


def _link(day: datetime, words: str = "") -> str:
    slug = f"ada_{words}-activity" if words else "ada_activity"
    return f"https://www.linkedin.com/posts/{slug}-{id_at(day)}-AbCd"


async def _busy(slack: LocalSlack) -> None:
    await slack.playground.demo.show()


async def _nobody(slack: LocalSlack) -> None:
    """A workspace in which no one has done anything."""


async def _extremes(slack: LocalSlack) -> None:
    """A team whose names are long, right to left or full of emoji, and whose figures are huge."""
    ada, uma = slack.ada, slack.uma
    await ada.changes_profile(name="נועה ברק-לוינשטיין 🌻 von Hohenstein-Birkenfeld zu Ahrensböök")
    await uma.changes_profile(name="X")
    await _does(slack, ada, "/ssi accounts add חברת הדוגמה בע״מ")
    for number in range(4):
        await _does(slack, ada, f"/ssi accounts add {number + 1} {_LONG}")
    for person in (ada, uma):
        words = "the-day-we-cut-onboarding-from-ninety-days-to-three-and-what-every-buyer-told-us"
        for number in range(4):
            link = _link(NOW - timedelta(days=5 * number + 1, hours=len(person.name)), words)
            await _does(slack, person, f"/ssi log {link} 1000000 views 999999 engagers")
            if person is ada:
                read = await _does(slack, person, f"/ssi engagers {link}")
                await person.fills(_view(read), {"engager_names": _EXTREME_PEOPLE})
                for _ in range(2):
                    await person.submits(_view(person.modal))
                    await slack.bot.desk.finish()
                while person.modal:
                    await person.closes(person.modal)
        await _does(slack, person, f"/ssi win 999999999999 EUR 1 {_LONG}")
        await _does(slack, person, "/ssi score 100")
        await _does(slack, person, "/ssi join", {"on_board": "yes"})
    setup = await _does(slack, ada, "/ssi setup")
    form = await _press(slack, ada, setup, "Add a team")
    team = {"team_name": _LONG, "team_members": [ada.id, uma.id], "team_channel": "C0SALES"}
    await ada.fills(_view(form), team)
    await ada.submits(_view(form))
    await slack.bot.desk.finish()
    while ada.modal:
        await ada.closes(ada.modal)
    monday = datetime(NOW.year, 11, 30, 9, tzinfo=UTC)
    for hours in range(0, 30, 2):
        await deliver(slack, monday + timedelta(hours=hours))


_EXTREME_PEOPLE = f"""\
ליאורה שקד, סמנכ״ל רכש, חברת הדוגמה בע״מ
Wilhelmina-Charlotte von Hohenstein-Birkenfeld zu Ahrensböök, Chief Operating Officer, 1 {_LONG}
Sunny 🌻🌻 Kimura, CTO, 2 {_LONG}
Bo, CEO, 3 {_LONG}"""
_NEW = {"link": _link(NOW - timedelta(hours=20), "how-we-cut-onboarding-to-three-days")}
_WORDS = {
    **_NEW,
    "link2": _link(NOW - timedelta(hours=30)),
    "link3": _link(NOW - timedelta(hours=40), "what-buyers-ask-first"),
    "slug": "how-we-cut-onboarding-ada-lindqvist",
}
_STRANGER = "Jane Doe, CTO, Acme\nJohn Roe - Head of Sales at Acme"
TOWNS = (
    Town(
        "busy",
        _busy,
        {
            **_WORDS,
            "account": trade_name(10),
            "person": committee(10)[0].name,
            "people": f"{committee(10)[0].name}, COO, {trade_name(10)}\n"
            f"{committee(10)[1].name}, Buyer, {trade_name(10)}\nMax Muster, CFO, Initech",
        },
    ),
    Town(
        "newcomer",
        _nobody,
        {**_WORDS, "account": "Acme", "person": "Jane Doe", "people": _STRANGER},
        {"cleo": "ada", "jorg": "ada"},
    ),
    Town(
        "extremes",
        _extremes,
        {
            **_WORDS,
            "account": f"1 {_LONG}",
            "person": "Wilhelmina-Charlotte von Hohenstein-Birkenfeld zu Ahrensböök",
            "people": _EXTREME_PEOPLE,
        },
        {"cleo": "ada", "jorg": "ada", "ben": "uma"},
    ),
)


async def _does(
    slack: LocalSlack, person: Actor, line: str, fields: dict[str, object] | None = None
) -> Surface:
    """Types a line; with ``fields``, fills and sends the form that it opens."""
    shown = await _after(slack, person, "dm", person.types("dm", line))
    if fields is not None:
        await person.fills(_view(shown), fields)
        await person.submits(_view(shown))
        await slack.bot.desk.finish()
        while person.modal:
            await person.closes(person.modal)
    return shown


async def _press(slack: LocalSlack, person: Actor, shown: Surface, label: str) -> Surface:
    """Presses the first button, or chooses the first entry of a menu, with this label."""
    for placed in placed_elements(shown.blocks):
        element = placed.element
        entries = [as_read(entry["text"]["text"]) for entry in options_of(element)]
        if element["type"] == "button":
            entries = [as_read(element["text"]["text"])]
        if label in entries:
            value = element.get("value", "") if element["type"] == "button" else ""
            press = person.clicks(shown, label, block_id=placed.block_id, value=value)
            return await _after(slack, person, _place_of(shown), press)
    raise PersonMistake(f"There is no “{label}”.")


async def _after(slack: LocalSlack, person: Actor, place: str, act: Awaitable[object]) -> Surface:
    """What the person looks at after an act: the modal on top, else the newest message."""
    change = max((each.change for each in _messages(slack, person, place)), default=0)
    await act
    await slack.bot.desk.finish()
    if person.modal is not None:
        return person.modal
    newer = [each for each in _messages(slack, person, place) if each.change > change]
    by_bot = [each for each in newer if each.user_id != person.id]
    if not by_bot:
        raise PersonMistake("The bot did not answer.")
    wanted = min(by_bot, key=lambda each: each.change)
    return next(each for each in person.messages(place) if each.ts == wanted.ts)


def _messages(slack: LocalSlack, person: Actor, place: str) -> list[Message]:
    workspace = slack.playground.workspace
    conversation = workspace.conversation_of(person.id, place)
    return workspace.world.visible_to(person.id, conversation)


def _place_of(shown: Surface) -> str:
    return shown.conversation_id if isinstance(shown, ShownMessage) else "dm"


def _view(shown: Surface | None) -> ShownView:
    if not isinstance(shown, ShownView):
        raise PersonMistake("There is no form.")
    return shown


async def come_to(slack: LocalSlack, town: Town, face: Face, person: Actor) -> Surface:
    """Does what a face needs, and returns it.

    Raises:
        PersonMistake: this town does not have the face.
    """
    while person.modal:
        await person.closes(person.modal)
    if face.sent:
        told = [each for each in person.messages(face.place) if face.sent in each.words]
        if not told:
            raise PersonMistake("The bot did not send it.")
        return told[-1]
    shown: Surface | None = None
    for step in face.steps:
        line = step.format_map(town.words)
        if step == "home":
            await person.opens_home()
            await slack.bot.desk.finish()
            shown = person.home
        elif step == "submit":
            shown = await _after(slack, person, face.place, person.submits(_view(shown)))
        elif step.startswith("> ") and shown:
            shown = await _press(slack, person, shown, line[2:])
        elif " = " in step:
            name, _, value = line.partition(" = ")
            await person.fills(_view(shown), {name: value})
        else:
            shown = await _after(slack, person, face.place, person.types(face.place, line))
    if shown is None:
        raise PersonMistake("There is nothing to see.")
    return shown


class Sheet:
    """Takes the pictures of a town's faces.

    Args:
        page: A page of a browser.
        folder: Where the pictures go.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._address = ""

    async def take(self, slack: LocalSlack, name: str, person: Actor, shown: Surface) -> None:
        """Takes the four pictures of one face."""
        page, home = self._page, isinstance(shown, ShownView) and shown.type == "home"
        place = _place_of(shown)
        conversation = slack.playground.workspace.conversation_of(person.id, place).id
        address = f"{slack.playground.url}?{person.id}#{conversation}{'/home' if home else ''}"
        if address != self._address:
            await page.goto(slack.playground.url)
            await page.evaluate("who => localStorage.setItem('playground.person', who)", person.id)
            await page.goto("about:blank")
            await page.goto(address)
            self._address = address
        if isinstance(shown, ShownMessage):
            face = page.locator(f"article[data-ts='{shown.ts}']")
        elif home:
            face = page.get_by_role("tabpanel", name="Home")
            # No more than its blocks.
            await face.evaluate("home => { home.style.flex = 'none'; }")
        else:
            face = page.get_by_role("dialog", name=shown.title)
            # All of it, though it would scroll.
            await face.evaluate("form => { form.style.maxHeight = 'none'; }")
        await face.wait_for()
        await self._photograph(face, name)

    async def _photograph(self, face: Locator, name: str) -> None:
        for width, pixels in _WIDTHS.items():
            await self._page.set_viewport_size(ViewportSize(width=pixels, height=_HEIGHT))
            for scheme in _SCHEMES:
                dark = scheme == "dark"
                await self._page.emulate_media(color_scheme="dark" if dark else "light")
                path = self._folder / f"{name} {width} {scheme}.png"
                await face.screenshot(path=path, animations="disabled")


@asynccontextmanager
async def running(data: Path) -> AsyncIterator[LocalSlack]:
    """Runs the playground and the bot in this process, on a clock that stands still."""
    clock = SimulatedClock(real_now=lambda: NOW)
    slack: LocalSlack | None = None

    async def fill() -> None:
        assert slack is not None
        await show_busy_team(slack.playground, slack.bot)

    async def step() -> None:
        assert slack is not None
        await deliver(slack)

    playground = Playground(MANIFEST, clock, on_step=step, on_demo=fill)
    await playground.start()
    settings = settings_for(playground, f"sqlite:///{data / 'sheet.db'}")
    engine = open_engine(settings.database_url)
    migrate(engine)
    async with aiohttp.ClientSession() as session:
        bot = build_app(settings, engine=engine, clock=clock, session=session)
        socket = SocketMode(bot, settings)
        await socket.start()
        await playground.bot_connected()
        slack = LocalSlack(playground, bot, socket, clock)
        yield slack
        await socket.stop()
        await bot.close()
    await playground.stop()


async def make_sheet(folder: Path, only: str = "") -> None:
    """Makes the pictures, and a page that shows them all.

    Args:
        folder: Where they go.
        only: Leaves out faces whose name has not this in it.
    """
    rows: list[str] = []
    async with async_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        page = await browser.new_page(viewport=ViewportSize(width=1180, height=_HEIGHT))
        page.set_default_timeout(5_000)
        for town in TOWNS:
            with TemporaryDirectory() as data:
                async with running(Path(data)) as slack:
                    await town.fill(slack)
                    sheet = Sheet(page, folder)
                    for face in FACES:
                        if only in f"{town.name} {face.name}":
                            rows += await _row(slack, town, face, sheet)
        await browser.close()
    (folder / "index.html").write_text(_PAGE.format(rows="\n".join(rows)), encoding="utf-8")


async def _row(slack: LocalSlack, town: Town, face: Face, sheet: Sheet) -> list[str]:
    name = f"{town.name} {face.name}"
    person = slack.playground.person(town.people.get(face.who, face.who))
    try:
        shown = await come_to(slack, town, face, person)
        await sheet.take(slack, name, person, shown)
    except (PersonMistake, KeyError, Error) as missing:
        print(f"{name}: {missing}", file=sys.stderr)  # noqa: T201
        return [f"<h2>{html.escape(name)}</h2><p>Not here: {html.escape(str(missing))}</p>"]
    pictures = [f"{name} {width} {scheme}.png" for width in _WIDTHS for scheme in _SCHEMES]
    shown_all = "".join(f'<img src="{html.escape(each)}" alt="">' for each in pictures)
    return [f"<h2>{html.escape(name)}</h2><div>{shown_all}</div>"]


_PAGE = """<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body {{ font-family: sans-serif; background: #888 }}
div {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto }}</style>
{rows}
"""


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(make_sheet(pictures, *sys.argv[2:3]))
