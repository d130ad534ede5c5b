"""`/files-pri/…`: the files that people dropped, for a bot with the right token."""

from aiohttp import web

from playground.exchanges import Exchange, Exchanges
from playground.faults import Faults, RateLimited
from playground.file_contents import FileContents
from playground.identity import BOT_TOKEN, BOT_USER_ID, TEAM_ID
from playground.refusals import SlackError
from playground.shared_files import SharedFile
from playground.workspace import Workspace

FAULT_NAME = "file_download"
SCOPE = "files:read"
# What Slack sends to whoever may not have a file: its login page, with status 200.
LOGIN_PAGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head>'
    "<body><h1>Sign in to Playground</h1></body></html>"
)


class FileDownload:
    """Answers requests for files.

    Args:
        workspace: where the files are shared.
        contents: what is in them.
        faults: what tests ask to go wrong, under the method name "file_download".
        exchanges: where each request is noted.
    """

    def __init__(
        self, workspace: Workspace, contents: FileContents, faults: Faults, exchanges: Exchanges
    ) -> None:
        self._workspace = workspace
        self._contents = contents
        self._faults = faults
        self._exchanges = exchanges

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /files-pri/<team>-<file>/[download/]<name>`."""
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
        """The file; nothing where there is none.

        Raises:
            SlackError: this caller may not have it.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or token.strip() != BOT_TOKEN or self._faults.token_refusal:
            raise self._refused("not_authed", "without the bot's token")
        if SCOPE not in self._workspace.manifest.bot_scopes:
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
        # With status 200 and a page in its place, few bots notice.
        self._workspace.faults_seen.add(f"a file was asked for {why}: Slack sends its login page")
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
