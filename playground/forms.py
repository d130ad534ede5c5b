"""What a person does with a modal as a whole: fill it, submit it, close it."""

from dataclasses import dataclass, field
from typing import Any

from playground import payloads
from playground.block_actions import TROUBLE
from playground.choice import values_from
from playground.delivery import Handled
from playground.elements import placed_elements
from playground.field_checks import field_errors
from playground.menus import offered_state
from playground.open_view import OpenView
from playground.refusals import PersonMistake, SlackError
from playground.suggestions import Suggestions
from playground.workspace import Workspace, accepted_view


@dataclass(frozen=True)
class Submission:
    """What became of a submitted modal.

    `errors` are by block_id. `response_action` is the app's: "errors", "update", "push",
    "clear", or "" when the modal just closed. `handled` is nothing when Slack's own checks
    stopped the form before anything was sent. `trouble` is Slack's sentence when it failed.
    """

    errors: dict[str, str] = field(default_factory=dict)
    response_action: str = ""
    handled: Handled | None = None
    trouble: str | None = None


class Forms:
    """The modals that people have before them.

    Args:
        workspace: where they stand.
        suggestions: what menus in them offered.
    """

    def __init__(self, workspace: Workspace, suggestions: Suggestions) -> None:
        self._workspace = workspace
        self._suggestions = suggestions

    def view_of(self, user_id: str, view_id: str) -> OpenView:
        """The person's open modal with this id.

        Raises:
            PersonMistake: it is not open any more.
        """
        for view in self._workspace.modals.stack(user_id):
            if view.id == view_id:
                return view
        raise PersonMistake("This form is not open any more.")

    def fill(self, user_id: str, view: OpenView, values: dict[str, Any]) -> None:
        """Type or choose in several fields, by block_id and action_id, without sending anything.

        Raises:
            PersonMistake: a field is not there, or cannot hold this.
        """
        world = self._workspace.world
        held = view.values()
        fields = [
            self._suggestions.offering(
                user_id, view.id, placed, held.get(placed.block_id, {}).get(placed.action_id)
            )
            for placed in placed_elements(view.blocks)
        ]
        elements = {(p.block_id, p.action_id): p.element for p in fields}
        for block_id, states in values_from(fields, values).items():
            for action_id, state in states.items():
                element = elements[block_id, action_id]
                offered = offered_state(world, user_id, element, state)
                view.typed.setdefault(block_id, {})[action_id] = offered
        self._workspace.changes.mark()

    async def submit(self, user_id: str, view: OpenView) -> Submission:
        """Press the modal's submit button.

        Raises:
            PersonMistake: the modal has none, or is not the one on top.
        """
        workspace = self._workspace
        if workspace.modals.top(user_id) is not view:
            raise PersonMistake("This form is not on top.")
        if not view.content.get("submit"):
            raise PersonMistake("This form has no submit button.")
        view.trouble = None
        view.errors = field_errors(view.blocks, view.values())
        workspace.changes.mark()
        if view.errors:
            return Submission(errors=dict(view.errors))
        trigger_id = workspace.triggers.make(user_id, view.id)
        payload = payloads.view_submission(workspace.actor(user_id), view, trigger_id)
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        return self._apply(view, handled)

    async def close(self, user_id: str, view: OpenView) -> Handled | None:
        """Close a modal, or the whole stack when the view says `clear_on_close`.

        The app hears of it when the view asked for that.
        """
        workspace = self._workspace
        whole_stack = bool(view.content.get("clear_on_close"))
        closed = payloads.view_closed(workspace.actor(user_id), view, whole_stack)
        if whole_stack:
            workspace.modals.clear(user_id)
        else:
            workspace.modals.close(view)
        workspace.changes.mark()
        if not view.content.get("notify_on_close"):
            return None
        return await workspace.dispatcher.dispatch("interactive", closed)

    def _apply(self, view: OpenView, handled: Handled) -> Submission:
        if handled.error:
            return self._trouble(view, handled)
        answer = handled.payload or {}
        try:
            action = self._act(view, answer)
        except SlackError as error:
            self._workspace.faults_seen.add(
                f"the answer to a submitted view was refused: {error.code} {error.messages}"
            )
            return self._trouble(view, handled)
        self._workspace.changes.mark()
        return Submission(dict(view.errors), action, handled)

    def _act(self, view: OpenView, answer: dict[str, Any]) -> str:
        """Do what the app answered; returns its response_action."""
        workspace = self._workspace
        action = answer.get("response_action", "")
        if action == "errors":
            view.errors = _accepted_errors(view, answer.get("errors"))
        elif action == "clear":
            workspace.modals.clear(view.user_id)
        elif action == "update":
            content = accepted_view(_view_in(answer), "modal")
            view.replace(content, workspace.changes.version + 1)
        elif action == "push":
            content = accepted_view(_view_in(answer), "modal")
            workspace.modals.push(view.user_id, content, workspace.changes.version + 1)
        elif answer:
            raise SlackError("invalid_arguments", [f"unknown response_action in {answer}"])
        else:
            workspace.modals.close(view)
        return str(action)

    def _trouble(self, view: OpenView, handled: Handled) -> Submission:
        view.trouble = TROUBLE
        self._workspace.changes.mark()
        return Submission(handled=handled, trouble=TROUBLE)


def _view_in(answer: dict[str, Any]) -> dict[str, Any]:
    view = answer.get("view")
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
    return view


def _accepted_errors(view: OpenView, errors: object) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_arguments", ["[ERROR] errors must name at least one block"])
    for block_id, text in errors.items():
        if block_id not in inputs:
            raise SlackError("invalid_arguments", [f"[ERROR] no input block “{block_id}”"])
        if not isinstance(text, str) or not text:
            raise SlackError("invalid_arguments", [f"[ERROR] no text for “{block_id}”"])
    return dict(errors)
