"""DMs: the entries, the results of logging them, and a member's DM figures."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from domain.accounts import FILLED, ListState
from domain.entries.own_entries import Dm, DmWeek
from domain.entries.person_reference import PersonReference
from domain.entries.touches import DmCounts, Relation
from domain.thresholds import DEFAULTS
from domain.timing.typed_days import TypedDay, TypedWeek

#: Days of the target share; it is compared with as many days before.
SHARE_DAYS = 28


@dataclass(frozen=True)
class DmEntry:
    """A DM to log.

    Args:
        relation: The recipient's relation to the member, if typed.
        said_on: When the DM was written; ``None`` is today.
    """

    whom: PersonReference
    relation: Relation | None = None
    replied: bool = False
    said_on: TypedDay | None = None


@dataclass(frozen=True)
class DmWeekEntry:
    """A week's DM totals to log; a total of ``None`` leaves the stored one unchanged.

    Args:
        target: Distinct people at target accounts.
        other: All other distinct people.
        week: ``None`` is this week.
    """

    target: int | None = None
    other: int | None = None
    week: TypedWeek | None = None


class DmOutcome(StrEnum):
    """What logging a DM did."""

    LOGGED = "logged"
    REPLIED = "replied"  # an earlier DM was marked as replied
    CHANGED = "changed"  # the day's DM got another relation
    KNOWN = "known"  # nothing: the DM was logged before


@dataclass(frozen=True)
class DmFigures:
    """A member's DM figures.

    Args:
        now: The last 28 days.
        before: The 28 days before those.
        waiting: The newest DM to each contact who has not replied, newest first, of the last 28
            days without today.
        fair_share: Below this target share, 0 … 1, the next DM should go to a target account.
    """

    now: DmCounts
    before: DmCounts
    waiting: tuple[Dm, ...] = ()
    fair_share: Fraction = DEFAULTS.dm_share


class DmStep(StrEnum):
    """The most useful step after a DM."""

    MEET = "meet"  # they replied: suggest a meeting
    COMMENT = "comment"  # comment on a post of theirs
    LIST_ACCOUNT = "list_account"  # have the company added to the list
    WRITE_TARGET = "write_target"  # write to a contact at a target account
    KEEP_ON = "keep_on"


@dataclass(frozen=True)
class DmLogged:
    """The result of logging a DM to one person.

    Args:
        act_id: ``None`` if nothing changed.
        picture: The member's DM figures, this DM included.
        name: As typed; shown in the answer, stored for contacts only.
        company: As typed; may be empty.
        said: The typed relation, if the account decided on another.
        offers_join: Whether it is the first entry of a person who has not joined.
        new_contact: Whether this added the person to the list.
        targets: The member's list of target accounts.
    """

    act_id: int | None
    outcome: DmOutcome
    dm: Dm
    dm_figures: DmFigures
    name: str
    company: str = ""
    said: Relation | None = None
    offers_join: bool = False
    new_contact: bool = False
    targets: ListState = FILLED

    @property
    def step(self) -> DmStep:
        """The most useful next step."""
        share = self.dm_figures.now.target_share
        if self.dm.relation is Relation.TARGET:
            return DmStep.MEET if self.dm.replied else DmStep.COMMENT
        if self.company and self.dm.relation is Relation.OTHER and not self.targets.guest:
            return DmStep.LIST_ACCOUNT
        if self.dm.replied or (share is not None and share < self.dm_figures.fair_share):
            return DmStep.WRITE_TARGET
        return DmStep.KEEP_ON


@dataclass(frozen=True)
class DmWeekLogged:
    """The result of logging a week's totals.

    Args:
        act_id: ``None`` if nothing changed.
        week: The week's totals that count now, from `counted_week`.
        stated: The totals as typed.
        named_target: People at target accounts logged one by one in that week.
        named_other: All others logged one by one in that week.
        picture: The member's DM figures, these totals included.
        offers_join: Whether it is the first entry of a person who has not joined.
        targets: The member's list of target accounts.
    """

    act_id: int | None
    week: DmWeek
    stated: DmWeek
    named_target: int
    named_other: int
    dm_figures: DmFigures
    offers_join: bool = False
    targets: ListState = FILLED


def counted_week(stated: DmWeek, named: tuple[int, int], before: tuple[int, int]) -> DmWeek:
    """A week's totals that count: never less than the people logged one by one.

    Args:
        stated: The newest totals as typed; those of ``None`` count as 0.
        named: Distinct people logged one by one: at target accounts, and all others.
        before: Those of them who were logged before the totals were stated, so that the totals
            include them. The others add.
    """
    return replace(
        stated,
        target=named[0] + max((stated.target or 0) - before[0], 0),
        other=named[1] + max((stated.other or 0) - before[1], 0),
    )
