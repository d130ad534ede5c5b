"""What was done from a message stays in it, so that no person does it twice."""

import pytest

from playground.refusals import PersonMistake
from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import link_at
from tests.conversations.speaking import asks, hears, says
from tests.conversations.target_list import targets

POST = link_at("2026-11-20")


async def changed(slack: LocalSlack, message: ShownMessage) -> ShownMessage:
    """Waits until a message has changed, and returns it as it is now."""
    while (shown := await hears(slack.uma)).ts != message.ts:
        pass
    return shown


async def stays(slack: LocalSlack) -> None:
    """Waits until the answer says that the message stays as it was."""
    while "The message with the button stays as it was." not in (await answered(slack.uma)).words:
        pass


async def test_a_form_opened_from_a_message_leaves_its_result_there_and_undo_too(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    logged = await says(slack.uma, f"log {POST} 2340 views 25 engagers")
    await slack.uma.clicks(logged, "Who engaged?")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": "Jane Doe, CTO, Acme"})
    await slack.uma.submits(form)
    form = await answered(slack.uma)
    await slack.uma.submits(form)
    done = await answered(slack.uma)
    assert done.title == "People listed"
    kept = await changed(slack, logged)
    assert "Listed 1 person." in kept.text
    assert "Listed 1 person." in kept.words
    assert "Who engaged?" not in kept.words
    assert "Why?" in kept.words
    await slack.uma.clicks(done, "Undo")
    assert (await answered(slack.uma)).title == "Undone"
    assert "Undone: 1 person listed" in (await changed(slack, logged)).words


async def test_they_replied_is_kept_in_the_message_of_the_dm(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    logged = await says(slack.uma, "dm Jane Doe at Acme")
    await slack.uma.clicks(logged, "They replied")
    kept = await changed(slack, logged)
    assert "is marked as replied" in kept.words
    with pytest.raises(PersonMistake):
        await slack.uma.clicks(kept, "They replied")


async def test_an_ephemeral_message_stays_and_the_answer_says_so(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", f"/ssi log {POST} 2340 views 25 engagers")
    logged = await slack.uma.next_message("#sales")
    await slack.uma.clicks(logged, "Edit")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"views": "2500"})
    await slack.uma.submits(form)
    await stays(slack)
    [shown] = [each for each in slack.uma.messages("#sales") if each.ts == logged.ts]
    assert shown.words == logged.words


async def test_a_message_that_is_gone_stays_gone_and_the_answer_says_so(slack: LocalSlack) -> None:
    logged = await says(slack.uma, f"log {POST} 2340 views 25 engagers")
    await slack.uma.clicks(logged, "Edit")
    form = await answered(slack.uma)
    slack.playground.faults.answer("chat.update", "message_not_found")
    await slack.uma.fills(form, {"views": "2500"})
    await slack.uma.submits(form)
    await stays(slack)
    assert await asks(slack.uma, "/ssi posts")
