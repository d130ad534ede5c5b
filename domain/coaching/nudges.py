"""Nudges: coaching messages with their reason, and the results of their buttons."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.coaching.rules import Finding, Rule
from domain.thresholds import DEFAULTS, Thresholds


@dataclass(frozen=True)
class NudgeToSend:
    """A nudge to send.

    Args:
        nudge_id: Carried by its buttons.
        turn: How often the rule nudged lately, by which its wording is chosen.
    """

    nudge_id: int
    rule: Rule
    finding: Finding
    turn: int = 0


@dataclass(frozen=True)
class Why:
    """The finding and the rule behind the last nudge.

    Args:
        nudge_id: ``None`` if no nudge was sent yet; all other fields but ``joined`` are then empty.
        sent_on: The member's local date.
        holds: Whether the rule's condition still holds.
        muted: Whether the member muted the rule.
        thresholds: The workspace's thresholds today.
        joined: Whether the member gets nudges at all.
    """

    nudge_id: int | None = None
    rule: Rule | None = None
    finding: Finding | None = None
    sent_on: date | None = None
    holds: bool = False
    muted: bool = False
    thresholds: Thresholds = DEFAULTS
    joined: bool = True


@dataclass(frozen=True)
class NudgeSnoozed:
    """The nudge was snoozed; it is sent again on a date if its condition still holds."""

    rule: Rule
    on: date


@dataclass(frozen=True)
class RuleMuted:
    """The member muted the rule; it sends no more nudges."""

    rule: Rule


@dataclass(frozen=True)
class NudgeDone:
    """The member pressed *Done*.

    Args:
        at: When, in UTC.
    """

    rule: Rule
    at: datetime
