"""DMs in files: what an import would save, and the target share month by month."""

from dataclasses import dataclass
from datetime import date

from domain.entries.touches import DmCounts


@dataclass(frozen=True)
class DmsFound:
    """What an import would do with the messages of a file.

    A DM is all that was written to one person on one day.

    Args:
        new: DMs that are not logged.
        replied: Logged DMs to which the file knows a reply.
        known: Logged DMs about which the file says nothing new.
        at_targets: Those of the new ones that went to people at target accounts.
        people: The people written to, logged or not.
        target_people: Those of them at target accounts.
        unclear: People whose company or name may mean several accounts, or only resembles one.
        unclear_companies: Their companies as the file has them, 20 at most.
        near_known: People at target accounts who may be known contacts, under another name.
        employers: Whether the file says where anyone works: without its connections, it does not.
        unnamed: Messages that do not say to whom they went, because the person left LinkedIn.
        first_on: The day of the earliest DM, in the member's zone.
        last_on: The day of the latest DM.
    """

    new: int = 0
    replied: int = 0
    known: int = 0
    at_targets: int = 0
    people: int = 0
    target_people: int = 0
    unclear: int = 0
    unclear_companies: tuple[str, ...] = ()
    near_known: int = 0
    employers: bool = True
    unnamed: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def changes(self) -> int:
        """How many DMs change."""
        return self.new + self.replied


@dataclass(frozen=True)
class MonthOfDms:
    """The people whom a member wrote to in a calendar month.

    Args:
        first: Its first day.
    """

    first: date
    people: DmCounts


@dataclass(frozen=True)
class DmsSaved:
    """What an import did with messages.

    Args:
        new: DMs.
        at_targets: Those of them to people at target accounts.
        replied: DMs that were logged before and got their reply.
        months: The months up to now in which the member wrote to anyone, the earliest first.
    """

    new: int = 0
    at_targets: int = 0
    replied: int = 0
    months: tuple[MonthOfDms, ...] = ()
