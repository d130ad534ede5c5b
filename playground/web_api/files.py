"""files.*: what the bot can see, and the upload of its own files in three steps."""

import math
from typing import Any

from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site
from playground.web_api.places import conversation_visible_to_bot, require_postable
from playground.world.file_contents import LARGEST_FILE
from playground.world.identity import BOT_USER_ID
from playground.world.shared_files import SharedFile, file_object

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


async def get_upload_url(site: Site, arguments: Arguments) -> Answer:
    """Announce a file, and say where its bytes go."""
    name = arguments.required("filename")
    length = arguments.required("length")
    if not length.isdigit() or not 0 < int(length) <= LARGEST_FILE:
        raise SlackError("invalid_arguments", [f"[ERROR] must be 1 to {LARGEST_FILE} [length]"])
    upload = site.uploads.begin(name, int(length))
    return {"upload_url": f"{site.url}upload/v1/{upload.ticket}", "file_id": upload.id}


async def complete_upload(site: Site, arguments: Arguments) -> Answer:
    """Share uploaded files in a conversation, in one message of the bot.

    The channel is a conversation's id: Slack accepts no user id here.
    """
    named = arguments.parsed("files", "invalid_arguments")
    ids = [str(each.get("id", "")) for each in named or () if isinstance(each, dict)]
    if not ids:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files"])
    workspace = site.workspace
    conversation = conversation_visible_to_bot(workspace, arguments.required("channel_id"))
    require_postable(conversation)
    files = []
    for file_id in ids:
        upload, data = site.uploads.take(file_id)
        await site.contents.keep(upload.id, data)
        files.append(
            SharedFile(
                id=upload.id,
                name=upload.name,
                user_id=BOT_USER_ID,
                size=len(data),
                created=math.floor(workspace.clock.now().timestamp()),
                is_public=conversation.kind == "channel",
                base_url=workspace.base_url,
            )
        )
    thread_ts = arguments.text("thread_ts") or None
    text = arguments.text("initial_comment")
    workspace.share_as_bot(conversation, text, files, thread_ts=thread_ts)
    return {"files": [{"id": each.id, "title": each.name} for each in files]}


METHODS = {
    "files.info": Method(info, "files:read", takes_json=False),
    "files.getUploadURLExternal": Method(get_upload_url, "files:write", takes_json=False),
    "files.completeUploadExternal": Method(complete_upload, "files:write"),
}
