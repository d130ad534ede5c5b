"""files.info."""

from typing import Any

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.world.identity import BOT_USER_ID
from playground.world.shared_files import file_object

# The file object's field for conversations of each kind.
PLACES = {"channel": "channels", "private": "groups", "im": "ims"}


async def info(site: Site, arguments: Arguments) -> Answer:
    """Describe one file that the bot can see."""
    found = site.workspace.world.shared_file(arguments.required("file", "file_not_found"))
    if found is None or BOT_USER_ID not in found[0].members:
        raise SlackError("file_not_found")
    conversation, file = found
    shared: dict[str, Any] = {place: [] for place in PLACES.values()}
    shared[PLACES[conversation.kind]] = [conversation.id]
    return {
        "file": {**file_object(file), **shared, "comments_count": 0},
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


METHODS = {"files.info": Method(info, "files:read", takes_json=False)}
