"""The tours of the README and the playground page show what they say, whatever day they begin."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.tour import TOUR
from playground.page_server.calendar_jumps import moment_of
from playground.server import Playground
from playground.testing.actor import Actor
from playground.world.simulated_clock import SimulatedClock
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import MANIFEST, LocalSlack, answered
from tests.conversations.joining import joins, makes_team
from tests.conversations.links import link_at
from tests.docs.pages import PLAYGROUND, README, part

_STOCKHOLM = "Europe/Stockholm"
_TOUR = part(README, "## A three-minute tour")
_FURTHER = part(PLAYGROUND, "## After the tour")
_CLOCK = part(PLAYGROUND, "## Move the clock")
_FIRST = "accounts add Acme acme.com"
_WIN = "win 45000 EUR Acme"
_COMMANDS = ("dm Jane Doe replied", "win meeting Acme", "pipeline", "accounts Acme")


@pytest.fixture
async def playground(clock: SimulatedClock) -> AsyncIterator[Playground]:
    """A local Slack with the tour on its page."""
    local = Playground(MANIFEST, clock, tour=TOUR)
    await local.start()
    yield local
    await local.stop()


async def _jumps(slack: LocalSlack, **jump: str) -> list[str]:
    """What Ada finds, in her messages and in #sales, after she moved the clock."""
    places = {place: len(slack.ada.messages(place)) for place in ("dm", "#sales")}
    await deliver(slack, moment_of(dict(jump), slack.clock.now(), _STOCKHOLM))
    return [
        f"{place}: {message.text}"
        for place, count in places.items()
        for message in slack.ada.messages(place)[count:]
    ]


async def _types(person: Actor, line: str) -> str:
    await person.types("#general", f"/ssi {line}")
    message = await person.next_message("#general")
    while message.text.startswith("You are an admin"):
        message = await person.next_message("#general")
    return message.text


async def _logs(person: Actor, line: str) -> None:
    await _types(person, f"log https://www.linkedin.com/pulse/{line}")


async def _reaches_people(slack: LocalSlack) -> list[str]:
    """From the first post to the pipeline: what Ada is shown, step by step."""
    ada = slack.ada
    posted = slack.clock.now() - timedelta(days=2)
    await ada.types("dm", f"log {link_at(f'{posted:%Y-%m-%d}')} 2340 views 25 engagers")
    logged = await ada.next_message("dm")
    while "1.07 %" not in logged.text:
        logged = await ada.next_message("dm")
    shown = [await _types(ada, _FIRST)]
    await ada.clicks(logged, "Who engaged?")
    form = await answered(ada)
    names = _TOUR.partition("```\n")[2].partition("```")[0]
    await ada.fills(form, {"engager_names": "\n".join(map(str.strip, names.splitlines()))})
    await ada.submits(form)
    await ada.submits(await ada.next_modal())
    listed = await ada.next_modal()
    await ada.clicks(listed, "Log DM to Jane Doe")
    form = await answered(ada)
    await ada.submits(form)
    written = await ada.next_modal()
    while ada.modal is not None:
        await ada.closes(ada.modal)
    said = [await _types(ada, line) for line in (_WIN, *_COMMANDS)]
    return [*shown, logged.text, listed.words, written.words, *said]


def test_the_tours_name_what_is_typed() -> None:
    assert [line for line in (_FIRST, _WIN) if f"`/ssi {line}`" not in _TOUR] == []
    assert [line for line in _COMMANDS if f"`/ssi {line}`" not in _FURTHER] == []
    for typed in ("pulse/adas-lesson`", "pulse/bens-lesson`", "`2600 views 21 engagers`"):
        assert typed in _CLOCK


def _starting(found: list[str], beginning: str) -> int:
    return sum(text.startswith(beginning) for text in found)


def test_the_page_offers_the_tour_of_the_readme() -> None:
    steps = re.findall(r"^\d\. ", _TOUR, flags=re.MULTILINE)
    assert len(steps) == len(TOUR) <= 5
    lines = "\n".join(map(str.strip, _TOUR.splitlines()))
    examples = [step.example for step in TOUR if "{link}" not in step.example]
    assert [example for example in examples if example not in lines] == []


async def test_a_post_leads_to_people_and_they_to_the_pipeline(slack: LocalSlack) -> None:
    shown = await _reaches_people(slack)
    _, logged, listed, written, deal, replied, meeting, pipeline, page = shown
    assert [step["text"] for step in slack.playground.tour.state() if not step["done"]] == []
    assert "1.07 %" in logged
    assert "2 of 25 engagers are at target accounts" in listed
    assert "Warm, still without a DM: Jane Doe (CTO, Acme), John Roe" in listed
    assert "to Jane Doe at Acme" in written
    assert "marked as replied" in replied
    assert "2 engagements, 1 DM (1 reply)" in meeting
    assert "EUR 45,000" in deal
    assert "SSI" in pipeline
    assert "2 target engagers" in pipeline
    assert "Decision maker · nobody known yet" in page


@pytest.mark.parametrize(
    "begun", ["2026-11-23T09:00", "2026-11-25T15:00", "2026-11-28T16:00", "2026-11-29T22:30"]
)
async def test_the_clock_brings_digest_board_nudge_and_reminder(
    slack: LocalSlack, begun: str
) -> None:
    slack.clock.advance_to(datetime.fromisoformat(begun).replace(tzinfo=UTC))
    await _reaches_people(slack)
    await _types(slack.ada, "score 47")
    await joins(slack.ada)
    await joins(slack.ben)
    await makes_team(slack.ada, "Nordics", slack.ada, slack.ben)
    first = await _jumps(slack, to="next_monday_0900")
    [digest] = [text for text in first if text.startswith("dm: Your week, ")]
    assert "Write to 1 person: John Roe (Acme)" in digest
    day = slack.clock.now().astimezone(ZoneInfo(_STOCKHOLM)).date()
    await _logs(slack.ada, f"adas-lesson 2340 views 19 engagers {day}")
    await _logs(slack.ben, f"bens-lesson 900 views 20 engagers {day}")
    second = await _jumps(slack, to="next_monday_0900")
    assert any("on 2,340 views" in text for text in second)
    await _logs(slack.ada, "adas-lesson 2600 views 21 engagers")
    hour_later = await _jumps(slack, by="hour")
    assert _starting(hour_later, "#sales: Nordics:") == 1
    assert _starting(hour_later, "dm: ") == 2  # a nudge, and the coach's week
    assert _starting(hour_later, "dm: Your engagement rate is 0.9") == 1
    month = await _jumps(slack, to="next_month")
    assert _starting([*second, *month], "dm: Time for your monthly SSI.") >= 1
