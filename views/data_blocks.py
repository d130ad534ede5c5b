"""Builders of tables and charts, for messages only; give their facts as text, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from views import limits
from views.blocks import Block, shorten

#: Rows of a data table that show at once.
_PAGE = 20
#: A cell's text, and its number if the column is to be sorted by it.
Cell = str | tuple[str, float]


@dataclass(frozen=True)
class Series:
    """One line or one colour of bars: its name, and a value for each label of the chart."""

    name: str
    values: Sequence[float]


def line_chart(title: str, labels: Sequence[str], *series: Series) -> Block:
    """A line chart of the last 20 labels at most."""
    return _chart("line", title, labels, series)


def bar_chart(title: str, labels: Sequence[str], *series: Series) -> Block:
    """A bar chart of the last 20 labels at most."""
    return _chart("bar", title, labels, series)


def _chart(kind: str, title: str, labels: Sequence[str], series: Sequence[Series]) -> Block:
    shown = [shorten(label, limits.CHART_LABEL) for label in labels[-limits.CHART_POINTS :]]
    return {
        "type": "data_visualization",
        "title": shorten(title, limits.CHART_TITLE),
        "chart": {
            "type": kind,
            "series": [
                {
                    "name": shorten(each.name, limits.CHART_LABEL),
                    "data": [
                        {"label": label, "value": value}
                        for label, value in zip(
                            shown, each.values[-limits.CHART_POINTS :], strict=True
                        )
                    ],
                }
                for each in series[: limits.CHART_SERIES]
            ],
            "axis_config": {"categories": shown},
        },
    }


def table(rows: Sequence[Sequence[str]], align: Sequence[str]) -> Block:
    """A table of plain text. A message can have one.

    Args:
        rows: The headings first; all of one length. An empty cell shows a dash.
        align: ``"left"`` or ``"right"`` for each column.
    """
    shown = [row[: limits.TABLE_COLUMNS] for row in rows[: limits.TABLE_ROWS]]
    most = _most_in_cell(sum(len(row) for row in shown))
    return {
        "type": "table",
        "column_settings": [{"align": side} for side in align[: limits.TABLE_COLUMNS]],
        "rows": [[_text(cell, most) for cell in row] for row in shown],
    }


def data_table(caption: str, rows: Sequence[Sequence[Cell]], *, names: int = 0) -> Block:
    """A table that the reader sorts and filters. A message can have one.

    Args:
        caption: Says what it shows; Slack reads it aloud.
        rows: The headings first; all of one length. A column whose cells all have numbers is
            sorted by them. An empty cell shows a dash.
        names: The column by which a row is called.
    """
    shown = [row[: limits.TABLE_COLUMNS] for row in rows[: limits.TABLE_ROWS + 1]]
    most = _most_in_cell(sum(len(row) for row in shown))
    return {
        "type": "data_table",
        "caption": shorten(caption, limits.CAPTION),
        "page_size": max(1, min(len(shown) - 1, _PAGE)),
        "row_header_column_index": names,
        "rows": [
            [_text(cell, most) if isinstance(cell, str) else _number(*cell, most) for cell in row]
            for row in shown
        ],
    }


def as_table(block: Block) -> Block:
    """A data table as a table, for workspaces that do not take the newer block."""
    last = block["rows"][-1]
    return {
        "type": "table",
        "column_settings": [
            {"align": "right" if cell["type"] == "raw_number" else "left"} for cell in last
        ],
        "rows": [
            [{"type": "raw_text", "text": cell["text"]} for cell in row]
            for row in block["rows"][: limits.TABLE_ROWS]
        ],
    }


def _number(shown: str, value: float, most: int) -> Block:
    return {"type": "raw_number", "value": value, "text": shorten(shown, most) or "–"}


def _most_in_cell(cells: int) -> int:
    return max(1, limits.TABLE_TEXT // max(1, cells))


def _text(cell: str, most: int) -> Block:
    return {"type": "raw_text", "text": shorten(cell, most) or "–"}
