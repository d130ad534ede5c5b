"""Files are fetched from Slack alone: the token goes nowhere else, and no file is too large."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from domain.errors import UserError
from handlers.file_download import download

TOKEN = "xoxb-of-the-test"
MOST = 100


class Slack:
    """A server that answers as Slack's may, and remembers what it was asked with."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        app = web.Application()
        app.router.add_get("/files/{name}", self.answer)
        self.server = TestServer(app)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(f"{request.path} {request.headers.get('Authorization')}")
        match request.match_info["name"]:
            case "moved":
                raise web.HTTPFound("/files/whole")
            case "login":
                return web.Response(text="<html>", content_type="text/html")
            case "endless":
                return web.Response(body=b"x" * (MOST + 1))
            case "whole":
                return web.Response(body=b"Company\nAcme\n")
            case _:
                raise web.HTTPNotFound


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    served = Slack()
    await served.server.start_server()
    yield served
    await served.server.close()


async def fetch(slack: Slack, address: str, size: int = 13) -> bytes:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=TOKEN, base_url=str(slack.server.make_url("/api/")))
        file: dict[str, Any] = {"url_private_download": address, "size": size}
        return await download(session, client, file, MOST)


async def test_a_file_is_fetched_with_the_token(slack: Slack) -> None:
    whole = str(slack.server.make_url("/files/whole"))
    assert await fetch(slack, whole) == b"Company\nAcme\n"
    assert slack.asked == [f"/files/whole Bearer {TOKEN}"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "files/whole",
        "http://files.slack.com/files/whole",
        "https://files.slack.com.evil.io/whole",
        "https://files.slack.com@evil.io/whole",
        "https://evil.io\\@files.slack.com/whole",
        "https://slack.com/whole",
        "file:///etc/passwd",
    ],
)
async def test_the_token_goes_nowhere_but_to_slack(slack: Slack, address: str) -> None:
    with pytest.raises(UserError, match="isn't in Slack any more"):
        await fetch(slack, address)
    assert slack.asked == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("moved", "doesn't let me read files"),
        ("login", "doesn't let me read files"),
        ("endless", "larger than"),
        ("none", "isn't in Slack any more"),
    ],
)
async def test_what_is_no_file_is_refused_and_no_redirect_followed(
    slack: Slack, name: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        await fetch(slack, str(slack.server.make_url(f"/files/{name}")))
    assert len(slack.asked) == 1


async def test_a_file_that_says_it_is_too_large_is_not_fetched(slack: Slack) -> None:
    with pytest.raises(UserError, match="larger than"):
        await fetch(slack, str(slack.server.make_url("/files/whole")), size=MOST + 1)
    assert slack.asked == []
