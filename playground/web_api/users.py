"""users.info and users.list."""

from playground.payloads.objects import user_object
from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.web_api.pagination import page_of


async def info(site: Site, arguments: Arguments) -> Answer:
    """Describe one user."""
    user = site.workspace.world.users.get(arguments.required("user", "user_not_found"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": user_object(user, site.workspace.clock.now())}


async def list_all(site: Site, arguments: Arguments) -> Answer:
    """Describe all users, in pages if `limit` is given."""
    now = site.workspace.clock.now()
    users, cursor = page_of(list(site.workspace.world.users.values()), arguments)
    return {
        "members": [user_object(user, now) for user in users],
        "cache_ts": int(now.timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = {
    "users.info": Method(info, "users:read", takes_json=False),
    "users.list": Method(list_all, "users:read", takes_json=False),
}
