"""How the page draws the bot's blocks."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from playground.server import Playground
from playground.world.identity import BOT_USER_ID
from tests.browser.blocks import cell
from tests.browser.conftest import WIDE
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.steps import last_message, say

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_unknown_element_is_shown_as_json(page: Page) -> None:
    await say(page, "/ssi strange")
    answer = page.get_by_role("article").last
    await answer.get_by_text("The playground cannot draw this element yet: datetimepicker").click()
    await expect(answer).to_contain_text('"action_id": "moment"')
    await expect(answer).to_contain_text("After")


async def test_an_unknown_block_is_shown_as_json(page: Page, playground: Playground) -> None:
    # The server refuses such blocks, but a state file of another version may hold one.
    world = playground.workspace.world
    hologram = {"type": "hologram", "block_id": "h", "beam": "blue"}
    world.post(world.conversations["D0ADA"], BOT_USER_ID, "Look", blocks=[hologram])
    message = page.get_by_role("article").last
    await message.get_by_text("The playground cannot draw this block yet: hologram").click()
    await expect(message).to_contain_text('"beam": "blue"')


async def test_a_data_table_sorts_by_number_and_has_pages(page: Page) -> None:
    await say(page, "/ssi figures")
    table = last_message(page).get_by_role("table", name="Views")
    names = table.get_by_role("rowheader")
    await expect(names).to_have_text(["Ada", "Ben", "Uma", "Eve"])
    views = table.get_by_role("columnheader", name="Views")
    await views.get_by_role("button").click()
    await expect(names).to_have_text(["Lou", "Ben", "Kim", "Eve"])
    await expect(views).to_have_attribute("aria-sort", "ascending")
    await last_message(page).get_by_role("button", name="Next page").click()
    await expect(names).to_have_text(["Ada", "Uma"])
    await expect(last_message(page)).to_contain_text("5–6 of 6")
    await views.get_by_role("button").click()
    await expect(names).to_have_text(["Uma", "Ada", "Eve", "Kim"])


async def test_charts_have_titles_legends_and_their_numbers(page: Page) -> None:
    await say(page, "/ssi figures")
    message = last_message(page)
    await expect(message.get_by_role("img", name="Share")).to_be_visible()
    whom = message.get_by_role("figure").filter(has_text="To whom")
    await expect(whom.get_by_role("img", name="To whom")).to_be_visible()
    await expect(whom.get_by_role("listitem")).to_have_text(
        ["Target · 3 (75 %)", "Other · 1 (25 %)"]
    )
    await whom.get_by_text("The numbers").click()
    await expect(whom.get_by_role("row", name="Target 3")).to_be_visible()


async def test_text_is_formatted_as_in_slack(page: Page) -> None:
    await say(page, "/ssi words")
    message = last_message(page)
    await expect(message.get_by_role("heading", name="A heading 🎉")).to_be_visible()
    await expect(message.locator("strong").first).to_have_text("Rate")
    await expect(message.locator("em")).to_have_text("you")
    await expect(message.locator("code")).to_have_text("this")
    await expect(message.get_by_role("heading", name="Plan")).to_be_visible()
    await expect(message.get_by_role("listitem")).to_have_text(["one and a link", "two"])
    await expect(message.get_by_role("link", name="a link")).to_have_attribute(
        "href", "https://example.com"
    )
    await expect(message.locator("pre")).to_have_text("a < b")
    await expect(message.locator("blockquote")).to_have_text("said & done")


async def test_a_container_expands_and_its_buttons_reach_the_bot(page: Page) -> None:
    await say(page, "/ssi words")
    message = last_message(page)
    record = message.get_by_text("The first record")
    await expect(record).to_be_hidden()
    await message.get_by_text("Two records").click()
    await expect(record).to_be_visible()
    await message.get_by_role("button", name="Cheer").click()
    await expect(last_message(page)).to_contain_text("Cheers!")


@pytest.mark.parametrize("kind", ["table", "data_table"])
async def test_a_table_too_wide_for_its_column_scrolls_and_keeps_its_words_whole(
    page: Page, bot: ScriptedBot, kind: str
) -> None:
    names = ["Who", *(f"W{number}" for number in range(1, 10))]
    row = [cell("Bartholomew Featherstonehaugh"), *(cell("2.04 % of views"),) * 9]
    block: dict[str, Any] = {"type": kind, "rows": [[cell(name) for name in names], row]}
    if kind == "table":
        block["column_settings"] = [{"is_wrapped": True} for _ in names]
    else:
        block |= {"caption": "Rates", "row_header_column_index": 0}
    await bot.web.chat_postMessage(channel="U0ADA", text="Rates", blocks=[block])
    frame = last_message(page).locator(".table-frame")
    await frame.get_by_text("Bartholomew").wait_for()
    assert await frame.evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")
    await frame.evaluate("frame => { frame.scrollLeft = 9999; }")
    await expect(frame.get_by_text("W9")).to_be_in_viewport()
    first = frame.locator("tbody tr").first.locator("th, td").first
    assert await first.evaluate("cell => cell.clientHeight") < 60
    assert await page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]
