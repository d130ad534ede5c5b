"""Reading of made workbooks, as the product reads a dropped file."""

import io
from collections.abc import Iterable
from dataclasses import replace

from linkedin.exports.workbook_exports import read_workbook_export
from linkedin.links import read_link
from linkedin.records import Place, PostRecord, Record, RefusedRow
from tests.linkedin.linkedin_files.workbooks import Sheets, workbook_of

#: A post of 5 December 2025, 16:33 UTC.
ADDRESS = "https://www.linkedin.com/feed/update/urn:li:activity:7402746946853253120/"


def records_in(data: bytes, name: str = "export.xlsx") -> list[Record]:
    """The records in a file that is recognised."""
    records = read_workbook_export(io.BytesIO(data), name)
    assert records is not None, "the file is not recognised"
    return list(records)


def records_of(sheets: Sheets, name: str = "export.xlsx") -> list[Record]:
    """The records in a workbook of these rows."""
    return records_in(workbook_of(sheets), name)


def without_places(records: Iterable[Record]) -> list[Record]:
    """Records as if each stood nowhere."""
    return [replace(record, place=Place()) for record in records]


def posts_in(records: Iterable[Record]) -> list[PostRecord]:
    """The posts among records."""
    return [record for record in records if isinstance(record, PostRecord)]


def refusals_in(records: Iterable[Record]) -> list[tuple[str, int, str]]:
    """The refused rows among records: sheet, line, reason."""
    return [
        (record.place.file, record.place.line, record.reason)
        for record in records
        if isinstance(record, RefusedRow)
    ]


def address_of(moment: int) -> str:
    """The address of a post that is made at a Unix time."""
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{moment * 1_000 << 22}/"


def post_of(moment: int) -> PostRecord:
    """A post that is made at a Unix time, with the date of that time."""
    link = read_link(address_of(moment))
    assert link.posted_at
    return PostRecord(Place(), link, published_on=link.posted_at.date())
