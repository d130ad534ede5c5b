"""Each person's stack of open modals."""

from typing import Any

from playground.open_view import OpenView, new_hash, new_view_id
from playground.refusals import SlackError

STACK_LIMIT = 3


class Modals:
    """Each person's stack of modals, the top one last."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[OpenView]] = {}

    def stack(self, user_id: str) -> list[OpenView]:
        """The person's stack; empty when no modal is open."""
        return self._stacks.setdefault(user_id, [])

    def top(self, user_id: str) -> OpenView | None:
        """The modal that the person sees, or nothing."""
        stack = self.stack(user_id)
        return stack[-1] if stack else None

    def find(self, view_id: str) -> OpenView | None:
        """An open modal by its id."""
        return next((v for stack in self._stacks.values() for v in stack if v.id == view_id), None)

    def find_external(self, external_id: str) -> OpenView | None:
        """An open modal by the id that the app gave it."""
        views = (v for stack in self._stacks.values() for v in stack)
        return next((v for v in views if v.content.get("external_id") == external_id), None)

    def open(self, user_id: str, content: dict[str, Any], change: int) -> OpenView:
        """Start a new stack with this modal; one that was open is gone."""
        self.stack(user_id).clear()
        return self._add(user_id, content, change)

    def push(self, user_id: str, content: dict[str, Any], change: int) -> OpenView:
        """Lay this modal on the person's stack.

        Raises:
            SlackError: push_limit_reached, when three are open.
        """
        if len(self.stack(user_id)) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        return self._add(user_id, content, change)

    def close(self, view: OpenView) -> None:
        """Take this modal, and those on top of it, off its stack."""
        stack = self.stack(view.user_id)
        if view in stack:
            del stack[stack.index(view) :]

    def clear(self, user_id: str) -> None:
        """Close all modals of this person."""
        self.stack(user_id).clear()

    def clear_all(self) -> None:
        """Close all modals of everyone."""
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
