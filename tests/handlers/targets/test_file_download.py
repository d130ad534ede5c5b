"""Downloads: from Slack only, and within the size limit."""

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
MAX_BYTES = 100


class Slack:
    """A file server that answers in the ways Slack may, and records each request with its token."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        app = web.Application()
        app.router.add_get("/files/{name}", self.answer)
        self.server = TestServer(app)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(f"{request.path} {request.headers.get('Authorization')}")
        match request.match_info["name"]:
            case "moved":
                raise web.HTTPFound("/files/whole")
            case "login":
                return web.Response(text="<html>", content_type="text/html")
            case "endless":
                return web.Response(body=b"x" * (MAX_BYTES + 1))
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
        return await download(session, client, file, MAX_BYTES)


async def test_a_file_is_downloaded_with_the_token(slack: Slack) -> None:
    whole = str(slack.server.make_url("/files/whole"))
    assert await fetch(slack, whole) == b"Company\nAcme\n"
    assert slack.requests == [f"/files/whole Bearer {TOKEN}"]


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
async def test_the_token_is_sent_to_slack_only(slack: Slack, address: str) -> None:
    with pytest.raises(UserError, match="isn't in Slack any more"):
        await fetch(slack, address)
    assert slack.requests == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("moved", "I can't read files that you drop here"),
        ("login", "I can't read files that you drop here"),
        ("endless", "larger than"),
        ("none", "isn't in Slack any more"),
    ],
)
async def test_an_answer_without_a_file_is_refused_and_no_redirect_is_followed(
    slack: Slack, name: str, message: str
) -> None:
    with pytest.raises(UserError, match=message):
        await fetch(slack, str(slack.server.make_url(f"/files/{name}")))
    assert len(slack.requests) == 1


async def test_a_file_declared_too_large_is_not_downloaded(slack: Slack) -> None:
    with pytest.raises(UserError, match="larger than"):
        await fetch(slack, str(slack.server.make_url("/files/whole")), size=MAX_BYTES + 1)
    assert slack.requests == []
