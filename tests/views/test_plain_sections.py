"""Tables and charts beyond Slack's limits are shown as plain sections."""

from math import inf, nan
from typing import Any

import pytest

from playground.block_limits import message_problems
from views.blocks import Message, actions, button, section
from views.plain_sections import blocks_may_be_why, in_plain_sections, plain_may_pass, within_limits


def table(*rows: list[str]) -> dict[str, Any]:
    return {"type": "table", "rows": [[cell(text) for text in row] for row in rows]}


def data_table(*rows: list[str], caption: str = "Posts") -> dict[str, Any]:
    return {**table(*rows), "type": "data_table", "caption": caption}


def cell(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


def pie(*segments: tuple[str, float], title: str = "Share") -> dict[str, Any]:
    parts = [{"label": label, "value": value} for label, value in segments]
    chart = {"type": "pie", "segments": parts}
    return {"type": "data_visualization", "title": title, "chart": chart}


def line(
    *series: tuple[str, list[tuple[str, float]]], categories: tuple[str, ...] = ("W1", "W2")
) -> dict[str, Any]:
    chart = {
        "type": "line",
        "series": [
            {"name": name, "data": [{"label": label, "value": value} for label, value in data]}
            for name, data in series
        ],
        "axis_config": {"categories": list(categories)},
    }
    return {"type": "data_visualization", "title": "Rate", "chart": chart}


WEEKS = [("W1", 1.0), ("W2", 2.0)]


def styled(text: str) -> dict[str, Any]:
    part = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "table", "rows": [[{"type": "rich_text", "elements": [part]}]]}


FIT = [
    table(["A", "B"], ["1", "2"]),
    table(*([str(number)] for number in range(100))),
    table(["x" * 10_000]),
    styled("x" * 10_000),
    data_table(["A"], *([str(number)] for number in range(100))),
    pie(("a", 1), ("b", 0.5)),
    line(("me", WEEKS), ("usual", WEEKS)),
]
BEYOND = [
    table(),
    table([]),
    table(*([str(number)] for number in range(101))),
    table([str(number) for number in range(21)]),
    table([""]),
    table(["x" * 10_001]),
    styled("x" * 10_001),
    table(["x" * 5_001], ["y" * 5_000]),
    data_table(["A"], ["1"], caption=""),
    data_table(["A", "B"], ["1"]),
    data_table(*([str(number)] for number in range(102))),
    pie(),
    pie(*((str(number), 1) for number in range(7))),
    pie(("a", 0)),
    pie(("a", 1), title="x" * 51),
    pie(("a", 1), title=""),
    pie(("x" * 21, 1)),
    line(),
    line(("me", [("W1", 1.0)])),
    line(("me", [("W1", nan), ("W2", 1.0)])),
    line(("me", [("W1", inf), ("W2", 1.0)])),
    line(("me", WEEKS), ("me", WEEKS)),
    line(("me", [("W1", 1.0), ("W1", 2.0)]), categories=("W1", "W1")),
    line(("x" * 21, WEEKS)),
    line(
        ("me", [(str(number), 1.0) for number in range(21)]),
        categories=tuple(str(number) for number in range(21)),
    ),
]


def message(*blocks: dict[str, Any]) -> Message:
    return Message("All facts.", (section("*Facts*"), *blocks, actions(button("Go", "go"))))


@pytest.mark.parametrize("block", FIT)
def test_a_table_or_chart_within_slacks_limits_is_shown(block: dict[str, Any]) -> None:
    assert within_limits(message(block)) == list(message(block).blocks)
    assert message_problems([block]) == []


@pytest.mark.parametrize("block", BEYOND)
def test_a_table_or_chart_beyond_slacks_limits_becomes_plain_sections(
    block: dict[str, Any],
) -> None:
    assert within_limits(message(block)) == in_plain_sections(message(block))
    assert [each["type"] for each in within_limits(message(block))] == ["section", "actions"]
    assert message_problems([block]) != []


def test_a_message_has_one_table_and_two_charts_at_most() -> None:
    few = message(FIT[0], FIT[4], FIT[5])
    assert within_limits(few) == list(few.blocks)
    for many in (message(FIT[0], FIT[1]), message(FIT[3], FIT[3]), message(FIT[4], FIT[4], FIT[5])):
        assert within_limits(many) == in_plain_sections(many)


@pytest.mark.parametrize(
    ("code", "certain", "unclear"),
    [
        ("invalid_blocks", True, False),
        ("invalid_blocks_format", True, False),
        ("msg_blocks_too_long", True, False),
        ("invalid_arguments", True, False),
        ("internal_error", False, True),
        ("fatal_error", False, True),
        ("not_in_channel", False, False),
        ("service_unavailable", False, False),
        ("", False, False),
    ],
)
def test_plain_sections_follow_the_codes_that_blocks_may_cause(
    code: str, certain: bool, unclear: bool
) -> None:
    assert (plain_may_pass(code), blocks_may_be_why(code)) == (certain, unclear)
