"""DMs: what is entered, what is kept, and how a member's messages stand."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.entries.own_entries import Dm, DmWeek
from domain.entries.person_reference import PersonReference
from domain.entries.touches import DmCounts, Relation
from domain.thresholds import USUAL
from domain.timing.typed_days import TypedDay, TypedWeek

#: Days over which the target share is read, beside as many before.
SHARE_DAYS = 28


@dataclass(frozen=True)
class DmEntry:
    """What a person says of a message to somebody.

    Args:
        relation: Who they are to the member, where it was said.
        said_on: When they were written to; ``None`` is today.
    """

    whom: PersonReference
    relation: Relation | None = None
    replied: bool = False
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class DmWeekEntry:
    """What a person says of a week's messages. ``None`` is "not said", and leaves what is known.

    Args:
        target: Distinct people at target accounts.
        other: All other distinct people.
        week: ``None`` is this one.
    """

    target: int | None = None
    other: int | None = None
    week: TypedWeek | None = None


class DmOutcome(StrEnum):
    """What an entry did."""

    LOGGED = "logged"
    REPLIED = "replied"  # an earlier message was marked as replied
    CHANGED = "changed"  # the day's message says now who they are
    KNOWN = "known"  # nothing: it was logged already


@dataclass(frozen=True)
class DmFigures:
    """How a member's messages stand.

    Args:
        now: The last 28 days.
        before: The 28 days before those.
        waiting: The newest message to each target person who has not answered, newest first, of
            the last 28 days but today.
        fair_share: Below this share of target people, the next message should go to one of them.
    """

    now: DmCounts
    before: DmCounts
    waiting: tuple[Dm, ...] = ()
    fair_share: Fraction = USUAL.dm_share


class DmStep(StrEnum):
    """What helps most after a message."""

    MEET = "meet"  # they answered: suggest a meeting
    COMMENT = "comment"  # comment on a post of theirs
    LIST_ACCOUNT = "list_account"  # have the company put on the list
    WRITE_TARGET = "write_target"  # write to somebody at a target account
    KEEP_ON = "keep_on"


@dataclass(frozen=True)
class DmLogged:
    """What an entry about one person did.

    Args:
        act_id: ``None`` where nothing was done.
        name: As it was typed; shown in the answer, and kept of people at targets alone.
        company: As it was typed; empty where none was.
        said: The relation that was said, where the account decided otherwise.
    """

    act_id: int | None
    outcome: DmOutcome
    dm: Dm
    picture: DmFigures
    name: str
    company: str = ""
    said: Relation | None = None
    offers_join: bool = False

    @property
    def step(self) -> DmStep:
        """What helps most now."""
        share = self.picture.now.target_share
        if self.dm.relation is Relation.TARGET:
            return DmStep.MEET if self.dm.replied else DmStep.COMMENT
        if self.company and self.dm.relation is Relation.OTHER:
            return DmStep.LIST_ACCOUNT
        if self.dm.replied or (share is not None and share < self.picture.fair_share):
            return DmStep.WRITE_TARGET
        return DmStep.KEEP_ON


@dataclass(frozen=True)
class DmWeekLogged:
    """What an entry of a week's totals did.

    Args:
        act_id: ``None`` where nothing changed.
        week: As it stands now, never below what was logged one by one.
        stated: As it was stated.
        named_target: People at target accounts logged one by one in that week.
        named_other: All others logged one by one.
    """

    act_id: int | None
    week: DmWeek
    stated: DmWeek
    named_target: int
    named_other: int
    picture: DmFigures
    offers_join: bool = False
