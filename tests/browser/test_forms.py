"""Fields and modals on the page."""

import pytest
from playwright.async_api import Locator, Page, expect

from playground.server import Playground
from tests.browser.blocks import EXPLANATION, log_form
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import choose, open_log_form, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


def offered(form: Locator) -> Locator:
    """The options in the list under a field."""
    return form.locator(".offered:visible")


async def test_a_field_error_keeps_what_was_typed_and_the_corrected_form_is_logged(
    page: Page,
) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("many")
    await form.get_by_label("Link to the post").fill("https://www.linkedin.com/posts/x")
    await form.get_by_label("Credibility").check()
    await form.get_by_role("button", name="Log it").click()
    await expect(form.get_by_role("alert")).to_have_text("Digits only, not many.")
    await expect(form.get_by_label("Views")).to_be_focused()
    await expect(form.get_by_label("Views")).to_have_value("many")
    await expect(form.get_by_label("Link to the post")).to_have_value(
        "https://www.linkedin.com/posts/x"
    )
    await expect(form.get_by_label("Credibility")).to_be_checked()
    await form.get_by_label("Views").fill("2340")
    await form.get_by_role("button", name="Log it").click()
    await expect(form).to_be_hidden()
    await expect(page.get_by_role("article").last).to_contain_text("Logged 2340 views")


async def test_an_empty_required_field_shows_an_error(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_role("button", name="Log it").click()
    await expect(form.get_by_role("alert").first).to_have_text(
        "Please complete this required field."
    )
    await expect(form.get_by_label("Link to the post")).to_be_focused()


async def test_every_kind_of_field_sends_its_value(page: Page, bot: ScriptedBot) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    await form.get_by_label("line").fill("one line")
    await form.get_by_label("paragraph").fill("two\nlines")
    await form.get_by_label("number").fill("12")
    await form.get_by_label("address").fill("https://example.com/a")
    await form.get_by_label("mail").fill("ada@example.com")
    await form.get_by_label("time").fill("09:15")
    await form.get_by_label("one", exact=True).select_option("green")
    some = form.get_by_role("combobox", name="some")
    for part in ("nor", "wes", "sou"):
        await some.fill(part)
        await expect(offered(form)).to_have_count(1)
        await some.press("Enter")
    await form.get_by_role("button", name="Remove west").click()
    others = form.get_by_role("combobox", name="others")
    await others.click()
    await offered(form).filter(has_text="Uma Rao").click()
    await form.get_by_label("who").select_option("Ben Okafor")
    await form.get_by_label("where").select_option("#sales")
    await form.get_by_label("b", exact=True).check()
    await form.get_by_label("y", exact=True).check()
    await form.get_by_role("combobox", name="town", exact=True).fill("ber")
    await offered(form).filter(has_text="Bergen").click()
    await form.get_by_role("combobox", name="towns").click()
    await offered(form).filter(has_text="Oslo").click()
    await form.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("article").last).to_contain_text("Received")
    assert bot.received == {
        "line": "one line",
        "paragraph": "two\nlines",
        "number": "12",
        "address": "https://example.com/a",
        "mail": "ada@example.com",
        "day": "2025-12-05",
        "time": "09:15",
        "one": "green",
        "some": ["north", "south"],
        "others": ["U0UMA"],
        "who": "U0BEN",
        "where": "C0SALES",
        "boxes": ["b"],
        "radio": "y",
        "town": "Bergen",
        "towns": ["Oslo"],
    }


async def test_a_choice_with_a_confirm_question_is_sent_only_when_confirmed(
    page: Page,
) -> None:
    await say(page, "/ssi pick")
    window = page.get_by_role("combobox", name="Window")
    await window.select_option("7 days")
    await page.get_by_role("alertdialog").get_by_role("button", name="Keep it").click()
    await expect(window).to_have_value("")
    await window.select_option("30 days")
    await page.get_by_role("alertdialog").get_by_role("button", name="Change it").click()
    await expect(page.get_by_role("article").last).to_contain_text("Picked 30d")


async def test_an_update_while_typing_keeps_the_text_and_the_caret(
    page: Page,
) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("77")
    link = form.get_by_label("Link to the post")
    await link.press_sequentially("https://linkedin")
    await expect(form).to_contain_text("Read so far: https://linkedin")
    await expect(link).to_be_focused()
    await page.keyboard.type(".com")
    await expect(link).to_have_value("https://linkedin.com")
    await expect(form.get_by_label("Views")).to_have_value("77")


async def test_a_form_that_comes_back_after_another_view_shows_the_old_input(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("77")
    await form.get_by_label("Credibility").check()
    view = playground.person("ada").modal
    assert view is not None
    await bot.web.views_update(view_id=view.id, view=EXPLANATION)
    await expect(page.get_by_role("dialog", name="Why these?")).to_be_visible()
    await bot.web.views_update(view_id=view.id, view=log_form())
    await expect(form.get_by_label("Views")).to_have_value("77")
    await expect(form.get_by_label("Credibility")).to_be_checked()


async def test_a_form_keeps_what_was_typed_when_the_page_is_loaded_again(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("77")
    await form.get_by_label("Credibility").check()
    await page.reload()
    await expect(form.get_by_label("Views")).to_have_value("77")
    await expect(form.get_by_label("Credibility")).to_be_checked()
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    kept = "Object.keys(localStorage).filter((name) => name.includes('form/'))"
    assert await page.evaluate(kept) == []


async def test_closing_a_pushed_modal_shows_the_one_below_with_its_input(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("77")
    await form.get_by_role("button", name="Why these?").click()
    upper = page.get_by_role("dialog", name="Why these?")
    await expect(upper).to_contain_text("Views and engagers make the rate.")
    await page.keyboard.press("Escape")
    await expect(form.get_by_label("Views")).to_have_value("77")
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    await expect(page.locator("#message-box-text")).to_be_focused()


async def test_tab_stays_inside_a_modal(page: Page) -> None:
    form = await open_log_form(page)
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await form.evaluate("form => form.contains(document.activeElement)")


async def test_shortcuts_open_the_form(page: Page) -> None:
    await choose(page, "Shortcuts", "Log a LinkedIn post")
    form = page.get_by_role("dialog", name="Log a post")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_be_hidden()
    await say(page, "look: https://www.linkedin.com/posts/x")
    await page.get_by_role("article").last.hover()
    await choose(page, "More actions", "Log this post")
    await expect(form).to_be_visible()


async def test_a_form_that_updates_itself_focuses_its_first_field(page: Page) -> None:
    await say(page, "/ssi slowly")
    form = page.get_by_role("dialog", name="Log a post")
    await expect(form.get_by_label("Link to the post")).to_be_focused()


async def test_an_external_select_asks_once_typing_pauses(page: Page, bot: ScriptedBot) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    town = form.get_by_role("combobox", name="town", exact=True)
    await town.press_sequentially("b")
    await expect(form.get_by_text("Type 2 letters or more.")).to_be_visible()
    await town.press_sequentially("er")
    await expect(offered(form)).to_have_text(["Berlin", "Bergen"])
    await town.press("ArrowDown")
    await town.press("Enter")
    await expect(town).to_have_value("Bergen")
    await town.fill("xyz")
    await expect(form.get_by_text("No results")).to_be_visible()
    await town.press("Escape")
    await expect(town).to_have_value("Bergen")
    await expect(form).to_be_visible()
    assert bot.looked_up == ["ber", "xyz"]
