"""What a person does in the composer: messages and slash commands."""

import uuid

from playground import events, payloads
from playground.delivery import Handled
from playground.identity import BOT_USER_ID
from playground.manifest import Command
from playground.message_text import as_command_text, as_delivered, as_rich_text
from playground.refusals import PersonMistake, SlackError
from playground.response_url import read_response
from playground.shared_files import SharedFile
from playground.threads import thread_answered
from playground.workspace import MESSAGE_EVENTS, Workspace
from playground.world import Conversation, Message


class Composing:
    """The composer of every person.

    Args:
        workspace: where it stands.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def types(
        self, user_id: str, conversation_name: str, typed: str, thread: str | None = None
    ) -> Handled:
        """Send what was typed: a slash command when it starts with a slash, else a message.

        `thread` is the ts of a message to reply to.

        Raises:
            PersonMistake: nothing was typed, or the person cannot write in that conversation.
        """
        self._workspace.actor(user_id)
        conversation = self._workspace.conversation_of(user_id, conversation_name)
        _require_open(conversation)
        if not typed.strip():
            raise PersonMistake("There is nothing to send.")
        if typed.startswith("/"):
            return await self._command(user_id, conversation, typed, thread)
        return await self.sends(user_id, conversation, typed, thread=thread)

    def require_writable(self, user_id: str, conversation: Conversation) -> None:
        """Refuse where this person cannot send messages.

        Raises:
            PersonMistake: it says why.
        """
        user = self._workspace.actor(user_id)
        _require_open(conversation)
        if conversation.admins_only and not user.is_admin:
            raise PersonMistake(f"Only admins may post in #{conversation.name}.")
        if conversation.kind == "im" and not self._workspace.manifest.messages_tab:
            raise PersonMistake("Sending messages to this app has been turned off.")

    async def sends(
        self,
        user_id: str,
        conversation: Conversation,
        typed: str,
        *,
        thread: str | None = None,
        files: list[SharedFile] | None = None,
    ) -> Handled:
        """Send a message; with files the text may be empty.

        Raises:
            PersonMistake: the person cannot write there, or not in that thread.
        """
        workspace = self._workspace
        self.require_writable(user_id, conversation)
        message = workspace.world.post(
            conversation,
            user_id,
            as_delivered(typed, workspace.world),
            blocks=[as_rich_text(typed, workspace.world)] if typed.strip() else [],
            thread_ts=thread_answered(conversation, thread) if thread else None,
            client_msg_id=str(uuid.uuid4()),
            files=files,
        )
        handled = await self._tell(conversation, message)
        if handled.error == "dispatch_failed" and conversation.kind == "im":
            workspace.say_failure(conversation, user_id, not_connected(workspace))
        return handled

    async def _tell(self, conversation: Conversation, message: Message) -> Handled:
        if BOT_USER_ID not in conversation.members:
            return Handled("")
        event = events.message_event(conversation, message)
        handled = await self._workspace.send_event(MESSAGE_EVENTS[conversation.kind], event)
        return handled or Handled("")

    async def _command(
        self, user_id: str, conversation: Conversation, typed: str, thread: str | None
    ) -> Handled:
        workspace = self._workspace
        name, _, text = typed.partition(" ")
        if thread:
            refusal = f"{name} is not supported in threads. Sorry!"
            workspace.say_failure(conversation, user_id, refusal, thread)
            return Handled("", error="not_in_threads")
        command = workspace.manifest.command(name.strip())
        if command is None:
            workspace.say_failure(conversation, user_id, f"{name} is not a valid command.")
            return Handled("", error="unknown_command")
        payload = payloads.slash_command(
            workspace.actor(user_id),
            conversation,
            command.command,
            as_command_text(text.strip(), workspace.world, command.should_escape),
            workspace.triggers.make(user_id, conversation_id=conversation.id),
            workspace.response_urls.make(user_id, conversation.id),
        )
        handled = await workspace.dispatcher.dispatch("slash_commands", payload)
        self._show_outcome(command, user_id, conversation, handled)
        return handled

    def _show_outcome(
        self, command: Command, user_id: str, conversation: Conversation, handled: Handled
    ) -> None:
        workspace = self._workspace
        if handled.error == "dispatch_failed":
            text = not_connected(workspace)
            workspace.say_failure(conversation, user_id, text)
        elif handled.error:
            text = f"{command.command} failed with the error “{handled.error}”"
            workspace.say_failure(conversation, user_id, text)
        elif handled.payload and any(handled.payload.get(part) for part in ("text", "blocks")):
            try:
                response = read_response(handled.payload)
                workspace.respond(response, user_id, conversation)
            except SlackError as error:
                workspace.faults_seen.add(
                    f"the acknowledgement of {command.command} was refused: {error}"
                )
                text = f"{command.command} failed with the error “{error.code}”"
                workspace.say_failure(conversation, user_id, text)


def _require_open(conversation: Conversation) -> None:
    if conversation.archived:
        raise PersonMistake(f"#{conversation.name} is archived.")


def not_connected(workspace: Workspace) -> str:
    """What a person reads when no bot is there."""
    return f"{workspace.manifest.app_name} is not connected (dispatch_failed)."
