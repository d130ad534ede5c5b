"""The scripted bot's blocks: one of each that the page draws."""

from typing import Any

Block = dict[str, Any]

# Markup that would change the page if it were not escaped.
HOSTILE = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


def plain(text: str) -> Block:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str) -> Block:
    """A section with mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str, action_id: str) -> Block:
    """An actions block with one button."""
    element = {"type": "button", "action_id": action_id, "text": plain(label), "value": "yes"}
    return {"type": "actions", "elements": [element]}


def text_input(block_id: str, label: str, **more: Any) -> Block:
    """An input block with a line of text; its action_id is its block_id."""
    element = {"type": "plain_text_input", "action_id": block_id}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | more.pop("element", {}),
        **more,
    }


def options(*names: str) -> list[Block]:
    """Options whose values are their names."""
    return [{"text": plain(name), "value": name} for name in names]


def log_form(*, hint: str | None = None) -> Block:
    """The form of `/ssi log`; the bot answers every word of the link with a hint."""
    typing = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    goals = options("Credibility", "Other")
    blocks = [
        text_input("link", "Link to the post", dispatch_action=True, element=typing),
        *([section(hint)] if hint else []),
        text_input("views", "Views"),
        {
            "type": "input",
            "block_id": "goal",
            "label": plain("Goal"),
            "element": {"type": "radio_buttons", "action_id": "goal", "options": goals},
        },
        button("Why these?", "explain"),
    ]
    return {
        "type": "modal",
        "callback_id": "log",
        "title": plain("Log a post"),
        "submit": plain("Log it"),
        "blocks": blocks,
    }


def field(name: str, element_type: str, **more: Any) -> Block:
    """An input block whose label, block_id and action_id are its name."""
    element = {"type": element_type, "action_id": name, **more}
    return {"type": "input", "block_id": name, "label": plain(name), "element": element}


TOWNS = ("Berlin", "Bergen", "Malmö", "Oslo")

ALL_FIELDS: Block = {
    "type": "modal",
    "callback_id": "fields",
    "title": plain("Every field"),
    "submit": plain("Send"),
    "blocks": [
        field("line", "plain_text_input"),
        field("paragraph", "plain_text_input", multiline=True),
        field("number", "number_input", is_decimal_allowed=False),
        field("address", "url_text_input"),
        field("mail", "email_text_input"),
        field("day", "datepicker", initial_date="2025-12-05"),
        field("time", "timepicker"),
        field("one", "static_select", options=options("red", "green")),
        field("some", "multi_static_select", options=options("north", "south", "west")),
        field("others", "multi_users_select"),
        field("who", "users_select"),
        field("where", "conversations_select"),
        field("boxes", "checkboxes", options=options("a", "b", "c")),
        field("radio", "radio_buttons", options=options("x", "y")),
        field("town", "external_select", min_query_length=2),
        field("towns", "multi_external_select", min_query_length=0),
    ],
}


def chosen(state: Block) -> Any:
    """The value in a field's state; for options, their values."""
    [held] = [value for key, value in state.items() if key != "type"]
    if isinstance(held, list):
        return [option if isinstance(option, str) else option["value"] for option in held]
    return held["value"] if isinstance(held, dict) else held


LOADING: Block = {"type": "modal", "title": plain("One moment…"), "blocks": [section("Reading…")]}

EXPLANATION: Block = {
    "type": "modal",
    "title": plain("Why these?"),
    "blocks": [section("Views and engagers make the rate.")],
}


def cell(content: str | int) -> Block:
    """A cell of a table."""
    if isinstance(content, int):
        return {"type": "raw_number", "value": content}
    return {"type": "raw_text", "text": content}


def chart(kind: str, title: str, **series: list[float]) -> Block:
    """A chart of two weeks."""
    weeks = ["W49", "W50"]
    lines = [
        {
            "name": name,
            "data": [{"label": w, "value": v} for w, v in zip(weeks, values, strict=True)],
        }
        for name, values in series.items()
    ]
    axes = {"categories": weeks, "x_label": "Week", "y_label": "Per cent"}
    inner = {"type": kind, "series": lines, "axis_config": axes}
    return {"type": "data_visualization", "title": title, "chart": inner}


PEOPLE = [("Ada", 31), ("Ben", 4), ("Uma", 200), ("Eve", 12), ("Kim", 7), ("Lou", 1)]
FIGURES: list[Block] = [
    {
        "type": "data_table",
        "caption": "Views",
        "page_size": 4,
        "row_header_column_index": 0,
        "rows": [[cell("Who"), cell("Views")], *([cell(who), cell(n)] for who, n in PEOPLE)],
    },
    chart("area", "Share", Target=[40.0, 55.5]),
    {
        "type": "data_visualization",
        "title": "To whom",
        "chart": {
            "type": "pie",
            "segments": [{"label": "Target", "value": 3}, {"label": "Other", "value": 1}],
        },
    },
]
WORDS: list[Block] = [
    {"type": "header", "text": plain("A heading :tada:")},
    {
        "type": "section",
        "fields": [{"type": "mrkdwn", "text": "*Rate*\n1.07 %"}],
        "accessory": {
            "type": "overflow",
            "action_id": "more",
            "options": options("Hide", "Show"),
        },
    },
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Only _you_ see `this`"}]},
    {"type": "divider"},
    {
        "type": "markdown",
        "text": "## Plan\n\n- **one** and [a link](https://example.com)\n- two\n\n"
        "```py\na < b\n```\n> said & done",
    },
    {
        "type": "container",
        "title": plain("Two records"),
        "subtitle": plain("Look before you save"),
        "is_collapsible": True,
        "default_collapsed": True,
        "child_blocks": [section("The first record"), button("Cheer", "cheer")],
    },
]
WEEK: list[Block] = [
    section("Your week"),
    {"type": "table", "rows": [[cell("Who"), cell("Rate")], [cell("Ada Lindqvist"), cell("2 %")]]},
    chart("line", "Engagement rate", Rate=[1.1, 2.0], Usual=[1.5, 1.5]),
    chart("bar", "Posts", Ada=[1, 2]),
]


ANSWERS: dict[str, list[Block]] = {
    "hello": [section("Hello from the *bot*"), button("Cheer", "cheer")],
    "pick": [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "static_select",
                    "action_id": "window",
                    "placeholder": plain("Window"),
                    "options": [
                        {"text": plain("7 days"), "value": "7d"},
                        {"text": plain("30 days"), "value": "30d"},
                    ],
                    "confirm": {
                        "title": plain("Change the window?"),
                        "text": plain("The figures change with it."),
                        "confirm": plain("Change it"),
                        "deny": plain("Keep it"),
                    },
                }
            ],
        }
    ],
    "figures": FIGURES,
    "words": WORDS,
    "hostile": [
        {"type": "header", "text": plain(HOSTILE)},
        section(f"{HOSTILE} <javascript:alert(1)|press me>"),
    ],
    "strange": [
        {
            "type": "actions",
            "elements": [{"type": "datetimepicker", "action_id": "moment"}],
        },
        section("After"),
    ],
}
