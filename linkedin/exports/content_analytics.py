"""Reads a member's content analytics: LinkedIn → Analytics → Content → Export.

An XLSX file with these sheets, named in the member's language:

- DISCOVERY: the period, then impressions and members reached.
- ENGAGEMENT: impressions and engagements of each day.
- TOP POSTS: two rankings of at most 50 posts, side by side: by engagements and by impressions.
  If a post is in only one of them, its count in the other is unknown, not 0.
- FOLLOWERS: the total, then the new ones of each day.
- DEMOGRAPHICS, in 2026 two sheets of them: not read.

Older files (``Content_2024-08-17_2025-08-16_Name.xlsx``) have cells of numbers, newer ones
(``AggregateAnalytics_Name_2026-06-18_2026-06-18.xlsx``) have text. Dates are text in either, with
the day or the month first; `linkedin.exports.written_dates` tells which. Cells that should be
blank may hold a number as text, and counts may be below 0.

LinkedIn's “engagements” include clicks, so they are never unique engagers. The figures of young
posts rise from export to export, so a later export adds a snapshot and replaces nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from domain.entries.post_links import PostLink
from linkedin.exports.content_tables import ContentTables, Days, Period, Ranking, find_tables
from linkedin.exports.export_sheets import (
    Counts,
    ExportSheet,
    not_a_count,
    post_link,
    unknown_label,
)
from linkedin.exports.written_dates import (
    DateEvidence,
    DateOrder,
    WrittenDate,
    dates_in,
    period_in_name,
    read_date,
    settled_order,
)
from linkedin.exports.written_numbers import read_count
from linkedin.figure_labels import figure_of, is_known_otherwise
from linkedin.records import DayRecord, Figure, PeriodRecord, Place, PostRecord, Record, RefusedRow
from linkedin.sheets import Row

_LAST_SECOND = time(23, 59, 59, tzinfo=UTC)
_AMBIGUOUS = (
    "That date can be read as day/month or as month/day, and nothing in the file says which. "
    "Export a longer period, and send that."
)
_NO_DATE = "That row has no date that I can read."
_OTHER_DAY = "That isn't the total of the period's last day. I left it out."
_NO_LINK = "That row has no link to a post. I left it out."
_NO_PERIOD = "I can't tell which period the file is about. I left that post out."


def is_content_analytics(sheets: Sequence[ExportSheet]) -> bool:
    """Whether a workbook is an export of content analytics, by the first rows of its sheets."""
    tables = find_tables(sheets)
    if tables.rankings:
        return True
    period = tables.period
    return period is not None and any(read_count(total.cell) is not None for total in period.totals)


def read_content_analytics(sheets: Sequence[ExportSheet], file_name: str) -> Iterator[Record]:
    """Gives the period, its days, its posts, and the rows that can't be read.

    A post's `as_of` is the last second in UTC of the period's last day. LinkedIn does not say the
    hour, and on that day itself the file is older: the time of upload is then a better limit.

    Args:
        file_name: It may state the period, too, which helps to read dates.
    """
    tables = find_tables(sheets)
    order = settled_order(_evidence(tables, file_name))
    for heading in tables.unknown:
        yield unknown_label(heading.label, heading.place)
    days = _DayReader(order)
    for table in tables.days:
        yield from days.read(table)
    last: date | None
    if tables.period:
        last = tables.period.last.read(order)
        yield from _read_period(tables, tables.period, order)
    else:
        last = max(days.found, default=None)
    yield from days.records()
    posts = _PostReader(order, datetime.combine(last, _LAST_SECOND) if last else None)
    for ranking in tables.rankings:
        yield from posts.read(ranking)
    yield from posts.records()


def _evidence(tables: ContentTables, file_name: str) -> DateEvidence:
    period = tables.period
    return DateEvidence(
        period=(period.first, period.last) if period else None,
        named=period_in_name(file_name),
        days=tuple(tuple(day for _, day in table.rows if day) for table in tables.days),
        posts=tuple(
            (row.written, row.link.posted_at.date())
            for ranking in tables.rankings
            for row in _ranked(ranking)
            if row.link and row.link.posted_at and row.written
        ),
    )


def _read_period(
    tables: ContentTables, period: Period, order: DateOrder | None
) -> Iterator[PeriodRecord | RefusedRow]:
    first, last = period.first.read(order), period.last.read(order)
    if first is None or last is None:
        yield RefusedRow(period.place, _why_unread(period.first, period.last))
        return
    if last < first:
        yield RefusedRow(period.place, "That period ends before it begins. I left it out.")
        return
    counts = Counts()
    for total in period.totals:
        if figure := figure_of(total.label):
            if refused := counts.take(figure, total.cell, total.place):
                yield refused
        elif not is_known_otherwise(total.label):
            yield unknown_label(total.label, total.place)
    followers: int | None = None
    if stated := tables.followers:
        followers = read_count(stated.cell)
        if followers is None:
            yield not_a_count("followers", stated.cell, stated.place)
        elif dates_in(stated.label)[0].read(order) != last:
            followers = None
            yield RefusedRow(stated.place, _OTHER_DAY)
    yield PeriodRecord(period.place, first, last, counts.figures, followers)


@dataclass(slots=True)
class _Day:
    place: Place
    counts: Counts = field(default_factory=Counts)
    new_followers: int | None = None


class _DayReader:
    """Gathers days, which have their counts in two sheets."""

    def __init__(self, order: DateOrder | None) -> None:
        self._order = order
        self.found: dict[date, _Day] = {}

    def read(self, table: Days) -> Iterator[RefusedRow]:
        """Takes a table's rows."""
        for row, written in table.rows:
            place = table.sheet.place(row)
            on = written.read(self._order) if written else None
            if on is not None:
                yield from self._take(self.found.setdefault(on, _Day(place)), table, row)
            elif any(column in row.cells for column in table.columns):
                yield RefusedRow(place, _why_unread(written))

    def _take(self, day: _Day, table: Days, row: Row) -> Iterator[RefusedRow]:
        place = table.sheet.place(row)
        for column, figure in table.columns.items():
            cell = row.cells.get(column)
            if cell is None:
                continue
            if figure is not None:
                if refused := day.counts.take(figure, cell, place):
                    yield refused
                continue
            day.new_followers = read_count(cell)
            if day.new_followers is None:
                yield not_a_count("new followers", cell, place)

    def records(self) -> Iterator[DayRecord]:
        """The days with at least one count, in order."""
        for on, day in sorted(self.found.items()):
            if day.counts.figures or day.new_followers is not None:
                yield DayRecord(day.place, on, day.counts.figures, day.new_followers)


@dataclass(slots=True)
class _Post:
    place: Place
    link: PostLink
    published_on: date | None
    counts: Counts = field(default_factory=Counts)


class _PostReader:
    """Gathers posts, which may be in one ranking or in both."""

    def __init__(self, order: DateOrder | None, as_of: datetime | None) -> None:
        self._order = order
        self._as_of = as_of
        self._found: dict[str, _Post] = {}

    def read(self, ranking: Ranking) -> Iterator[RefusedRow]:
        """Takes a ranking's rows."""
        for row in _ranked(ranking):
            if row.link is None:
                if row.written or (row.address and read_count(row.cell) is not None):
                    yield RefusedRow(row.place, _NO_LINK)
            elif self._as_of is None:
                yield RefusedRow(row.place, _NO_PERIOD)
            else:
                yield from self._take(ranking.figure, row, row.link)

    def _take(self, figure: Figure, row: "_RankedRow", link: PostLink) -> Iterator[RefusedRow]:
        published = row.written.read(self._order) if row.written else None
        if published is None and link.posted_at is None:
            yield RefusedRow(row.place, _why_unread(row.written))
        post = self._found.setdefault(link.urn, _Post(row.place, link, published))
        refused = post.counts.take(figure, row.cell, row.place) if row.cell else None
        if refused:
            yield refused

    def records(self) -> Iterator[PostRecord]:
        """The posts with at least one count, in the order of the file."""
        for post in self._found.values():
            if post.counts.figures:
                yield PostRecord(
                    post.place,
                    post.link,
                    published_on=post.published_on,
                    as_of=self._as_of,
                    figures=post.counts.figures,
                )


@dataclass(frozen=True, slots=True)
class _RankedRow:
    place: Place
    address: str
    link: PostLink | None
    written: WrittenDate | None
    cell: str


def _ranked(ranking: Ranking) -> Iterator[_RankedRow]:
    for row in ranking.sheet.rows:
        address, written, cell = (row.cells.get(ranking.column + at, "") for at in range(3))
        place = ranking.sheet.place(row)
        yield _RankedRow(place, address, post_link(address), read_date(written), cell)


def _why_unread(*dates: WrittenDate | None) -> str:
    """Why dates can't be read: there is no such day, or there are two."""
    if all(each and each.day_first and each.month_first for each in dates):
        return _AMBIGUOUS
    return _NO_DATE
