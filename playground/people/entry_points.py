"""People open the app's tabs, use its shortcuts, and read messages."""

from playground.payloads import events, interactions
from playground.people.block_actions import click_failure, visible_message
from playground.refusals import PersonMistake
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace


class EntryPoints:
    """Tabs, shortcuts and read marks.

    Args:
        workspace: the workspace of the app.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def opens_home(self, user_id: str) -> EnvelopeResult:
        """Open the app's Home tab.

        Raises:
            PersonMistake: the app has none.
        """
        if not self._workspace.manifest.home_tab:
            raise PersonMistake("This app has no Home tab.")
        return await self._opens(user_id, "home")

    async def opens_messages(self, user_id: str) -> EnvelopeResult:
        """Open the app's Messages tab."""
        return await self._opens(user_id, "messages")

    async def uses_shortcut(self, user_id: str, callback_id: str) -> EnvelopeResult:
        """Use a global shortcut.

        Raises:
            PersonMistake: the manifest has no such shortcut.
        """
        workspace = self._workspace
        self._require_shortcut(callback_id, "global")
        payload = interactions.global_shortcut(
            workspace.acting_user(user_id),
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
    ) -> EnvelopeResult:
        """Use a message shortcut on a message that this person sees.

        Raises:
            PersonMistake: no such shortcut or message, or an ephemeral message.
        """
        workspace = self._workspace
        self._require_shortcut(callback_id, "message")
        conversation = workspace.conversation_of(user_id, conversation_name)
        message = visible_message(workspace, user_id, conversation, ts)
        if message.ephemeral_to is not None:
            raise PersonMistake("A message that only you see has no shortcuts.")
        payload = interactions.message_shortcut(
            workspace.acting_user(user_id),
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
        """Mark all messages of the conversation as read by this person."""
        conversation = self._workspace.conversation_of(user_id, conversation_name)
        seen = self._workspace.world.visible_to(user_id, conversation)
        if seen and conversation.read.get(user_id, "") < seen[-1].ts:
            conversation.read[user_id] = seen[-1].ts
            self._workspace.changes.mark()

    async def _opens(self, user_id: str, tab: str) -> EnvelopeResult:
        workspace = self._workspace
        user = workspace.acting_user(user_id)
        event = events.app_home_opened_event(
            user,
            workspace.world.dm_with_bot(user_id),
            tab,
            workspace.world.homes.get(user_id),
            workspace.world.next_ts(),
        )
        return await workspace.send_event("app_home_opened", event) or EnvelopeResult("")

    def _require_shortcut(self, callback_id: str, kind: str) -> None:
        if self._workspace.manifest.shortcut(callback_id, kind) is None:
            raise PersonMistake(f"There is no {kind} shortcut “{callback_id}”.")
