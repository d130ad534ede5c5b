"""The README's tour shows what it says, on whatever day somebody begins it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from playground.calendar_jumps import moment_of
from playground.person import Person
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import LocalSlack
from tests.conversations.joining import joins, makes_team

_STOCKHOLM = "Europe/Stockholm"


async def _jumps(slack: LocalSlack, **jump: str) -> list[str]:
    """What Ada finds, in her messages and in #sales, after she moved the clock."""
    places = {place: len(slack.ada.messages(place)) for place in ("dm", "#sales")}
    await deliver(slack, moment_of(dict(jump), slack.clock.now(), _STOCKHOLM))
    return [
        f"{place}: {message.text}"
        for place, count in places.items()
        for message in slack.ada.messages(place)[count:]
    ]


async def _logs(person: Person, line: str) -> None:
    await person.types("#general", f"/ssi log https://www.linkedin.com/pulse/{line}")
    await person.next_message("#general")


def _starting(found: list[str], beginning: str) -> int:
    return sum(text.startswith(beginning) for text in found)


@pytest.mark.parametrize(
    "begun", ["2026-11-23T09:00", "2026-11-25T15:00", "2026-11-28T16:00", "2026-11-29T22:30"]
)
async def test_the_clock_brings_digest_board_nudge_and_reminder(
    slack: LocalSlack, begun: str
) -> None:
    slack.clock.advance_to(datetime.fromisoformat(begun).replace(tzinfo=UTC))
    await slack.ada.types("#general", "/ssi score 47")
    await joins(slack.ada)
    await joins(slack.ben)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben)
    first = await _jumps(slack, to="next_monday_0900")
    assert _starting(first, "dm: Your week on LinkedIn") == 1
    day = slack.clock.now().astimezone(ZoneInfo(_STOCKHOLM)).date()
    await _logs(slack.ada, f"adas-lesson 2340 views 25 engagers {day}")
    await _logs(slack.ben, f"bens-lesson 900 views 20 engagers {day}")
    second = await _jumps(slack, to="next_monday_0900")
    assert any("Views: 2,340" in text for text in second)
    await _logs(slack.ada, "adas-lesson 2600 views 27 engagers")
    hour_later = await _jumps(slack, by="hour")
    assert _starting(hour_later, "#sales: Nordics:") == 1
    assert _starting(hour_later, "dm: Your engagement rate is 1.04 %, below 1.5 %") == 1
    month = await _jumps(slack, to="next_month")
    assert _starting([*second, *month], "dm: Your monthly look at the SSI") >= 1
