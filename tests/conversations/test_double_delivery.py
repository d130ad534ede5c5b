"""A payload delivered twice, or a button pressed twice, makes one entry."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import Bot, build_app
from playground.testing.reading import as_read
from storage.engine import open_engine
from tests.conversations.conftest import LocalSlack, settings_for
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.conversations.test_acknowledgement import hurried, locked
from tests.conversations.test_connection import until
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def posts_of_uma(slack: LocalSlack) -> str:
    return await asks(slack.uma, "/ssi posts")


async def test_a_redelivered_command_logs_once_and_gets_the_same_answer(slack: LocalSlack) -> None:
    handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    first = await slack.uma.next_message("#sales")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert as_read(again.payload["text"]) == first.text
    assert "Your posts: 1" in await posts_of_uma(slack)


async def test_a_redelivered_direct_message_logs_once(slack: LocalSlack) -> None:
    handled = await slack.uma.says_in_dm(f"log {LINK} 2340 views 25 engagers")
    await slack.uma.next_message("dm")
    await slack.playground.redeliver(handled.envelope_id)
    await asks(slack.uma, "/ssi undo")
    assert "You haven't logged a post yet" in await posts_of_uma(slack)


async def test_a_redelivered_undo_undoes_one_entry(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 1000 views 25 engagers")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views")
    handled = await slack.uma.types("#sales", "/ssi undo")
    await slack.playground.redeliver(handled.envelope_id)
    assert "1,000 views" in await posts_of_uma(slack)


async def test_a_form_submitted_twice_at_once_logs_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    await asyncio.gather(slack.uma.submits(form), slack.uma.submits(form))
    await asks(slack.uma, "/ssi undo")
    assert "There is nothing to undo" in await asks(slack.uma, "/ssi undo")


async def test_pressing_yes_twice_under_a_question_logs_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 20 views 30 engagers")
    question = await slack.uma.next_message("#sales")
    await asyncio.gather(
        slack.uma.clicks(question, "Save 30 unique engagers anyway"),
        slack.uma.clicks(question, "Save 30 unique engagers anyway"),
    )
    assert "Your posts: 1" in await posts_of_uma(slack)
    await asks(slack.uma, "/ssi undo")
    assert "There is nothing to undo" in await asks(slack.uma, "/ssi undo")


@pytest.mark.parametrize("line", ["help", "stats", f"log {LINK} 2340 views 25 engagers"])
async def test_a_direct_message_that_slack_sends_many_times_is_answered_once(
    slack: LocalSlack, line: str
) -> None:
    handled = await slack.uma.says_in_dm(line)
    await slack.uma.next_message("dm")
    [event_id] = {
        envelope.payload["event_id"]
        for envelope in slack.playground.envelopes
        if envelope.envelope_id == handled.envelope_id
    }
    again = await slack.playground.redeliver_event(event_id, times=19)
    assert [result.error for result in again] == [""] * 19
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("dm")) == 2


@asynccontextmanager
async def other_replica(slack: LocalSlack, database_url: str) -> AsyncIterator[Bot]:
    """A second bot on the same database, without a connection of its own."""
    settings = settings_for(slack.playground, database_url)
    engine = open_engine(database_url)
    async with aiohttp.ClientSession() as session:
        replica = build_app(settings, engine=engine, clock=slack.clock, session=session)
        yield replica
        await replica.close()


async def hears(replica: Bot, slack: LocalSlack, envelope_id: str) -> None:
    """Gives another replica the event of an envelope."""
    events = {each.envelope_id: each.payload for each in slack.playground.envelopes}
    await replica.app.async_dispatch(AsyncBoltRequest(body=events[envelope_id], mode="socket_mode"))


async def test_a_direct_message_that_two_replicas_get_is_answered_once(
    slack: LocalSlack, database_url: str
) -> None:
    async with other_replica(slack, database_url) as replica:
        handled = await slack.uma.says_in_dm(f"log {LINK} 2340 views 25 engagers")
        await hears(replica, slack, handled.envelope_id)
        await replica.desk.finish()
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("dm")) == 2


@hurried
async def test_a_direct_message_whose_replica_stopped_before_the_answer_gets_one(
    slack: LocalSlack, database_url: str
) -> None:
    async with other_replica(slack, database_url) as replica:
        with locked(database_url):
            handled = await slack.uma.says_in_dm(f"log {LINK} 2340 views 25 engagers")
            await slack.bot.desk.finish(within=0)
        await until(lambda: not slack.bot.desk.is_busy)
        assert len(slack.uma.messages("dm")) == 1
        await hears(replica, slack, handled.envelope_id)
        await replica.desk.finish()
    assert "1.07 %" in slack.uma.messages("dm")[-1].text
    assert len(slack.uma.messages("dm")) == 2
    assert "Your posts: 1" in await posts_of_uma(slack)
