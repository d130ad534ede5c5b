"""The cells in the XML of a workbook's sheet, and the texts that its sheets share."""

import re
from collections.abc import Iterator

from domain.errors import UserError
from linkedin.sheets import MOST_CELLS, MOST_LETTERS, Row, cleaned
from linkedin.xml_stream import XmlError, XmlListener

_LAST_ROW = 1_048_576  # of Excel's sheets
_LAST_COLUMN = 16_384
#: With those that hold nothing.
_MOST_TAGS = 4_000_000
_LINE_BREAK = re.compile(r"_x000[9AD]_")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_FLOAT = re.compile(r"[-+]?\d*\.?\d*(?:[eE][-+]?\d+)?")


class SharedTexts(XmlListener):
    """Hears the table of texts that cells refer to by their place.

    A text may have parts of different formats. Hints for its pronunciation do not count.
    """

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._letters = 0
        self._in_text = self._in_hint = False

    def __getitem__(self, place: int) -> str:
        if place < 0:
            raise XmlError("a text before the first")
        return self._texts[place]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        name = self.local[name]
        if name == "rPh":
            self._in_hint = True
        elif name == "t":
            self._in_text = not self._in_hint

    def text(self, text: str) -> None:
        """Text inside a tag."""
        if self._in_text:
            self._letters += len(text)
            _check(self._letters, MOST_LETTERS, "characters in its cells")
            self._parts.append(text)

    def end(self, name: str) -> None:
        """A tag closes."""
        name = self.local[name]
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._in_hint = False
        elif name == "si":
            self._texts.append(_text("".join(self._parts)))
            _check(len(self._texts), MOST_CELLS, "texts")
            self._parts.clear()


class CellReader(XmlListener):
    """Hears the cells of one sheet, and makes rows of those that are filled."""

    def __init__(self, texts: SharedTexts) -> None:
        super().__init__()
        self._shared = texts
        self._columns = _Columns()
        self._rows: list[Row] = []
        self._tags = self._letters = 0
        self._in_cells = self._in_value = self._in_hint = False
        self._line = 0
        self._cells: dict[int, str] = {}
        self._column = -1
        self._kind = "n"
        self._parts: list[str] = []

    def finished(self) -> Iterator[Row]:
        """The rows that ended since the last call.

        Raises:
            UserError: the sheet holds too much so far; with the limit.
        """
        _check(self._tags, _MOST_TAGS, "tags in a sheet")
        _check(self._letters, MOST_LETTERS, "characters in its cells")
        rows, self._rows = self._rows, []
        yield from rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        self._tags += 1
        name = self.local[name]
        if not self._in_cells:
            self._in_cells = name == "sheetData"
        elif name == "v" or name == "t":
            self._in_value = not self._in_hint
        elif name == "c":
            self._kind = attributes.get("t", "n")
            reference = attributes.get("r")
            if reference is None:
                self._column += 1
            else:
                self._column = self._columns[reference.rstrip("0123456789")]
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._in_hint = True

    def text(self, text: str) -> None:
        """Text inside a tag."""
        if self._in_value:
            self._letters += len(text)
            self._parts.append(text)

    def end(self, name: str) -> None:
        """A tag closes."""
        if not self._in_cells:
            return
        name = self.local[name]
        if name == "c":
            if self._parts:
                if value := self._value():
                    self._cells[self._column] = value
                self._parts.clear()
        elif name == "v" or name == "t":
            self._in_value = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._in_hint = False
        elif name == "sheetData":
            self._in_cells = False

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._line = int(attributes.get("r", self._line + 1))
        if not 0 < self._line <= _LAST_ROW:
            raise XmlError("a row beyond the last")
        self._column = -1

    def _end_row(self) -> None:
        cells, self._cells = self._cells, {}
        if not cells:
            return
        if (last := max(cells)) >= _LAST_COLUMN:
            raise XmlError("a column beyond the last")
        order = sorted(cells)
        if list(cells) != order:
            cells = {column: cells[column] for column in order}
        self._rows.append(Row(self._line, cells, last + 1))

    def _value(self) -> str:
        """The cell's value as a spreadsheet program shows it, without its number format."""
        written = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        match self._kind:
            case "s":
                return self._shared[int(written)]
            case "n":
                return _number(written)
            case "b":
                return "TRUE" if written.strip() == "1" else "FALSE"
            case _:
                return _text(written)


class _Columns(dict[str, int]):
    """Columns from 0, by their letters: ``AB`` is 27."""

    def __missing__(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise XmlError("a cell without a place")
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        self[letters] = column - 1
        return column - 1


def _number(written: str) -> str:
    """A number as people write it: 3 for ``3.0``, and no more digits than it holds."""
    if written.isdigit():
        return written
    written = cleaned(written)
    if not any(map(str.isdigit, written)) or not _FLOAT.fullmatch(written):
        return written
    return f"{float(written):.15g}"


def _text(written: str) -> str:
    return cleaned(_LINE_BREAK.sub(" ", written) if "_x000" in written else written)


def _check(count: int, most: int, things: str) -> None:
    if count > most:
        raise UserError(
            f"That workbook has more than {most:,} {things}.",
            "Copy the columns with name, website and owner into a new sheet, and send that.",
        )
