"""Reads XML in pieces, without a tree in memory: for parts of untrusted workbooks.

A document type declaration is refused. Without one there are no entities, so a small text never
grows, and nothing outside the file is read.
"""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from domain.errors import UserError

#: One tag with its attributes. Expat holds it in memory until it ends.
_LONGEST_TAG = 1_000_000


class XmlError(Exception):
    """The XML is malformed, or not of the kind that workbooks hold."""


class LocalNames(dict[str, str]):
    """Names without their namespace's prefix, by name. A lookup costs less than a call."""

    def __missing__(self, name: str) -> str:
        """Remembers a name."""
        self[name] = local = name.rpartition(":")[2]
        return local


class XmlListener:
    """Hears the tags and the text of a document, by their names as written."""

    def __init__(self) -> None:
        self.local = LocalNames()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""

    def end(self, name: str) -> None:
        """A tag closes."""

    def text(self, text: str) -> None:
        """Text inside a tag; one text may come in several parts."""


def listen(pieces: Iterable[bytes], listener: XmlListener) -> Iterator[None]:
    """Feeds a document to a listener; yields after each piece.

    Raises:
        XmlError: The document is malformed, or declares a document type.
        UserError: One of its tags is too long; with the limit.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG + len(piece):
                raise UserError(
                    f"That workbook has a tag of more than {_LONGEST_TAG:,} characters.",
                    "Open it in Excel, save it as CSV, and send that.",
                )
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from error
        raise XmlError(str(error)) from error
    yield


def _refuse(*_declaration: object) -> None:
    raise XmlError("a document type is declared")
