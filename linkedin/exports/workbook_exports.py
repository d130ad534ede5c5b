"""Reads the analytics workbooks that LinkedIn exports, recognised by what is in them.

They are small: some rows for a post, some hundred for a year. A larger workbook is not LinkedIn's,
or is refused. A workbook is not trusted; `linkedin.workbooks` says what is unpacked.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from domain.errors import UserError
from linkedin import workbooks
from linkedin.exports.content_analytics import is_content_analytics, read_content_analytics
from linkedin.exports.export_sheets import ExportSheet
from linkedin.exports.single_post import is_single_post, read_single_post
from linkedin.records import Record
from linkedin.sheets import Row, Sheet

_ZIP = b"PK\x03\x04"
_MOST_BYTES = 5_000_000
_MOST_SHEETS = 10
_MOST_ROWS = 5_000
_FIX = "Export it from LinkedIn again, and send that file as it is."

_Reader = Callable[[Sequence[ExportSheet], str], Iterator[Record]]


def read_workbook_export(file: BinaryIO, name: str) -> Iterator[Record] | None:
    """Reads an export of content analytics or of one post's analytics (XLSX).

    Args:
        file: It must allow seeking. It is read before this returns.
        name: The file's name; it helps to read dates, and has the id of a post.

    Returns:
        What the file holds, and the rows that can't be read; ``None`` if it is none of LinkedIn's
        workbooks.

    Raises:
        UserError: It is a workbook that is damaged, locked or too large; with the fix.
    """
    if not _may_be_export(file):
        return None
    try:
        sheets = list(islice(workbooks.sheets(file), _MOST_SHEETS + 1))
        if len(sheets) > _MOST_SHEETS:
            return None
        reader = _reader_of([ExportSheet(sheet.name, sheet.head) for sheet in sheets])
        return reader(_whole(sheets), name) if reader else None
    except workbooks.NoWorkbookError:
        return None
    except UserError as error:
        raise UserError(error.problem, _FIX) from error


def _may_be_export(file: BinaryIO) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size <= _MOST_BYTES and file.read(len(_ZIP)) == _ZIP


def _reader_of(heads: Sequence[ExportSheet]) -> _Reader | None:
    if is_single_post(heads):
        return read_single_post
    return read_content_analytics if is_content_analytics(heads) else None


def _whole(sheets: Sequence[Sheet]) -> list[ExportSheet]:
    left = _MOST_ROWS
    whole: list[ExportSheet] = []
    for sheet in sheets:
        rows: tuple[Row, ...] = tuple(islice(chain(sheet.head, sheet.rest), left + 1))
        left -= len(rows)
        if left < 0:
            raise UserError(f"That workbook has more than {_MOST_ROWS:,} rows.")
        whole.append(ExportSheet(sheet.name, rows))
    return whole
