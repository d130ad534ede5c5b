"""A submission: one thing a person sends to the bot."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.people.members import Person
from domain.timing.periods import local_date


@dataclass(frozen=True)
class Submission:
    """A typed line, a submitted form or a pressed button in Slack.

    Args:
        key: The idempotency key. It is the same when Slack redelivers or the person clicks twice;
            a service then writes nothing and gives the same answer again.
        now: The time of handling, in UTC.
    """

    person: Person
    key: str
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The person's own zone."""
        return self.person.zone

    @property
    def today(self) -> date:
        """The day of handling, in the person's own zone."""
        return local_date(self.now, self.zone)
