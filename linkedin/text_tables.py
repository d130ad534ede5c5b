"""Tables in text files: CSV and similar formats, as various programs write them."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator

from domain.errors import UserError
from linkedin.sheets import Budget, Row, Sheet, cleaned, sheet_of

SEPARATORS = (",", ";", "\t", "|")
#: Excel's own first line, which names the separator of the others.
_SEPARATOR_LINE = re.compile(r'\A"?sep=([^\r\n"])"?\r?(?:\n|\Z)', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
#: A cell may hold line breaks, but a row of more lines has an unclosed quotation mark.
_MOST_LINES_OF_A_ROW = 50
#: Blank lines and line breaks in cells included.
_MOST_LINES = 250_000
_LONGEST_LINE = 1_000_000
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1b-\x1f]")


def decoded(data: bytes) -> str:
    r"""The text of a file: UTF-8, UTF-16 with a byte-order mark, or else Windows-1252.

    Undecodable bytes become ``\ufffd``. A file that is UTF-8 except for a few broken bytes is read
    as UTF-8, so that they spoil only their own cells.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "replace")
    # Some programs write the replacement character themselves.
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    if not broken or data.startswith(codecs.BOM_UTF8):
        return text
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if sound > broken else data.decode("cp1252", "replace")


def is_text(text: str) -> bool:
    """Whether decoded bytes are text, not a picture or a program."""
    return "\0" not in text and len(_CONTROL.findall(text)) * 100 <= len(text)


def readings(text: str) -> tuple[Sheet, ...]:
    """The readings of a table with each possible separator, the most even rows first.

    Raises:
        UserError: a quotation mark is never closed, with every separator, or the file is too long.
    """
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise UserError(
            f"That file has more than {_MOST_LINES:,} lines.",
            "Keep the accounts that you really target, or split it into several files.",
        )
    given = _SEPARATOR_LINE.match(text)
    separators = (given[1],) if given else SEPARATORS
    start, line = (given.end(), 2) if given else (0, 1)
    found: list[Sheet] = []
    refusal: UserError | None = None
    for separator in separators:
        try:
            found.append(sheet_of(_rows(text, start, line, separator), Budget(), separator))
        except UserError as error:
            refusal = refusal or error
    if refusal and not found:
        raise refusal
    return tuple(sorted(found, key=_evenness, reverse=True))


def _rows(text: str, start: int, line: int, separator: str) -> Iterator[Row]:
    """The rows from a place in the text on, which is at the start of a line."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for found in _LINE.finditer(text, start):
            if found.end() - found.start() > _LONGEST_LINE:
                raise _too_long(line + len(taken))
            taken.append(found[0])
            yield found[0]

    reader = csv.reader(lines(), delimiter=separator)
    while True:
        taken.clear()
        try:
            cells = next(reader, None)
        except csv.Error:  # a cell of more than 131,072 characters
            raise _never_closed(line) from None
        if cells is None:
            return
        if len(taken) > 1:
            _check_quotes(taken, line)
        if any(cells):
            filled = {at: clean for at, raw in enumerate(cells) if raw and (clean := cleaned(raw))}
            yield Row(line, filled, len(cells), any("\t" in cell for cell in cells))
        line += len(taken)


def _check_quotes(lines: list[str], first: int) -> None:
    """Refuses a row over several lines that has swallowed others after a quotation mark."""
    if len(lines) > _MOST_LINES_OF_A_ROW or sum(line.count('"') for line in lines) % 2:
        raise _never_closed(first)


def _never_closed(line: int) -> UserError:
    return UserError(
        f"In line {line}, a quotation mark opens and is never closed.",
        "Close it or delete it, so that I can tell where the cell ends.",
    )


def _too_long(line: int) -> UserError:
    return UserError(
        f"Line {line} is longer than {_LONGEST_LINE:,} characters.",
        "Put one company into each line, with the columns for name, website and owner.",
    )


def _evenness(sheet: Sheet) -> tuple[float, int]:
    """The share of the first rows with the most common width, and that width."""
    widths = Counter(row.width for row in sheet.head if row.width > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return count / len(sheet.head), width
