"""The definition of a Web API method: function, scope, token, and format of arguments."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.wire.socket_mode import SocketMode
from playground.workspace import Workspace
from playground.world.file_contents import FileContents
from playground.world.identity import TEAM_DOMAIN
from playground.world.pending_uploads import PendingUploads

Answer = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """The context of methods; `url` is the playground's address and ends in a slash."""

    workspace: Workspace
    sockets: SocketMode
    contents: FileContents
    uploads: PendingUploads
    url: str

    @property
    def socket_url(self) -> str:
        """The WebSocket address, to which a ticket is appended."""
        return self.url.replace("http://", "ws://", 1) + "socket/"

    @property
    def team_url(self) -> str:
        """The workspace's address in auth.test."""
        return f"https://{TEAM_DOMAIN}.slack.com/"


@dataclass(frozen=True)
class Method:
    """A Web API method.

    `scope` is the required bot scope ("" for none). `caller` is the required token: "bot", "app",
    or "" for none. `takes_json` is False if Slack accepts only forms.
    """

    run: Callable[[Site, Arguments], Awaitable[Answer]]
    scope: str = ""
    caller: str = "bot"
    takes_json: bool = True


def require_scope(site: Site, scope: str) -> None:
    """Refuse a call whose scope the app does not have.

    Raises:
        SlackError: missing_scope, with the needed and the provided scopes.
    """
    granted = site.workspace.scopes
    if scope not in granted:
        raise SlackError("missing_scope", needed=scope, provided=",".join(granted))
