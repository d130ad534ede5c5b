"""Nudges: coaching messages with their reason, and what a member may do about one."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.coaching.rules import Finding, Rule
from domain.thresholds import USUAL, Thresholds


@dataclass(frozen=True)
class NudgeToSend:
    """One nudge.

    Args:
        nudge_id: Names it to the buttons.
    """

    nudge_id: int
    rule: Rule
    finding: Finding


@dataclass(frozen=True)
class Why:
    """The figures and the rule behind the last nudge.

    Args:
        nudge_id: ``None`` where none was sent yet, and then there is nothing else.
        sent_on: The member's own date.
        holds: Whether it is so today.
        thresholds: Those that hold in the workspace today.
    """

    nudge_id: int | None = None
    rule: Rule | None = None
    finding: Finding | None = None
    sent_on: date | None = None
    holds: bool = False
    muted: bool = False
    thresholds: Thresholds = USUAL


@dataclass(frozen=True)
class NudgeSnoozed:
    """It comes again, if it is still so then."""

    rule: Rule
    on: date


@dataclass(frozen=True)
class RuleMuted:
    """No nudge of this kind comes any more."""

    rule: Rule


@dataclass(frozen=True)
class NudgeDone:
    """The member has dealt with it.

    Args:
        at: When.
    """

    rule: Rule
    at: datetime
