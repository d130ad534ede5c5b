"""People fill, submit and close modals."""

from dataclasses import dataclass, field
from typing import Any

from playground.payloads import interactions
from playground.people.block_actions import TROUBLE
from playground.people.element_choices import values_from
from playground.people.field_checks import field_errors
from playground.people.menu_lookups import MenuLookups
from playground.refusals import PersonMistake, SlackError
from playground.wire.envelopes import EnvelopeResult
from playground.workspace import Workspace, accepted_view
from playground.world.element_states import placed_elements
from playground.world.menus import offered_state
from playground.world.open_view import OpenView


@dataclass(frozen=True)
class SubmissionResult:
    """The result of submitting a modal.

    `errors` are by block_id. `response_action` is the app's: "errors", "update", "push",
    "clear", or "" if the modal just closed. `handled` is None if Slack's own checks stopped the
    form before anything was sent. `trouble` is Slack's error message if the submission failed.
    """

    errors: dict[str, str] = field(default_factory=dict)
    response_action: str = ""
    handled: EnvelopeResult | None = None
    trouble: str | None = None


class ModalForms:
    """The open modals of all people.

    Args:
        workspace: the workspace of the modals.
        menu_lookups: the options that external selects offered.
    """

    def __init__(self, workspace: Workspace, menu_lookups: MenuLookups) -> None:
        self._workspace = workspace
        self._menu_lookups = menu_lookups

    def view_of(self, user_id: str, view_id: str) -> OpenView:
        """The person's open modal with this id.

        Raises:
            PersonMistake: it is not open (any more).
        """
        for view in self._workspace.modals.stack(user_id):
            if view.id == view_id:
                return view
        raise PersonMistake("This form is not open any more.")

    def fill(self, user_id: str, view: OpenView, values: dict[str, Any]) -> None:
        """Set the values of fields, by block_id and action_id, without sending anything.

        Raises:
            PersonMistake: there is no such field, or it cannot hold the value.
        """
        world = self._workspace.world
        held = view.values()
        fields = [
            self._menu_lookups.offering(
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

    async def submit(self, user_id: str, view: OpenView) -> SubmissionResult:
        """Press the modal's submit button.

        Raises:
            PersonMistake: the modal has no such button, or is not on top.
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
            return SubmissionResult(errors=dict(view.errors))
        trigger_id = workspace.triggers.make(user_id, view.id)
        payload = interactions.view_submission(workspace.acting_user(user_id), view, trigger_id)
        handled = await workspace.dispatcher.dispatch("interactive", payload)
        return self._apply(view, handled)

    async def close(self, user_id: str, view: OpenView) -> EnvelopeResult | None:
        """Close a modal, or the whole stack if the view says `clear_on_close`.

        Sends view_closed if the view says `notify_on_close`.
        """
        workspace = self._workspace
        whole_stack = bool(view.content.get("clear_on_close"))
        closed = interactions.view_closed(workspace.acting_user(user_id), view, whole_stack)
        if whole_stack:
            workspace.modals.clear(user_id)
        else:
            workspace.modals.close(view)
        workspace.changes.mark()
        if not view.content.get("notify_on_close"):
            return None
        return await workspace.dispatcher.dispatch("interactive", closed)

    def _apply(self, view: OpenView, handled: EnvelopeResult) -> SubmissionResult:
        if handled.error:
            return self._trouble(view, handled)
        answer = handled.payload or {}
        try:
            action = self._act(view, answer)
        except SlackError as error:
            self._workspace.bot_mistakes.add(
                f"the answer to a submitted view was refused: {error.code} {error.messages}"
            )
            return self._trouble(view, handled)
        self._workspace.changes.mark()
        return SubmissionResult(dict(view.errors), action, handled)

    def _act(self, view: OpenView, answer: dict[str, Any]) -> str:
        """Carry out the app's response; returns its response_action."""
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

    def _trouble(self, view: OpenView, handled: EnvelopeResult) -> SubmissionResult:
        view.trouble = TROUBLE
        self._workspace.changes.mark()
        return SubmissionResult(handled=handled, trouble=TROUBLE)


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
