"""Files that people share with the app, and that the app uploads."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from playground.refusals import PersonMistake
from playground.server import Playground
from playground.world.file_contents import LARGEST_FILE
from playground.world.simulated_clock import SimulatedClock
from tests.playground.page import Page
from tests.playground.scripted_bot import ScriptedBot

LIST = "Account Name\nAcme\nMüller AG\n".encode()


async def dropped(playground: Playground, bot: ScriptedBot, place: str = "dm") -> dict[str, Any]:
    """Let Ada share her list there; returns Slack's file object."""
    await playground.person("ada").drops_file(place, "Target accounts.csv", LIST)
    if place == "dm":
        file: dict[str, Any] = bot.payloads("events_api")[-1]["event"]["files"][0]
        return file
    seen = playground.workspace.world.conversation_called(place)
    assert seen is not None
    file_id = seen.messages[-1].files[0].id
    described: dict[str, Any] = (await bot.web.files_info(file=file_id))["file"]
    return described


async def download(file: dict[str, Any], token: str) -> tuple[int, str, bytes]:
    """Download a file with this token; returns status, type and body."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with aiohttp.ClientSession(headers=headers) as session:
        answer = await session.get(file["url_private_download"], allow_redirects=False)
        return answer.status, answer.content_type, await answer.read()


async def test_a_dropped_file_arrives_as_a_message_and_can_be_fetched(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    await ada.drops_file("dm", "Target accounts.csv", LIST, "our *list*")
    event = bot.payloads("events_api")[0]["event"]
    (file,) = event["files"]
    assert (event["type"], event["subtype"], event["channel_type"]) == (
        "message",
        "file_share",
        "im",
    )
    assert (event["user"], event["text"]) == ("U0ADA", "our *list*")
    assert file["name"] == file["title"] == "Target accounts.csv"
    assert (file["mimetype"], file["filetype"], file["mode"]) == ("text/csv", "csv", "hosted")
    assert (file["size"], file["user"], file["file_access"]) == (len(LIST), "U0ADA", "visible")
    assert await download(file, playground.bot_token) == (200, "text/csv", LIST)
    assert ada.messages("dm")[0].files == ("Target accounts.csv",)


async def test_files_info_describes_what_the_bot_can_see(
    playground: Playground, bot: ScriptedBot
) -> None:
    file = await dropped(playground, bot)
    described = (await bot.web.files_info(file=file["id"]))["file"]
    assert described["ims"] == ["D0ADA"]
    assert file.items() <= described.items()
    with pytest.raises(SlackApiError, match="file_not_found"):
        await bot.web.files_info(file="F0NOTHING")


@pytest.mark.parametrize("token", ["", "xoxb-someone-else", "xapp-playground-app-token"])
async def test_without_the_bots_token_a_download_returns_the_login_page(
    playground: Playground, bot: ScriptedBot, token: str
) -> None:
    status, kind, body = await download(await dropped(playground, bot), token)
    assert (status, kind) == (200, "text/html")
    assert b"Sign in" in body
    assert "login page" in playground.bot_mistakes[-1]


async def test_without_the_scope_download_and_files_info_are_refused(
    manifest: dict[str, Any],
) -> None:
    manifest["oauth_config"]["scopes"]["bot"].remove("files:read")
    running = Playground(manifest, SimulatedClock())
    await running.start()
    bot = ScriptedBot(running)
    await bot.connect()
    await running.bot_connected()
    file = await dropped(running, bot)
    _, kind, _ = await download(file, running.bot_token)
    with pytest.raises(SlackApiError, match="missing_scope"):
        await bot.web.files_info(file=file["id"])
    await bot.close()
    await running.stop()
    assert kind == "text/html"


async def test_the_bot_cannot_reach_files_of_channels_it_is_not_in(
    playground: Playground, bot: ScriptedBot
) -> None:
    file = await dropped(playground, bot, "#sales")
    await playground.person("ada").removes_bot("#sales")
    _, kind, _ = await download(file, playground.bot_token)
    assert kind == "text/html"
    with pytest.raises(SlackApiError, match="file_not_found"):
        await bot.web.files_info(file=file["id"])


async def test_faults_apply_to_downloads(playground: Playground, bot: ScriptedBot) -> None:
    file = await dropped(playground, bot)
    playground.faults.error_after_accepting("file_download", 503)
    playground.faults.rate_limit(per_minute=1, method="file_download")
    statuses = [(await download(file, playground.bot_token))[0] for _ in range(2)]
    playground.faults.clear()
    assert statuses == [503, 429]
    assert (await download(file, playground.bot_token))[2] == LIST


async def test_invalid_files_are_refused(playground: Playground) -> None:
    ada, ben = playground.person("ada"), playground.person("ben")
    ada.restricts_posting("#sales")
    with pytest.raises(PersonMistake, match="Only admins may post"):
        await ben.drops_file("#sales", "list.csv", LIST)
    with pytest.raises(PersonMistake, match=r"“list\.csv” is empty"):
        await ada.drops_file("dm", "list.csv", b"")
    with pytest.raises(PersonMistake, match="larger than 20 MB"):
        await ada.drops_file("dm", "list.csv", bytes(LARGEST_FILE + 1))
    with pytest.raises(PersonMistake, match="no name"):
        await ada.drops_file("dm", "folder/", LIST)


async def test_the_page_shares_a_file_and_downloads_it_as_an_attachment(
    page: Page, playground: Playground, bot: ScriptedBot
) -> None:
    status, answer = await page.drop(
        b"<script>alert(1)</script>", conversation="D0ADA", name="C:\\lists\\my list.html"
    )
    (shown,) = (await page.state())["messages"]["D0ADA"][0]["files"]
    fetched = await page.download(shown["url"])
    stranger = await page.download(shown["url"].replace("U0ADA", "U0BEN"))
    assert (status, answer["file"]["size"]) == (200, 25)
    assert (shown["id"], shown["name"]) == (answer["file"]["id"], "my list.html")
    assert fetched.content_type == "application/octet-stream"
    assert fetched.headers["Content-Disposition"].startswith("attachment;")
    assert await fetched.read() == b"<script>alert(1)</script>"
    assert stranger.status == 404


async def test_the_page_is_told_that_a_file_is_too_large(page: Page) -> None:
    status, answer = await page.drop(bytes(LARGEST_FILE + 1), conversation="D0ADA", name="all.zip")
    assert (status, answer["error"]) == (413, "“all.zip” is larger than 20 MB.")


async def test_a_shared_file_survives_a_restart_but_not_a_reset(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    state = tmp_path / "playground.json"
    first = Playground(manifest, SimulatedClock(), state)
    await first.start()
    await first.person("ada").drops_file("dm", "list.csv", LIST)
    await first.stop()

    second = Playground(manifest, SimulatedClock(), state)
    await second.start()
    web = ScriptedBot(second).web
    file_id = second.workspace.world.conversations["D0ADA"].messages[0].files[0].id
    file = (await web.files_info(file=file_id))["file"]
    kept = await download(file, second.bot_token)
    await second.reset()
    gone = await download(file, second.bot_token)
    await second.stop()
    assert kept == (200, "text/csv", LIST)
    assert gone[0] == 404
    assert os.listdir(tmp_path) == [state.name]


async def test_an_event_can_name_only_a_files_id(playground: Playground, bot: ScriptedBot) -> None:
    """https://docs.slack.dev/reference/events/message/file_share, Slack Connect files."""
    await playground.person("ada").drops_file("dm", "Accounts.csv", LIST, only_id=True)
    (file,) = bot.payloads("events_api")[-1]["event"]["files"]
    assert file == {
        "id": file["id"],
        "mode": "file_access",
        "file_access": "check_file_info",
        "created": 0,
        "timestamp": 0,
        "user": "",
    }
    described = (await bot.web.files_info(file=file["id"]))["file"]
    assert (described["name"], described["size"]) == ("Accounts.csv", len(LIST))
    assert described["file_access"] == "visible"
    assert await download(described, playground.bot_token) == (200, "text/csv", LIST)


async def test_in_a_channel_shared_with_another_company_messages_name_only_a_files_id(
    playground: Playground, bot: ScriptedBot
) -> None:
    ada = playground.person("ada")
    seen = []
    for place in ("#partners", "#general"):
        await ada.drops_file(place, "Accounts.csv", LIST)
        await ada.uses_message_shortcut("log_this_post", ada.messages(place)[-1])
        seen.append(bot.payloads("interactive")[-1]["message"]["files"][0]["file_access"])
    assert seen == ["check_file_info", "visible"]


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
