"""Markup that people type is shown as text everywhere."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.blocks import HOSTILE
from tests.browser.steps import become, choose, last_message, open_log_form, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def expect_harmless(page: Page) -> None:
    """Check that no element on the page came from typed markup."""
    broken = page.locator("#app script, #app img, dialog img, dialog script, [onerror], [onclick]")
    await expect(broken).to_have_count(0)
    await expect(page.locator('a[href^="javascript"]')).to_have_count(0)
    assert await page.title() != "broken"


async def test_markup_in_messages_commands_and_blocks(page: Page) -> None:
    await say(page, HOSTILE)
    await expect(last_message(page)).to_contain_text(HOSTILE)
    await page.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Reply in thread").click()
    await say(page, HOSTILE)
    await expect(last_message(page)).to_contain_text(f"I heard: {HOSTILE}")
    await page.keyboard.press("Escape")
    await say(page, f"/ssi {HOSTILE}")
    await expect(last_message(page)).to_contain_text(f"You said: {HOSTILE}")
    await say(page, "/ssi hostile")
    await expect(last_message(page).get_by_role("heading")).to_have_text(HOSTILE)
    await expect(last_message(page)).to_contain_text("<javascript:alert(1)|press me>")
    await say(page, f"/{HOSTILE}")
    await expect(last_message(page)).to_contain_text("is not a valid command")
    await expect_harmless(page)


async def test_markup_in_fields_and_their_errors(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Link to the post").fill(HOSTILE)
    await expect(form).to_contain_text(f"Read so far: {HOSTILE}")
    await form.get_by_label("Views").fill(HOSTILE)
    await form.get_by_label("Credibility").check()
    await form.get_by_role("button", name="Log it").click()
    await expect(form.get_by_role("alert")).to_have_text(f"Digits only, not {HOSTILE}.")
    await expect_harmless(page)


async def test_markup_in_names_of_people_and_files(page: Page) -> None:
    await choose(page, "Change users…", "Ben Okafor")
    account = page.get_by_role("dialog", name="The account of")
    await account.get_by_label("Name", exact=True).fill(HOSTILE[:80])
    await account.get_by_role("button", name="Save").click()
    await become(page, HOSTILE[:80])
    file = FilePayload(name=f"{HOSTILE}.csv".replace("/", "∕"), mimeType="text/csv", buffer=b"x")
    await page.locator("input[type=file]").set_input_files([file])
    await expect(last_message(page)).to_contain_text("I heard: <img")
    await expect_harmless(page)


async def test_markup_in_the_inspector_and_in_look_ups(page: Page) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    await form.get_by_role("combobox", name="town", exact=True).fill(HOSTILE)
    await expect(form.get_by_text("No results")).to_be_visible()
    await form.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Inspector").click()
    exchange = page.locator("summary").filter(has_text="block_suggestion")
    await exchange.click()
    await expect(page.locator(".payload pre").first).to_contain_text("<script>")
    await page.get_by_role("searchbox", name="Filter").fill(HOSTILE)
    await expect_harmless(page)
