"""Whom a member should write to next."""

from dataclasses import dataclass

from domain.coaching.target_facts import EngagedTarget

#: How many people are named.
MOST_PEOPLE = 20


@dataclass(frozen=True)
class WhomToWrite:
    """The people at target accounts who wait for a DM.

    Args:
        people: Those who engaged in the last two weeks and got no DM since, the last listed first;
            at most twenty.
        total: How many there are.
        has_targets: Whether the member has any target account.
    """

    people: tuple[EngagedTarget, ...]
    total: int
    has_targets: bool


#: For a person without anyone to write to.
NOBODY = WhomToWrite((), 0, has_targets=False)
