"""An export as files: a ZIP of JSON and CSV, and a workbook. No cell runs as a formula."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.entries.own_import import FORMAT, JSON_FILE, VERSION
from domain.people.data_export import Cell, DataExport, ExportTable

#: A sign with which a spreadsheet begins a formula, where a cell may begin: also after separators,
#: because a spreadsheet may split a line at others than the comma.
_FORMULA = re.compile(r"(^|[;,|\t\r\n])(\s*)(?=[=+\-@＝＋－＠])")
#: Characters that XML does not allow.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767


def file_name(export: DataExport, ending: str) -> str:
    """The name of an export's file."""
    return f"ssi-coach-{export.subject}-data-{export.day.isoformat()}.{ending}"


def archive(export: DataExport) -> bytes:
    """A ZIP file with everything as JSON, and one CSV file for each table.

    JSON holds texts as they are. In CSV, an apostrophe stands before what a spreadsheet would
    take for a formula.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open(JSON_FILE, "w") as whole:
            for part in _json_parts(export):
                whole.write(part.encode("utf-8", "replace"))
        for table in export.tables:
            with (
                packed.open(f"{table.name}.csv", "w") as binary,
                io.TextIOWrapper(binary, "utf-8-sig", "replace", newline="") as text,
            ):
                lines = csv.writer(text, quoting=csv.QUOTE_ALL)
                lines.writerow(table.columns)
                lines.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return file.getvalue()


def workbook(export: DataExport) -> bytes:
    """A workbook (XLSX) with one sheet for each table."""
    # Imported here: it takes a fifth of a second, and few people export.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in export.tables:
        sheet = book.create_sheet(table.name)
        for row in _sheet_rows(sheet, table):
            sheet.append(row)
    if not export.tables:
        book.create_sheet("nothing")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _json_parts(export: DataExport) -> Iterator[str]:
    """The JSON file row by row, which needs little memory."""
    head = {"format": FORMAT, "version": VERSION, "subject": export.subject}
    yield json.dumps({**head, "day": export.day.isoformat()})[:-1] + ', "tables": {'
    for place, table in enumerate(export.tables):
        yield f"{', ' if place else ''}{json.dumps(table.name)}: ["
        for number, row in enumerate(table.rows):
            values = dict(zip(table.columns, row, strict=True))
            line = json.dumps(values, ensure_ascii=False, default=_as_text)
            yield f"{',' if number else ''}\n{line}"
        yield "]"
    yield "}}"


def _as_text(value: Any) -> str:
    """A moment, a day or a decimal as JSON has it."""
    return str(value) if isinstance(value, Decimal) else str(value.isoformat())


def _csv_cell(cell: Cell) -> str | int | Decimal | None:
    if isinstance(cell, str):
        return _FORMULA.sub(r"\1\2'", cell.replace("\x00", ""))
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if isinstance(cell, int | Decimal | None) else cell.isoformat()


def _sheet_rows(sheet: Any, table: ExportTable) -> Iterator[list[Any]]:
    yield list(table.columns)
    for row in table.rows:
        yield [_sheet_cell(sheet, cell) for cell in row]


def _sheet_cell(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)  # Workbooks know no zones.
    if not isinstance(cell, str):
        return cell
    from openpyxl.cell import WriteOnlyCell

    text = _CONTROL.sub("", cell)[:_LONGEST_CELL]
    if _FORMULA.match(text) is None and not text.startswith("#"):
        return text
    shown = WriteOnlyCell(sheet, text)
    # Neither a formula nor an error, even after a person has edited the cell.
    shown.data_type = "s"
    shown.quotePrefix = True
    return shown
