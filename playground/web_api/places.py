"""Finds a call's conversation and checks whether the bot may post there."""

from playground.refusals import SlackError
from playground.workspace import Workspace
from playground.world.identity import BOT_USER_ID
from playground.world.state import Conversation


def conversation_visible_to_bot(workspace: Workspace, channel: str) -> Conversation:
    """A conversation that the bot can see: its DMs and private channels, and public channels.

    Raises:
        SlackError: channel_not_found.
    """
    conversation = workspace.world.conversations.get(channel)
    if conversation is None:
        raise SlackError("channel_not_found")
    if conversation.kind != "channel" and BOT_USER_ID not in conversation.members:
        raise SlackError("channel_not_found")
    return conversation


def place_to_post(workspace: Workspace, channel: str) -> Conversation:
    """The conversation for chat.postMessage: by id, channel name, or user id (the DM).

    Raises:
        SlackError: channel_not_found, cannot_dm_bot, messages_tab_disabled, not_in_channel,
            is_archived or restricted_action.
    """
    user = workspace.world.users.get(channel)
    if user is not None:
        if user.is_bot:
            raise SlackError("cannot_dm_bot")
        _require_messages(workspace)
        return workspace.world.dm_with_bot(user.id)
    named = workspace.world.conversation_called(channel)
    conversation = conversation_visible_to_bot(workspace, named.id if named else channel)
    if conversation.kind == "im":
        _require_messages(workspace)
    require_postable(conversation)
    return conversation


def require_postable(conversation: Conversation) -> None:
    """Refuse if the bot cannot post there.

    Raises:
        SlackError: not_in_channel, is_archived or restricted_action.
    """
    if BOT_USER_ID not in conversation.members:
        raise SlackError("not_in_channel")
    if conversation.archived:
        raise SlackError("is_archived")
    if conversation.admins_only:
        raise SlackError("restricted_action")


def _require_messages(workspace: Workspace) -> None:
    if not workspace.manifest.shows_messages:
        raise SlackError("messages_tab_disabled")
