"""Splits a paste into lines and cells, before people are read from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from domain.names import page_names
from domain.names.person_line import read_line

_NUMBER = re.compile(r"[0-9]{1,3}[.)]")
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True)
class Line:
    """A line of a paste.

    Args:
        number: From 1.
        raw: As pasted, without invisible characters.
        text: Without the spaces around it.
        spaced: Whether the line above is empty.
    """

    number: int
    raw: str
    text: str
    spaced: bool = False


def lines_of(pasted: str) -> list[Line]:
    """The lines of a paste that have text."""
    lines: list[Line] = []
    spaced = False
    for number, raw in enumerate(pasted.splitlines(), 1):
        visible = _INVISIBLE.sub("", raw).replace("\u00a0", " ")
        if text := visible.strip():
            lines.append(Line(number, visible, text, spaced))
        spaced = not text
    return lines


def without_numbers(pasted: Iterable[Line]) -> list[Line]:
    """The lines without those that only number the person below; elsewhere ``2.`` is a degree."""
    lines = list(pasted)
    return [
        line
        for line, below in zip_longest(lines, lines[1:])
        if not (_NUMBER.fullmatch(line.text) and below and read_line(below.text).names_person)
    ]


def cells_of(line: Line) -> list[Line]:
    """The cells of a row copied from a table of people on LinkedIn; any other line as it is."""
    first, *others = (cell.strip() for cell in line.raw.split("\t"))
    if not others or page_names.viewed_name(first) is None:
        return [line]
    return [Line(line.number, cell, cell) for cell in (first, *others) if cell]
