"""The message box: people send messages and slash commands."""

import asyncio
import uuid

from playground.payloads import events, interactions
from playground.payloads.long_texts import parts_of
from playground.payloads.message_text import as_command_text, as_delivered, as_rich_text
from playground.payloads.shared_links import links_to, posted_event, typed_event
from playground.refusals import PersonMistake, SlackError
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import MESSAGE_EVENTS, Workspace
from playground.world.identity import BOT_USER_ID
from playground.world.manifest import Command
from playground.world.response_urls import read_response
from playground.world.shared_files import SharedFile
from playground.world.state import Conversation, Message
from playground.world.threads import thread_answered


class MessageBox:
    """The message box of all conversations.

    Args:
        workspace: the workspace of the conversations.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def types(
        self, user_id: str, conversation_name: str, typed: str, thread: str | None = None
    ) -> EnvelopeResult:
        """Send typed text: a slash command if it starts with a slash, else a message.

        `thread` is the ts of the message to reply to.

        Raises:
            PersonMistake: the text is empty, or the person cannot write in that conversation.
        """
        self._workspace.acting_user(user_id)
        conversation = self._workspace.conversation_of(user_id, conversation_name)
        _require_open(conversation)
        if not typed.strip():
            raise PersonMistake("There is nothing to send.")
        if typed.startswith("/"):
            return await self._command(user_id, conversation, typed, thread)
        return await self.sends(user_id, conversation, typed, thread=thread)

    async def pastes(self, user_id: str, conversation_name: str, text: str) -> EnvelopeResult:
        """Send a message as Slack's composer makes it of pasted or formatted text.

        `text` has Slack's own marks: ``<https://…|Jane Doe>``, ``:rocket:``, ``*log*``, ``&gt;``.

        Raises:
            PersonMistake: the person cannot write in that conversation.
        """
        workspace = self._workspace
        conversation = workspace.conversation_of(user_id, conversation_name)
        self.require_writable(user_id, conversation)
        await self._tell_of_typed_links(user_id, text)
        message = workspace.world.post(conversation, user_id, text, client_msg_id=str(uuid.uuid4()))
        return await self._tell(conversation, message)

    def require_writable(self, user_id: str, conversation: Conversation) -> None:
        """Refuse if this person cannot send messages there.

        Raises:
            PersonMistake: the text says why.
        """
        user = self._workspace.acting_user(user_id)
        _require_open(conversation)
        if conversation.admins_only and not user.is_admin:
            raise PersonMistake(f"Only admins may post in #{conversation.name}.")
        if conversation.kind == "im" and not self._workspace.manifest.messages_tab:
            raise PersonMistake("DeliveryAttempt messages to this app has been turned off.")

    async def sends(
        self,
        user_id: str,
        conversation: Conversation,
        typed: str,
        *,
        thread: str | None = None,
        files: list[SharedFile] | None = None,
    ) -> EnvelopeResult:
        """Send a message, or several if it is long; with files, `typed` may be empty.

        Raises:
            PersonMistake: the person cannot write there or in that thread.
        """
        workspace = self._workspace
        self.require_writable(user_id, conversation)
        await self._tell_of_typed_links(user_id, as_delivered(typed, workspace.world))
        messages = [
            workspace.world.post(
                conversation,
                user_id,
                as_delivered(part, workspace.world),
                blocks=[as_rich_text(part, workspace.world)] if part.strip() else [],
                thread_ts=thread_answered(conversation, thread) if thread else None,
                client_msg_id=str(uuid.uuid4()),
                files=files,
            )
            for part in ([typed] if files else parts_of(typed))
        ]
        # Slack waits for no answer between the parts of a text.
        *_, handled = await asyncio.gather(*(self._tell(conversation, each) for each in messages))
        if handled.error == "dispatch_failed" and conversation.kind == "im":
            workspace.say_failure(conversation, user_id, not_connected(workspace))
        return handled

    async def _tell(self, conversation: Conversation, message: Message) -> EnvelopeResult:
        handled = None
        if BOT_USER_ID in conversation.members:
            event = events.message_event(conversation, message)
            handled = await self._workspace.send_event(MESSAGE_EVENTS[conversation.kind], event)
        if links := links_to(self._workspace.manifest.unfurl_domains, message.text):
            event = posted_event(conversation, message, links)
            await self._workspace.send_event("link_shared", event)
        return handled or EnvelopeResult("")

    async def _tell_of_typed_links(self, user_id: str, text: str) -> None:
        if links := links_to(self._workspace.manifest.unfurl_domains, text):
            event = typed_event(user_id, links, self._workspace.world.next_ts())
            await self._workspace.send_event("link_shared", event)

    async def _command(
        self, user_id: str, conversation: Conversation, typed: str, thread: str | None
    ) -> EnvelopeResult:
        workspace = self._workspace
        name, _, text = typed.partition(" ")
        if thread:
            refusal = f"{name} is not supported in threads. Sorry!"
            workspace.say_failure(conversation, user_id, refusal, thread)
            return EnvelopeResult("", error="not_in_threads")
        command = workspace.manifest.command(name.strip())
        if command is None or "commands" not in workspace.scopes:
            workspace.say_failure(conversation, user_id, f"{name} is not a valid command.")
            return EnvelopeResult("", error="unknown_command")
        payload = interactions.slash_command(
            workspace.acting_user(user_id),
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
        self, command: Command, user_id: str, conversation: Conversation, handled: EnvelopeResult
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
                workspace.bot_mistakes.add(
                    f"the acknowledgement of {command.command} was refused: {error}"
                )
                text = f"{command.command} failed with the error “{error.code}”"
                workspace.say_failure(conversation, user_id, text)


def _require_open(conversation: Conversation) -> None:
    if conversation.archived:
        raise PersonMistake(f"#{conversation.name} is archived.")


def not_connected(workspace: Workspace) -> str:
    """The error message when no bot is connected."""
    return f"{workspace.manifest.app_name} is not connected (dispatch_failed)."
