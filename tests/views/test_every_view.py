"""Every view, for all samples: within Slack's limits, harmless, and complete as plain text."""

import re
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from inspect import getmembers, isfunction
from pkgutil import walk_packages
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import views
from playground.block_limits import message_problems, view_problems
from tests.views.samples import (
    account_samples,
    coaching_samples,
    engager_samples,
    extreme_values,
    home_samples,
    own_data_samples,
    people_samples,
    touch_samples,
    win_samples,
)
from views import blocks, data_blocks, inputs, limits, notices
from views.blocks import Block, Message
from views.wording.post_words import GOALS

# Whole pages are large, and a busy machine generates them slowly.
few = settings(
    max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
MESSAGES = {
    **extreme_values.MESSAGES,
    **account_samples.MESSAGES,
    **coaching_samples.MESSAGES,
    **people_samples.MESSAGES,
    **own_data_samples.MESSAGES,
    **engager_samples.MESSAGES,
    **home_samples.MESSAGES,
    **touch_samples.MESSAGES,
    **win_samples.MESSAGES,
}
MODALS = {
    **extreme_values.MODALS,
    **account_samples.MODALS,
    **people_samples.MODALS,
    **own_data_samples.MODALS,
    **engager_samples.MODALS,
    **touch_samples.MODALS,
    **win_samples.MODALS,
}
HOMES = {**extreme_values.HOMES, **home_samples.HOMES}
PARTS = {
    **extreme_values.PARTS,
    **account_samples.PARTS,
    **coaching_samples.PARTS,
    **people_samples.PARTS,
    **own_data_samples.PARTS,
    **engager_samples.PARTS,
    **home_samples.PARTS,
    **touch_samples.PARTS,
    **win_samples.PARTS,
}


def test_every_view_has_samples() -> None:
    """Every public function that returns blocks, a message or a modal is a view."""
    found: set[object] = set()
    for module in walk_packages(views.__path__, "views."):
        functions = getmembers(import_module(module.name), isfunction)
        found |= {
            function
            for name, function in functions
            if function.__module__ == module.name
            and not name.startswith("_")
            and get_type_hints(function)["return"] in (Message, Block, list[Block])
        }
    for builders in (blocks, data_blocks, inputs):
        found -= {function for _, function in getmembers(builders, isfunction)}
    found.remove(notices.metadata_of)  # no view: it reads a form's metadata
    assert found == {*MESSAGES, *MODALS, *HOMES, *PARTS}


named = pytest.mark.parametrize


@named("view", MESSAGES, ids=lambda view: view.__name__)
@given(data=st.data())
@few
def test_slack_accepts_a_message_and_its_text_is_complete(view: Any, data: st.DataObject) -> None:
    message = data.draw(MESSAGES[view])
    assert message_problems(list(message.blocks)) == []
    assert len(message.blocks) < limits.MESSAGE_BLOCKS  # a full message may have been cut
    assert 0 < len(message.text) < limits.MESSAGE_TEXT
    assert_harmless([blocks.mrkdwn(message.text, limits.MESSAGE_TEXT), *message.blocks])
    assert_complete_as_text(message)


@named("view", MODALS, ids=lambda view: view.__name__)
@given(data=st.data())
@few
def test_slack_accepts_a_modal(view: Any, data: st.DataObject) -> None:
    modal = data.draw(MODALS[view])
    assert view_problems(modal, "modal") == []
    assert len(modal["blocks"]) < limits.MODAL_BLOCKS
    assert not any(modal[name]["text"].endswith("…") for name in ("title", "close"))
    assert_harmless(modal)


@named("view", HOMES, ids=lambda view: view.__name__)
@given(data=st.data())
@few
def test_slack_accepts_a_home_tab(view: Any, data: st.DataObject) -> None:
    shown = data.draw(HOMES[view])
    assert view_problems(shown, "home") == []
    assert_harmless(shown)


@named("view", PARTS, ids=lambda view: view.__name__)
@given(data=st.data())
@few
def test_slack_accepts_a_part(view: Any, data: st.DataObject) -> None:
    part = data.draw(PARTS[view])
    assert message_problems(part) == []
    assert_harmless(part)


#: A complete link, date or channel mention, which only the bot writes; an escape; or plain text.
_HARMLESS = re.compile(
    r"<https://www\.linkedin\.com/[^<>|]*\|[^<>|]*>|<#C[A-Z0-9]+>|<!date\^[^<>|]*\|[^<>|]*>"
    r"|&(?:amp|lt|gt);|[^<>&]"
)


#: A command or an error's code in the bot's sentences, which may quote typed words.
_CODE = re.compile(r"```[^`]+```|`[^`\n]+`")
_FORMATTED = re.compile(r"(?<!\w)([*_~])evil\1(?!\w)")


def assert_harmless(view_part: Any) -> None:
    """No typed text pings, links, formats, or is cut in the middle of an escape."""
    for part in parts_of(view_part):
        if part.get("type") == "mrkdwn":
            assert part["verbatim"] is True, part  # else Slack links “Booking.com” and “@here”
            left = _HARMLESS.sub("", part["text"])
            assert left == "", part["text"]
            outside_code = _CODE.sub("", part["text"])
            assert "`" not in outside_code, part["text"]
            assert not _FORMATTED.search(outside_code), part["text"]


def assert_complete_as_text(message: Message) -> None:
    """The message's text has every number and goal of its blocks."""
    shown = " ".join(texts_read_in(message.blocks))
    assert numbers_in(shown) <= numbers_in(message.text)
    for goal in GOALS.values():
        assert goal.lower() not in shown or goal.lower() in message.text


def parts_of(view_part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a view, at any depth."""
    if isinstance(view_part, dict):
        yield view_part
    for part in view_part.values() if isinstance(view_part, dict) else view_part:
        if isinstance(part, dict | list | tuple):
            yield from parts_of(part)


def texts_read_in(view_part: Any) -> Iterator[str]:
    """The texts that a person reads in blocks, without buttons, as these carry no facts."""
    for part in parts_of([block for block in view_part if block["type"] != "actions"]):
        if part.get("type") in {"mrkdwn", "plain_text"}:
            yield re.sub(r"<https[^|>]*\|", "", part["text"])
        elif isinstance(part.get("value"), int | float) and part.get("type") != "raw_number":
            yield f"{part['value']:.2f}"


def numbers_in(text: str) -> set[Decimal]:
    """The numbers in a text, `2,340` and `2.30` being 2340 and 2.3."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    return {Decimal(number.replace(",", "")) for number in found}
