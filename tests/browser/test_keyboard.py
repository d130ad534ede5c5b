"""The page without a mouse."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.steps import last_message

pytestmark = pytest.mark.asyncio(loop_scope="session")

NAME_OF_FOCUSED = """() => {
    const held = document.activeElement;
    const role = held.getAttribute("role") ?? held.tagName.toLowerCase();
    return `${role} ${held.getAttribute("aria-label") ?? held.innerText ?? ""}`;
}"""


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the focused element has this name, or this role and name."""
    for _ in range(60):
        if name in (await page.evaluate(NAME_OF_FOCUSED)).replace("\n", " "):
            return
        await page.keyboard.press(key)
    pytest.fail(f"Tab never came to {name!r}")


async def test_every_main_task_works_with_the_keyboard(page: Page) -> None:
    keys = page.keyboard
    await expect(page.locator("#message-box-text")).to_be_focused()
    await keys.type("one")
    await keys.press("Shift+Enter")
    await keys.type("two")
    await keys.press("Enter")
    await expect(last_message(page)).to_contain_text("one\ntwo")

    await keys.type("/s")
    await keys.press("Tab")
    await keys.type("log")
    await keys.press("Enter")
    form = page.get_by_role("dialog", name="Log a post")
    await expect(form.get_by_label("Link to the post")).to_be_focused()
    await keys.type("https://linkedin.com/posts/x")
    await keys.press("Tab")
    await keys.type("many")
    await keys.press("Tab")
    await keys.press("Space")
    await tab_to(page, "Log it")
    await keys.press("Enter")
    await expect(form.get_by_role("alert")).to_have_text("Digits only, not many.")
    await expect(form.get_by_label("Views")).to_be_focused()
    await keys.press("Control+A")
    await keys.type("2340")
    await keys.press("Enter")
    await expect(form).to_be_hidden()
    await expect(last_message(page)).to_contain_text("Logged 2340 views")
    await expect(page.locator("#message-box-text")).to_be_focused()

    await tab_to(page, "Shortcuts", "Shift+Tab")
    await keys.press("Enter")
    await expect(page.get_by_role("menuitem")).to_be_focused()
    await keys.press("Enter")
    await expect(form).to_be_visible()
    await keys.press("Escape")
    await expect(form).to_be_hidden()
    await expect(page.get_by_role("button", name="Shortcuts")).to_be_focused()

    await tab_to(page, "More actions", "Shift+Tab")
    await keys.press("Enter")
    await keys.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Reply in thread")).to_be_focused()
    await keys.press("Escape")
    await tab_to(page, "tab Messages", "Shift+Tab")
    await keys.press("ArrowLeft")
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Your dashboard")

    await tab_to(page, "+1 hour", "Shift+Tab")
    await keys.press("Enter")
    clock = page.get_by_role("region", name="Simulated clock")
    await expect(clock).to_contain_text("11:30")
    await tab_to(page, "sales", "Shift+Tab")
    await keys.press("Enter")
    await expect(page.get_by_role("heading", name="# sales")).to_be_visible()
    await tab_to(page, "You are", "Shift+Tab")
    await keys.press("Enter")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(page.get_by_role("button", name="You are Ben Okafor")).to_be_visible()


async def test_arrow_up_in_an_empty_box_recalls_the_last_text_sent(page: Page) -> None:
    box = page.locator("#message-box-text")
    await box.fill("/ssi hello there")
    await box.press("Enter")
    await expect(last_message(page)).to_contain_text("You said: hello there")
    await expect(box).to_have_value("")
    await box.press("ArrowUp")
    await expect(box).to_have_value("/ssi hello there")
    await box.press("ArrowUp")
    await expect(box).to_have_value("/ssi hello there")
    await box.fill("one line")
    await box.press("ArrowUp")
    await expect(box).to_have_value("one line")
