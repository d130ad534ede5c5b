"""A submission: what a person sends in to be kept."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.people.members import Person
from domain.timing.periods import local_date


@dataclass(frozen=True)
class Submission:
    """One thing that a person does in Slack: a line typed, a form submitted, a button pressed.

    Args:
        key: Names the submission. Slack may deliver it again, or the person may click twice; the
            key is then the same: a service does nothing a second time, and answers the same.
        now: When it is handled, in UTC.
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
        """The day on which it is handled, in the person's own zone."""
        return local_date(self.now, self.zone)
