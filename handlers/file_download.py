"""Fetching a file that somebody dropped: from Slack alone, and never more than is read."""

import logging

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from domain.errors import UserError
from handlers.payloads import Payload
from handlers.slack_errors import code_of

_log = logging.getLogger(__name__)

#: Where Slack keeps files, beside the host that answers its API.
_FILES = URL("https://files.slack.com")
_CHUNK = 65_536
_GONE = frozenset({"file_not_found", "file_deleted", "files_disabled", "access_denied"})
_AGAIN = UserError("Slack didn't hand the file over.", "Please try again in a minute.")


async def file_named(client: AsyncWebClient, file_id: str) -> Payload:
    """What Slack knows of a file.

    Raises:
        UserError: it is gone, or Slack does not answer.
    """
    try:
        answer = await client.files_info(file=file_id)
    except SlackApiError as error:
        if code_of(error) in _GONE:
            raise _gone() from error
        if code_of(error) == "missing_scope":
            raise _not_allowed() from error
        raise
    except (aiohttp.ClientError, TimeoutError) as error:
        raise _AGAIN from error
    found: Payload = answer["file"]
    return found


async def download(
    session: aiohttp.ClientSession, client: AsyncWebClient, file: Payload, most: int
) -> bytes:
    """Fetches a file with the bot's token.

    The token goes to Slack and nowhere else: an address elsewhere, and a redirect, are refused.

    Args:
        file: Slack's file object.
        most: Bytes that are read.

    Raises:
        UserError: it is too large, gone, elsewhere, or Slack does not hand it over.
    """
    _refuse_large(int(file.get("size") or 0), most)
    address = _slacks(str(file.get("url_private_download") or ""), client)
    headers = {"Authorization": f"Bearer {client.token}"}
    try:
        fetching = session.get(address, headers=headers, proxy=client.proxy, allow_redirects=False)
        async with fetching as answer:
            _refuse_answer(answer)
            return await _read(answer, most)
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("a file could not be fetched: %s", type(error).__name__)
        raise _AGAIN from error


def _slacks(address: str, client: AsyncWebClient) -> URL:
    """The address as the one that fetches reads it: two readers may see two hosts in one text.

    Raises:
        UserError: it is not Slack's.
    """
    try:
        url = URL(address)
        origin = url.origin()
    except ValueError as error:
        raise _gone() from error
    if origin not in (_FILES, URL(client.base_url).origin()):
        raise _gone()
    return url


def _refuse_answer(answer: aiohttp.ClientResponse) -> None:
    if answer.status in (404, 410):
        raise _gone()
    if answer.status != 200:
        _log.warning("a file could not be fetched: http %s", answer.status)
        # Slack leads whoever may not read a file to its login page.
        raise _not_allowed() if 300 <= answer.status < 400 else _AGAIN
    if answer.content_type == "text/html":
        raise _not_allowed()


async def _read(answer: aiohttp.ClientResponse, most: int) -> bytes:
    found = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        found += chunk
        _refuse_large(len(found), most)
    return bytes(found)


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise UserError(
            f"That file is larger than {most // 1_000_000} MB.",
            "Keep the columns for name, website and owner, or split it into several files.",
        )


def _gone() -> UserError:
    return UserError("That file isn't in Slack any more.", "Please drop it here again.")


def _not_allowed() -> UserError:
    return UserError(
        "Slack doesn't let me read files here yet.",
        "Ask an admin to install me again: I need the permission `files:read`.",
    )
