"""Working days: weekdays without public holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

#: ISO weekdays of the usual working week.
WORKING_WEEK = (1, 2, 3, 4, 5)
_DAY = timedelta(days=1)
#: Every run of this many days holds a working day, if the week has one: no country's holidays take
#: the same weekday off for so long.
_SEARCHED_DAYS = 100


@dataclass(frozen=True)
class WorkingDays:
    """The days on which a person works, or a team.

    Args:
        weekdays: ISO weekdays, 1 is Monday; may be empty.
        holidays: Public holidays around the days that are asked about.
    """

    weekdays: frozenset[int]
    holidays: frozenset[date] = frozenset()

    def __contains__(self, day: date) -> bool:
        return day.isoweekday() in self.weekdays and day not in self.holidays

    def first_from(self, day: date, last: date | None = None) -> date | None:
        """The day itself or the first working day after it; ``None`` if there is none.

        Args:
            last: The last day that may be it.
        """
        if not self.weekdays:
            return None
        searched = _SEARCHED_DAYS if last is None else (last - day).days + 1
        days = (day + count * _DAY for count in range(searched))
        return next((each for each in days if each in self), None)

    def off_holidays(self, day: date, last: date) -> date:
        """The day itself or, if it is a holiday, the next working day; the day if there is none.

        Args:
            last: The last day that may be it.
        """
        if day not in self.holidays:
            return day
        return self.first_from(day, last) or day

    def after(self, day: date, count: int) -> date:
        """The date that is a number of working days after a day.

        Without any weekday, Monday to Friday count.
        """
        working = self if self.weekdays else WorkingDays(frozenset(WORKING_WEEK), self.holidays)
        for _ in range(count):
            day = working.first_from(day + _DAY) or day + _DAY
        return day
