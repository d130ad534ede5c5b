"""The plain form of a message: its text and buttons, for when Slack refuses newer blocks."""

from math import isfinite
from typing import Any

from views import blocks, limits
from views.blocks import Block, Message
from views.data_blocks import as_table

#: Slack's codes that say that nothing was posted, and that plain sections may pass. Codes that
#: begin with ``invalid_blocks`` count too.
_REFUSED = frozenset({"msg_blocks_too_long", "invalid_arguments"})
#: Slack's codes that it has answered for table cells. The message may still have been posted.
_UNCLEAR = frozenset({"internal_error", "fatal_error"})

#: Blocks of a kind in one message.
_MOST = {
    "table": limits.TABLES,
    "data_table": limits.TABLES,
    "data_visualization": limits.CHARTS,
}


def plain_may_pass(code: str) -> bool:
    """Whether Slack's error code says that nothing was posted, perhaps because of the blocks."""
    return code.startswith("invalid_blocks") or code in _REFUSED


def blocks_may_be_why(code: str) -> bool:
    """Whether Slack's error code may be about the blocks, but the message may be posted."""
    return code in _UNCLEAR


def shapes_of(message: Message) -> list[list[Block]]:
    """The message's blocks, then the plainer ones to send when Slack refuses those before them.

    With a data table: as it is, as a table, in plain sections.
    """
    first, plain = within_limits(message), in_plain_sections(message)
    with_table = [as_table(each) if each["type"] == "data_table" else each for each in first]
    return [first, *([with_table] if with_table != first else []), plain]


def in_plain_sections(message: Message) -> list[Block]:
    """The message's text and buttons alone, for workspaces where Slack refuses newer blocks."""
    buttons = [
        block for block in message.blocks if block["type"] == "actions" or "accessory" in block
    ]
    return [*blocks.lines([message.text]), *buttons][: limits.MESSAGE_BLOCKS]


def within_limits(message: Message) -> list[Block]:
    """The message's blocks, in plain sections if a table or chart is beyond Slack's limits."""
    kinds = [block["type"] for block in message.blocks]
    few = all(kinds.count(kind) <= most for kind, most in _MOST.items())
    if few and all(_fits(block) for block in message.blocks):
        return list(message.blocks)
    return in_plain_sections(message)


def _fits(block: Block) -> bool:
    match block["type"]:
        case "table":
            return _table_fits(block["rows"], limits.TABLE_ROWS)
        case "data_table":
            return bool(block.get("caption")) and _table_fits(
                block["rows"], limits.TABLE_ROWS + 1, even=True
            )
        case "data_visualization":
            return 0 < len(block["title"]) <= limits.CHART_TITLE and _chart_fits(block["chart"])
        case _:
            return True


def _table_fits(rows: list[list[Block]], most: int, *, even: bool = False) -> bool:
    cells = [cell for row in rows for cell in row]
    return (
        0 < len(rows) <= most
        and all(0 < len(row) <= limits.TABLE_COLUMNS for row in rows)
        and (not even or len({len(row) for row in rows}) == 1)
        and all(cell["type"] != "raw_text" or cell["text"] for cell in cells)
        and sum(_characters(cell) for cell in cells) <= limits.TABLE_TEXT
    )


def _characters(part: list[Any] | Block) -> int:
    if isinstance(part, list):
        return sum(_characters(each) for each in part)
    text = part.get("text")
    own = len(text) if isinstance(text, str) else 0
    return own + sum(_characters(v) for v in part.values() if isinstance(v, list | dict))


def _chart_fits(chart: dict[str, Any]) -> bool:
    if chart["type"] == "pie":
        segments = chart["segments"]
        labels = [segment["label"] for segment in segments]
        return (
            0 < len(segments) <= limits.CHART_SERIES
            and _labels_fit(labels)
            and all(isfinite(segment["value"]) and segment["value"] > 0 for segment in segments)
        )
    series, categories = chart["series"], chart["axis_config"]["categories"]
    return (
        0 < len(series) <= limits.CHART_SERIES
        and 0 < len(categories) <= limits.CHART_POINTS
        and _labels_fit(categories)
        and _labels_fit([each["name"] for each in series])
        and all(_data_fit(each["data"], categories) for each in series)
    )


def _labels_fit(labels: list[str]) -> bool:
    lengths_fit = all(0 < len(label) <= limits.CHART_LABEL for label in labels)
    return lengths_fit and len(set(labels)) == len(labels)


def _data_fit(data: list[dict[str, Any]], categories: list[str]) -> bool:
    labels = sorted(point["label"] for point in data)
    return labels == sorted(categories) and all(isfinite(point["value"]) for point in data)
