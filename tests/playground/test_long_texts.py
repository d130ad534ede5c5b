"""Long texts in the message box, as Slack sends them."""

from playground.payloads.long_texts import parts_of
from playground.server import Playground
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot

LINES = [f"Line {number} of a long text that somebody pastes" for number in range(250)]


async def test_a_long_text_is_several_messages_cut_where_lines_end(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    text = "\n".join(LINES)
    await page.act(do="type", conversation="D0ADA", text=text)
    parts = [sent["event"]["text"] for sent in bot.payloads("events_api")]
    assert [len(part) > 3_900 for part in parts] == [True, True, False]
    assert "\n".join(parts) == text
    assert [message.text for message in playground.person("ada").messages("dm")] == parts


async def test_a_longer_text_is_a_snippet(page: Page, bot: ScriptedBot) -> None:
    text = "\n".join(2 * LINES)
    await page.act(do="type", conversation="D0ADA", text=text)
    event = bot.payloads("events_api")[-1]["event"]
    assert event["text"] == ""
    assert [(file["mode"], file["size"]) for file in event["files"]] == [("snippet", len(text))]


def test_a_text_without_lines_is_cut_between_words_or_anywhere() -> None:
    assert [len(part) for part in parts_of("word " * 1_000)] == [3_999, 1_000]
    assert [len(part) for part in parts_of("x" * 9_000)] == [4_000, 4_000, 1_000]
