"""Records as lines of text, for the pipe between two processes; a line has many of one kind."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from linkedin.records import Record

_KINDS: dict[bytes, type[Record]] = {kind.__name__.encode(): kind for kind in get_args(Record)}
#: The most records of a line. A record takes some microseconds on each side.
_MOST = 200


def lines_of(records: Iterable[Record]) -> Iterator[bytes]:
    """The records' kind and their JSON, without a line break; in the order of the records."""
    same: list[Record] = []
    for record in records:
        if same and (type(record) is not type(same[0]) or len(same) == _MOST):
            yield _line_of(same)
            same = []
        same.append(record)
    if same:
        yield _line_of(same)


def records_of(line: bytes) -> list[Record]:
    """The records in a line of `lines_of`.

    Raises:
        LookupError: They are of no known kind.
        ValueError: Their values are not those of their kind.
    """
    kind, _, values = line.partition(b" ")
    records: list[Record] = _adapter(kind).validate_json(values)
    return records


def _line_of(records: list[Record]) -> bytes:
    kind = type(records[0]).__name__.encode()
    return kind + b" " + _adapter(kind).dump_json(records)


@cache
def _adapter(kind: bytes) -> TypeAdapter[Any]:
    return TypeAdapter(list[_KINDS[kind]])  # type: ignore[valid-type]
