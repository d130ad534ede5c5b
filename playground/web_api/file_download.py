"""`/files-pri/…`: downloads of shared files with the bot's token."""

from aiohttp import web

from playground.refusals import SlackError
from playground.wire.exchanges import Exchange, Exchanges
from playground.wire.faults import Faults, RateLimited
from playground.workspace import Workspace
from playground.world.file_contents import FileContents
from playground.world.identity import BOT_TOKEN, BOT_USER_ID, TEAM_ID
from playground.world.shared_files import SharedFile

FAULT_NAME = "file_download"
SCOPE = "files:read"
# Slack answers an unauthorised download with its login page and status 200.
LOGIN_PAGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head>'
    "<body><h1>Sign in to Playground</h1></body></html>"
)


class FileDownload:
    """Handles downloads.

    Args:
        workspace: where the files are shared.
        contents: the bytes of the files.
        faults: the active faults; the method name is "file_download".
        exchanges: records each download.
    """

    def __init__(
        self, workspace: Workspace, contents: FileContents, faults: Faults, exchanges: Exchanges
    ) -> None:
        self._workspace = workspace
        self._contents = contents
        self._faults = faults
        self._exchanges = exchanges

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle `GET /files-pri/<team>-<file>/[download/]<name>`."""
        exchange = self._exchanges.begin("download", request.path)
        try:
            await self._faults.before(FAULT_NAME)
            file = self._allowed(request)
            data = None if file is None else await self._contents.of(file.id)
        except RateLimited as limit:
            self._exchanges.finish(exchange, "ratelimited", status=429)
            return web.Response(status=429, headers={"Retry-After": str(limit.retry_after)})
        except SlackError as refusal:
            self._exchanges.finish(exchange, refusal.code, LOGIN_PAGE, 200)
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        if file is None or data is None:
            self._exchanges.finish(exchange, "file_not_found", status=404)
            return web.Response(status=404, text="file_not_found")
        return self._accepted(request, exchange, file, data)

    def _allowed(self, request: web.Request) -> SharedFile | None:
        """The file, or None if there is none.

        Raises:
            SlackError: this caller may not download it.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or token.strip() != BOT_TOKEN or self._faults.token_refusal:
            raise self._refused("not_authed", "without the bot's token")
        if SCOPE not in self._workspace.scopes:
            raise self._refused("missing_scope", f"without the scope {SCOPE}")
        found = self._workspace.world.shared_file(
            request.match_info["place"].removeprefix(f"{TEAM_ID}-")
        )
        if found is None:
            return None
        conversation, file = found
        if BOT_USER_ID not in conversation.members:
            raise self._refused("access_denied", "of a conversation in which the bot is not")
        return file

    def _refused(self, code: str, why: str) -> SlackError:
        # Few bots notice a login page with status 200.
        self._workspace.bot_mistakes.add(f"a file was asked for {why}: Slack sends its login page")
        return SlackError(code)

    def _accepted(
        self, request: web.Request, exchange: Exchange, file: SharedFile, data: bytes
    ) -> web.StreamResponse:
        struck = self._faults.after(FAULT_NAME)
        if struck is None:
            mimetype = file.kind[0]
            self._exchanges.finish(exchange, "ok", f"{len(data):,} bytes of {mimetype}", 200)
            return web.Response(body=data, content_type=mimetype)
        self._exchanges.finish(exchange, "failed_after_accepting", status=struck.status)
        if struck.status is None and request.transport is not None:
            request.transport.abort()
        return web.Response(status=struck.status or 500)
