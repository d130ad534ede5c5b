"""Findings as JSON values, to be kept and read back: ``/ssi why`` shows what was said then.

A finding's field names are the format. Rows outlive a version, so a renamed field must still be
read under its old name. People are kept with their contact ids, by which `storage.erasing` finds
their names.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.coaching.rules import FINDINGS, Finding, Rule

Kept = dict[str, Any]


def kept(finding: Finding) -> Kept:
    """A finding as values that JSON has."""
    values: Kept = _adapters()[type(finding)].dump_python(finding, mode="json")
    return values


def read_back(rule: str, kept: Kept) -> Finding | None:
    """The finding of a rule as it was kept; ``None`` for a rule or values not known here."""
    try:
        finding: Finding = _adapters()[FINDINGS[Rule(rule)]].validate_python(_nested(kept))
    except ValueError:
        return None
    return finding


@cache
def _adapters() -> dict[type[Finding], TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in FINDINGS.values()}


def _nested(kept: Any) -> Any:
    """The same values; version 0.1 kept a rate flat, as ``{"low": …, "high": …, "views": …}``."""
    if isinstance(kept, list):
        return [_nested(each) for each in kept]
    if not isinstance(kept, dict):
        return kept
    if kept.keys() == {"low", "high", "views"}:
        return {"engagers": {"low": kept["low"], "high": kept["high"]}, "views": kept["views"]}
    return {name: _nested(value) for name, value in kept.items()}
