"""Uploads and downloads of shared files by the page."""

from urllib.parse import quote

from aiohttp import web

from playground.page_server.static_files import SAFETY_HEADERS
from playground.people.file_drops import too_large
from playground.people.user_actions import UserActions
from playground.refusals import PersonMistake
from playground.world.file_contents import LARGEST_FILE, FileContents

PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
CHUNK_BYTES = 64 * 1024
# Read on after the limit, because a browser shows the answer only after it has sent the whole body.
MOST_SWALLOWED = 10 * LARGEST_FILE


class FileTransfers:
    """Handles uploads and downloads.

    Args:
        actions: the actions of people in this workspace.
        contents: the bytes of the files.
    """

    def __init__(self, actions: UserActions, contents: FileContents) -> None:
        self._actions = actions
        self._contents = contents

    async def drop(self, request: web.Request) -> web.StreamResponse:
        """Handle `POST /page/drop?as=…&conversation=…&name=…`; the body is the file."""
        asked = request.query
        name = asked.get("name", "")
        data = await _body(request)
        if data is None:
            return web.json_response({"ok": False, "error": too_large(name)}, status=413)
        try:
            file, _ = await self._actions.file_drops.drops(
                asked.get("as", ""),
                asked.get("conversation", ""),
                name,
                data,
                text=asked.get("text", ""),
                thread=asked.get("thread_ts") or None,
            )
        except PersonMistake as mistake:
            return web.json_response({"ok": False, "error": str(mistake)})
        shown = {"id": file.id, "name": file.name, "size": file.size}
        return web.json_response({"ok": True, "file": shown})

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /page/files/<id>?as=…`.

        The browser saves the file and never opens it. Pictures are shown in their messages.
        """
        found = self._actions.workspace.world.shared_file(request.match_info["id"])
        if found is None or request.query.get("as", "") not in found[0].members:
            raise web.HTTPNotFound
        data = await self._contents.of(found[1].id)
        if data is None:
            raise web.HTTPNotFound
        disposition = f"attachment; filename*=UTF-8''{quote(found[1].name, safe='')}"
        return web.Response(
            body=data,
            content_type=_picture_type(data) or "application/octet-stream",
            headers={**SAFETY_HEADERS, "Content-Disposition": disposition},
        )


def _picture_type(data: bytes) -> str | None:
    """The type of a picture by its first bytes: its name could claim anything."""
    if data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in PICTURES.items() if data.startswith(begin)), None)


async def _body(request: web.Request) -> bytes | None:
    """The body, or None if it exceeds the limit."""
    data, size = bytearray(), 0
    async for chunk in request.content.iter_chunked(CHUNK_BYTES):
        size += len(chunk)
        if size <= LARGEST_FILE:
            data += chunk
        elif size > MOST_SWALLOWED:
            break
    return bytes(data) if size <= LARGEST_FILE else None
