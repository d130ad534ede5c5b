"""Everything that a person can do, gathered: what `Person` and the page both act through."""

from playground.accounts import Accounts
from playground.block_actions import BlockActions, find_element, message_seen
from playground.channels import Channels
from playground.composing import Composing
from playground.entry_points import EntryPoints
from playground.file_contents import FileContents
from playground.file_drops import FileDrops
from playground.forms import Forms
from playground.open_view import OpenView
from playground.refusals import PersonMistake
from playground.suggestions import Suggested, Suggestions
from playground.workspace import Workspace

HOME = "home"


class Desk:
    """The hands of all people in a workspace.

    Args:
        workspace: where they are.
        contents: where the files that they drop are kept.
    """

    def __init__(self, workspace: Workspace, contents: FileContents) -> None:
        self.workspace = workspace
        self.composing = Composing(workspace)
        self.file_drops = FileDrops(workspace, self.composing, contents)
        self.suggestions = Suggestions(workspace)
        self.block_actions = BlockActions(workspace, self.suggestions)
        self.forms = Forms(workspace, self.suggestions)
        self.entry_points = EntryPoints(workspace)
        self.channels = Channels(workspace)
        self.accounts = Accounts(workspace)

    async def looks_up_in_view(
        self, user_id: str, view_id: str, where: tuple[str, str], typed: str
    ) -> Suggested:
        """Type in an external select of a modal or of the Home tab.

        Raises:
            PersonMistake: there is no such view, or no such menu in it.
        """
        view = self.view_of(user_id, view_id)
        placed = find_element(view.blocks, where)
        return await self.suggestions.in_view(user_id, view, placed, typed)

    async def looks_up_in_message(
        self, user_id: str, conversation_name: str, ts: str, where: tuple[str, str], typed: str
    ) -> Suggested:
        """Type in an external select of a message.

        Raises:
            PersonMistake: they see no such message, or there is no such menu in it.
        """
        conversation = self.workspace.conversation_of(user_id, conversation_name)
        message = message_seen(self.workspace, user_id, conversation, ts)
        placed = find_element(message.blocks, where)
        return await self.suggestions.in_message(user_id, conversation, message, placed, typed)

    def view_of(self, user_id: str, view_id: str) -> OpenView:
        """A person's open modal by id, or their Home tab by its id or the word "home".

        Raises:
            PersonMistake: they have no such view before them.
        """
        home = self.workspace.world.homes.get(user_id)
        if home is not None and view_id in (HOME, home.id):
            return home
        if view_id == HOME:
            raise PersonMistake("The app has published no Home tab yet.")
        return self.forms.view_of(user_id, view_id)
