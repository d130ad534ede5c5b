"""Digest, board, nudge and a coach's week: one green button, and a digest on one screen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.views import coaching_samples, people_samples
from tests.views.coaching_samples import digests
from views.blocks import Message
from views.coaching.digest import digest
from views.coaching.nudges import nudge
from views.coaching.reminder import reminder
from views.figures.board import board
from views.figures.coach_week import coach_week
from views.figures.leaderboard import leaderboard

SAMPLES = {**coaching_samples.MESSAGES, **people_samples.MESSAGES}
FACES: list[Callable[..., Message]] = [digest, nudge, reminder, board, coach_week, leaderboard]
few = settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def pressed(message: Message) -> list[dict[str, Any]]:
    """All buttons and menus of a message."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [block["accessory"] for block in message.blocks if "accessory" in block]
    return [*beside, *(element for row in rows for element in row)]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
@given(data=st.data())
@few
def test_a_message_has_one_green_button(face: Callable[..., Message], data: st.DataObject) -> None:
    elements = pressed(data.draw(SAMPLES[face]))
    assert [each.get("style") for each in elements].count("primary") == 1


@given(result=digests())
@few
def test_a_digest_has_at_most_twelve_lines(result: Any) -> None:
    shown = [block for block in digest(result).blocks if block["type"] in ("header", "section")]
    people = [block for block in shown if "accessory" in block]
    headed = [
        line
        for block in shown
        for line in block["text"]["text"].split("\n")
        if re.match(r"\*[A-Z][a-z ]+:?\*", line)
    ]
    assert 1 + len(people) + len(headed) <= 12
    assert shown[0]["type"] == "header"
