"""Reads whatever LinkedIn lets a member export, recognised by its content."""

from collections.abc import Iterator
from typing import BinaryIO

from linkedin.exports.archive.reading import read_archive
from linkedin.exports.workbook_exports import read_workbook_export
from linkedin.records import Record


def read_linkedin_file(file: BinaryIO, name: str) -> Iterator[Record] | None:
    """Reads an analytics workbook (XLSX), the data archive (ZIP), or a CSV file of it.

    Args:
        file: Seekable; it must stay open while records are taken.
        name: The file's name.

    Returns:
        The records, read while they are taken; ``None`` if the file is none of LinkedIn's.

    Raises:
        UserError: It can't be read, here or while records are taken; with the fix.
    """
    return read_workbook_export(file, name) or read_archive(file, name)
