"""What a Web API method is: its scope, its token, how it takes arguments, what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from playground.identity import TEAM_DOMAIN
from playground.refusals import SlackError
from playground.socket_mode import SocketModeDelivery
from playground.web_api.arguments import Arguments
from playground.workspace import Workspace

Answer = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """What methods work on; `url` is the playground's own address, ending in a slash."""

    workspace: Workspace
    sockets: SocketModeDelivery
    url: str

    @property
    def socket_url(self) -> str:
        """Where WebSockets are opened, without a ticket."""
        return self.url.replace("http://", "ws://", 1) + "socket/"

    @property
    def team_url(self) -> str:
        """The workspace's address, as auth.test tells it."""
        return f"https://{TEAM_DOMAIN}.slack.com/"


@dataclass(frozen=True)
class Method:
    """A Web API method.

    `scope` is the bot scope that it needs ("" for none). `caller` is whose token it wants:
    "bot", "app", or "" for none. `takes_json` is False for those that Slack lets take forms alone.
    """

    run: Callable[[Site, Arguments], Awaitable[Answer]]
    scope: str = ""
    caller: str = "bot"
    takes_json: bool = True


def require_scope(site: Site, scope: str) -> None:
    """Refuse a call for which the manifest asks no scope.

    Raises:
        SlackError: missing_scope, with what is needed and what is there.
    """
    granted = site.workspace.manifest.bot_scopes
    if scope not in granted:
        raise SlackError("missing_scope", needed=scope, provided=",".join(granted))
