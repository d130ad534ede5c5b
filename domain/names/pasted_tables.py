"""Pasted rows of a sheet: cells separated by tabs, semicolons or commas."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.languages.all_languages import words_in_all

_COLUMNS = {
    word: column
    for column, listed in (
        ("company", lambda language: language.headings.account),
        ("title", lambda language: language.headings.headline),
        ("company", lambda language: language.people_headings.company),
        ("title", lambda language: language.people_headings.title),
        ("last", lambda language: language.people_headings.last_name),
        ("first", lambda language: language.people_headings.first_name),
        ("name", lambda language: language.people_headings.full_name),
    )
    for word in words_in_all(listed)
}
_INSIDE = re.compile(r"_|(?<=[^\W\d_A-Z])(?=[A-Z])")
_DELIMITERS = "\t;,|"


@dataclass(frozen=True)
class Row:
    """One person's cells, each possibly empty."""

    name: str
    title: str
    company: str


@dataclass(frozen=True)
class Header:
    """The columns of a pasted table.

    Args:
        delimiter: The character between cells.
        columns: ``name``, ``first``, ``last``, ``title``, ``company``, or '' for any other.
    """

    delimiter: str
    columns: tuple[str, ...]

    def read(self, line: str) -> Row:
        """Reads a line below the header; missing cells are empty."""
        cells: dict[str, str] = {}
        for column, cell in zip(self.columns, _cells(line, self.delimiter), strict=False):
            cells.setdefault(column, cell)
        return Row(_whole_name(cells), cells.get("title", ""), cells.get("company", ""))


def find_header(line: str) -> Header | None:
    """Reads a header; ``None`` unless the line names a column of names and another column."""
    for delimiter in _DELIMITERS:
        cells = _cells(line, delimiter)
        columns = tuple(map(_column, cells))
        if {"name", "first", "last"} & set(columns) and len(set(columns) - {""}) >= 2:
            return Header(delimiter, columns)
    return None


def _column(heading: str) -> str:
    """What a heading says its column holds; programs also write *fullName* and *full_name*."""
    plain = heading.rstrip(" :*")
    spaced = _INSIDE.sub(" ", plain)
    return _COLUMNS.get(plain.casefold()) or _COLUMNS.get(spaced.casefold(), "")


def _whole_name(cells: Mapping[str, str]) -> str:
    """The whole name: next to one of given names, a column called *Name* holds family names."""
    name, first, last = (cells.get(column, "") for column in ("name", "first", "last"))
    if first and last:
        return name or f"{first} {last}"
    part = first or last
    if not name or part.casefold() in name.casefold():
        return name or part
    return f"{first} {name} {last}".strip()


def split_row(line: str) -> list[str]:
    """The cells of a row with tabs or semicolons; any other line is one cell."""
    for delimiter in "\t;":
        if delimiter in line:
            return _cells(line, delimiter)
    return [line]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [cell.strip() for cell in cells]
