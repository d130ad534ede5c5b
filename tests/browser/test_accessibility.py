"""axe-core finds nothing serious on the page, light or dark."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from playground.server import Playground
from tests.browser.blocks import FIGURES, WEEK, WORDS
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import open_log_form, say

pytestmark = pytest.mark.asyncio(loop_scope="session")

COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
EVERYTHING = {"resultTypes": ["violations"]}


async def faults_of(page: Page) -> list[str]:
    """Serious and critical findings of axe-core: all rules in light, colours also in dark."""
    found = []
    for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        results = await Axe().run(page, options=options)
        found += [
            f"{scheme}: {fault['id']}: {node['html']}"
            for fault in results.response["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
    await page.emulate_media(color_scheme="light")
    return found


async def test_a_conversation_with_every_kind_of_block(page: Page, bot: ScriptedBot) -> None:
    for blocks in (WEEK, FIGURES, WORDS):
        await bot.web.chat_postMessage(channel="U0ADA", text="Look", blocks=blocks)
    await bot.web.chat_postMessage(channel="C0SALES", text="Unread")
    await say(page, "look: https://example.com *at* `this` <@U0BEN> <!here>")
    await say(page, "/ssi pick")
    await expect(page.get_by_role("combobox", name="Window")).to_be_visible()
    await page.get_by_role("button", name="You are").click()
    assert await faults_of(page) == []


async def test_a_form_with_errors_and_an_open_list(page: Page) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    await form.get_by_role("button", name="Send").click()
    await expect(form.get_by_role("alert").first).to_be_visible()
    await form.get_by_role("combobox", name="some").click()
    await form.get_by_role("option", name="north").click()
    await form.get_by_role("combobox", name="some").click()
    assert await faults_of(page) == []


async def test_the_home_tab_and_the_drawer(page: Page, playground: Playground) -> None:
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Your dashboard")
    playground.faults.answer("chat.update", "is_archived")
    await page.get_by_role("button", name="Inspector").click()
    drawer = page.get_by_role("complementary", name="Inspector")
    await drawer.get_by_text("Faults").first.click()
    await drawer.locator(".exchanges summary").first.click()
    await expect(drawer.locator("pre").first).to_be_visible()
    assert await faults_of(page) == []


async def test_a_narrow_screen_with_its_sidebar_and_a_question(page: Page) -> None:
    await page.set_viewport_size({"width": 360, "height": 700})
    form = await open_log_form(page)
    await form.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Channels, people and clock").click()
    await page.get_by_role("button", name="Reset the playground…").click()
    await expect(page.get_by_role("alertdialog")).to_be_visible()
    assert await faults_of(page) == []
