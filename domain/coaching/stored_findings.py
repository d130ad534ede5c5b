"""Findings as plain values, to be kept and read back: ``/ssi why`` shows what was said then.

Each value is kept under its own name, people and accounts with their numbers, so that what names
somebody can be found again.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from domain.coaching.rules import FINDINGS, Finding, Rule
from domain.figures.engagement import Engagers, Rate

Kept = dict[str, Any]


def kept(finding: Finding) -> Kept:
    """A finding as values that JSON has."""
    return {field.name: _plain(getattr(finding, field.name)) for field in fields(finding)}


def read_back(rule: str, kept: Kept) -> Finding | None:
    """The finding of a rule as it was kept; ``None`` for a rule or values not known here."""
    try:
        finding: Finding = _read(FINDINGS[Rule(rule)], kept)
    except (KeyError, ValueError, TypeError, ArithmeticError):
        return None
    return finding


def _plain(value: Any) -> Any:
    if isinstance(value, Rate):
        return {"low": value.engagers.low, "high": value.engagers.high, "views": value.views}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, value: Any) -> Any:
    """A value of a type, as `_plain` kept it."""
    if isinstance(kind, UnionType):
        return None if value is None else _read(_without_none(kind), value)
    if get_origin(kind) is tuple:
        return tuple(_read(part, each) for part, each in _paired(get_args(kind), value))
    if kind is Rate:
        return Rate(Engagers(value["low"], value["high"]), value["views"])
    if is_dataclass(kind):
        return _read_parts(kind, value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is Decimal or issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} was not kept as {kind}")
    return value


def _read_parts(kind: Any, value: Kept) -> Any:
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value[name]) for name in hints})


def _without_none(kind: UnionType) -> Any:
    [other] = [part for part in get_args(kind) if part is not NoneType]
    return other


def _paired(parts: tuple[Any, ...], values: list[Any]) -> list[tuple[Any, Any]]:
    """Each value of a tuple with its type; ``tuple[T, ...]`` has any number of one."""
    if parts[1:] == (...,):
        return [(parts[0], each) for each in values]
    return list(zip(parts, values, strict=True))
