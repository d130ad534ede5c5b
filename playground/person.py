"""A person of the workspace, as tests act and look through them."""

from typing import Any

from playground.choice import state_from
from playground.delivery import Handled
from playground.desk import Desk
from playground.elements import STATE_FIELDS, TEXT_INPUTS, Placed, placed_elements
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
        self.name = user.name
        self._desk = desk
        self._read_up_to: dict[str, int] = {}
        self._modal_seen = ("", "")
        self._home_seen = ""

    async def types(self, conversation: str, typed: str) -> Handled:
        """Send what is typed in the composer there: a slash command or a message."""
        return await self._desk.composing.types(self.id, conversation, typed)

    async def says_in_dm(self, typed: str) -> Handled:
        """Send the bot a direct message."""
        return await self.types("dm", typed)

    async def clicks(
        self, surface: Surface, target: str, *, block_id: str = "", value: str = ""
    ) -> Handled:
        """Click a button by its label or action_id; `block_id` or `value` tells twins apart."""
        placed = _button(_blocks_now(self._desk, self.id, surface), target, block_id, value)
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
        placed = _only(blocks, action_id, block_id)
        choice: object = choices[0] if len(choices) == 1 else list(choices)
        return await self._use(surface, placed, choice)

    async def fills(self, view: SeenView, values: dict[str, Any]) -> None:
        """Type and choose in fields, named by block_id or by label."""
        for field, value in values.items():
            placed = _field(self._view(view).blocks, field)
            if placed.dispatches and _sends_while_typing(placed):
                await self._use(view, placed, value)
            else:
                state = state_from(placed.element, value)
                where = {placed.block_id: {placed.action_id: state}}
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
        await self._desk.entry_points.invites_bot(self.id, conversation)

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


def _button(blocks: list[dict[str, Any]], target: str, block_id: str, value: str) -> Placed:
    buttons = [p for p in placed_elements(blocks) if p.element["type"] == "button"]
    fitting = [
        p
        for p in buttons
        if target in (p.action_id, p.element["text"]["text"])
        and block_id in ("", p.block_id)
        and value in ("", p.element.get("value"))
    ]
    there = ", ".join(f"“{p.element['text']['text']}” ({p.action_id})" for p in buttons)
    return _single(fitting, target, there)


def _only(blocks: list[dict[str, Any]], action_id: str, block_id: str) -> Placed:
    there = list(placed_elements(blocks))
    fitting = [p for p in there if p.action_id == action_id and block_id in ("", p.block_id)]
    return _single(fitting, action_id, ", ".join(p.action_id for p in there))


def _field(blocks: list[dict[str, Any]], field: str) -> Placed:
    fields = [p for p in placed_elements(blocks) if p.element["type"] in STATE_FIELDS]
    named = [p for p in fields if p.block_id == field]
    labelled = [p for p in fields if p.block.get("label", {}).get("text") == field]
    return _single(named or labelled, field, ", ".join(p.block_id for p in fields))


def _single(fitting: list[Placed], wanted: str, there: str) -> Placed:
    if len(fitting) == 1:
        return fitting[0]
    problem = "several things called" if fitting else "nothing called"
    raise PersonMistake(f"There is {problem} “{wanted}” here. There is: {there or 'nothing'}.")


def _sends_while_typing(placed: Placed) -> bool:
    if placed.element["type"] not in TEXT_INPUTS:
        return True
    config = placed.element.get("dispatch_action_config", {})
    return "on_character_entered" in config.get("trigger_actions_on", [])
