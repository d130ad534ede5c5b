"""Findings as JSON values to store: ``/ssi why`` shows the finding of the last nudge.

The field names of the findings are the format. Stored rows outlive a version, so the reader must
accept the old name of a renamed field. Contacts are stored with their ids, by which
`storage.targets.erasing` finds their names.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.coaching.rules import FINDINGS, Finding, Rule

FindingValues = dict[str, Any]
#: Fields whose names have changed.
_RENAMED = {"firm": "sure"}


def to_values(finding: Finding) -> FindingValues:
    """A finding as JSON values."""
    values: FindingValues = _adapters()[type(finding)].dump_python(finding, mode="json")
    return values


def from_values(rule: str, values: FindingValues) -> Finding | None:
    """Reads a rule's stored finding; ``None`` for an unknown rule or unreadable values."""
    try:
        finding: Finding = _adapters()[FINDINGS[Rule(rule)]].validate_python(_nested(values))
    except ValueError:
        return None
    return finding


@cache
def _adapters() -> dict[type[Finding], TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in FINDINGS.values()}


def _nested(values: Any) -> Any:
    """The values in today's format.

    Version 0.1 stored a rate flat, as ``{"low": …, "high": …, "views": …}``.
    """
    if isinstance(values, list):
        return [_nested(each) for each in values]
    if not isinstance(values, dict):
        return values
    if values.keys() == {"low", "high", "views"}:
        return {
            "engagers": {"low": values["low"], "high": values["high"]},
            "views": values["views"],
        }
    return {_RENAMED.get(name, name): _nested(value) for name, value in values.items()}
