"""The other ways in which a person reaches the bot: its tabs and its shortcuts."""

from playground import events, payloads
from playground.block_actions import click_failure, message_seen
from playground.delivery import Handled
from playground.refusals import PersonMistake
from playground.workspace import Workspace


class EntryPoints:
    """Tabs and shortcuts.

    Args:
        workspace: where they stand.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def opens_home(self, user_id: str) -> Handled:
        """Open the app's Home tab.

        Raises:
            PersonMistake: the app has none.
        """
        if not self._workspace.manifest.home_tab:
            raise PersonMistake("This app has no Home tab.")
        return await self._opens(user_id, "home")

    async def opens_messages(self, user_id: str) -> Handled:
        """Open the app's Messages tab."""
        return await self._opens(user_id, "messages")

    async def uses_shortcut(self, user_id: str, callback_id: str) -> Handled:
        """Use a global shortcut.

        Raises:
            PersonMistake: the manifest has none of this name.
        """
        workspace = self._workspace
        self._require_shortcut(callback_id, "global")
        payload = payloads.global_shortcut(
            workspace.actor(user_id),
            callback_id,
            workspace.world.next_ts(),
            workspace.triggers.make(user_id),
        )
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        if handled.error:
            dm = workspace.world.dm_with_bot(user_id)
            workspace.say_failure(dm, user_id, click_failure(workspace, handled))
        return handled

    async def uses_message_shortcut(
        self, user_id: str, callback_id: str, conversation_name: str, ts: str
    ) -> Handled:
        """Use a message shortcut on a message that this person sees.

        Raises:
            PersonMistake: no such shortcut or message, or the message is ephemeral.
        """
        workspace = self._workspace
        self._require_shortcut(callback_id, "message")
        conversation = workspace.conversation_of(user_id, conversation_name)
        message = message_seen(workspace, user_id, conversation, ts)
        if message.ephemeral_to is not None:
            raise PersonMistake("A message that only you see has no shortcuts.")
        payload = payloads.message_shortcut(
            workspace.actor(user_id),
            conversation,
            message,
            callback_id,
            workspace.world.next_ts(),
            workspace.triggers.make(user_id, conversation_id=conversation.id),
            workspace.response_urls.make(user_id, conversation.id, ts),
        )
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        if handled.error:
            workspace.say_failure(conversation, user_id, click_failure(workspace, handled))
        return handled

    def reads(self, user_id: str, conversation_name: str) -> None:
        """Mark all messages there as read by this person."""
        conversation = self._workspace.conversation_of(user_id, conversation_name)
        seen = self._workspace.world.seen_by(user_id, conversation)
        if seen and conversation.read.get(user_id, "") < seen[-1].ts:
            conversation.read[user_id] = seen[-1].ts
            self._workspace.changes.mark()

    async def _opens(self, user_id: str, tab: str) -> Handled:
        workspace = self._workspace
        user = workspace.actor(user_id)
        event = events.app_home_opened_event(
            user,
            workspace.world.dm_with_bot(user_id),
            tab,
            workspace.world.homes.get(user_id),
            workspace.world.next_ts(),
        )
        return await workspace.send_event("app_home_opened", event) or Handled("")

    def _require_shortcut(self, callback_id: str, kind: str) -> None:
        if self._workspace.manifest.shortcut(callback_id, kind) is None:
            raise PersonMistake(f"There is no {kind} shortcut “{callback_id}”.")
