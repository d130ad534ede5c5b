"""Everything that a person can do, gathered: what `Person` and the page both act through."""

from playground.accounts import Accounts
from playground.block_actions import BlockActions
from playground.channels import Channels
from playground.composing import Composing
from playground.entry_points import EntryPoints
from playground.forms import Forms
from playground.open_view import OpenView
from playground.refusals import PersonMistake
from playground.workspace import Workspace

HOME = "home"


class Desk:
    """The hands of all people in a workspace.

    Args:
        workspace: where they are.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.composing = Composing(workspace)
        self.block_actions = BlockActions(workspace)
        self.forms = Forms(workspace)
        self.entry_points = EntryPoints(workspace)
        self.channels = Channels(workspace)
        self.accounts = Accounts(workspace)

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
