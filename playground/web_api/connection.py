"""auth.test, api.test and apps.connections.open."""

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.world.identity import BOT_HANDLE, BOT_ID, BOT_USER_ID, TEAM_ID, TEAM_NAME


async def auth_test(site: Site, arguments: Arguments) -> Answer:
    """Identify the token's owner."""
    return {
        "url": site.team_url,
        "team": TEAM_NAME,
        "user": BOT_HANDLE,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


async def api_test(site: Site, arguments: Arguments) -> Answer:
    """Return the arguments, or fail with the error that they name."""
    error = arguments.text("error")
    if error:
        raise SlackError(error, args=arguments.values)
    return {"args": arguments.values} if arguments.values else {}


async def apps_connections_open(site: Site, arguments: Arguments) -> Answer:
    """Return an address at which one WebSocket can be opened once."""
    return {"url": site.socket_url + site.sockets.issue_ticket()}


METHODS = {
    "auth.test": Method(auth_test),
    "api.test": Method(api_test, caller=""),
    "apps.connections.open": Method(apps_connections_open, caller="app", takes_json=False),
}
