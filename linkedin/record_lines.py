"""Records as lines of text, for the pipe between two processes."""

from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from linkedin.records import Record

_KINDS: dict[bytes, type[Record]] = {kind.__name__.encode(): kind for kind in get_args(Record)}


def line_of(record: Record) -> bytes:
    """The record's kind and its JSON, without a line break."""
    kind = type(record).__name__.encode()
    return kind + b" " + _adapter(kind).dump_json(record)


def record_of(line: bytes) -> Record:
    """The record in a line of `line_of`.

    Raises:
        LookupError: It is of no known kind.
        ValueError: Its values are not those of its kind.
    """
    kind, _, values = line.partition(b" ")
    record: Record = _adapter(kind).validate_json(values)
    return record


@cache
def _adapter(kind: bytes) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[kind])
