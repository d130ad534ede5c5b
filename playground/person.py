"""A person of the workspace, as tests act and look through them."""

from typing import Any

from playground.delivery import Handled
from playground.desk import Desk
from playground.elements import Placed
from playground.finding import sends_while_typing, the_button, the_element, the_field, the_menu
from playground.forms import Submission
from playground.open_view import OpenView
from playground.refusals import PersonMistake, PlaygroundTimeout
from playground.seen import SeenMessage, SeenView, seen_message, seen_view
from playground.world import Conversation, Message, User

Surface = SeenMessage | SeenView
WAIT_SECONDS = 5.0


class Person:
    """What one person does and sees.

    A conversation is named by id, by channel name (“#sales”), or “dm” for the bot's messages.
    Whatever acts on the bot returns once the bot acknowledged it, or Slack's patience ended.
    What a person could not do raises `PersonMistake`.

    Args:
        desk: the hands.
        user: who it is.
    """

    def __init__(self, desk: Desk, user: User) -> None:
        self.id = user.id
        self._desk = desk
        self._read_up_to: dict[str, int] = {}
        self._modal_seen = ("", "")
        self._home_seen = ""

    @property
    def name(self) -> str:
        """The name that others see."""
        return self._desk.workspace.user(self.id).name

    async def types(
        self, conversation: str, typed: str, *, thread: SeenMessage | None = None
    ) -> Handled:
        """Send what is typed in the composer there, or in a message's `thread`."""
        answered = thread.ts if thread else None
        return await self._desk.composing.types(self.id, conversation, typed, answered)

    async def says_in_dm(self, typed: str) -> Handled:
        """Send the bot a direct message."""
        return await self.types("dm", typed)

    async def drops_file(
        self, conversation: str, name: str, data: bytes, text: str = ""
    ) -> Handled:
        """Drop a file into a conversation, with a text beside it or without."""
        drops = self._desk.file_drops.drops
        _, handled = await drops(self.id, conversation, name, data, text=text)
        return handled

    async def looks_up(self, surface: Surface, field: str, typed: str = "") -> list[dict[str, Any]]:
        """Type in an external select, named by action_id, block_id or label.

        Returns:
            The options that the app offers, those in groups too; none where it was not asked, or
            failed to answer.
        """
        placed = the_menu(_blocks_now(self._desk, self.id, surface), field)
        where = (placed.block_id, placed.action_id)
        if isinstance(surface, SeenView):
            suggested = await self._desk.looks_up_in_view(self.id, surface.id, where, typed)
        else:
            suggested = await self._desk.looks_up_in_message(
                self.id, surface.conversation_id, surface.ts, where, typed
            )
        return suggested.every_option

    async def clicks(
        self, surface: Surface, target: str, *, block_id: str = "", value: str = ""
    ) -> Handled:
        """Click a button by its label or action_id; `block_id` or `value` tells twins apart."""
        placed = the_button(_blocks_now(self._desk, self.id, surface), target, block_id, value)
        handled = await self._use(surface, placed, None)
        return handled or Handled("")

    async def chooses(
        self, surface: Surface, action_id: str, *choices: Any, block_id: str = ""
    ) -> Handled | None:
        """Choose by action_id in a select, a picker, radio buttons, checkboxes or a menu.

        Returns:
            What became of it, or nothing when the choice is only sent with the submission.
        """
        blocks = _blocks_now(self._desk, self.id, surface)
        placed = the_element(blocks, action_id, block_id)
        choice: object = choices[0] if len(choices) == 1 else list(choices)
        return await self._use(surface, placed, choice)

    async def fills(self, view: SeenView, values: dict[str, Any]) -> None:
        """Type and choose in fields, named by block_id or by label."""
        for field, value in values.items():
            placed = the_field(self._view(view).blocks, field)
            if placed.dispatches and sends_while_typing(placed):
                await self._use(view, placed, value)
            else:
                where = {placed.block_id: {placed.action_id: value}}
                self._desk.forms.fill(self.id, self._view(view), where)

    async def submits(self, view: SeenView) -> Submission:
        """Press the modal's submit button."""
        return await self._desk.forms.submit(self.id, self._view(view))

    async def closes(self, view: SeenView) -> Handled | None:
        """Close the modal without submitting it."""
        return await self._desk.forms.close(self.id, self._view(view))

    async def opens_home(self) -> Handled:
        """Open the app's Home tab."""
        return await self._desk.entry_points.opens_home(self.id)

    async def opens_dm(self) -> Handled:
        """Open the app's Messages tab."""
        return await self._desk.entry_points.opens_messages(self.id)

    async def uses_shortcut(self, callback_id: str) -> Handled:
        """Use a global shortcut."""
        return await self._desk.entry_points.uses_shortcut(self.id, callback_id)

    async def uses_message_shortcut(self, callback_id: str, message: SeenMessage) -> Handled:
        """Use a message shortcut on a message."""
        return await self._desk.entry_points.uses_message_shortcut(
            self.id, callback_id, message.conversation_id, message.ts
        )

    async def invites_bot(self, conversation: str) -> None:
        """Bring the bot into a channel."""
        await self._desk.channels.invites_bot(self.id, conversation)

    async def removes_bot(self, conversation: str) -> None:
        """Take the bot out of a channel."""
        await self._desk.channels.removes_bot(self.id, conversation)

    async def archives(self, conversation: str) -> None:
        """Archive a channel."""
        await self._desk.channels.archives(self.id, conversation)

    async def unarchives(self, conversation: str) -> None:
        """Open an archived channel again."""
        await self._desk.channels.unarchives(self.id, conversation)

    def restricts_posting(self, conversation: str, *, admins_only: bool = True) -> None:
        """As an admin, let only admins post in a channel, or everyone again."""
        self._desk.channels.restricts_posting(self.id, conversation, admins_only=admins_only)

    async def changes_profile(
        self, *, zone: str | None = None, name: str | None = None, of: str | None = None
    ) -> None:
        """Change one's own zone (IANA) or shown name, or, as an admin, those `of` somebody."""
        await self._desk.accounts.changes_profile(self.id, of or self.id, zone=zone, name=name)

    async def makes_admin(self, person: str, *, is_admin: bool = True) -> None:
        """As an admin, make a person an admin, or no admin any more."""
        await self._desk.accounts.makes_admin(self.id, person, is_admin=is_admin)

    async def deactivates(self, person: str) -> None:
        """As an admin, close a person's account."""
        await self._desk.accounts.deactivates(self.id, person)

    async def reactivates(self, person: str) -> None:
        """As an admin, open a deactivated account again."""
        await self._desk.accounts.reactivates(self.id, person)

    @property
    def modal(self) -> SeenView | None:
        """The modal before them, or nothing."""
        top = self._desk.workspace.modals.top(self.id)
        return seen_view(top) if top else None

    @property
    def home(self) -> SeenView | None:
        """Their Home tab, or nothing when none was published."""
        home = self._desk.workspace.world.homes.get(self.id)
        return seen_view(home) if home else None

    def messages(self, conversation: str) -> list[SeenMessage]:
        """What they can see there, in order."""
        world = self._desk.workspace.world
        return [seen_message(message, world) for message in self._seen_in(conversation)]

    def replies(self, message: SeenMessage) -> list[SeenMessage]:
        """What they can see in a message's thread, in order."""
        there = self.messages(message.conversation_id)
        return [reply for reply in there if reply.thread_ts == message.ts]

    async def next_message(self, conversation: str, seconds: float = WAIT_SECONDS) -> SeenMessage:
        """Wait for the next message there by someone else, or the next edit of one.

        Raises:
            PlaygroundTimeout: none came within `seconds`; it lists what is there.
        """
        place = self._conversation(conversation)

        def unread() -> Message | None:
            last = self._read_up_to.get(place.id, 0)
            new = [m for m in self._seen_in(conversation) if m.change > last]
            others = [m for m in new if m.user_id != self.id]
            return min(others, key=lambda message: message.change, default=None)

        try:
            message = await self._desk.workspace.changes.until(unread, seconds)
        except TimeoutError as timeout:
            there = "\n".join(f"  {m.name}: {m.text}" for m in self.messages(conversation))
            raise PlaygroundTimeout(
                f"{self.name} got no new message in {conversation}. There is:\n{there}"
            ) from timeout
        self._read_up_to[place.id] = message.change
        return seen_message(message, self._desk.workspace.world)

    async def next_modal(self, seconds: float = WAIT_SECONDS) -> SeenView:
        """Wait until the modal on top is another one, or another version of it.

        Raises:
            PlaygroundTimeout: none came within `seconds`; it shows what is there.
        """

        def new() -> OpenView | None:
            top = self._desk.workspace.modals.top(self.id)
            return top if top and (top.id, top.hash) != self._modal_seen else None

        try:
            view = await self._desk.workspace.changes.until(new, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout(
                f"{self.name} got no new modal. Before them: {self.modal}"
            ) from timeout
        self._modal_seen = (view.id, view.hash)
        return seen_view(view)

    async def next_home(self, seconds: float = WAIT_SECONDS) -> SeenView:
        """Wait until the Home tab is published anew.

        Raises:
            PlaygroundTimeout: it was not within `seconds`.
        """

        def new() -> OpenView | None:
            home = self._desk.workspace.world.homes.get(self.id)
            return home if home and home.hash != self._home_seen else None

        try:
            home = await self._desk.workspace.changes.until(new, seconds)
        except TimeoutError as timeout:
            raise PlaygroundTimeout(f"{self.name} got no new Home: {self.home}") from timeout
        self._home_seen = home.hash
        return seen_view(home)

    def _conversation(self, name: str) -> Conversation:
        return self._desk.workspace.conversation_of(self.id, name)

    def _seen_in(self, conversation: str) -> list[Message]:
        place = self._conversation(conversation)
        return self._desk.workspace.world.seen_by(self.id, place)

    def _view(self, view: SeenView) -> OpenView:
        return self._desk.view_of(self.id, view.id)

    async def _use(self, surface: Surface, placed: Placed, choice: object) -> Handled | None:
        where = (placed.block_id, placed.action_id)
        actions = self._desk.block_actions
        if isinstance(surface, SeenMessage):
            return await actions.in_message(
                self.id, surface.conversation_id, surface.ts, where, choice
            )
        return await actions.in_view(self.id, self._view(surface), where, choice)


def _blocks_now(desk: Desk, user_id: str, surface: Surface) -> list[dict[str, Any]]:
    if isinstance(surface, SeenView):
        return desk.view_of(user_id, surface.id).blocks
    place = desk.workspace.conversation_of(user_id, surface.conversation_id)
    message = place.message(surface.ts)
    if message is None:
        raise PersonMistake("That message is gone.")
    return message.blocks
