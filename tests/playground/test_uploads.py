"""Files that the app uploads, in Slack's three steps."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from playground.server import Playground
from playground.world.simulated_clock import SimulatedClock
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot

DATA = b"a,b\n1,2\n"


async def test_an_uploaded_file_is_shared_in_the_direct_messages_and_can_be_downloaded(
    playground: Playground, bot: ScriptedBot, page: Page
) -> None:
    dm = (await bot.web.conversations_open(users="U0ADA"))["channel"]["id"]
    await bot.web.files_upload_v2(
        channel=dm, filename="mine.csv", content=DATA, initial_comment="Your *data*"
    )
    ada = playground.person("ada")
    message = await ada.next_message("dm")
    assert (message.text, message.files) == ("Your *data*", ("mine.csv",))
    assert await ada.downloads(message, "mine.csv") == DATA
    file_id = playground.workspace.world.conversations["D0ADA"].messages[-1].files[0].id
    answer = await page.download(f"/page/files/{file_id}?as={ada.id}")
    assert await answer.read() == DATA


async def begun(bot: ScriptedBot, length: int = len(DATA)) -> Mapping[str, Any]:
    answer = await bot.web.files_getUploadURLExternal(filename="mine.csv", length=length)
    assert isinstance(answer.data, dict)
    return answer.data


async def puts(url: str, data: bytes = DATA) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        return answer.status


@pytest.mark.parametrize(
    ("channel", "error"), [("U0ADA", "channel_not_found"), ("C0SALES", "not_in_channel")]
)
async def test_the_channel_is_a_conversation_in_which_the_bot_is(
    playground: Playground, bot: ScriptedBot, channel: str, error: str
) -> None:
    await playground.person("ada").removes_bot("#sales")
    upload = await begun(bot)
    assert await puts(upload["upload_url"]) == 200
    with pytest.raises(SlackApiError, match=error):
        await bot.web.files_completeUploadExternal(
            files=[{"id": upload["file_id"], "title": "x"}], channel_id=channel
        )


async def test_a_file_is_completed_once_and_only_after_its_bytes_came(bot: ScriptedBot) -> None:
    await bot.web.conversations_open(users="U0ADA")
    upload = await begun(bot)
    files = [{"id": upload["file_id"], "title": "mine.csv"}]
    with pytest.raises(SlackApiError, match="file_not_found"):
        await bot.web.files_completeUploadExternal(files=files, channel_id="D0ADA")
    assert await puts(upload["upload_url"], b"too short") == 400
    assert await puts(upload["upload_url"]) == 200
    await bot.web.files_completeUploadExternal(files=files, channel_id="D0ADA")
    with pytest.raises(SlackApiError, match="file_not_found"):
        await bot.web.files_completeUploadExternal(files=files, channel_id="D0ADA")
    assert await puts(upload["upload_url"]) == 404


async def test_an_empty_file_is_refused(bot: ScriptedBot) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await begun(bot, 0)


async def test_without_the_scope_slack_says_which_is_missing(
    manifest: dict[str, Any],
) -> None:
    manifest["oauth_config"]["scopes"]["bot"].remove("files:write")
    running = Playground(manifest, SimulatedClock())
    await running.start()
    bot = ScriptedBot(running)
    await bot.connect()
    await running.bot_connected()
    with pytest.raises(SlackApiError, match="missing_scope") as refused:
        await begun(bot)
    assert refused.value.response["needed"] == "files:write"
    await bot.close()
    await running.stop()
