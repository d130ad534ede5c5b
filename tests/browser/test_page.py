"""The playground's page in a browser."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from playground.server import Playground
from playground.world.identity import BOT_USER_ID
from tests.browser.blocks import WEEK
from tests.browser.conftest import A_WEDNESDAY
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import become, last_message, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_only_the_sender_sees_the_answer_to_a_command(page: Page) -> None:
    await say(page, "/ssi hello")
    answer = page.get_by_role("article").last
    await expect(answer).to_contain_text("Only visible to you")
    await expect(answer).to_contain_text("Hello from the bot")
    await expect(answer.get_by_text("APP")).to_be_visible()
    await become(page, "Ben Okafor")
    await expect(page.get_by_role("log")).not_to_contain_text("Hello from the bot")


async def test_a_newcomer_logs_a_post_and_another_as_another_person(page: Page) -> None:
    welcome = page.get_by_role("region", name="Welcome")
    box = page.locator("#message-box-text")
    await welcome.get_by_role("button", name="Put it in the message box").click()
    await expect(box).to_be_focused()
    await expect(box).to_have_value(re.compile(r"^/ssi log https://.+ 2340 views 25 engagers$"))
    first = await box.input_value()
    # LinkedIn's ids begin with the milliseconds at which they were made.
    [post] = re.findall(r"activity-(\d+)", first)
    posted = datetime.fromtimestamp((int(post) >> 22) / 1000, UTC)
    assert timedelta(days=1) < A_WEDNESDAY - posted < timedelta(days=3)
    await welcome.get_by_role("button", name="Open Home").click()
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Your dashboard")
    await page.get_by_role("tab", name="Messages").click()
    await welcome.get_by_role("button", name="Become Ben Okafor").click()
    await expect(page.get_by_role("button", name="You are Ben Okafor")).to_be_visible()
    await welcome.get_by_role("button", name="Put it in the message box").click()
    await expect(box).to_have_value(re.compile(r"^/ssi log https://.+ views .+ engagers$"))
    assert await box.input_value() != first


async def test_arrows_and_tab_complete_a_command_from_the_manifest(page: Page) -> None:
    await page.get_by_role("button", name="quiet").click()
    box = page.locator("#message-box-text")
    await box.fill("/")
    await expect(page.get_by_role("option").first).to_contain_text("log <link> 1200 views")
    await box.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/invite")
    await box.press("ArrowUp")
    await box.press("Tab")
    await expect(box).to_have_value("/ssi ")
    await box.fill("/inv")
    await box.press("Enter")
    await box.press_sequentially("@SSI Coach")
    await box.press("Enter")
    await expect(page.get_by_text("SSI Coach is not in #quiet")).to_be_hidden()


async def test_a_button_in_a_message_reaches_the_bot(page: Page) -> None:
    await say(page, "/ssi hello")
    await page.get_by_role("button", name="Cheer").click()
    await expect(page.get_by_role("article").last).to_contain_text("Cheers!")


async def test_the_chosen_person_survives_a_reload(page: Page) -> None:
    await become(page, "Eve Partner")
    await page.reload()
    you = page.get_by_role("button", name="You are")
    await expect(you).to_contain_text("Eve Partner")
    await expect(you).to_contain_text("external")
    await expect(you).to_contain_text("09:30 in London")


async def test_the_home_tab_shows_the_published_view(page: Page) -> None:
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
        # The clock walks there, so half a month takes some seconds.
        await expect(clock).to_have_attribute("aria-busy", "false", timeout=60_000)
        await expect(clock).to_contain_text(time)
        await expect(clock).to_contain_text(day)


async def test_messages_sent_after_a_clock_jump_are_drawn(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    bot.sends_on_mondays(playground.clock, WEEK)
    clock = page.get_by_role("region", name="Simulated clock")
    await clock.get_by_role("button", name="Next Monday 09:00").click()
    await expect(clock).to_have_attribute("aria-busy", "false", timeout=60_000)
    week = page.get_by_role("article").filter(has_text="Your week")
    await expect(week.get_by_role("table")).to_contain_text("Ada Lindqvist")
    rate = week.get_by_role("figure").filter(has_text="Engagement rate")
    await expect(rate.get_by_role("img", name="Engagement rate")).to_be_visible()
    await expect(rate.get_by_role("list")).to_have_text("RateUsual")
    await rate.get_by_text("The numbers").click()
    await expect(rate.get_by_role("table")).to_contain_text("W491.11.5")


async def test_back_leads_to_the_conversation_before(page: Page) -> None:
    sales, leadership = (
        page.get_by_role("navigation").get_by_role("button", name=name)
        for name in ("sales", "leadership")
    )
    await sales.click()
    await leadership.click()
    await page.go_back()
    await expect(page.get_by_role("heading", name="# sales")).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("tab", name="Messages")).to_be_visible()
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_role("tabpanel", name="Home")).to_contain_text("Your dashboard")
    await page.go_back()
    await expect(page.get_by_role("tabpanel", name="Home")).to_be_hidden()
    await page.go_forward()
    await expect(page.get_by_role("tabpanel", name="Home")).to_be_visible()


async def test_unread_messages_are_marked_until_read(page: Page, bot: ScriptedBot) -> None:
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


async def test_an_archived_channel_has_no_message_box_until_unarchived(
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


async def test_the_bot_is_removed_from_a_channel(page: Page) -> None:
    await page.get_by_role("button", name="sales").click()
    await page.get_by_role("button", name="This channel").click()
    await page.get_by_role("menuitem", name="Remove SSI Coach").click()
    await expect(page.get_by_text("SSI Coach is not in #sales")).to_be_visible()


async def test_an_admin_changes_and_deactivates_a_user(page: Page) -> None:
    change = page.get_by_role("button", name="Change users…")
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
    await account.get_by_label("Name", exact=True).fill("Ben Okafor Jr")
    await account.get_by_label("Name", exact=True).press("Enter")
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


async def test_reset_asks_before_it_deletes(page: Page) -> None:
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


async def test_an_edited_message_is_marked_and_a_deleted_one_disappears(
    page: Page, bot: ScriptedBot
) -> None:
    sent = await bot.web.chat_postMessage(channel="U0ADA", text="Frist draft")
    where = {"channel": sent["channel"], "ts": sent["ts"]}
    await expect(last_message(page)).to_contain_text("Frist draft")
    await bot.web.chat_update(**where, text="First draft")
    await expect(last_message(page)).to_contain_text("First draft (edited)")
    await bot.web.chat_delete(**where)
    await expect(page.get_by_text("First draft")).to_be_hidden()


async def test_a_reload_keeps_conversation_draft_and_scrolls_to_the_newest_message(
    page: Page, playground: Playground
) -> None:
    world = playground.workspace.world
    for number in range(30):
        world.post(world.conversations["C0SALES"], BOT_USER_ID, f"Line {number}\nand more")
    await page.get_by_role("button", name="sales").click()
    await expect(page.get_by_text("Line 29")).to_be_in_viewport()
    await page.locator("#message-box-text").fill("half a sentence")
    await page.reload()
    await expect(page.get_by_role("heading", name="# sales")).to_be_visible()
    await expect(page.get_by_text("Line 29")).to_be_in_viewport()
    await expect(page.locator("#message-box-text")).to_have_value("half a sentence")


async def test_a_message_that_comes_while_older_ones_are_read_does_not_move_them(
    page: Page, playground: Playground
) -> None:
    world = playground.workspace.world
    for number in range(30):
        world.post(world.conversations["C0SALES"], BOT_USER_ID, f"Line {number}\nand more")
    await page.get_by_role("button", name="sales").click()
    await expect(page.get_by_text("Line 29")).to_be_in_viewport()
    await page.get_by_role("log").evaluate("log => { log.scrollTop = 0; }")
    await expect(page.get_by_text("Line 0")).to_be_in_viewport()
    world.post(world.conversations["C0SALES"], BOT_USER_ID, "One more")
    await expect(page.get_by_text("One more")).to_be_attached()
    await expect(page.get_by_text("Line 0")).to_be_in_viewport()
