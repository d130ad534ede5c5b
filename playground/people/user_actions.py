"""Everything that a person can do, in one place: the page and `Actor` both use it."""

from playground.payloads.long_texts import LONGEST_TEXT
from playground.people.block_actions import BlockActions, find_element, visible_message
from playground.people.channels import Channels
from playground.people.entry_points import EntryPoints
from playground.people.file_drops import FileDrops
from playground.people.menu_lookups import MenuLookups, MenuOptions
from playground.people.message_box import MessageBox
from playground.people.modal_forms import ModalForms
from playground.people.user_admin import UserAdmin
from playground.refusals import PersonMistake
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace
from playground.world.file_contents import FileContents
from playground.world.open_view import OpenView

HOME = "home"


class UserActions:
    """The actions of all people in a workspace.

    Args:
        workspace: the workspace.
        contents: stores the files that people share.
    """

    def __init__(self, workspace: Workspace, contents: FileContents) -> None:
        self.workspace = workspace
        self.message_box = MessageBox(workspace)
        self.file_drops = FileDrops(workspace, self.message_box, contents)
        self.menu_lookups = MenuLookups(workspace)
        self.block_actions = BlockActions(workspace, self.menu_lookups)
        self.modal_forms = ModalForms(workspace, self.menu_lookups)
        self.entry_points = EntryPoints(workspace)
        self.channels = Channels(workspace)
        self.user_admin = UserAdmin(workspace)

    async def types(
        self, user_id: str, conversation_name: str, typed: str, thread: str | None = None
    ) -> EnvelopeResult:
        """Send typed text: a slash command, one or several messages, or a snippet.

        Raises:
            PersonMistake: the text is empty, or the person cannot write in that conversation.
        """
        if len(typed) <= LONGEST_TEXT or typed.startswith("/"):
            return await self.message_box.types(user_id, conversation_name, typed, thread)
        data = typed.encode()
        _, handled = await self.file_drops.drops(
            user_id, conversation_name, "Untitled", data, thread=thread, is_snippet=True
        )
        return handled

    async def looks_up_in_view(
        self, user_id: str, view_id: str, where: tuple[str, str], typed: str
    ) -> MenuOptions:
        """Type in an external select of a modal or of the Home tab.

        Raises:
            PersonMistake: there is no such view, or it has no such menu.
        """
        view = self.view_of(user_id, view_id)
        placed = find_element(view.blocks, where)
        return await self.menu_lookups.in_view(user_id, view, placed, typed)

    async def looks_up_in_message(
        self, user_id: str, conversation_name: str, ts: str, where: tuple[str, str], typed: str
    ) -> MenuOptions:
        """Type in an external select of a message.

        Raises:
            PersonMistake: the person sees no such message, or the message has no such menu.
        """
        conversation = self.workspace.conversation_of(user_id, conversation_name)
        message = visible_message(self.workspace, user_id, conversation, ts)
        placed = find_element(message.blocks, where)
        return await self.menu_lookups.in_message(user_id, conversation, message, placed, typed)

    def view_of(self, user_id: str, view_id: str) -> OpenView:
        """A person's open modal by id, or their Home tab by its id or the word "home".

        Raises:
            PersonMistake: no such view is open.
        """
        home = self.workspace.world.homes.get(user_id)
        if home is not None and view_id in (HOME, home.id):
            return home
        if view_id == HOME:
            raise PersonMistake("The app has published no Home tab yet.")
        return self.modal_forms.view_of(user_id, view_id)
