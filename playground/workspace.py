"""The workspace: its state, and the rules for what an app may do to it."""

from collections.abc import Callable
from typing import Any

from playground.block_limits import message_problems, view_problems
from playground.payloads import events
from playground.payloads.objects import message_in
from playground.refusals import PersonMistake, SlackError
from playground.wire.background import Background
from playground.wire.bot_mistakes import BotMistakes
from playground.wire.envelopes import Dispatcher, EnvelopeResult
from playground.world.changes import Changes
from playground.world.identity import BOT_USER_ID, SLACKBOT_ID
from playground.world.manifest import SCOPE_OF_EVENT, Manifest
from playground.world.modals import Modals
from playground.world.open_view import OpenView, new_hash, new_view_id
from playground.world.response_urls import Response, ResponseUrls
from playground.world.shared_files import SharedFile
from playground.world.simulated_clock import PlaygroundClock
from playground.world.state import Conversation, Message, User, World
from playground.world.stored_blocks import as_stored
from playground.world.threads import is_thread
from playground.world.triggers import Triggers

TEXT_LIMIT = 40_000
# Slack's own text for a message that has blocks and no text.
NO_TEXT = "This content can't be displayed."


class Workspace:
    """Everything that people and the bot share.

    Args:
        manifest: the app's commands, shortcuts, events and scopes.
        clock: the workspace's time.
        changes: marked at each change that a person can see.
        dispatcher: sends envelopes to the bot.
        background: runs what continues after a response.
        bot_mistakes: collects mistakes that Slack would not report.
        real_time: a monotonic clock, in seconds, for triggers and response URLs.
        taken_scopes: the scopes of the manifest that the app does not have.
    """

    def __init__(
        self,
        manifest: Manifest,
        clock: PlaygroundClock,
        changes: Changes,
        dispatcher: Dispatcher,
        background: Background,
        bot_mistakes: BotMistakes,
        real_time: Callable[[], float],
        taken_scopes: Callable[[], frozenset[str]],
    ) -> None:
        self.manifest = manifest
        self.clock = clock
        self.changes = changes
        self.dispatcher = dispatcher
        self.bot_mistakes = bot_mistakes
        self.world = World(clock, changes)
        self.modals = Modals()
        self.triggers = Triggers(real_time)
        self.response_urls = ResponseUrls(real_time)
        # Set once the server has its port.
        self.base_url = ""
        self._background = background
        self._taken_scopes = taken_scopes

    @property
    def scopes(self) -> tuple[str, ...]:
        """The bot scopes that the app has."""
        taken = self._taken_scopes()
        return tuple(scope for scope in self.manifest.bot_scopes if scope not in taken)

    def answers_at(self, base_url: str) -> None:
        """Set the address of this run of the playground; it ends in a slash."""
        self.base_url = base_url
        self.response_urls.base_url = base_url
        for _, file in self.world.shared_files():
            file.base_url = base_url

    def user(self, user_id: str) -> User:
        """The user with this id.

        Raises:
            PersonMistake: there is none.
        """
        user = self.world.users.get(user_id)
        if user is None:
            raise PersonMistake(f"There is no user {user_id} here.")
        return user

    def acting_user(self, user_id: str) -> User:
        """The user with this id, if they may act.

        Raises:
            PersonMistake: there is none, or the user is deactivated.
        """
        user = self.user(user_id)
        if user.deleted:
            raise PersonMistake(f"The account of {user.name} is deactivated.")
        return user

    def conversation_of(self, user_id: str, name: str) -> Conversation:
        """The conversation with this id or name; "dm" is the DM with the bot.

        Raises:
            PersonMistake: there is none, or the person is not a member.
        """
        own_dm = self.world.dm_with_bot(user_id)
        if name in ("dm", own_dm.id):
            return own_dm
        conversation = self.world.conversation_called(name)
        if conversation is None or user_id not in conversation.members:
            raise PersonMistake(f"{self.user(user_id).name} is not in a conversation {name}.")
        return conversation

    def post_as_bot(
        self,
        conversation: Conversation,
        text: str,
        blocks: list[dict[str, Any]] | None,
        *,
        ephemeral_to: str | None = None,
        thread_ts: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Message:
        """Post as the bot.

        Raises:
            SlackError: Slack would refuse the text or the blocks.
        """
        require_sendable(text, blocks)
        if thread_ts is not None and not is_thread(conversation, thread_ts):
            # Slack answers ok, but does not show the message.
            self.bot_mistakes.add(
                f"a message went into the thread {thread_ts}, which does not exist"
            )
        message = self.world.post(
            conversation,
            BOT_USER_ID,
            text or NO_TEXT,
            blocks=as_stored(blocks or []),
            ephemeral_to=ephemeral_to,
            thread_ts=thread_ts,
            metadata=metadata,
        )
        if ephemeral_to is None:
            self.announce_message(conversation, events.message_event(conversation, message))
        return message

    def share_as_bot(
        self,
        conversation: Conversation,
        text: str,
        files: list[SharedFile],
        *,
        thread_ts: str | None = None,
    ) -> Message:
        """Share uploaded files as the bot, in one message."""
        message = self.world.post(conversation, BOT_USER_ID, text, thread_ts=thread_ts, files=files)
        self.announce_message(conversation, events.message_event(conversation, message))
        return message

    def edit_as_bot(self, message: Message, text: str, blocks: list[dict[str, Any]] | None) -> None:
        """Change one of the bot's messages; None keeps its blocks.

        Raises:
            SlackError: Slack would refuse the text or the blocks.
        """
        require_sendable(text, blocks)
        conversation = self.world.conversations[message.conversation_id]
        before = message_in(conversation, message)
        kept = message.blocks if blocks is None else as_stored(blocks)
        self.world.edit(message, text or message.text, kept)
        if message.ephemeral_to is None:
            event = events.message_changed_event(
                conversation, message, before, self.world.next_ts()
            )
            self.announce_message(conversation, event)

    def delete_as_bot(self, message: Message) -> None:
        """Delete one of the bot's messages."""
        conversation = self.world.conversations[message.conversation_id]
        self.world.remove(message)
        if message.ephemeral_to is None:
            event = events.message_deleted_event(conversation, message, self.world.next_ts())
            self.announce_message(conversation, event)

    def respond(
        self,
        response: Response,
        user_id: str,
        conversation: Conversation,
        message_ts: str | None = None,
    ) -> None:
        """Carry out a response: one sent to a response URL or in a command's acknowledgement.

        Raises:
            SlackError: Slack would refuse the response.
        """
        original = conversation.message(message_ts) if message_ts else None
        if response.delete_original and original is not None:
            self.delete_as_bot(original)
        elif response.replace_original and original is not None:
            # A replacement is the whole message: without blocks it has none.
            self.edit_as_bot(original, response.text, response.blocks or [])
        else:
            self.post_as_bot(
                conversation,
                response.text,
                response.blocks,
                ephemeral_to=None if response.in_channel else user_id,
                thread_ts=response.thread_ts,
            )

    def publish_home(
        self, user_id: str, content: dict[str, Any], expected_hash: str | None
    ) -> OpenView:
        """Publish a person's Home tab.

        Raises:
            SlackError: Slack would refuse the view, or the hash is outdated.
        """
        accepted = accepted_view(content, "home")
        home = self.world.homes.get(user_id)
        if home is None:
            change = self.changes.mark()
            home = OpenView(new_view_id(), user_id, accepted, change, new_hash(change))
            home.root_id = home.id
            self.world.homes[user_id] = home
        else:
            home.require_hash(expected_hash)
            home.replace(accepted, self.changes.version + 1)
            self.changes.mark()
        return home

    def say_failure(
        self, conversation: Conversation, user_id: str, text: str, thread_ts: str | None = None
    ) -> None:
        """Show a person an error message by Slack; only they see it."""
        self.world.post(
            conversation,
            SLACKBOT_ID,
            text,
            ephemeral_to=user_id,
            thread_ts=thread_ts,
            failure=True,
        )

    def announce_message(self, conversation: Conversation, event: dict[str, Any]) -> None:
        """Send a message event in the background, if the app is a member and subscribed."""
        if BOT_USER_ID in conversation.members:
            name = MESSAGE_EVENTS[conversation.kind]
            if self.subscribed(name):
                self._background.spawn(self.send_event(name, event))

    def subscribed(self, event_name: str) -> bool:
        """True if the app hears of this event and a bot is connected."""
        return self._hears(event_name) and self.dispatcher.connected

    async def send_event(self, event_name: str, event: dict[str, Any]) -> EnvelopeResult | None:
        """Send an event and wait for its acknowledgement; None if the app is not subscribed."""
        if not self._hears(event_name):
            return None
        payload = events.event_callback(event, self.clock.now())
        return await self.dispatcher.dispatch("events_api", payload)

    def _hears(self, event_name: str) -> bool:
        """True if the manifest subscribes to this event, and the app has the scope for it."""
        scope = SCOPE_OF_EVENT.get(event_name)
        allowed = scope is None or scope in self.scopes
        return allowed and event_name in self.manifest.bot_events


MESSAGE_EVENTS = {
    "channel": "message.channels",
    "private": "message.groups",
    "im": "message.im",
}


def require_sendable(text: str, blocks: list[dict[str, Any]] | None) -> None:
    """Refuse a message that Slack would refuse.

    Raises:
        SlackError: msg_too_long, invalid_blocks or no_text.
    """
    if len(text) > TEXT_LIMIT:
        raise SlackError("msg_too_long")
    if blocks:
        problems = message_problems(blocks)
        if problems:
            raise SlackError("invalid_blocks", problems)
    elif not text.strip():
        raise SlackError("no_text")


def accepted_view(content: dict[str, Any], kind: str) -> dict[str, Any]:
    """The view as Slack stores it.

    Raises:
        SlackError: invalid_arguments with the faulty fields, or view_too_large.
    """
    problems = view_problems(content, kind)
    if "view_too_large" in problems:
        raise SlackError("view_too_large")
    if problems:
        raise SlackError("invalid_arguments", problems)
    return {**content, "blocks": as_stored(content["blocks"])}
