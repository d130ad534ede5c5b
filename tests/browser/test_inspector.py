"""The Inspector: exchanges between Slack and the bot, and faults."""

import json

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.steps import last_message, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def open_inspector(page: Page) -> Locator:
    """Open the Inspector."""
    await page.get_by_role("button", name="Inspector").click()
    return page.get_by_role("complementary", name="Inspector")


async def test_exchanges_are_listed_newest_first_and_expand_to_their_payload(page: Page) -> None:
    drawer = await open_inspector(page)
    rows = drawer.get_by_role("list", name="Exchanges").locator("summary")
    await say(page, "/ssi hello")
    await expect(rows.first).to_contain_text("slash_commands /ssi")
    await page.get_by_role("button", name="Cheer").click()
    await expect(rows.filter(has_text="chat.postMessage")).to_contain_text("bot →")
    await expect(rows.filter(has_text="block_actions")).to_contain_text("→ bot")
    await drawer.get_by_role("searchbox", name="Filter").fill("slash_commands")
    await expect(rows).to_have_count(1)
    await rows.first.click()
    await expect(drawer.locator("pre").first).to_contain_text('"command": "/ssi"')
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await drawer.get_by_role("button", name="Copy request").click()
    await expect(drawer.get_by_role("button", name="Copied")).to_be_visible()
    copied = json.loads(await page.evaluate("navigator.clipboard.readText()"))
    assert copied["payload"]["text"] == "hello"
    await page.reload()
    await expect(rows.first).to_be_visible()
    await drawer.get_by_role("button", name="Clear").click()
    await expect(drawer).to_contain_text("Nothing yet")


async def test_a_fault_is_added_strikes_and_is_removed(page: Page) -> None:
    drawer = await open_inspector(page)
    await drawer.get_by_text("Faults", exact=True).click()
    await drawer.get_by_role("combobox", name="Slack should …").select_option(
        "Answer with an error"
    )
    await drawer.get_by_role("combobox", name="for", exact=True).select_option("chat.postMessage")
    await drawer.get_by_label("Slack's error code").fill("is_archived")
    await drawer.get_by_label("Times").fill("3")
    await drawer.get_by_role("button", name="Switch on").click()
    await expect(drawer.get_by_text("Faults: 1 on")).to_be_visible()
    await say(page, "/ssi hello")
    await page.get_by_role("button", name="Cheer").click()
    failed = drawer.locator("summary").filter(has_text="chat.postMessage")
    await expect(failed).to_contain_text("is_archived")
    await expect(drawer).to_contain_text("2 left")
    await drawer.get_by_role("button", name="End: ").click()
    await expect(drawer.get_by_text("Faults", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Cheer").click()
    await expect(last_message(page)).to_contain_text("Cheers!")


async def test_esc_closes_the_drawer_and_restores_the_focus(page: Page) -> None:
    drawer = await open_inspector(page)
    await expect(drawer.get_by_role("searchbox")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await expect(page.get_by_role("button", name="Inspector")).to_be_focused()
