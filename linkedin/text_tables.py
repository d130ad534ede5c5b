"""Tables in text files: CSV and similar formats, as various programs write them."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from domain.errors import UserError
from linkedin.sheets import Sheet, sheet_of

SEPARATORS = (",", ";", "\t")
#: Excel's own first line, which names the separator of the others.
_SEPARATOR_LINE = re.compile(r'\A"?sep=([^\r\n"])"?\r?(?:\n|\Z)', re.IGNORECASE)
#: A cell may hold line breaks, but a row of more lines has an unclosed quotation mark.
_MOST_LINES_OF_A_ROW = 50
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
        UserError: a quotation mark is never closed, with every separator.
    """
    given = _SEPARATOR_LINE.match(text)
    separators = (given[1],) if given else SEPARATORS
    lines = list(io.StringIO(text, newline=""))
    found: list[Sheet] = []
    refusal: UserError | None = None
    for separator in separators:
        try:
            found.append(sheet_of(_rows(lines, separator, skip=1 if given else 0), separator))
        except UserError as error:
            refusal = refusal or error
    if refusal and not found:
        raise refusal
    return tuple(sorted(found, key=_evenness, reverse=True))


def _rows(lines: list[str], separator: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines[skip:], delimiter=separator)
    while True:
        before = reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error:  # a cell of more than 131,072 characters
            raise _never_closed(skip + before + 1) from None
        if cells is None:
            return
        if reader.line_num - before > 1:
            _check_quotes(lines[skip + before : skip + reader.line_num], skip + before + 1)
        yield skip + before + 1, cells


def _check_quotes(lines: list[str], first: int) -> None:
    """Refuses a row over several lines that has swallowed others after a quotation mark."""
    if len(lines) > _MOST_LINES_OF_A_ROW or sum(line.count('"') for line in lines) % 2:
        raise _never_closed(first)


def _never_closed(line: int) -> UserError:
    return UserError(
        f"In line {line}, a quotation mark opens and is never closed.",
        "Close it or delete it, so that I can tell where the cell ends.",
    )


def _evenness(sheet: Sheet) -> tuple[float, int]:
    """The share of the first rows with the most common width, and that width."""
    widths = Counter(row.width for row in sheet.head if row.width > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return count / len(sheet.head), width
