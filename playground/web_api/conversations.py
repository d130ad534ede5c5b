"""conversations.info and conversations.open."""

from playground.payloads.objects import conversation_object
from playground.refusals import SlackError
from playground.web_api.arguments import Arguments
from playground.web_api.method import Answer, Method, Site, require_scope
from playground.web_api.places import conversation_visible_to_bot

READ_SCOPES = {"channel": "channels:read", "private": "groups:read", "im": "im:read"}


async def info(site: Site, arguments: Arguments) -> Answer:
    """Describe one conversation; each kind requires its own scope."""
    channel = arguments.required("channel", "channel_not_found")
    conversation = conversation_visible_to_bot(site.workspace, channel)
    require_scope(site, READ_SCOPES[conversation.kind])
    return {"channel": conversation_object(conversation, site.workspace.world)}


async def open_dm(site: Site, arguments: Arguments) -> Answer:
    """Open or find the DM with one person."""
    world = site.workspace.world
    named = [user_id for user_id in arguments.text("users").split(",") if user_id]
    if len(named) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    user_id = named[0] if named else _person_of(site, arguments.required("channel"))
    user = world.users.get(user_id)
    if user is None:
        raise SlackError("user_not_found")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    if user.deleted:
        raise SlackError("user_disabled")
    before = len(world.conversations)
    conversation = world.dm_with_bot(user_id)
    known = len(world.conversations) == before
    shown = conversation_object(conversation, world)
    channel = shown if arguments.flag("return_im") else {"id": conversation.id}
    return {**({"no_op": True, "already_open": True} if known else {}), "channel": channel}


def _person_of(site: Site, channel: str) -> str:
    conversation = conversation_visible_to_bot(site.workspace, channel)
    if conversation.kind != "im":
        raise SlackError("method_not_supported_for_channel_type")
    return conversation.name


METHODS = {
    "conversations.info": Method(info, takes_json=False),
    "conversations.open": Method(open_dm, "im:write"),
}
