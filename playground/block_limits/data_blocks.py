"""Blocks for data: tables and charts."""

from typing import Any

from playground.block_limits.inspection import Spot

TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 10_000
CHART_TITLE = 50
CHART_SERIES = 6
CHART_POINTS = 20
CHART_LABEL = 20
AXIS_LABEL = 50


def table(spot: Spot) -> None:
    """A table: at most 100 rows of at most 20 cells."""
    if not spot.object({"rows"}, {"block_id", "column_settings"}):
        return
    for row in spot.at("rows").items(TABLE_ROWS):
        for cell in row.items(TABLE_COLUMNS):
            _cell(cell, {"raw_text", "rich_text"})
    if spot.has("column_settings"):
        for setting in spot.at("column_settings").items(TABLE_COLUMNS, least=0):
            if setting.value is not None and setting.object(set(), {"align", "is_wrapped"}):
                setting.optional("align", lambda align: align.one_of({"left", "center", "right"}))
                setting.optional("is_wrapped", Spot.boolean)
    _cells_together(spot)


def data_table(spot: Spot) -> None:
    """A sortable, paged table: a header and 1 to 100 rows, all of the same length."""
    optional = {"block_id", "page_size", "row_header_column_index"}
    if not spot.object({"rows", "caption"}, optional):
        return
    spot.at("caption").text(3000)
    spot.optional("page_size", lambda size: size.whole_number(1, 100))
    spot.optional("row_header_column_index", lambda index: index.whole_number(0, TABLE_COLUMNS - 1))
    lengths = set()
    for number, row in enumerate(spot.at("rows").items(TABLE_ROWS + 1, least=2)):
        cells = list(row.items(TABLE_COLUMNS))
        lengths.add(len(cells))
        kinds = {"raw_text", "raw_number"} | ({"rich_text"} if number else set())
        for cell in cells:
            _cell(cell, kinds)
    if len(lengths) > 1:
        spot.at("rows").fail("all rows must have the same number of cells")
    _cells_together(spot)


def data_visualization(spot: Spot) -> None:
    """A chart: line, bar, area or pie."""
    if not spot.object({"title", "chart"}, {"block_id"}):
        return
    spot.at("title").text(CHART_TITLE)
    chart = spot.at("chart")
    kind = chart.value.get("type") if isinstance(chart.value, dict) else None
    if kind == "pie":
        _pie(chart)
    elif kind in ("line", "bar", "area"):
        _axes_chart(chart)
    else:
        chart.fail(f"unsupported type: {kind}")


def _pie(chart: Spot) -> None:
    if not chart.object({"segments"}, set()):
        return
    for segment in chart.at("segments").items(CHART_SERIES):
        if segment.object({"label", "value"}, set()):
            segment.at("label").text(CHART_LABEL)
            value = segment.at("value")
            if value.finite_number() and value.value <= 0:
                value.fail("must be more than 0")


def _axes_chart(chart: Spot) -> None:
    if not chart.object({"series", "axis_config"}, set()):
        return
    categories = _axis(chart.at("axis_config"))
    names = []
    for series in chart.at("series").items(CHART_SERIES):
        if series.object({"name", "data"}, set()):
            series.at("name").text(CHART_LABEL)
            names.append(series.value.get("name"))
            _points(series.at("data"), categories)
    chart.at("series").distinct(names, "name")


def _axis(axis: Spot) -> list[Any]:
    if not axis.object({"categories"}, {"x_label", "y_label"}):
        return []
    axis.optional("x_label", lambda label: label.text(AXIS_LABEL))
    axis.optional("y_label", lambda label: label.text(AXIS_LABEL))
    categories = list(axis.at("categories").items(CHART_POINTS))
    for category in categories:
        category.text(CHART_LABEL)
    labels = [category.value for category in categories]
    axis.at("categories").distinct(labels, "category")
    return labels


def _points(data: Spot, categories: list[Any]) -> None:
    labels = []
    for point in data.items(CHART_POINTS):
        if point.object({"label", "value"}, set()):
            point.at("label").text(CHART_LABEL)
            point.at("value").finite_number()
            labels.append(point.value.get("label"))
    if sorted(map(str, labels)) != sorted(map(str, categories)):
        data.fail("must have exactly one value for each category")


def _cell(cell: Spot, kinds: set[str]) -> None:
    kind = cell.value.get("type") if isinstance(cell.value, dict) else None
    if kind not in kinds:
        cell.fail(f"unsupported type: {kind}")
    elif kind == "raw_text" and cell.object({"text"}, set()):
        cell.at("text").text(TABLE_CHARACTERS)
    elif kind == "raw_number" and cell.object({"value"}, {"text"}):
        cell.at("value").finite_number()
        cell.optional("text", lambda text: text.text(TABLE_CHARACTERS))


def _cells_together(spot: Spot) -> None:
    if _characters(spot.value.get("rows")) > TABLE_CHARACTERS:
        spot.at("rows").fail(f"must be less than {TABLE_CHARACTERS + 1} characters together")


def _characters(value: object) -> int:
    if isinstance(value, list):
        return sum(_characters(part) for part in value)
    if isinstance(value, dict):
        own = value.get("text")
        return (len(own) if isinstance(own, str) else 0) + sum(
            _characters(part) for part in value.values() if isinstance(part, list | dict)
        )
    return 0
