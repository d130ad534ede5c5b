"""The steps of a tour on the page. Each is ticked off once a person has done it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground.wire.envelopes import Envelope
from playground.world.changes import Changes
from playground.world.state import World


@dataclass(frozen=True)
class Step:
    """One step.

    Args:
        text: what to do, in plain text.
        does: a regular expression that finds the step in what a person does, as `deed_in` says it.
        example: what to type or paste; "{link}" is replaced by a link to a recent post.
        into_box: whether a button puts the example into the message box.
    """

    text: str
    does: str
    example: str = ""
    into_box: bool = True


class Tour:
    """Ticks the steps off.

    Args:
        steps: in order; an empty tour is not shown.
        world: keeps which steps are done.
        changes: marked when a step is done.
    """

    def __init__(self, steps: Sequence[Step], world: World, changes: Changes) -> None:
        self._steps = tuple(steps)
        self._world = world
        self._changes = changes

    def state(self) -> list[dict[str, Any]]:
        """The steps, as the page shows them."""
        return [
            {
                "text": step.text,
                "example": step.example,
                "into_box": step.into_box,
                "done": number in self._world.done_steps,
            }
            for number, step in enumerate(self._steps)
        ]

    def heard(self, envelope: Envelope, answer: dict[str, Any] | None) -> None:
        """Tick off what an envelope shows to be done; `answer` is the acknowledgement's payload."""
        if (answer or {}).get("response_action") == "errors":
            return
        deed = deed_in(envelope)
        for number, step in enumerate(self._steps):
            if number not in self._world.done_steps and re.search(step.does, deed):
                self._world.done_steps.append(number)
                self._changes.mark()


def deed_in(envelope: Envelope) -> str:
    """What a person does, in one line, or "" for what no tour needs.

    `type /ssi log …` and `type log …` (a command, or a message to the bot), `press` and the
    action's id, or `submit` with the modal's callback id and the words on its button.
    """
    payload = envelope.payload
    kind = payload.get("type")
    if envelope.type == "slash_commands":
        return f"type {payload['command']} {payload['text']}"
    if kind == "event_callback" and payload["event"]["type"] == "message":
        return f"type {payload['event'].get('text', '')}"
    if kind == "block_actions":
        return f"press {payload['actions'][0]['action_id']}"
    if kind == "view_submission":
        view = payload["view"]
        return f"submit {view['callback_id']} {(view.get('submit') or {}).get('text', '')}"
    return ""
