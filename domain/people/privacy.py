"""What a workspace decides about privacy: council mode, and how long names are kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Months without a touch after which names of people at target accounts can be erased.
NAMES_KEPT = (3, 6, 12, 24)
#: Fixed in council mode.
COUNCIL_NAMES_KEPT = 12
#: In council mode, totals need at least this many people.
COUNCIL_FEWEST = 5
#: How long records of reads are kept, as people read it, and in days.
ACCESS_KEPT_MONTHS = 12
ACCESS_KEPT_DAYS = 365


class AccessKind(StrEnum):
    """What a person read."""

    TEAM_TOTALS = "team_totals"
    TEAM_EXPORT = "team_export"


@dataclass(frozen=True)
class Privacy:
    """A workspace's decisions.

    Args:
        council_since: Since when council mode is on; ``None`` if it is off.
        names_kept_months: Names of people at target accounts are erased after so many months
            without a touch; ``None`` keeps them. In council mode always `COUNCIL_NAMES_KEPT`.
    """

    council_since: datetime | None = None
    names_kept_months: int | None = None

    @property
    def council(self) -> bool:
        """Whether council mode is on."""
        return self.council_since is not None


@dataclass(frozen=True)
class Access:
    """One read of figures that include a member.

    Args:
        reader: The reader's name; empty if they were erased.
    """

    what: AccessKind
    subject: str
    reader: str
    at: datetime


@dataclass(frozen=True)
class AccessLog:
    """The reads of figures that include a member, the newest first.

    Args:
        privacy: What the workspace decided.
        total: How many reads there are, beyond those listed.
    """

    privacy: Privacy
    accesses: tuple[Access, ...] = ()
    total: int = 0
