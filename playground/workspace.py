"""The workspace: its state, and what an app may do to it, each rule in one place."""

from collections.abc import Callable
from typing import Any

from playground import events
from playground.background import Background
from playground.block_ids import with_ids
from playground.block_limits import message_problems, view_problems
from playground.changes import Changes
from playground.clock import PlaygroundClock
from playground.delivery import Dispatcher, Handled
from playground.faults_seen import FaultsSeen
from playground.identity import BOT_USER_ID, SLACKBOT_ID
from playground.manifest import Manifest
from playground.message_objects import message_in
from playground.modals import Modals
from playground.open_view import OpenView, new_hash, new_view_id
from playground.refusals import PersonMistake, SlackError
from playground.response_url import Response, ResponseUrls
from playground.threads import is_thread
from playground.triggers import Triggers
from playground.world import Conversation, Message, User, World

TEXT_LIMIT = 40_000
# What Slack itself puts into a message that came with blocks and without a text.
NO_TEXT = "This content can't be displayed."


class Workspace:
    """Everything that people and the bot share.

    Args:
        manifest: what the app promised: commands, shortcuts, events, scopes.
        clock: the workspace's time.
        changes: told of each change that someone may see.
        dispatcher: the way to the bot.
        background: for what goes on after an answer.
        faults_seen: where the bot's silent faults are kept.
        real_time: seconds of a monotonic clock, for triggers and response URLs.
    """

    def __init__(
        self,
        manifest: Manifest,
        clock: PlaygroundClock,
        changes: Changes,
        dispatcher: Dispatcher,
        background: Background,
        faults_seen: FaultsSeen,
        real_time: Callable[[], float],
    ) -> None:
        self.manifest = manifest
        self.clock = clock
        self.changes = changes
        self.dispatcher = dispatcher
        self.faults_seen = faults_seen
        self.world = World(clock, changes)
        self.modals = Modals()
        self.triggers = Triggers(real_time)
        self.response_urls = ResponseUrls(real_time)
        # Known once the server has its port.
        self.base_url = ""
        self._background = background

    def answers_at(self, base_url: str) -> None:
        """Say at which address, ending in a slash, this run of the playground answers."""
        self.base_url = base_url
        self.response_urls.base_url = base_url
        for _, file in self.world.shared_files():
            file.base_url = base_url

    def user(self, user_id: str) -> User:
        """The person with this id.

        Raises:
            PersonMistake: there is none.
        """
        user = self.world.users.get(user_id)
        if user is None:
            raise PersonMistake(f"There is nobody called {user_id} here.")
        return user

    def actor(self, user_id: str) -> User:
        """The person with this id, who is about to do something.

        Raises:
            PersonMistake: there is none, or their account is deactivated.
        """
        user = self.user(user_id)
        if user.deleted:
            raise PersonMistake(f"The account of {user.name} is deactivated.")
        return user

    def conversation_of(self, user_id: str, name: str) -> Conversation:
        """The conversation with this id or name, if this person is in it.

        Raises:
            PersonMistake: there is none, or the person is not in it.
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
            # Slack answers ok, and nobody ever sees the message.
            self.faults_seen.add(f"a message went into the thread {thread_ts}, which is not there")
        message = self.world.post(
            conversation,
            BOT_USER_ID,
            text or NO_TEXT,
            blocks=with_ids(blocks or []),
            ephemeral_to=ephemeral_to,
            thread_ts=thread_ts,
            metadata=metadata,
        )
        if ephemeral_to is None:
            self.announce_message(conversation, events.message_event(conversation, message))
        return message

    def edit_as_bot(self, message: Message, text: str, blocks: list[dict[str, Any]] | None) -> None:
        """Give one of the bot's messages another content; blocks left out stay as they are.

        Raises:
            SlackError: Slack would refuse the text or the blocks.
        """
        require_sendable(text, blocks)
        conversation = self.world.conversations[message.conversation_id]
        before = message_in(conversation, message)
        kept = message.blocks if blocks is None else with_ids(blocks)
        self.world.edit(message, text or message.text, kept)
        if message.ephemeral_to is None:
            event = events.message_changed_event(
                conversation, message, before, self.world.next_ts()
            )
            self.announce_message(conversation, event)

    def delete_as_bot(self, message: Message) -> None:
        """Take one of the bot's messages away."""
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
        """Do what a response URL or a command's acknowledgement asks for.

        Raises:
            SlackError: Slack would refuse the response.
        """
        original = conversation.message(message_ts) if message_ts else None
        if response.delete_original and original is not None:
            self.delete_as_bot(original)
        elif response.replace_original and original is not None:
            # A replacement is the whole message: blocks left out are gone.
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
        """Set a person's Home tab.

        Raises:
            SlackError: Slack would refuse the view, or the hash is an old one.
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
        """Show a person what Slack says when something failed; nobody else sees it."""
        self.world.post(
            conversation,
            SLACKBOT_ID,
            text,
            ephemeral_to=user_id,
            thread_ts=thread_ts,
            failure=True,
        )

    def announce_message(self, conversation: Conversation, event: dict[str, Any]) -> None:
        """Send a message event in the background, if the app hears such events there."""
        if BOT_USER_ID in conversation.members:
            name = MESSAGE_EVENTS[conversation.kind]
            if self.subscribed(name):
                self._background.spawn(self.send_event(name, event))

    def subscribed(self, event_name: str) -> bool:
        """True when the manifest subscribes to this event and a bot is there to hear it."""
        return event_name in self.manifest.bot_events and self.dispatcher.connected

    async def send_event(self, event_name: str, event: dict[str, Any]) -> Handled | None:
        """Send an event and wait for its acknowledgement; nothing when it is not subscribed."""
        if event_name not in self.manifest.bot_events:
            return None
        payload = events.event_callback(event, self.clock.now())
        return await self.dispatcher.dispatch("events_api", payload)


MESSAGE_EVENTS = {
    "channel": "message.channels",
    "private": "message.groups",
    "im": "message.im",
}


def require_sendable(text: str, blocks: list[dict[str, Any]] | None) -> None:
    """Refuse what Slack would refuse as a message.

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
    """A view as Slack would keep it, each block with its id.

    Raises:
        SlackError: invalid_arguments, naming the faulty fields, or view_too_large.
    """
    problems = view_problems(content, kind)
    if "view_too_large" in problems:
        raise SlackError("view_too_large")
    if problems:
        raise SlackError("invalid_arguments", problems)
    return {**content, "blocks": with_ids(content["blocks"])}
