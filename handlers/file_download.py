"""Downloads of files that people drop into Slack: from Slack's hosts only, up to a size limit."""

import io
import logging
from typing import BinaryIO

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from domain.errors import UserError
from handlers.payloads import Payload
from handlers.slack_errors import MISSING_SCOPE, code_of, scope_missing

_log = logging.getLogger(__name__)

#: Slack serves files from this host, and from the host of its API.
_FILE_HOST = URL("https://files.slack.com")
_CHUNK = 65_536
_SPLIT = "Keep the columns for name, website and owner, or split it into several files."
_GONE_CODES = frozenset({"file_not_found", "file_deleted", "files_disabled", "access_denied"})
_TRY_AGAIN = UserError("Slack didn't hand the file over.", "Please try again in a minute.")


async def file_info(client: AsyncWebClient, file_id: str) -> Payload:
    """Returns Slack's file object.

    Raises:
        UserError: The file is gone, the bot lacks the scope, or Slack does not answer.
    """
    try:
        answer = await client.files_info(file=file_id)
    except SlackApiError as error:
        if code_of(error) in _GONE_CODES:
            raise _gone() from error
        if code_of(error) == MISSING_SCOPE:
            raise _not_allowed() from error
        raise
    except (aiohttp.ClientError, TimeoutError) as error:
        raise _TRY_AGAIN from error
    file: Payload = answer["file"]
    return file


async def download(
    session: aiohttp.ClientSession, client: AsyncWebClient, file: Payload, max_bytes: int
) -> bytes:
    """Downloads a file of some MB: see `download_into`."""
    data = io.BytesIO()
    await download_into(data, session, client, file, max_bytes, _SPLIT)
    return data.getvalue()


async def download_into(
    target: BinaryIO,
    session: aiohttp.ClientSession,
    client: AsyncWebClient,
    file: Payload,
    max_bytes: int,
    if_too_large: str,
) -> None:
    """Downloads a file with the bot's token, a little at a time.

    The token is sent to Slack only: an address on another host and a redirect are refused.

    Args:
        file: Slack's file object.
        max_bytes: Size limit, checked before and during the download.
        if_too_large: What the person can do about a file beyond it.

    Raises:
        UserError: The file is too large, gone or on another host, or Slack refuses it.
    """
    _refuse_large(int(file.get("size") or 0), max_bytes, if_too_large)
    address = _slack_url(str(file.get("url_private_download") or ""), client)
    headers = {"Authorization": f"Bearer {client.token}"}
    size = 0
    try:
        fetching = session.get(address, headers=headers, proxy=client.proxy, allow_redirects=False)
        async with fetching as answer:
            _refuse_answer(answer)
            async for chunk in answer.content.iter_chunked(_CHUNK):
                size += len(chunk)
                _refuse_large(size, max_bytes, if_too_large)
                target.write(chunk)
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("a file download failed: %s", type(error).__name__)
        raise _TRY_AGAIN from error


def _slack_url(address: str, client: AsyncWebClient) -> URL:
    """Parses the address with the HTTP client's own parser: another might see another host in it.

    Raises:
        UserError: The address is not on one of Slack's hosts.
    """
    try:
        url = URL(address)
        origin = url.origin()
    except ValueError as error:
        raise _gone() from error
    if origin not in (_FILE_HOST, URL(client.base_url).origin()):
        raise _gone()
    return url


def _refuse_answer(answer: aiohttp.ClientResponse) -> None:
    if answer.status in (404, 410):
        raise _gone()
    if answer.status != 200:
        _log.warning("a file download failed: http %s", answer.status)
        # Without the permission to read a file, Slack redirects to its login page.
        raise _not_allowed() if 300 <= answer.status < 400 else _TRY_AGAIN
    if answer.content_type == "text/html":
        raise _not_allowed()


def _refuse_large(size: int, max_bytes: int, fix: str) -> None:
    if size > max_bytes:
        raise UserError(f"That file is larger than {max_bytes // 1_000_000} MB.", fix)


def _gone() -> UserError:
    return UserError("That file isn't in Slack any more.", "Please drop it here again.")


def _not_allowed() -> UserError:
    return scope_missing("files:read")
