"""What people do with channels: invite or remove the bot, archive, restrict posting."""

from playground.payloads import events
from playground.refusals import PersonMistake
from playground.workspace import Workspace
from playground.world.identity import BOT_USER_ID
from playground.world.state import Conversation

ARCHIVE_EVENTS = {
    "channel": ("channel_archive", "channel_unarchive"),
    "private": ("group_archive", "group_unarchive"),
}
LEFT_EVENTS = {"channel": "channel_left", "private": "group_left"}


class Channels:
    """Channel management.

    Each method returns once the bot has acknowledged the event, if it is subscribed.

    Args:
        workspace: the workspace of the channels.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def invites_bot(self, user_id: str, name: str) -> None:
        """Add the bot to a channel; a no-op if it is a member.

        Raises:
            PersonMistake: not a channel of this person, or archived.
        """
        workspace = self._workspace
        conversation = self._open_channel(user_id, name)
        if BOT_USER_ID in conversation.members:
            return
        conversation.members.append(BOT_USER_ID)
        workspace.changes.mark()
        event = events.member_joined_event(
            BOT_USER_ID, conversation, user_id, workspace.world.next_ts()
        )
        await workspace.send_event("member_joined_channel", event)

    async def removes_bot(self, user_id: str, name: str) -> None:
        """Remove the bot from a channel; a no-op if it is not a member.

        Raises:
            PersonMistake: not a channel of this person, or archived.
        """
        workspace = self._workspace
        conversation = self._open_channel(user_id, name)
        if BOT_USER_ID not in conversation.members:
            return
        conversation.members.remove(BOT_USER_ID)
        workspace.changes.mark()
        kind = LEFT_EVENTS[conversation.kind]
        event = events.left_event(kind, conversation, user_id, workspace.world.next_ts())
        await workspace.send_event(kind, event)

    async def archives(self, user_id: str, name: str) -> None:
        """Archive a channel: people can read it, but not post.

        Raises:
            PersonMistake: not a channel of this person, archived, or #general.
        """
        conversation = self._open_channel(user_id, name)
        if conversation.name == "general":
            raise PersonMistake("#general cannot be archived.")
        await self._set_archived(user_id, conversation, archived=True)

    async def unarchives(self, user_id: str, name: str) -> None:
        """Unarchive a channel; its members remain.

        Raises:
            PersonMistake: not a channel of this person, or not archived.
        """
        conversation = self._channel(user_id, name)
        if not conversation.archived:
            raise PersonMistake(f"#{conversation.name} is not archived.")
        await self._set_archived(user_id, conversation, archived=False)

    def restricts_posting(self, user_id: str, name: str, *, admins_only: bool) -> None:
        """Let only admins post in a channel, or everyone; an app is not an admin.

        Raises:
            PersonMistake: not a channel of this person, or they are not an admin.
        """
        if not self._workspace.acting_user(user_id).is_admin:
            raise PersonMistake("Only an admin can restrict who posts in a channel.")
        self._open_channel(user_id, name).admins_only = admins_only
        self._workspace.changes.mark()

    async def _set_archived(
        self, user_id: str, conversation: Conversation, *, archived: bool
    ) -> None:
        workspace = self._workspace
        conversation.archived = archived
        workspace.changes.mark()
        if BOT_USER_ID not in conversation.members and conversation.kind == "private":
            return
        archive, unarchive = ARCHIVE_EVENTS[conversation.kind]
        kind = archive if archived else unarchive
        event = events.archive_event(kind, conversation, user_id, workspace.world.next_ts())
        await workspace.send_event(kind, event)

    def _channel(self, user_id: str, name: str) -> Conversation:
        self._workspace.acting_user(user_id)
        conversation = self._workspace.conversation_of(user_id, name)
        if conversation.kind == "im":
            raise PersonMistake("That is not a channel.")
        return conversation

    def _open_channel(self, user_id: str, name: str) -> Conversation:
        conversation = self._channel(user_id, name)
        if conversation.archived:
            raise PersonMistake(f"#{conversation.name} is archived.")
        return conversation
