"""A payload delivered twice, or a button pressed twice, makes one entry."""

import asyncio

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def posts_of_uma(slack: LocalSlack) -> str:
    return await asks(slack.uma, "/ssi posts")


async def test_a_redelivered_command_logs_once_and_gets_the_same_answer(slack: LocalSlack) -> None:
    handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    first = await slack.uma.next_message("#sales")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert again.payload["text"] == first.text
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
        slack.uma.clicks(question, "Yes, that's right"),
        slack.uma.clicks(question, "Yes, that's right"),
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
