"""The people to whom a file's messages went: contacts at target accounts, and strangers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from domain.names.person_names import person_key
from linkedin.records import Correspondent
from services.imports.sent_messages import SentDm
from services.imports.target_people import Employer, TargetPeople


@dataclass(eq=False, slots=True)
class Recipient:
    """A person, told apart as everywhere: by name, at an account or elsewhere.

    Args:
        account_id: ``None`` for a stranger.
        key: The compared name.
        token: Stands for a stranger who has none yet.
    """

    account_id: int | None
    name: str
    key: str
    title: str
    employer: Employer
    company: str
    last_at: datetime
    token: str = field(default_factory=lambda: str(uuid4()))


@dataclass(slots=True)
class DmOfDay:
    """A DM to a person: all that was written to them on one day."""

    to: Recipient
    day: date
    at: datetime
    replied: bool


def dms_by_day(sent: Iterable[SentDm], people: TargetPeople) -> dict[date, list[DmOfDay]]:
    """Joins what went to the same person on the same day; the earliest day first."""
    recipients = _Recipients(people)
    joined: dict[tuple[date, int], DmOfDay] = {}
    for each in sent:
        to = recipients.of(each.to, each.at)
        same = joined.setdefault((each.day, id(to)), DmOfDay(to, each.day, each.at, each.replied))
        same.at, same.replied = min(same.at, each.at), same.replied or each.replied
    by_day: dict[date, list[DmOfDay]] = defaultdict(list)
    for dm in joined.values():
        by_day[dm.day].append(dm)
    # Day by day: other threads wait while Python sorts a list.
    return {
        day: sorted(by_day[day], key=lambda dm: (dm.to.account_id or 0, dm.to.key))
        for day in sorted(by_day)
    }


def batches_of_days(by_day: dict[date, list[DmOfDay]], most: int) -> Iterator[list[date]]:
    """Days with about as many DMs."""
    batch: list[date] = []
    size = 0
    for day, dms in by_day.items():
        if batch and size + len(dms) > most:
            yield batch
            batch, size = [], 0
        batch.append(day)
        size += len(dms)
    if batch:
        yield batch


class _Recipients:
    def __init__(self, people: TargetPeople) -> None:
        self._people = people
        self._of: dict[Correspondent, Recipient] = {}
        self._by_name: dict[tuple[int | None, str], Recipient] = {}

    def of(self, other: Correspondent, at: datetime) -> Recipient:
        """The recipient that a person of the file is."""
        found = self._of.get(other)
        if found is None:
            found = self._of[other] = self._told_apart(other, at)
        found.last_at = max(found.last_at, at)
        return found

    def _told_apart(self, other: Correspondent, at: datetime) -> Recipient:
        employer = self._people.employer(other)
        name = other.name if person_key(other.name) else other.profile
        key = person_key(name)[:200]
        recipient = Recipient(
            employer.account_id, name, key, other.title, employer, other.company, at
        )
        return self._by_name.setdefault((employer.account_id, key), recipient)
