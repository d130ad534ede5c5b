"""Reads the analytics of one post: the post → View analytics → Export.

An XLSX file with labels in column A and values in column B, in the member's language: the post's
address, its date and time, then its counts. Below, or in a sheet of its own, are its readers:
category, value, percentage.

The older form (``PostAnalytics_Name_7402746946853253120.xlsx``) has two sheets, PERFORMANCE and
TOP DEMOGRAPHICS, with cells of numbers; the newer one (``SinglePostAnalytics_…``) has one, with
cells of text. The address may have the post's *share* id; the file's name always has its
*activity* id. The file does not give the date of its counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.entries.post_links import PostLink, UrnKind
from linkedin.exports.export_sheets import (
    Counts,
    ExportSheet,
    post_link,
    unknown_label,
)
from linkedin.exports.written_dates import DateOrder, WrittenDate, read_date
from linkedin.exports.written_numbers import read_count, read_share, shown
from linkedin.figure_labels import figure_of, is_company, is_known_otherwise
from linkedin.records import CompanyShare, Place, PostRecord, Record, RefusedRow
from linkedin.sheets import Row

_WITHIN = 5
_FEWEST_COUNTS = 2
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ID_IN_NAME = re.compile(r"_([0-9]{15,20})(?: ?\([0-9]+\))?\.xlsx", re.IGNORECASE)
_ONE_DAY = timedelta(days=1)
_AMBIGUOUS = "I can't tell the day from the month in that date. I left it out."


def is_single_post(sheets: Sequence[ExportSheet]) -> bool:
    """Whether a workbook is the export of one post, by the first rows of its sheets."""
    return any(
        _linked(sheet) is not None
        and sum(_is_labelled_count(row) for row in sheet.rows) >= _FEWEST_COUNTS
        for sheet in sheets
    )


def read_single_post(sheets: Sequence[ExportSheet], file_name: str) -> Iterator[Record]:
    """Gives the rows that can't be read, then the post with its counts and its companies.

    Args:
        file_name: It has the post's activity id, which the file itself may not have.
    """
    linked = next(filter(None, map(_linked, sheets)), None)
    if linked is None:
        return
    place, link = linked
    reader = _PostReader()
    for sheet in sheets:
        for row in sheet.rows:
            yield from reader.read(row, sheet.place(row))
    published, refused = reader.published_on(link)
    if refused:
        yield refused
    yield PostRecord(
        place,
        link,
        other_urn=_other_urn(link, file_name),
        published_on=published,
        figures=reader.counts.figures,
        companies=tuple(reader.companies),
    )


@dataclass(slots=True)
class _PostReader:
    """Gathers what the rows say about the post."""

    counts: Counts = field(default_factory=Counts)
    companies: list[CompanyShare] = field(default_factory=list)
    _date: tuple[Place, WrittenDate] | None = None
    _categories: set[str] = field(default_factory=set)

    def read(self, row: Row, place: Place) -> Iterator[RefusedRow]:
        """Takes a row."""
        label, value, share = (row.cells.get(column, "") for column in range(3))
        # Below the clicks stand the addresses that were clicked.
        if not label or not value or _ADDRESS.match(label) or post_link(value):
            return
        if share:
            yield from self._take_share(label, value, share, place)
        elif figure := figure_of(label):
            if refused := self.counts.take(figure, value, place):
                yield refused
        elif written := _date_without_time(value):
            self._date = self._date or (place, written)
        elif read_count(value) is not None and not is_known_otherwise(label):
            yield unknown_label(label, place)

    def _take_share(
        self, category: str, value: str, cell: str, place: Place
    ) -> Iterator[RefusedRow]:
        if not any(map(str.isdigit, cell)):
            return  # the headings
        if not is_company(category):
            if not is_known_otherwise(category) and category not in self._categories:
                self._categories.add(category)
                yield unknown_label(category, place)
        elif between := read_share(cell):
            self.companies.append(CompanyShare(value, *between))
        else:
            yield RefusedRow(place, f"{shown(cell)} is no percentage. I left it out.")

    def published_on(self, link: PostLink) -> tuple[date | None, RefusedRow | None]:
        """The date that the file states, read by the time in the post's id; or why it can't be."""
        if self._date is None:
            return None, None
        place, written = self._date
        made = link.posted_at.date() if link.posted_at else None
        for order in DateOrder:
            day = written.read(order)
            # A day's grace, because the file does not say its time zone.
            if made and day and abs(day - made) <= _ONE_DAY:
                return day, None
        readings = {written.read(order) for order in DateOrder} - {None}
        if len(readings) == 1:
            return readings.pop(), None
        return None, None if made else RefusedRow(place, _AMBIGUOUS)


def _linked(sheet: ExportSheet) -> tuple[Place, PostLink] | None:
    """The row with the post's address, near the top."""
    for row in sheet.rows[:_WITHIN]:
        link = post_link(row.cells.get(1, ""))
        if link and 0 in row.cells and not _ADDRESS.match(row.cells[0]):
            return sheet.place(row), link
    return None


def _is_labelled_count(row: Row) -> bool:
    return list(row.cells) == [0, 1] and read_count(row.cells[1]) is not None


def _date_without_time(value: str) -> WrittenDate | None:
    """A date; a plain number is none here, because it may be a count."""
    return None if value.isdigit() else read_date(value)


def _other_urn(link: PostLink, file_name: str) -> str:
    """The activity id in the file's name, of a post whose address has another kind of id."""
    match = _ID_IN_NAME.search(file_name)
    if match is None or link.kind is not UrnKind.SHARE:
        return ""
    return f"{UrnKind.ACTIVITY.value}:{int(match[1])}"
