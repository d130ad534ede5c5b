"""The rows of an account list: accounts, and refused rows with their reasons."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.errors import UserError
from domain.targets.list_columns import ListColumns, letters_of
from domain.typed.quotes import unquoted
from linkedin.account_columns import AccountColumns, is_heading
from linkedin.report_totals import is_total
from linkedin.sheets import Row

LONGEST_NAME = 200
_LONGEST_OTHER = 500
_LONGEST_SHOWN = 80

_QUOTED_VALUE = re.compile(r'="([^"]*)"')
_ERROR_VALUES = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!"}
_NO = {"false", "no", "n", "0", "nein", "falsch", "non", "faux", "falso", "-"}


@dataclass(frozen=True)
class AccountRecord:
    """One account as in the file; empty cells are ``""``.

    Args:
        line: In a workbook, the row's number; in a text file, the number of its first line.
        website: A website or a bare domain.
        linkedin_page: The company's page on LinkedIn.
        owner: A name or an e-mail address.
    """

    line: int
    name: str
    website: str
    linkedin_page: str
    owner: str
    team: str = ""


@dataclass(frozen=True)
class RefusedLine:
    """A line that is not a valid account.

    Args:
        text: The line, shortened to 80 characters.
        reason: The problem and the fix, as sentences.
    """

    line: int
    text: str
    reason: str


_NO_COLUMNS = ListColumns(())


@dataclass(frozen=True)
class AccountList:
    """The contents of a file. Each row below the header is a record, refused, ignored or blank.

    Args:
        source: The program that wrote it, in words: ``"HubSpot"``, …, ``"a list"``.
        ignored: How many rows the file itself marks as no target.
        unread: The filled columns that are not imported and whose headings say nothing known.
        columns: The file's columns, to choose others.
        other_sheets: The names of the workbook's other visible sheets that hold something.
    """

    source: str
    records: tuple[AccountRecord, ...]
    refused: tuple[RefusedLine, ...]
    ignored: int
    unread: tuple[str, ...] = ()
    columns: ListColumns = _NO_COLUMNS
    other_sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """A row of headings.

    Args:
        at: The row's index in the sheet's head; -1 without a header.
        cells: The headings as written, by column.
        length: How many cells the row has as written.
    """

    at: int
    cells: Mapping[int, str]
    length: int
    columns: AccountColumns


def read_rows(rows: Sequence[Row], header: Header, separator: str, source: str) -> AccountList:
    """Reads the rows below a header.

    Args:
        separator: The character between cells in a text file; ``""`` in a workbook, whose cells
            can't slip into the next column.
        source: The program that wrote the file, in words.

    Raises:
        UserError: there are no rows.
    """
    targets = [row for row in rows if _is_target(row, header.columns)]
    marked = header.columns.target
    # HubSpot leaves the cell of an unticked box empty. If no row is ticked, the column is not in
    # use.
    if marked is not None and any(_cell(row, marked) for row in targets):
        targets = [row for row in targets if _cell(row, marked)]
    if not rows:
        raise UserError("There are no accounts in that file.", "Put one company into each line.")
    records: list[AccountRecord] = []
    refused: list[RefusedLine] = []
    names: set[str] = set()
    for row in targets:
        record = _record(row, header.columns)
        reason = (
            _layout_refusal(row, header, separator)
            or _total_refusal(row, names)
            or _refusal(record)
        )
        if reason:
            refused.append(RefusedLine(row.line, shown(", ".join(row.filled)), reason))
        else:
            records.append(record)
            names.add(record.name.casefold())
    left = len(rows) - len(targets)
    return AccountList(source, tuple(records), tuple(refused), left, _unread(rows, header))


def _unread(rows: Iterable[Row], header: Header) -> tuple[str, ...]:
    """The filled columns that are not imported, by heading or letter.

    Columns with a well-known heading, such as a city's, are left out of this: people do not expect
    them in the list. A team's column is named, because a person chooses the team's list instead.
    """
    columns = header.columns
    read = {columns.name, columns.target, *columns.websites, *columns.linkedin_pages}
    read |= set(columns.owners)
    filled: set[int] = set()
    for row in rows:
        filled.update(row.cells)
    return tuple(
        header.cells.get(column) or f"column {letters_of(column)}"
        for column in sorted(filled - read)
        if column in columns.teams or not is_heading(header.cells.get(column, ""))
    )


def _is_target(row: Row, columns: AccountColumns) -> bool:
    return columns.target is None or _cell(row, columns.target).casefold() not in _NO


def _record(row: Row, columns: AccountColumns) -> AccountRecord:
    return AccountRecord(
        line=row.line,
        name=_value(_cell(row, columns.name)),
        website=_first(row, columns.websites),
        linkedin_page=_first(row, columns.linkedin_pages),
        owner=_first(row, columns.owners),
        team=_first(row, columns.teams),
    )


def _first(row: Row, columns: Iterable[int]) -> str:
    values = (_value(_cell(row, column)) for column in columns)
    return next((value for value in values if value and value not in _ERROR_VALUES), "")


def _cell(row: Row, column: int) -> str:
    return row.cells.get(column, "")


def _value(cell: str) -> str:
    """The cell's text, without quotes around it.

    Some programs write it as ``="Acme"``. Other formulas are unchanged.
    """
    quoted = _QUOTED_VALUE.fullmatch(cell) if cell.startswith("=") else None
    return quoted[1].strip() if quoted else unquoted(cell)


def _layout_refusal(row: Row, header: Header, separator: str) -> str:
    if row.cells == header.cells:
        return "It repeats the column headings. Delete the line."
    if separator and row.width > header.length:
        sign = {"\t": "a tab", ",": "a comma", ";": "a semicolon"}.get(separator, f"“{separator}”")
        return (
            "It has more cells than there are column headings. "
            f"Put quotation marks around a value that holds {sign}."
        )
    return ""


def _total_refusal(row: Row, names: set[str]) -> str:
    if not is_total(row, names):
        return ""
    return (
        "It is a row of totals, not a company. If it is one, write its legal form into the name or "
        "add its website."
    )


def _refusal(record: AccountRecord) -> str:
    """Why a record is invalid, and the fix; ``""`` for a valid one."""
    name = record.name
    others = (record.website, record.linkedin_page, record.owner, record.team)
    if not name:
        return "The company name is missing. Fill it in, or delete the line."
    if name in _ERROR_VALUES:
        return f"The name is {name}, an error of its formula. Type the name itself."
    if any(value.startswith("=") for value in (name, *others)):
        return "It holds a formula (“=…”). Type the value itself."
    if any("\ufffd" in value for value in (name, *others)):
        return "Some of its letters can't be read. Save the file as “CSV UTF-8” or .xlsx."
    if not any(sign.isalnum() for sign in name):
        return "The name has neither a letter nor a digit. Type the company's name."
    if len(name) > LONGEST_NAME:
        return f"The name is longer than {LONGEST_NAME} characters. Shorten it."
    if any(len(value) > _LONGEST_OTHER for value in others):
        return f"A cell is longer than {_LONGEST_OTHER} characters. Shorten it."
    return ""


def shown(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """A text, shortened for a message."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
