"""The moments to which the page can move the clock."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from playground.refusals import PersonMistake

MORNING = time(9)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


def moment_of(jump: dict[str, object], now: datetime, zone: str) -> datetime:
    """The moment that `{"by": "hour"}`, `{"to": "next_month"}` etc. mean in `zone` (IANA).

    Raises:
        PersonMistake: there is no such jump.
    """
    step = STEPS.get(str(jump.get("by")))
    if step is not None:
        return now + step
    local = now.astimezone(ZoneInfo(zone))
    if jump.get("to") == "next_monday_0900":
        return _next(local, lambda day: day.weekday() == 0)
    if jump.get("to") == "next_month":
        return _next(local, lambda day: day.day == 1)
    raise PersonMistake("The clock cannot jump there.")


def _next(local: datetime, fits: Callable[[date], bool]) -> datetime:
    day = local.date()
    while True:
        moment = datetime.combine(day, MORNING, tzinfo=local.tzinfo)
        if fits(day) and moment > local:
            return moment
        day += timedelta(days=1)
