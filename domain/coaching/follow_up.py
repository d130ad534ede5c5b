"""The rule *Follow up once*: a DM to a target person, without a reply noted for five working days.

Replies come in touches two to four, so one short second message pays. Most replies are never
logged, so the nudge asks for one before it advises. Source: vendors' studies, so advice, not law.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.coaching.facts import Facts
from domain.coaching.target_facts import ContactReference, UnansweredDm

#: Working days without a reply after which the nudge asks.
UNANSWERED_FOR = 5
#: An older DM has gone cold; a second message about it comes out of nowhere.
COUNTS_FOR = timedelta(days=28)


@dataclass(frozen=True)
class FollowUp:
    """One DM to a contact has no reply noted.

    Args:
        written_on: The local date of the DM.
    """

    person: ContactReference
    dm_id: int
    written_on: date


def follow_up(facts: Facts) -> FollowUp | None:
    """Finds the contact who has waited longest for a second message and was not asked about."""
    return _longest(each for each in _unanswered(facts) if not each.asked)


def still_unanswered(finding: FollowUp, facts: Facts) -> bool:
    """Whether the DM of an earlier finding still has no reply, and no second message."""
    return any(each.dm_id == finding.dm_id for each in _unanswered(facts))


def _unanswered(facts: Facts) -> list[UnansweredDm]:
    return [
        each
        for each in facts.targets.unanswered
        if each.due_on <= facts.today and facts.today - each.written_on <= COUNTS_FOR
    ]


def _longest(waiting: Iterable[UnansweredDm]) -> FollowUp | None:
    first = min(waiting, key=lambda each: (each.written_on, each.dm_id), default=None)
    return FollowUp(first.person, first.dm_id, first.written_on) if first is not None else None
