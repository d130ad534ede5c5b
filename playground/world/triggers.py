"""Trigger ids: each opens one modal for one person within three seconds."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from playground.refusals import SlackError

LIFE_SECONDS = 3.0


@dataclass
class Trigger:
    """The interaction behind a trigger id.

    `view_id` is the modal and `conversation_id` the conversation in which it happened, if any.
    """

    user_id: str
    view_id: str | None
    conversation_id: str | None
    made_at: float
    exchanged: bool = False


class Triggers:
    """Creates trigger ids and exchanges them.

    Args:
        real_time: a monotonic clock, in seconds; jumps of the workspace's clock expire no trigger.
    """

    def __init__(self, real_time: Callable[[], float]) -> None:
        self._real_time = real_time
        self._made: dict[str, Trigger] = {}

    def make(
        self, user_id: str, view_id: str | None = None, conversation_id: str | None = None
    ) -> str:
        """A new trigger id for an interaction of this person."""
        number = len(self._made) + 1
        trigger_id = f"{4_000_000 + number}.{7_000_000 + number}.{secrets.token_hex(16)}"
        self._made[trigger_id] = Trigger(user_id, view_id, conversation_id, self._real_time())
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id, which is possible once.

        Raises:
            SlackError: invalid_trigger_id, expired_trigger_id or exchanged_trigger_id.
        """
        trigger = self._made.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if self._real_time() - trigger.made_at > LIFE_SECONDS:
            raise SlackError("expired_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        trigger.exchanged = True
        return trigger
