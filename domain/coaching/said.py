"""What a digest or a nudge said, as the ledger keeps it, so that no later message repeats it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.coaching.rules import Rule
from domain.timing.schedules import Kind


@dataclass(frozen=True)
class Said:
    """What one message said.

    Args:
        rules: The rules whose findings it named.
        push: Whether it was a push, which shows no figures.
        turns: The turn of each piece of advice that it gave, by which its wording was chosen.
    """

    rules: tuple[Rule, ...] = ()
    push: bool = False
    turns: Mapping[str, int] = field(default_factory=dict)

    def to_values(self) -> dict[str, Any]:
        """As JSON values. The names are a stored format."""
        return {"rules": list(self.rules), "push": self.push, "turns": dict(self.turns)}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Said":
        """Reads JSON values; leaves out rules that this version does not know."""
        known = {rule.value for rule in Rule}
        return cls(
            rules=tuple(Rule(name) for name in values.get("rules", ()) if name in known),
            push=bool(values.get("push")),
            turns=dict(values.get("turns", {})),
        )


@dataclass(frozen=True)
class Told:
    """A digest or nudge that the member was sent, or is about to get.

    Args:
        at: When it was sent, or else when it is due, in UTC.
        due_at: When it was due, in UTC.
        open: Whether it is not sent yet.
        said: ``None`` if it is open, or was sent by a version that did not record it.
    """

    kind: Kind
    at: datetime
    due_at: datetime
    open: bool
    said: Said | None


def rules_said(told: Iterable[Told]) -> set[Rule]:
    """The rules that these messages named."""
    return {rule for each in told if each.said is not None for rule in each.said.rules}


def next_turn(advice: str, told: Collection[Told]) -> int:
    """The turn of a piece of advice: one more than at its last time, from 0.

    Args:
        told: What the member was told lately, in any order.
    """
    turns = [each.said.turns[advice] for each in told if each.said and advice in each.said.turns]
    return max(turns, default=-1) + 1


def last_digest(told: Iterable[Told]) -> Mapping[str, int]:
    """The advice of the last digest, with its turns."""
    digests = [each for each in told if each.kind is Kind.DIGEST and each.said is not None]
    last = max(digests, key=lambda each: each.at, default=None)
    return last.said.turns if last is not None and last.said is not None else {}
