"""The page without a bot or server; each test has its own playground."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.browser.conftest import A_WEDNESDAY, MANIFEST
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import say

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """A playground that a test may stop."""
    playground = Playground(MANIFEST, SimulatedClock(start_at=A_WEDNESDAY))
    await playground.start(port=0)
    yield playground
    await playground.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground) -> AsyncIterator[ScriptedBot]:
    """A bot that a test may stop."""
    bot = ScriptedBot(playground)
    await bot.connect()
    yield bot
    await bot.disconnect()


async def test_the_page_says_when_the_bot_is_not_connected(page: Page, bot: ScriptedBot) -> None:
    notice = page.get_by_text("SSI Coach is not connected.")
    await expect(notice).to_be_hidden()
    await bot.disconnect()
    await expect(notice).to_be_visible()


async def test_text_sent_while_the_server_is_down_remains_in_the_message_box(
    page: Page, playground: Playground, bot: ScriptedBot, complaints: list[str]
) -> None:
    await bot.disconnect()
    await playground.stop()
    await expect(page.get_by_text("The playground does not answer.")).to_be_visible()
    await say(page, "hello?")
    await expect(page.locator(".toast")).to_contain_text("Is it still running?")
    await expect(page.locator("#message-box-text")).to_have_value("hello?")
    # The browser itself logs each refused connection.
    complaints.clear()


async def test_a_field_says_when_the_app_cannot_look_up(page: Page, bot: ScriptedBot) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    await expect(form).to_be_visible()
    await bot.disconnect()
    await form.get_by_role("combobox", name="towns").click()
    await expect(form.locator(".suggestion-note:visible")).to_contain_text("could not be loaded")
