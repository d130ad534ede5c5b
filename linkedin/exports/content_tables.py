"""The tables of a content analytics export, found by their shape.

Sheets and labels are in the member's language, so only the shape is certain: a period beside a
title, dates that begin rows of counts, links to posts beside dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linkedin.exports.export_sheets import ExportSheet, post_link
from linkedin.exports.written_dates import WrittenDate, dates_in, read_date
from linkedin.exports.written_numbers import read_count
from linkedin.figure_labels import figure_of
from linkedin.records import Figure, Place
from linkedin.sheets import Row

_ENGAGEMENT_COLUMNS = (Figure.IMPRESSIONS, Figure.TOTAL_ENGAGEMENTS)
_RANKINGS = (Figure.TOTAL_ENGAGEMENTS, Figure.IMPRESSIONS)
#: The ranking by engagements is in columns A–C, that by impressions in E–G.
_FIRST_RANKING = 0
#: A sheet with a period has a few rows of totals, nothing else.
_MOST_TOTALS = 10


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """A label and the cell beside it."""

    place: Place
    label: str
    cell: str


@dataclass(frozen=True, slots=True)
class Period:
    """The period that the file states, and the totals below it: DISCOVERY.

    Args:
        text: The period as written.
    """

    place: Place
    text: str
    first: WrittenDate
    last: WrittenDate
    totals: tuple[LabelledCell, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A table with a row for each day: ENGAGEMENT or FOLLOWERS.

    Args:
        rows: The rows with their dates; a date is ``None`` where the cell holds something else.
        columns: What each column of counts holds; ``None`` for new followers.
    """

    sheet: ExportSheet
    rows: tuple[tuple[Row, WrittenDate | None], ...]
    columns: dict[int, Figure | None]


@dataclass(frozen=True, slots=True)
class Ranking:
    """One of the two tables of TOP POSTS: an address, a date and a count in each row.

    Args:
        column: Of the addresses, from 0.
        figure: What the counts are.
    """

    sheet: ExportSheet
    column: int
    figure: Figure


@dataclass(slots=True)
class ContentTables:
    """All tables of an export.

    Args:
        followers: Their total, above the table of FOLLOWERS; the label has its date.
        unknown: Headings that no language has a word for, and whose place says nothing.
    """

    period: Period | None = None
    followers: LabelledCell | None = None
    unknown: list[LabelledCell] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    rankings: list[Ranking] = field(default_factory=list)


def find_tables(sheets: Iterable[ExportSheet]) -> ContentTables:
    """Finds the tables in an export's sheets. Those of demographics are passed over."""
    tables = ContentTables()
    for sheet in sheets:
        if rankings := _rankings(sheet, tables.unknown):
            tables.rankings += rankings
            continue
        tables.followers = tables.followers or _followers(sheet)
        if days := _days(sheet, tables.unknown):
            tables.days.append(days)
        elif tables.period is None:
            tables.period = _period(sheet)
    return tables


def _rankings(sheet: ExportSheet, unknown: list[LabelledCell]) -> list[Ranking]:
    columns: set[int] = set()
    first: Row | None = None
    for row in sheet.rows:
        for column, cell in row.cells.items():
            if post_link(cell) and read_date(row.cells.get(column + 1, "")):
                columns.add(column)
                first = first or row
    if first is None:
        return []
    above = [row for row in sheet.rows if row.line < first.line]
    # A ranking whose links are all unreadable is known by its dates.
    columns |= {
        column - 1
        for row in sheet.rows
        for column, cell in row.cells.items()
        if column and dates_in(cell) and read_date(cell)
    }
    ordered = sorted(columns)
    by_place: Sequence[Figure] = _RANKINGS
    if len(ordered) == 1:
        by_place = _RANKINGS[:1] if ordered[0] == _FIRST_RANKING else _RANKINGS[1:]
    headings = [_above(above, column + 2) for column in ordered]
    rankings: list[Ranking] = []
    for column, heading, figure in zip(
        ordered, headings, _figures(headings, by_place), strict=True
    ):
        if figure is None:
            unknown.append(LabelledCell(sheet.place(first), heading, ""))
        else:
            rankings.append(Ranking(sheet, column, figure))
    return rankings


def _days(sheet: ExportSheet, unknown: list[LabelledCell]) -> Days | None:
    first = next((row for row in sheet.rows if _begins_with_date(row)), None)
    if first is None:
        return None
    above = [row for row in sheet.rows if row.line < first.line]
    header = next((row for row in reversed(above) if _is_header(row)), None)
    if header is None or len(header.cells) < 2:
        return None
    headings = {column: label for column, label in header.cells.items() if column}
    columns: dict[int, Figure | None] = {}
    if len(headings) == 1:
        column, label = next(iter(headings.items()))
        columns[column] = figure_of(label)
    else:
        figures = _figures(list(headings.values()), _ENGAGEMENT_COLUMNS)
        for (column, label), figure in zip(headings.items(), figures, strict=True):
            if figure is None:
                unknown.append(LabelledCell(sheet.place(header), label, ""))
            else:
                columns[column] = figure
    rows = tuple(
        (row, read_date(row.cells.get(0, ""))) for row in sheet.rows if row.line > header.line
    )
    return Days(sheet, rows, columns)


def _period(sheet: ExportSheet) -> Period | None:
    if len(sheet.rows) > _MOST_TOTALS or any(row.width > 2 for row in sheet.rows):
        return None
    for at, row in enumerate(sheet.rows):
        for cell in row.cells.values():
            dates = dates_in(cell)
            if len(dates) == 2:
                totals = tuple(
                    LabelledCell(sheet.place(below), below.cells[0], below.cells[1])
                    for below in sheet.rows[at + 1 :]
                    if len(below.cells) == 2
                )
                return Period(sheet.place(row), cell, *dates, totals)
    return None


def _followers(sheet: ExportSheet) -> LabelledCell | None:
    first = sheet.rows[0] if sheet.rows else None
    if first is None or list(first.cells) != [0, 1]:
        return None
    label = first.cells[0]
    if len(dates_in(label)) != 1 or read_date(label):
        return None
    return LabelledCell(sheet.place(first), label, first.cells[1])


def _begins_with_date(row: Row) -> bool:
    return len(row.cells) > 1 and read_date(row.cells.get(0, "")) is not None


def _is_header(row: Row) -> bool:
    return 0 in row.cells and all(
        read_count(cell) is None for column, cell in row.cells.items() if column
    )


def _above(rows: Sequence[Row], column: int) -> str:
    """The lowest heading above a column."""
    return next((row.cells[column] for row in reversed(rows) if column in row.cells), "")


def _figures(headings: Sequence[str], by_place: Sequence[Figure]) -> list[Figure | None]:
    """What columns hold: by their headings, or by their place if no language has the heading."""
    known = [figure_of(heading) for heading in headings]
    if len(headings) != len(by_place):
        return known
    missing = [figure for figure in by_place if figure not in known]
    return [
        figure or (otherwise if otherwise in missing else None)
        for figure, otherwise in zip(known, by_place, strict=True)
    ]
