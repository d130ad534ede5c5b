"""The demo and the tour on the playground's page."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.steps import say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_button_shows_the_demo_and_another_removes_it(page: Page) -> None:
    await say(page, "/ssi hello")
    await expect(page.get_by_role("article")).to_have_count(1)
    await page.get_by_role("button", name="Show me a busy team").click()
    # What is here is not deleted without a question.
    question = page.get_by_role("alertdialog", name="Replace what is here?")
    await question.get_by_role("button", name="Show the busy team").click()
    await expect(page.get_by_text("All people, companies and figures")).to_be_visible()
    await expect(page.get_by_role("article")).to_have_count(0)
    await page.get_by_role("button", name="You are").click()
    noa = page.get_by_role("menuitemradio", name="Noa Barak")
    await expect(noa).to_contain_text("Seller (invented)")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Remove them all").click()
    await page.get_by_role("button", name="Remove", exact=True).click()
    await expect(page.get_by_role("button", name="Show me a busy team")).to_be_visible()
    await page.get_by_role("button", name="You are").click()
    await expect(page.get_by_role("menuitemradio", name="Ben Okafor")).to_be_visible()
    await expect(noa).to_be_hidden()


async def test_a_step_of_the_tour_is_ticked_off_when_it_is_done(page: Page) -> None:
    steps = page.get_by_role("region", name="Welcome").get_by_role("listitem")
    await expect(steps).to_have_count(2)
    first, second = steps.nth(0), steps.nth(1)
    # Only the next step shows what to type.
    await expect(second.get_by_role("button")).to_have_count(0)
    await first.get_by_role("button", name="Put it in the message box").click()
    await page.locator("#message-box-text").press("Enter")
    await expect(first.get_by_role("img", name="Done")).to_be_visible()
    await expect(second.get_by_role("img", name="Done")).to_be_hidden()
    await second.get_by_role("button", name="Put it in the message box").click()
    await expect(page.locator("#message-box-text")).to_have_value("/ssi hello")
