"""Files between the page and the workspace: dropped by a person, and fetched again."""

from urllib.parse import quote

from aiohttp import web

from playground.desk import Desk
from playground.file_contents import FileContents
from playground.file_drops import LARGEST_FILE, too_large
from playground.page_files import SAFETY_HEADERS
from playground.refusals import PersonMistake

CHUNK_BYTES = 64 * 1024
# A browser shows an answer only to what it could send to its end.
MOST_SWALLOWED = 10 * LARGEST_FILE


class PageTransfers:
    """Takes and gives files.

    Args:
        desk: through which people act.
        contents: what is in the files.
    """

    def __init__(self, desk: Desk, contents: FileContents) -> None:
        self._desk = desk
        self._contents = contents

    async def drop(self, request: web.Request) -> web.StreamResponse:
        """Answer `POST /page/drop?as=…&conversation=…&name=…`; the body is the file itself."""
        asked = request.query
        name = asked.get("name", "")
        data = await _body(request)
        if data is None:
            return web.json_response({"ok": False, "error": too_large(name)}, status=413)
        try:
            file, _ = await self._desk.file_drops.drops(
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
        """Answer `GET /page/files/<id>?as=…`, to be saved and never to be shown by the browser."""
        found = self._desk.workspace.world.shared_file(request.match_info["id"])
        if found is None or request.query.get("as", "") not in found[0].members:
            raise web.HTTPNotFound
        data = await self._contents.of(found[1].id)
        if data is None:
            raise web.HTTPNotFound
        disposition = f"attachment; filename*=UTF-8''{quote(found[1].name, safe='')}"
        return web.Response(
            body=data,
            content_type="application/octet-stream",
            headers={**SAFETY_HEADERS, "Content-Disposition": disposition},
        )


async def _body(request: web.Request) -> bytes | None:
    """The body; nothing when it is larger than a file may be."""
    data, size = bytearray(), 0
    async for chunk in request.content.iter_chunked(CHUNK_BYTES):
        size += len(chunk)
        if size <= LARGEST_FILE:
            data += chunk
        elif size > MOST_SWALLOWED:
            break
    return bytes(data) if size <= LARGEST_FILE else None
