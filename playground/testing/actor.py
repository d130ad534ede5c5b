"""A scripted person of the workspace, for tests, benchmarks and the tour."""

from dataclasses import replace
from typing import Any

from playground.people.modal_forms import SubmissionResult
from playground.people.user_actions import UserActions
from playground.refusals import PersonMistake, PlaygroundTimeout
from playground.testing.element_finder import (
    block_name,
    sends_while_typing,
    the_button,
    the_element,
    the_field,
    the_menu,
    the_menu_entry,
)
from playground.testing.screen import ShownMessage, ShownView, shown_message, shown_view
from playground.wire.envelopes import EnvelopeResult
from playground.world.element_states import PlacedElement
from playground.world.open_view import OpenView
from playground.world.state import Conversation, Guest, Message, User

Surface = ShownMessage | ShownView
WAIT_SECONDS = 5.0


class Actor:
    """One person: methods act, properties and `next_…` show what they see.

    A conversation is an id, a channel name ("#sales"), or "dm" for the DM with the bot. Actions
    that reach the bot return once it has acknowledged them, or after Slack's time limit. An action
    that Slack would not allow raises `PersonMistake`.

    Args:
        actions: the actions of people in this workspace.
        user: the person.
    """

    def __init__(self, actions: UserActions, user: User) -> None:
        self.id = user.id
        self._actions = actions
        self._read_up_to: dict[str, int] = {}
        self._modal_seen = ("", "")
        self._home_seen = ""

    @property
    def name(self) -> str:
        """The display name."""
        return self._actions.workspace.user(self.id).name

    async def types(
        self, conversation: str, typed: str, *, thread: ShownMessage | None = None
    ) -> EnvelopeResult:
        """Send text or a slash command there, or as a reply in a message's `thread`.

        A long text becomes several messages, or a snippet. A link pasted with a label is typed as
        `[Jane Doe](https://…)`.
        """
        answered = thread.ts if thread else None
        return await self._actions.types(self.id, conversation, typed, answered)

    async def pastes(self, conversation: str, text: str) -> EnvelopeResult:
        """Send a message whose `text` is given as Slack makes it: labelled links, emoji, marks."""
        return await self._actions.message_box.pastes(self.id, conversation, text)

    async def says_in_dm(self, typed: str) -> EnvelopeResult:
        """Send the bot a direct message."""
        return await self.types("dm", typed)

    async def drops_file(
        self, conversation: str, name: str, data: bytes, text: str = "", *, only_id: bool = False
    ) -> EnvelopeResult:
        """Share a file, optionally with a text; `only_id`: the event names only the file's id."""
        drops = self._actions.file_drops.drops
        _, handled = await drops(self.id, conversation, name, data, text=text, only_id=only_id)
        return handled

    async def drops_files(
        self, conversation: str, files: dict[str, bytes], text: str = ""
    ) -> EnvelopeResult:
        """Share several files in one message."""
        (name, data), *more = files.items()
        drops = self._actions.file_drops.drops
        _, handled = await drops(self.id, conversation, name, data, text=text, more=dict(more))
        return handled

    async def pastes_snippet(self, conversation: str, text: str) -> EnvelopeResult:
        """Paste a long text, of which Slack makes a file."""
        drops = self._actions.file_drops.drops
        data = text.encode()
        _, handled = await drops(self.id, conversation, "Untitled", data, is_snippet=True)
        return handled

    async def downloads(self, message: ShownMessage, name: str) -> bytes:
        """Download a file of a message.

        Raises:
            PersonMistake: the message has no such file.
        """
        place = self._conversation(message.conversation_id)
        shared = place.message(message.ts)
        for file in shared.files if shared else ():
            if file.name == name:
                return await self._actions.file_drops.contents_of(file.id)
        raise PersonMistake(f"There is no file {name} in that message.")

    async def looks_up(self, surface: Surface, field: str, typed: str = "") -> list[dict[str, Any]]:
        """Type in an external select, named by action_id, block_id or label.

        Returns:
            All options that the app offers, including those in groups; [] if it was not asked or
            failed to answer.
        """
        placed = the_menu(_blocks_now(self._actions, self.id, surface), field)
        where = (placed.block_id, placed.action_id)
        if isinstance(surface, ShownView):
            suggested = await self._actions.looks_up_in_view(self.id, surface.id, where, typed)
        else:
            suggested = await self._actions.looks_up_in_message(
                self.id, surface.conversation_id, surface.ts, where, typed
            )
        return suggested.every_option

    async def clicks(
        self, surface: Surface, target: str, *, block_id: str = "", value: str = ""
    ) -> EnvelopeResult:
        """Click a button, or an entry of a menu outside of forms, by label or action_id.

        `block_id` or `value` distinguishes equal ones.
        """
        blocks = _blocks_now(self._actions, self.id, surface)
        entry = the_menu_entry(blocks, target, block_id, value)
        placed, choice = entry or (the_button(blocks, target, block_id, value), None)
        handled = await self._use(surface, placed, choice)
        return handled or EnvelopeResult("")

    async def chooses(
        self, surface: Surface, action_id: str, *choices: Any, block_id: str = ""
    ) -> EnvelopeResult | None:
        """Choose by action_id in a select, a picker, radio buttons, checkboxes or a menu.

        Returns:
            The result, or None if the choice is only sent with the submission.
        """
        blocks = _blocks_now(self._actions, self.id, surface)
        placed = the_element(blocks, action_id, block_id)
        choice: object = choices[0] if len(choices) == 1 else list(choices)
        return await self._use(surface, placed, choice)

    async def fills(self, view: ShownView, values: dict[str, Any]) -> None:
        """Type and choose in fields, by block_id or label."""
        for field, value in values.items():
            placed = the_field(self._view(view).blocks, field)
            if placed.dispatches and sends_while_typing(placed):
                await self._use(view, placed, value)
            else:
                where = {placed.block_id: {placed.action_id: value}}
                self._actions.modal_forms.fill(self.id, self._view(view), where)

    async def submits(self, view: ShownView) -> SubmissionResult:
        """Press the modal's submit button."""
        result = await self._actions.modal_forms.submit(self.id, self._view(view))
        errors = {block_name(block_id): text for block_id, text in result.errors.items()}
        return replace(result, errors=errors)

    async def closes(self, view: ShownView) -> EnvelopeResult | None:
        """Close the modal without submitting it."""
        return await self._actions.modal_forms.close(self.id, self._view(view))

    async def opens_home(self) -> EnvelopeResult:
        """Open the app's Home tab."""
        return await self._actions.entry_points.opens_home(self.id)

    async def opens_dm(self) -> EnvelopeResult:
        """Open the app's Messages tab."""
        return await self._actions.entry_points.opens_messages(self.id)

    async def uses_shortcut(self, callback_id: str) -> EnvelopeResult:
        """Use a global shortcut."""
        return await self._actions.entry_points.uses_shortcut(self.id, callback_id)

    async def uses_message_shortcut(
        self, callback_id: str, message: ShownMessage
    ) -> EnvelopeResult:
        """Use a message shortcut on a message."""
        return await self._actions.entry_points.uses_message_shortcut(
            self.id, callback_id, message.conversation_id, message.ts
        )

    async def invites_bot(self, conversation: str) -> None:
        """Add the bot to a channel."""
        await self._actions.channels.invites_bot(self.id, conversation)

    async def removes_bot(self, conversation: str) -> None:
        """Remove the bot from a channel."""
        await self._actions.channels.removes_bot(self.id, conversation)

    async def archives(self, conversation: str) -> None:
        """Archive a channel."""
        await self._actions.channels.archives(self.id, conversation)

    async def unarchives(self, conversation: str) -> None:
        """Unarchive a channel."""
        await self._actions.channels.unarchives(self.id, conversation)

    def restricts_posting(self, conversation: str, *, admins_only: bool = True) -> None:
        """As an admin, let only admins post in a channel, or everyone again."""
        self._actions.channels.restricts_posting(self.id, conversation, admins_only=admins_only)

    async def changes_profile(
        self, *, zone: str | None = None, name: str | None = None, of: str | None = None
    ) -> None:
        """Change the zone (IANA) or display name: their own or, as an admin, another's (`of`)."""
        await self._actions.user_admin.changes_profile(self.id, of or self.id, zone=zone, name=name)

    async def makes_admin(self, person: str, *, is_admin: bool = True) -> None:
        """As an admin, make a person an admin, or take that away."""
        await self._actions.user_admin.makes_admin(self.id, person, is_admin=is_admin)

    async def makes_guest(self, person: str, kind: Guest = "multi_channel") -> None:
        """As an admin, make a person a guest, or with "" a full member again."""
        await self._actions.user_admin.makes_guest(self.id, person, kind)

    async def deactivates(self, person: str) -> None:
        """As an admin, deactivate a person."""
        await self._actions.user_admin.deactivates(self.id, person)

    async def reactivates(self, person: str) -> None:
        """As an admin, reactivate a person."""
        await self._actions.user_admin.reactivates(self.id, person)

    @property
    def modal(self) -> ShownView | None:
        """The modal on top, or None."""
        top = self._actions.workspace.modals.top(self.id)
        return shown_view(top) if top else None

    @property
    def home(self) -> ShownView | None:
        """Their Home tab, or None if none is published."""
        home = self._actions.workspace.world.homes.get(self.id)
        return shown_view(home) if home else None

    def messages(self, conversation: str) -> list[ShownMessage]:
        """The messages that they can see there, in order."""
        world = self._actions.workspace.world
        return [shown_message(message, world) for message in self._visible_in(conversation)]

    def replies(self, message: ShownMessage) -> list[ShownMessage]:
        """The replies that they can see in a message's thread, in order."""
        there = self.messages(message.conversation_id)
        return [reply for reply in there if reply.thread_ts == message.ts]

    async def next_message(self, conversation: str, seconds: float = WAIT_SECONDS) -> ShownMessage:
        """Wait for the next new or edited message there by another user.

        Raises:
            PlaygroundTimeout: none came within `seconds`; the text lists the messages.
        """
        place = self._conversation(conversation)

        def unread() -> Message | None:
            last = self._read_up_to.get(place.id, 0)
            new = [m for m in self._visible_in(conversation) if m.change > last]
            others = [m for m in new if m.user_id != self.id]
            return min(others, key=lambda message: message.change, default=None)

        try:
            message = await self._actions.workspace.changes.until(unread, seconds)
        except TimeoutError as timeout:
            there = "\n".join(f"  {m.name}: {m.text}" for m in self.messages(conversation))
            raise PlaygroundTimeout(
                f"{self.name} got no new message in {conversation}. There is:\n{there}"
            ) from timeout
        self._read_up_to[place.id] = message.change
        return shown_message(message, self._actions.workspace.world)

    async def next_modal(self, seconds: float = WAIT_SECONDS) -> ShownView:
        """Wait until the modal on top is a new one or has changed.

        Raises:
            PlaygroundTimeout: none came within `seconds`; the text shows the modal on top.
        """

        def new() -> OpenView | None:
            top = self._actions.workspace.modals.top(self.id)
            return top if top and (top.id, top.hash) != self._modal_seen else None

        try:
            view = await self._actions.workspace.changes.until(new, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout(
                f"{self.name} got no new modal. On top is: {self.modal}"
            ) from timeout
        self._modal_seen = (view.id, view.hash)
        return shown_view(view)

    async def next_home(self, seconds: float = WAIT_SECONDS) -> ShownView:
        """Wait until the Home tab is published again.

        Raises:
            PlaygroundTimeout: it was not published within `seconds`.
        """

        def new() -> OpenView | None:
            home = self._actions.workspace.world.homes.get(self.id)
            return home if home and home.hash != self._home_seen else None

        try:
            home = await self._actions.workspace.changes.until(new, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout(f"{self.name} got no new Home: {self.home}") from timeout
        self._home_seen = home.hash
        return shown_view(home)

    def _conversation(self, name: str) -> Conversation:
        return self._actions.workspace.conversation_of(self.id, name)

    def _visible_in(self, conversation: str) -> list[Message]:
        place = self._conversation(conversation)
        return self._actions.workspace.world.visible_to(self.id, place)

    def _view(self, view: ShownView) -> OpenView:
        return self._actions.view_of(self.id, view.id)

    async def _use(
        self, surface: Surface, placed: PlacedElement, choice: object
    ) -> EnvelopeResult | None:
        where = (placed.block_id, placed.action_id)
        actions = self._actions.block_actions
        if isinstance(surface, ShownMessage):
            return await actions.in_message(
                self.id, surface.conversation_id, surface.ts, where, choice
            )
        return await actions.in_view(self.id, self._view(surface), where, choice)


def _blocks_now(actions: UserActions, user_id: str, surface: Surface) -> list[dict[str, Any]]:
    if isinstance(surface, ShownView):
        return actions.view_of(user_id, surface.id).blocks
    place = actions.workspace.conversation_of(user_id, surface.conversation_id)
    message = place.message(surface.ts)
    if message is None:
        raise PersonMistake("That message is gone.")
    return message.blocks
