"""Each person's stack of open modals."""

from typing import Any

from playground.refusals import SlackError
from playground.world.open_view import OpenView, new_hash, new_view_id

STACK_LIMIT = 3


class Modals:
    """Each person's stack of open modals; the top one is last."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[OpenView]] = {}

    def stack(self, user_id: str) -> list[OpenView]:
        """The person's stack; empty if no modal is open."""
        return self._stacks.setdefault(user_id, [])

    def top(self, user_id: str) -> OpenView | None:
        """The modal that the person sees, or None."""
        stack = self.stack(user_id)
        return stack[-1] if stack else None

    def find(self, view_id: str) -> OpenView | None:
        """The open modal with this id, or None."""
        return next((v for stack in self._stacks.values() for v in stack if v.id == view_id), None)

    def find_external(self, external_id: str) -> OpenView | None:
        """The open modal with this external_id, or None."""
        views = (v for stack in self._stacks.values() for v in stack)
        return next((v for v in views if v.content.get("external_id") == external_id), None)

    def open(self, user_id: str, content: dict[str, Any], change: int) -> OpenView:
        """Start a new stack with this modal; the old stack closes."""
        self.stack(user_id).clear()
        return self._add(user_id, content, change)

    def push(self, user_id: str, content: dict[str, Any], change: int) -> OpenView:
        """Push this modal onto the person's stack.

        Raises:
            SlackError: push_limit_reached if three are open.
        """
        if len(self.stack(user_id)) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        return self._add(user_id, content, change)

    def close(self, view: OpenView) -> None:
        """Close this modal and those above it."""
        stack = self.stack(view.user_id)
        if view in stack:
            del stack[stack.index(view) :]

    def clear(self, user_id: str) -> None:
        """Close all modals of this person."""
        self.stack(user_id).clear()

    def clear_all(self) -> None:
        """Close all modals of all people."""
        self._stacks.clear()

    def _add(self, user_id: str, content: dict[str, Any], change: int) -> OpenView:
        self._refuse_known_external_id(content)
        stack = self.stack(user_id)
        view = OpenView(new_view_id(), user_id, content, change, new_hash(change))
        view.previous_id = stack[-1].id if stack else None
        view.root_id = stack[0].id if stack else view.id
        stack.append(view)
        return view

    def _refuse_known_external_id(self, content: dict[str, Any]) -> None:
        external_id = content.get("external_id")
        if external_id and self.find_external(external_id):
            raise SlackError("duplicate_external_id")
