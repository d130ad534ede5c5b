"""Findings as JSON values to store: ``/ssi why`` shows the finding of the last nudge.

The field names of the findings are the format. Stored rows outlive a version, so the reader must
accept the old name of a renamed field. Contacts are stored with their ids, by which
`storage.erasing` finds their names.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.coaching.rules import FINDINGS, Finding, Rule

Kept = dict[str, Any]


def kept(finding: Finding) -> Kept:
    """A finding as JSON values."""
    values: Kept = _adapters()[type(finding)].dump_python(finding, mode="json")
    return values


def read_back(rule: str, kept: Kept) -> Finding | None:
    """Reads a rule's stored finding; ``None`` for an unknown rule or unreadable values."""
    try:
        finding: Finding = _adapters()[FINDINGS[Rule(rule)]].validate_python(_nested(kept))
    except ValueError:
        return None
    return finding


@cache
def _adapters() -> dict[type[Finding], TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in FINDINGS.values()}


def _nested(kept: Any) -> Any:
    """The values in today's format.

    Version 0.1 stored a rate flat, as ``{"low": …, "high": …, "views": …}``.
    """
    if isinstance(kept, list):
        return [_nested(each) for each in kept]
    if not isinstance(kept, dict):
        return kept
    if kept.keys() == {"low", "high", "views"}:
        return {"engagers": {"low": kept["low"], "high": kept["high"]}, "views": kept["views"]}
    return {name: _nested(value) for name, value in kept.items()}
