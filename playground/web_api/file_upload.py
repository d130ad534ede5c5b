"""`/upload/v1/…`: the bytes of a file that the app uploads."""

from aiohttp import web

from playground.refusals import SlackError
from playground.wire.exchanges import Exchanges
from playground.wire.faults import Faults, RateLimited
from playground.world.pending_uploads import PendingUploads

FAULT_NAME = "file_upload"


class FileUpload:
    """Receives uploads.

    Args:
        uploads: the announced files.
        faults: the active faults; the method name is "file_upload".
        exchanges: records each upload.
    """

    def __init__(self, uploads: PendingUploads, faults: Faults, exchanges: Exchanges) -> None:
        self._uploads = uploads
        self._faults = faults
        self._exchanges = exchanges

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle `POST /upload/v1/<ticket>`; the body is the file. No token is needed."""
        exchange = self._exchanges.begin("upload", "file_upload")
        # Read in chunks: files may be larger than other bodies.
        data = b"".join([chunk async for chunk in request.content.iter_any()])
        try:
            await self._faults.before(FAULT_NAME)
            upload = self._uploads.receive(request.match_info["ticket"], data)
        except RateLimited as limit:
            self._exchanges.finish(exchange, "ratelimited", status=429)
            return web.Response(status=429, headers={"Retry-After": str(limit.retry_after)})
        except SlackError as refusal:
            self._exchanges.finish(exchange, refusal.code, status=400)
            return web.Response(status=400, text=refusal.code)
        if upload is None:
            self._exchanges.finish(exchange, "file_not_found", status=404)
            return web.Response(status=404, text="file_not_found")
        self._exchanges.finish(exchange, "ok", f"{len(data):,} bytes", 200)
        return web.Response(text=f"OK - {len(data)}")
