"""Serves the page's files, and rejects requests from other hosts and sites."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parents[1] / "page"
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
SAFETY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def index(request: web.Request) -> web.StreamResponse:
    """Handle `GET /`."""
    return _file("index.html")


async def static_file(request: web.Request) -> web.StreamResponse:
    """Handle `GET /page/<file>`."""
    return _file(request.match_info["file"])


@web.middleware
async def local_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other host names (DNS rebinding) and pages of other sites."""
    if request.host not in _own_hosts(request):
        raise web.HTTPForbidden(text="the playground answers only 127.0.0.1 and localhost")
    origin = request.headers.get("Origin")
    # Bots send no Origin; a page of another site that knows the fixed tokens does.
    if origin is not None and origin not in {f"http://{host}" for host in _own_hosts(request)}:
        raise web.HTTPForbidden(text="the playground answers only its own page")
    return await handler(request)


def _own_hosts(request: web.Request) -> set[str]:
    address = request.transport.get_extra_info("sockname") if request.transport else None
    port = address[1] if address else 0
    return {f"127.0.0.1:{port}", f"localhost:{port}"}


def _file(name: str) -> web.StreamResponse:
    path = (PAGE / name).resolve()
    content_type = TYPES.get(path.suffix)
    if content_type is None or not path.is_relative_to(PAGE.resolve()) or not path.is_file():
        raise web.HTTPNotFound
    charset = None if content_type.startswith("image/") else "utf-8"
    return web.Response(
        body=path.read_bytes(),
        content_type=content_type,
        charset=charset,
        headers=SAFETY_HEADERS,
    )
