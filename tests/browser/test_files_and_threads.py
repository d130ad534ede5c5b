"""Shared files, and replies in threads."""

from base64 import b64decode

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.steps import last_message, say

pytestmark = pytest.mark.asyncio(loop_scope="session")

LIST = FilePayload(name="list.csv", mimeType="text/csv", buffer=b"Company\nAcme\n")
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DROP = """([zone, type]) => {
    const files = new DataTransfer();
    files.items.add(new File(["Company"], "dropped.csv", { type: "text/csv" }));
    const target = document.querySelector(zone);
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files });
    target.dispatchEvent(event);
}"""


async def test_a_file_chosen_by_the_paper_clip_reaches_the_bot(page: Page) -> None:
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Attach a file").click()
    await (await choosing.value).set_files([LIST])
    await expect(last_message(page)).to_contain_text("I heard: list.csv")
    file = page.get_by_role("link", name="list.csv")
    await expect(file).to_contain_text("13 B")
    async with page.expect_download() as downloading:
        await file.click()
    assert (await downloading.value).suggested_filename == "list.csv"


async def test_a_picture_is_shown(page: Page) -> None:
    picture = FilePayload(name="score.png", mimeType="image/png", buffer=PIXEL)
    await page.locator("input[type=file]").set_input_files([picture])
    shown = page.get_by_role("link", name="score.png").locator("img")
    await expect(shown).to_have_js_property("naturalWidth", 1)


async def test_a_file_dropped_onto_the_conversation_reaches_the_bot(page: Page) -> None:
    veil = page.get_by_text("Drop the file to share it here")
    await page.evaluate(DROP, [".log", "dragover"])
    await expect(veil).to_be_visible()
    await page.evaluate(DROP, [".log", "drop"])
    await expect(veil).to_be_hidden()
    await expect(last_message(page)).to_contain_text("I heard: dropped.csv")


async def test_a_reply_is_shown_and_answered_in_its_thread(page: Page) -> None:
    await say(page, "first")
    await say(page, "second")
    first = page.get_by_role("article").filter(has_text="first")
    await first.hover()
    await first.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Reply in thread").click()
    line = page.get_by_text("Replying in the thread of Ada Lindqvist")
    await expect(line).to_be_visible()
    await expect(page.locator("#message-box-text")).to_be_focused()
    await say(page, "stats")
    messages = page.get_by_role("article")
    await expect(messages).to_have_count(4)
    await expect(messages.nth(1)).to_have_accessible_name("Ada Lindqvist, 10:30, in a thread")
    await expect(messages.nth(2)).to_contain_text("I heard: stats")
    await expect(messages.nth(3)).to_contain_text("second")
    await page.keyboard.press("Escape")
    await expect(line).to_be_hidden()
    await say(page, "outside again")
    await expect(last_message(page)).to_contain_text("outside again")


async def test_a_bot_outside_a_channel_gets_none_of_its_files(page: Page) -> None:
    await page.get_by_role("button", name="quiet").click()
    await page.locator("input[type=file]").set_input_files([LIST])
    await expect(last_message(page).get_by_role("link", name="list.csv")).to_be_visible()
    await expect(page.get_by_text("I heard")).to_have_count(0)
