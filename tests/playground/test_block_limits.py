"""Tables of accepted and refused blocks and views, with Slack's error messages."""

from typing import Any

import pytest

from playground.block_limits import message_problems, view_problems
from tests.playground.blocks import actions, button, field, home, modal, options, plain, section

Block = dict[str, Any]


def chart(**also: Any) -> Block:
    """A line chart of two points."""
    return {
        "type": "data_visualization",
        "title": "Engagement rate",
        "chart": {
            "type": "line",
            "series": [series("You", 1, 2)],
            "axis_config": {"categories": ["p0", "p1"], "x_label": "Post", "y_label": "%"},
        },
        **also,
    }


def series(name: str, *values: float) -> dict[str, Any]:
    """A series over p0, p1 and so on."""
    points = [{"label": f"p{index}", "value": value} for index, value in enumerate(values)]
    return {"name": name, "data": points}


def axes(kind: str, lines: list[dict[str, Any]], points: int) -> Block:
    """A chart of these series over so many categories."""
    categories = [f"p{index}" for index in range(points)]
    axis = {"categories": categories}
    return chart(chart={"type": kind, "series": lines, "axis_config": axis})


def table(rows: int = 2, columns: int = 2, text: str = "x") -> Block:
    """A table."""
    cell = {"type": "raw_text", "text": text}
    return {"type": "table", "rows": [[cell] * columns for _ in range(rows)]}


def data_table(*rows: list[Any], **also: Any) -> Block:
    """A data table with a caption; numbers become number cells, texts text cells."""
    cells = [
        [
            {"type": "raw_text", "text": value}
            if isinstance(value, str)
            else {"type": "raw_number", "value": value}
            for value in row
        ]
        for row in rows
    ]
    return {"type": "data_table", "caption": "Posts", "rows": cells, **also}


def container(*children: Block, **also: Any) -> Block:
    """A container with a title."""
    return {
        "type": "container",
        "title": plain("Team totals"),
        "child_blocks": list(children),
        **also,
    }


def image(**also: Any) -> Block:
    """An image."""
    return {"type": "image", "image_url": "https://x.io/a.png", "alt_text": "A chart", **also}


def menu(kind: str = "static_select", **also: Any) -> dict[str, Any]:
    """A menu, by default of two options."""
    listed = {} if "options" in also or "option_groups" in also else {"options": options("a", "b")}
    return {"type": kind, "action_id": "menu", **listed, **also}


def confirmation() -> dict[str, Any]:
    """A confirmation dialog."""
    return {
        "title": plain("Sure?"),
        "text": plain("It goes"),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }


def text(length: int) -> str:
    """A text of this length."""
    return "x" * length


TAKEN_IN_MESSAGES: list[Block] = [
    section(text(3000)),
    {"type": "section", "fields": [plain(text(2000))] * 10},
    section("x", accessory=menu()),
    section("x", accessory=image()),
    {"type": "header", "text": plain(text(150))},
    {"type": "divider"},
    {"type": "context", "elements": [plain("x"), image()] * 5},
    actions(*(button(text(75), f"b{index}", value=text(2000)) for index in range(25))),
    actions(button("Delete", "d", style="danger", confirm=confirmation())),
    actions(menu("users_select", options=None)),
    actions({"type": "overflow", "action_id": "m", "options": options(*"abcde")}),
    field("note"),
    image(title=plain("Chart")),
    {"type": "markdown", "text": text(12_000)},
    table(100, 20, "x"),
    data_table(["Post", "Rate"], ["a", 1.07], page_size=10),
    chart(),
    axes("bar", [series(f"s{index}", *range(20)) for index in range(6)], 20),
    chart(chart={"type": "pie", "segments": [{"label": "a", "value": 1}]}),
    container(*[section("x")] * 9, actions(button("x", "b")), title=plain(text(150))),
    container(table(), subtitle=plain(text(150)), width="full", is_collapsible=True),
]
TAKEN_IN_MESSAGES[9]["elements"][0].pop("options")


@pytest.mark.parametrize("block", TAKEN_IN_MESSAGES, ids=lambda block: block["type"])
def test_a_block_at_its_limits_is_accepted(block: Block) -> None:
    assert message_problems([block]) == []


REFUSED_IN_MESSAGES: list[tuple[str, list[Any], str]] = [
    ("no object", [None], "unsupported type: None [json-pointer:/blocks/0]"),
    ("unknown", [{"type": "carousel"}], "unsupported type: carousel"),
    ("alert", [{"type": "alert", "text": plain("x")}], "unsupported type: alert"),
    ("51 blocks", [{"type": "divider"}] * 51, "no more than 50 items allowed"),
    ("stray", [{"type": "divider", "text": "x"}], "invalid additional property: text"),
    ("empty text", [section("")], "must be more than 0 characters"),
    ("long text", [section(text(3001))], "must be less than 3001 characters"),
    ("no text", [{"type": "section"}], "missing required field: text or fields"),
    ("11 fields", [{"type": "section", "fields": [plain("x")] * 11}], "no more than 10 items"),
    ("long field", [{"type": "section", "fields": [plain(text(2001))]}], "less than 2001"),
    ("header", [{"type": "header", "text": plain(text(151))}], "less than 151 characters"),
    ("mrkdwn header", [{"type": "header", "text": section("x")["text"]}], "must be one of: plain"),
    ("context", [{"type": "context", "elements": [plain("x")] * 11}], "no more than 10 items"),
    ("no context", [{"type": "context", "elements": []}], "no fewer than 1 items"),
    ("26 buttons", [actions(*(button("x", f"b{i}") for i in range(26)))], "no more than 25"),
    ("button text", [actions(button(text(76), "b"))], "less than 76 characters"),
    ("button value", [actions(button("x", "b", value=text(2001)))], "less than 2001"),
    ("button style", [actions(button("x", "b", style="loud"))], "must be one of: danger, primary"),
    ("action_id", [actions(button("x", text(256)))], "less than 256 characters"),
    ("twin action_id", [actions(button("x", "b"), button("y", "b"))], "action_id already exists"),
    ("twin block_id", [field("a"), field("a")], "block_id already exists: a"),
    ("block_id", [{"type": "divider", "block_id": text(256)}], "less than 256 characters"),
    ("input in actions", [actions(field("a")["element"])], "unsupported type: plain_text_input"),
    ("101 options", [actions(menu(options=options("a") * 101))], "no more than 100 items"),
    ("no options", [actions(menu(options=[]))], "no fewer than 1 items"),
    ("11 boxes", [actions(menu("checkboxes", options=options("a") * 11))], "no more than 10"),
    ("6 in overflow", [actions(menu("overflow", options=options(*"abcdef")))], "no more than 5"),
    ("option text", [actions(menu(options=options(text(76))))], "less than 76 characters"),
    ("option value", [actions(menu(options=options(text(151))))], "less than 151 characters"),
    (
        "preset",
        [actions(menu(initial_option=options("z")[0]))],
        "must be one of the provided options",
    ),
    ("number value", [actions(menu(options=[{"text": plain("x"), "value": 5}]))], "a string"),
    ("date", [actions({"type": "datepicker", "initial_date": "1.2.2026"})], "valid YYYY-MM-DD"),
    ("alt", [image(alt_text=None)], "missing required field: alt_text"),
    ("markdown", [{"type": "markdown", "text": text(6001)}] * 2, "12001 characters together"),
    ("two tables", [table(), table()], "no more than 1 table blocks"),
    ("101 rows", [table(101, 1)], "no more than 100 items"),
    ("21 columns", [table(1, 21)], "no more than 20 items"),
    ("much in a table", [table(11, 1, text(1000))], "10001 characters together"),
    ("data table header", [data_table(["Post"])], "no fewer than 2 items"),
    ("ragged", [data_table(["Post", "Rate"], ["a"])], "same number of cells"),
    ("no caption", [data_table(["P"], ["a"], caption=None)], "missing required field: caption"),
    ("three charts", [chart()] * 3, "no more than 2 data_visualization blocks"),
    ("chart title", [chart(title=text(51))], "less than 51 characters"),
    ("7 series", [axes("bar", [series(f"s{i}", 1) for i in range(7)], 1)], "no more than 6"),
    ("21 points", [axes("line", [series("s", *range(21))], 21)], "no more than 20"),
    ("twin series", [axes("bar", [series("s", 1), series("s", 2)], 1)], "name already exists"),
    ("a value missing", [axes("line", [series("s", 1)], 2)], "one value for each category"),
    ("not finite", [axes("line", [series("s", float("nan"))], 1)], "must be a finite number"),
    ("no value", [axes("line", [series("s", None)], 1)], "must be a finite number"),  # type: ignore[arg-type]  # what a careless app sends
    ("11 contained", [container(*[section("x")] * 11)], "no more than 10 items"),
    ("nothing contained", [container()], "no fewer than 1 items"),
    ("chart contained", [container(chart())], "unsupported type: data_visualization"),
    ("nested", [container(container(section("x")))], "[json-pointer:/blocks/0/child_blocks/0]"),
    ("long child", [container(section(text(3001)))], "/blocks/0/child_blocks/0/text/text]"),
    ("two tables, one contained", [table(), container(table())], "no more than 1 table blocks"),
    ("twin contained", [field("a"), container(section("x", block_id="a"))], "already exists: a"),
    ("untitled", [container(section("x"), title=None)], "title or rich_text_title"),
    ("container title", [container(section("x"), title=plain(text(151)))], "less than 151"),
    ("width", [container(section("x"), width="huge")], "must be one of: full, narrow"),
    (
        "divided and collapsible",
        [container(section("x"), is_collapsible=True, has_header_divider=True)],
        "has_header_divider is not available",
    ),
    ("series name", [axes("line", [series(text(21), 1)], 1)], "less than 21 characters"),
]


@pytest.mark.parametrize(
    ("blocks", "words"),
    [(blocks, words) for _, blocks, words in REFUSED_IN_MESSAGES],
    ids=[name for name, _, _ in REFUSED_IN_MESSAGES],
)
def test_a_message_beyond_a_limit_is_refused(blocks: list[Any], words: str) -> None:
    assert words in "\n".join(message_problems(blocks))


FOCUSED = {"type": "plain_text_input", "action_id": "a", "focus_on_load": True}
REFUSED_VIEWS: list[tuple[str, str, Any, str]] = [
    ("no object", "modal", None, "must be an object"),
    ("type", "modal", home(section("x")), "must be modal [json-pointer:/view/type]"),
    ("no title", "modal", modal(title=None), "missing required field: title"),
    ("title", "modal", modal(title=plain(text(25))), "25 characters [json-pointer:/view/title"),
    ("submit", "modal", modal(submit=plain(text(25))), "[json-pointer:/view/submit/text]"),
    ("close", "modal", modal(close=plain(text(25))), "[json-pointer:/view/close/text]"),
    ("no submit", "modal", modal(field("a"), submit=None), "missing required field: submit"),
    ("metadata", "modal", modal(private_metadata=text(3001)), "less than 3001 characters"),
    ("no metadata", "modal", modal(private_metadata=""), "more than 0 characters"),
    ("callback_id", "modal", modal(callback_id=text(256)), "less than 256 characters"),
    ("101 blocks", "modal", modal(*[{"type": "divider"}] * 101), "no more than 100 items"),
    ("chart", "modal", modal(chart()), "unsupported type: data_visualization"),
    ("table", "modal", modal(table()), "unsupported type: table"),
    ("markdown", "modal", modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
    ("confirm", "modal", modal(actions(button("x", "b", confirm=confirmation()))), "confirm is"),
    ("two focused", "modal", modal(field("a", FOCUSED), field("b", FOCUSED)), "only one element"),
    ("label", "modal", modal(field("a", label=plain(text(2001)))), "less than 2001"),
    ("hint", "modal", modal(field("a", hint=plain(text(2001)))), "less than 2001"),
    ("button as input", "modal", modal(field("a", button("x", "b"))), "unsupported type: button"),
    ("chart at home", "home", home(chart()), "unsupported type: data_visualization"),
    ("container", "modal", modal(container(section("x"))), "unsupported type: container"),
    ("container at home", "home", home(container(section("x"))), "unsupported type: container"),
    ("alert at home", "home", home({"type": "alert", "text": plain("x")}), "unsupported type"),
    (
        "placeholder",
        "modal",
        modal(field("a", {**FOCUSED, "placeholder": plain(text(151))})),
        "less than 151",
    ),
    (
        "preset too long",
        "modal",
        modal(field("a", {**FOCUSED, "max_length": 3, "initial_value": "long"})),
        "less than 4",
    ),
    ("large", "modal", modal(*[section(text(3000))] * 90), "view_too_large"),
]


@pytest.mark.parametrize(
    ("kind", "view", "words"),
    [(kind, view, words) for _, kind, view, words in REFUSED_VIEWS],
    ids=[name for name, _, _, _ in REFUSED_VIEWS],
)
def test_a_view_beyond_a_limit_is_refused(kind: str, view: Any, words: str) -> None:
    assert words in "\n".join(view_problems(view, kind))


def test_views_at_their_limits_are_accepted() -> None:
    fields = [field(f"f{index}") for index in range(99)]
    notice = {"type": "alert", "level": "warning", "text": plain("Careful")}
    full = modal(notice, *fields, title=plain(text(24)), private_metadata=text(3000))
    assert view_problems(full, "modal") == []
    assert view_problems(home(table(), data_table(["P"], ["a"]), section("x")), "home") == []
