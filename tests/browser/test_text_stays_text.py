"""Markup that people type is shown as text everywhere."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from playground.server import Playground
from tests.browser.blocks import HOSTILE, options
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import become, choose, last_message, open_log_form, say

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLAIN = "Met Jane Doe and\nBob!"
# Pastes rich text; true if the page took it, false if it left it to the browser.
PASTE = """(box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Met Jane Doe and\\nBob!");
    clipboardData.setData("text/html", `<meta charset="utf-8"><p>Met
        <a href="https://x.io/in/jane(d)">Jane Doe</a> and<br>
        <a href="mailto:bob@x.io">Bob</a>!<a href="javascript:alert(1)">Bob</a></p>`);
    return !box.dispatchEvent(
        new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}"""


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


async def test_plain_words_become_links_and_mentions_unless_the_text_is_verbatim(
    page: Page, bot: ScriptedBot
) -> None:
    words = (
        "Booking.com met @here at https://x.io/a, says bob@x.io; v1.2 e.g. no@here <https://y.io|y>"
    )
    text = {"type": "mrkdwn", "text": words}
    for verbatim in (False, True):
        block = {"type": "section", "text": {**text, "verbatim": verbatim}}
        await bot.web.chat_postMessage(channel="U0ADA", text="words", blocks=[block])
    messages = page.get_by_role("article")
    await expect(messages).to_have_count(2)
    parsed, verbatim_one = messages.nth(0), messages.nth(1)
    await expect(parsed.get_by_role("link")).to_have_text(
        ["Booking.com", "https://x.io/a", "bob@x.io", "y"]
    )
    await expect(parsed.get_by_role("link").first).to_have_attribute("href", "http://Booking.com")
    await expect(parsed.locator(".mention")).to_have_text(["@here"])
    await expect(verbatim_one.get_by_role("link")).to_have_text(["y"])
    await expect(verbatim_one.locator(".mention")).to_have_count(0)
    for message in (parsed, verbatim_one):
        await expect(message).to_contain_text("Booking.com met @here at https://x.io/a, says")


async def test_a_date_in_a_text_is_shown_in_the_readers_zone(page: Page, bot: ScriptedBot) -> None:
    await bot.web.chat_postMessage(channel="U0ADA", text="Due <!date^1765357200^{time}|at nine>")
    await expect(last_message(page)).to_contain_text("Due 10:00")


async def test_an_options_text_is_shown_without_slacks_entities(
    page: Page, bot: ScriptedBot
) -> None:
    menu = {"type": "static_select", "action_id": "window", "options": options("R&D", "<b>")}
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "Team"}, "accessory": menu}
    await bot.web.chat_postMessage(channel="U0ADA", text="Team", blocks=[block])
    await page.get_by_role("combobox", name="Team").select_option("R&D")
    await expect(last_message(page)).to_contain_text("Picked R&D")
    await expect(page.get_by_role("combobox", name="Team").locator("option")).to_have_text(
        ["Choose…", "R&D", "<b>"]
    )


async def test_a_pasted_link_keeps_its_label_except_in_a_command(
    page: Page, playground: Playground
) -> None:
    box = page.locator("#message-box-text")
    for before, pasted in (
        ("", "Met [Jane Doe](https://x.io/in/jane%28d%29) and\n[Bob](mailto:bob@x.io)!"),
        ("/ssi dm ", "Met Jane Doe and\nBob!"),
    ):
        await box.fill(before)
        if not await box.evaluate(PASTE):
            # The browser itself pastes plain text only into what a person can write in.
            await box.fill(before + PLAIN)
        await expect(box).to_have_value(before + pasted)
    await box.fill("[Jane](https://x.io/jane) 🦄")
    await box.press("Enter")
    await expect(last_message(page).get_by_role("link", name="Jane")).to_be_visible()
    await expect(last_message(page)).to_contain_text("🦄")
    assert playground.person("ada").messages("dm")[-1].text == (
        "<https://x.io/jane|Jane> :unicorn_face:"
    )


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
