"""The steps of a tour, ticked off by what people do."""

from typing import Any

import pytest

from playground.page_server.tour import Step, Tour
from playground.wire.envelopes import Envelope
from playground.world.changes import Changes
from playground.world.simulated_clock import SimulatedClock
from playground.world.state import World

_COMMAND = {"command": "/ssi", "text": "log"}
_MESSAGE = {"type": "event_callback", "event": {"type": "message", "text": "log"}}
_JOINED = {"type": "event_callback", "event": {"type": "member_joined_channel"}}
_BUTTON = {"type": "block_actions", "actions": [{"action_id": "cheer"}]}
_FORM = {"type": "view_submission", "view": {"callback_id": "form", "submit": {"text": "Save"}}}
_NO_BUTTON = {"type": "view_submission", "view": {"callback_id": "form", "submit": None}}
_REFUSED = {"response_action": "errors", "errors": {"views": "Digits only."}}


@pytest.mark.parametrize(
    ("does", "kind", "payload", "answer", "done"),
    [
        ("^type /ssi log", "slash_commands", _COMMAND, None, True),
        ("^type log", "events_api", _MESSAGE, None, True),
        ("^type log", "slash_commands", _COMMAND, None, False),
        ("^type", "events_api", _JOINED, None, False),
        ("^press cheer", "interactive", _BUTTON, None, True),
        ("^submit form Save", "interactive", _FORM, None, True),
        ("^submit form Save", "interactive", _FORM, {"response_action": "update"}, True),
        ("^submit form Save", "interactive", _FORM, _REFUSED, False),
        ("^submit form Save", "interactive", _NO_BUTTON, None, False),
    ],
)
def test_a_step_is_done_when_the_bot_accepted_what_it_describes(
    does: str, kind: str, payload: dict[str, Any], answer: dict[str, Any] | None, done: bool
) -> None:
    changes = Changes()
    tour = Tour([Step("Do it.", does)], World(SimulatedClock(), changes), changes)
    tour.heard(Envelope("1", kind, payload), answer)
    assert [step["done"] for step in tour.state()] == [done]
    assert changes.version == int(done)
