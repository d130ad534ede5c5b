"""Data handed over as files: tables of plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | bool | date | datetime | None


@dataclass(frozen=True)
class ExportTable:
    """One kind of data.

    Args:
        name: Also the name of its CSV file and of its sheet: at most 31 characters.
        columns: The headings. Moments are in UTC.
        rows: As many cells as columns.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class DataExport:
    """What ``/ssi export`` hands over.

    Args:
        subject: ``own`` or ``team``.
        day: The person's local date.
        totals_of: The names of the teams whose totals are in it.
    """

    subject: str
    day: date
    tables: tuple[ExportTable, ...]
    totals_of: frozenset[str] = frozenset()
