"""Whatever Slack delivers twice, and whatever people press twice, makes one entry."""

import asyncio

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK


async def posts_of_uma(slack: LocalSlack) -> str:
    await slack.uma.types("#general", "/ssi posts")
    return (await slack.uma.next_message("#general")).text


async def test_a_redelivered_command_answers_the_same_and_logs_once(slack: LocalSlack) -> None:
    handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    first = await slack.uma.next_message("#sales")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert again.payload["text"] == first.text
    assert "Your posts: 1" in await posts_of_uma(slack)


async def test_a_redelivered_event_logs_once(slack: LocalSlack) -> None:
    handled = await slack.uma.says_in_dm(f"log {LINK} 2340 views 25 engagers")
    await slack.uma.next_message("dm")
    await slack.playground.redeliver(handled.envelope_id)
    await slack.uma.next_message("dm")
    await slack.uma.types("#general", "/ssi undo")
    await slack.uma.next_message("#general")
    assert "You have logged no post yet" in await posts_of_uma(slack)


async def test_a_redelivered_undo_takes_one_entry_back(slack: LocalSlack) -> None:
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
    await slack.uma.types("#general", "/ssi undo")
    await slack.uma.next_message("#general")
    await slack.uma.types("#general", "/ssi undo")
    assert "There is nothing to take back" in (await slack.uma.next_message("#general")).text


async def test_the_yes_under_a_question_pressed_twice_logs_once(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {LINK} 20 views 30 engagers")
    question = await slack.uma.next_message("#sales")
    await asyncio.gather(
        slack.uma.clicks(question, "Yes, that's right"),
        slack.uma.clicks(question, "Yes, that's right"),
    )
    assert "Your posts: 1" in await posts_of_uma(slack)
    await slack.uma.types("#general", "/ssi undo")
    await slack.uma.next_message("#general")
    await slack.uma.types("#general", "/ssi undo")
    assert "There is nothing to take back" in (await slack.uma.next_message("#general")).text
