"""What people do with channels: invite the bot and remove it, archive, restrict who may post."""

from playground import events
from playground.identity import BOT_USER_ID
from playground.refusals import PersonMistake
from playground.workspace import Workspace
from playground.world import Conversation

ARCHIVE_EVENTS = {
    "channel": ("channel_archive", "channel_unarchive"),
    "private": ("group_archive", "group_unarchive"),
}
LEFT_EVENTS = {"channel": "channel_left", "private": "group_left"}


class Channels:
    """The channels of a workspace, in the hands of its people.

    Each deed returns once the bot acknowledged the event, where it hears of such a thing.

    Args:
        workspace: where they stand.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def invites_bot(self, user_id: str, name: str) -> None:
        """Bring the bot into a channel; nothing happens when it is there.

        Raises:
            PersonMistake: it is no channel of this person, or an archived one.
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
        """Take the bot out of a channel; nothing happens when it is not there.

        Raises:
            PersonMistake: it is no channel of this person, or an archived one.
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
        """Archive a channel: it can be read, but takes no message from anybody.

        Raises:
            PersonMistake: it is no channel of this person, is archived, or is #general.
        """
        conversation = self._open_channel(user_id, name)
        if conversation.name == "general":
            raise PersonMistake("#general cannot be archived.")
        await self._set_archived(user_id, conversation, archived=True)

    async def unarchives(self, user_id: str, name: str) -> None:
        """Open an archived channel again, with those who were in it.

        Raises:
            PersonMistake: it is no channel of this person, or is not archived.
        """
        conversation = self._channel(user_id, name)
        if not conversation.archived:
            raise PersonMistake(f"#{conversation.name} is not archived.")
        await self._set_archived(user_id, conversation, archived=False)

    def restricts_posting(self, user_id: str, name: str, *, admins_only: bool) -> None:
        """Say whether only admins may post in a channel; an app is no admin.

        Raises:
            PersonMistake: it is no channel of this person, or they are no admin.
        """
        if not self._workspace.actor(user_id).is_admin:
            raise PersonMistake("Only an admin says who may post in a channel.")
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
        self._workspace.actor(user_id)
        conversation = self._workspace.conversation_of(user_id, name)
        if conversation.kind == "im":
            raise PersonMistake("That is no channel.")
        return conversation

    def _open_channel(self, user_id: str, name: str) -> Conversation:
        conversation = self._channel(user_id, name)
        if conversation.archived:
            raise PersonMistake(f"#{conversation.name} is archived.")
        return conversation
