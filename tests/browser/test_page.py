"""The playground's page, as a person with a browser uses it."""

import pytest
from playwright.async_api import Locator, Page, expect

from playground import Playground
from playground.identity import BOT_USER_ID
from tests.browser.scripted_bot import HOSTILE, WEEK, ScriptedBot

pytestmark = pytest.mark.asyncio(loop_scope="module")

expect.set_options(timeout=5_000)


async def say(page: Page, text: str) -> None:
    """Write something into the message box and send it."""
    box = page.locator("#composer-text")
    await box.fill(text)
    await box.press("Enter")


async def become(page: Page, name: str) -> None:
    await page.get_by_role("button", name="You are").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_role("button", name=f"You are {name}")).to_be_visible()


async def open_log_form(page: Page) -> Locator:
    await say(page, "/ssi log")
    form = page.get_by_role("dialog", name="Log a post")
    await expect(form).to_be_visible()
    return form


async def test_a_command_is_answered_visibly_to_its_sender_only(page: Page) -> None:
    await say(page, "/ssi hello")
    answer = page.get_by_role("article").last
    await expect(answer).to_contain_text("Only visible to you")
    await expect(answer).to_contain_text("Hello from the bot")
    await expect(answer.get_by_text("APP")).to_be_visible()
    await become(page, "Ben Okafor")
    await expect(page.get_by_role("log")).not_to_contain_text("Hello from the bot")


async def test_the_welcome_puts_a_first_command_into_the_message_box(page: Page) -> None:
    await page.get_by_role("button", name="Put it in the message box").click()
    await expect(page.locator("#composer-text")).to_have_value(
        "/ssi log https://www.linkedin.com/posts/x_activity-7402746946853253120-AbCd"
        " 2340 views 25 engagers"
    )
    await expect(page.locator("#composer-text")).to_be_focused()


async def test_tab_completes_a_command_from_the_manifest(page: Page) -> None:
    box = page.locator("#composer-text")
    await box.fill("/s")
    await expect(page.get_by_role("option")).to_contain_text("Log LinkedIn posts")
    await box.press("Tab")
    await expect(box).to_have_value("/ssi ")


async def test_a_button_in_a_message_reaches_the_bot(page: Page) -> None:
    await say(page, "/ssi hello")
    await page.get_by_role("button", name="Cheer").click()
    await expect(page.get_by_role("article").last).to_contain_text("Cheers!")


async def test_a_choice_that_asks_for_confirmation_reaches_the_bot_only_when_confirmed(
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


async def test_a_field_error_keeps_what_was_typed_and_the_corrected_form_is_logged(
    page: Page,
) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("many")
    await form.get_by_label("Link to the post").fill("https://www.linkedin.com/posts/x")
    await form.get_by_label("Credibility").check()
    await form.get_by_role("button", name="Log it").click()
    await expect(form.get_by_role("alert")).to_have_text("Digits only, such as 2340.")
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


async def test_a_required_field_left_empty_is_named(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_role("button", name="Log it").click()
    await expect(form.get_by_role("alert").first).to_have_text(
        "Please complete this required field."
    )
    await expect(form.get_by_label("Link to the post")).to_be_focused()


async def test_every_kind_of_field_sends_what_was_chosen(page: Page, bot: ScriptedBot) -> None:
    await say(page, "/ssi fields")
    form = page.get_by_role("dialog", name="Every field")
    await form.get_by_label("line").fill("one line")
    await form.get_by_label("paragraph").fill("two\nlines")
    await form.get_by_label("number").fill("12")
    await form.get_by_label("address").fill("https://example.com/a")
    await form.get_by_label("mail").fill("ada@example.com")
    await form.get_by_label("time").fill("09:15")
    await form.get_by_label("one", exact=True).select_option("green")
    await form.get_by_text("Choose…", exact=True).and_(form.locator("summary")).click()
    await form.get_by_label("north").check()
    await form.get_by_label("west").check()
    await form.get_by_label("who").select_option("Ben Okafor")
    await form.get_by_label("where").select_option("#sales")
    await form.get_by_label("b", exact=True).check()
    await form.get_by_label("y", exact=True).check()
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
        "some": ["north", "west"],
        "who": "U0BEN",
        "where": "C0SALES",
        "boxes": ["b"],
        "radio": "y",
    }


async def test_a_view_that_is_updated_while_somebody_types_keeps_the_text_and_the_caret(
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


async def test_a_modal_above_another_returns_to_it_with_what_was_typed(page: Page) -> None:
    form = await open_log_form(page)
    await form.get_by_label("Views").fill("77")
    await form.get_by_role("button", name="Why these?").click()
    upper = page.get_by_role("dialog", name="Why these?")
    await expect(upper).to_contain_text("Views and engagers make the rate.")
    await page.keyboard.press("Escape")
    await expect(form.get_by_label("Views")).to_have_value("77")
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    await expect(page.locator("#composer-text")).to_be_focused()


async def test_tab_stays_inside_a_modal(page: Page) -> None:
    form = await open_log_form(page)
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await form.evaluate("form => form.contains(document.activeElement)")


async def test_shortcuts_open_the_form(page: Page) -> None:
    await page.get_by_role("button", name="Shortcuts").click()
    await page.get_by_role("menuitem", name="Log a LinkedIn post").click()
    form = page.get_by_role("dialog", name="Log a post")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_be_hidden()
    await say(page, "look: https://www.linkedin.com/posts/x")
    await page.get_by_role("article").last.hover()
    await page.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Log this post").click()
    await expect(form).to_be_visible()


async def test_another_person_stays_chosen_after_a_reload(page: Page) -> None:
    await become(page, "Eve Partner")
    await page.reload()
    you = page.get_by_role("button", name="You are")
    await expect(you).to_contain_text("Eve Partner")
    await expect(you).to_contain_text("external")
    await expect(you).to_contain_text("09:30 in London")


async def test_the_home_tab_shows_what_the_bot_published(page: Page) -> None:
    await page.get_by_role("tab", name="Home").click()
    home = page.get_by_role("tabpanel", name="Home")
    await expect(home).to_contain_text("Your dashboard")
    await home.get_by_role("button", name="Refresh").click()
    await expect(home).to_contain_text("Fresh figures")
    await page.get_by_role("tab", name="Messages").click()
    await expect(home).to_be_hidden()


async def test_the_clock_jumps_in_the_persons_own_zone(page: Page) -> None:
    clock = page.get_by_role("region", name="Simulated clock")
    for jump, time, day in [
        ("+1 hour", "11:30", "Wed 10 Dec 2025"),
        ("+1 day", "11:30", "Thu 11 Dec 2025"),
        ("Next Monday 09:00", "09:00", "Mon 15 Dec 2025"),
        ("Next 1st of the month", "09:00", "Thu 1 Jan 2026"),
    ]:
        await clock.get_by_role("button", name=jump).click()
        await expect(clock).to_contain_text(time)
        await expect(clock).to_contain_text(day)


async def test_markup_in_messages_stays_text(page: Page) -> None:
    await say(page, HOSTILE)
    await expect(page.get_by_role("article").last).to_contain_text(HOSTILE)
    await say(page, "/ssi hostile")
    answer = page.get_by_role("article").last
    await expect(answer.get_by_role("heading")).to_have_text(HOSTILE)
    await expect(answer).to_contain_text("<javascript:alert(1)|press me>")
    await expect(page.locator(".log script, .log img, .log a")).to_have_count(0)
    await expect(page).not_to_have_title("broken")


async def test_an_element_that_the_page_cannot_draw_is_shown_with_its_content(page: Page) -> None:
    await say(page, "/ssi strange")
    answer = page.get_by_role("article").last
    await answer.get_by_text("The playground cannot draw this element yet: datetimepicker").click()
    await expect(answer).to_contain_text('"action_id": "moment"')
    await expect(answer).to_contain_text("After")


async def test_a_block_that_the_page_cannot_draw_is_shown_with_its_content(
    page: Page, playground: Playground
) -> None:
    # The server refuses such blocks, but a state file of another version may hold one.
    world = playground.workspace.world
    hologram = {"type": "hologram", "block_id": "h", "beam": "blue"}
    world.post(world.conversations["D0ADA"], BOT_USER_ID, "Look", blocks=[hologram])
    message = page.get_by_role("article").last
    await message.get_by_text("The playground cannot draw this block yet: hologram").click()
    await expect(message).to_contain_text('"beam": "blue"')


async def test_unread_messages_are_marked_until_they_are_looked_at(
    page: Page, bot: ScriptedBot
) -> None:
    sales = page.get_by_role("navigation").get_by_role("button", name="sales")
    await bot.web.chat_postMessage(channel="C0SALES", text="The week in figures")
    await expect(sales).to_contain_text("1 unread")
    await sales.click()
    await expect(page.get_by_role("log")).to_contain_text("The week in figures")
    await page.get_by_role("button", name="general").click()
    await expect(sales).not_to_contain_text("unread")


async def test_a_channel_without_the_bot_offers_to_invite_it(page: Page) -> None:
    await page.get_by_role("button", name="quiet").click()
    notice = page.get_by_text("SSI Coach is not in #quiet")
    await expect(notice).to_be_visible()
    await page.get_by_role("button", name="Invite SSI Coach").click()
    await expect(notice).to_be_hidden()


async def test_an_archived_channel_has_no_message_box_until_it_is_opened_again(
    page: Page,
) -> None:
    await page.get_by_role("button", name="sales").click()
    box = page.get_by_label("Message #sales")
    await expect(box).to_be_visible()
    await page.get_by_role("button", name="This channel").click()
    await page.get_by_role("menuitem", name="Archive the channel").click()
    await expect(page.get_by_text("#sales is archived")).to_be_visible()
    await expect(box).to_be_hidden()
    await page.get_by_role("button", name="Unarchive it").click()
    await expect(box).to_be_visible()


async def test_the_bot_is_taken_out_of_a_channel(page: Page) -> None:
    await page.get_by_role("button", name="sales").click()
    await page.get_by_role("button", name="This channel").click()
    await page.get_by_role("menuitem", name="Remove SSI Coach").click()
    await expect(page.get_by_text("SSI Coach is not in #sales")).to_be_visible()


async def test_an_admin_changes_and_closes_an_account(page: Page) -> None:
    change = page.get_by_role("button", name="Change people's accounts…")
    await change.click()
    await page.get_by_role("menuitem", name="Ben Okafor").click()
    account = page.get_by_role("dialog", name="The account of")
    await account.get_by_label("Time zone").select_option("Asia/Tokyo")
    await account.get_by_label("Workspace admin").check()
    await account.get_by_role("button", name="Save").click()
    await become(page, "Ben Okafor")
    await expect(page.get_by_role("button", name="You are")).to_contain_text("in Tokyo")
    await become(page, "Ada Lindqvist")
    await change.click()
    await page.get_by_role("menuitem", name="Ben Okafor").click()
    await account.get_by_label("Name").fill("Ben Okafor Jr")
    await account.get_by_label("Name").press("Enter")
    await change.click()
    await expect(page.get_by_role("menuitem", name="Ben Okafor Jr")).to_contain_text("Tokyo")
    await page.get_by_role("menuitem", name="Ben Okafor").click()
    await account.get_by_role("button", name="Deactivate").click()
    await change.click()
    await expect(page.get_by_role("menuitem", name="Ben Okafor")).to_contain_text("deactivated")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="You are").click()
    await expect(page.get_by_role("menuitemradio", name="Uma Rao")).to_be_visible()
    await expect(page.get_by_role("menuitemradio", name="Ben Okafor")).to_have_count(0)


async def test_what_the_bot_sends_after_a_jump_of_the_clock_is_drawn(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    bot.sends_at_each_jump(playground.clock, WEEK)
    clock = page.get_by_role("region", name="Simulated clock")
    await clock.get_by_role("button", name="Next Monday 09:00").click()
    week = page.get_by_role("article").filter(has_text="Your week")
    await expect(week.get_by_role("table")).to_contain_text("Ada Lindqvist")
    await expect(week.get_by_role("img", name="Engagement rate")).to_be_visible()


async def test_the_page_says_when_the_bot_is_not_connected(page: Page, bot: ScriptedBot) -> None:
    notice = page.get_by_text("SSI Coach is not connected.")
    await expect(notice).to_be_hidden()
    await bot.disconnect()
    await expect(notice).to_be_visible()


async def test_reset_asks_first_and_then_forgets(page: Page) -> None:
    await say(page, "soon forgotten")
    message = page.get_by_text("soon forgotten")
    await expect(message).to_be_visible()
    reset = page.get_by_role("button", name="Reset the playground…")
    await reset.click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Cancel").click()
    await expect(message).to_be_visible()
    await reset.click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Reset").click()
    await expect(message).to_be_hidden()


async def test_a_narrow_window_shows_everything_without_scrolling_sideways(page: Page) -> None:
    await page.set_viewport_size({"width": 380, "height": 700})
    await say(page, "/ssi hello")
    await expect(page.get_by_role("article").last).to_contain_text("Hello")
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width == 380
    await page.get_by_role("button", name="Channels, people and clock").click()
    await page.get_by_role("button", name="sales").click()
    await expect(page.get_by_role("heading", name="# sales")).to_be_visible()


async def test_what_is_written_while_the_playground_is_away_stays_in_the_message_box(
    page: Page, playground: Playground, bot: ScriptedBot, complaints: list[str]
) -> None:
    await bot.disconnect()
    await playground.stop()
    await expect(page.get_by_text("The playground does not answer.")).to_be_visible()
    await say(page, "hello?")
    await expect(page.locator(".toast")).to_contain_text("Is it still running?")
    await expect(page.locator("#composer-text")).to_have_value("hello?")
    # The browser itself logs each refused connection.
    complaints.clear()
