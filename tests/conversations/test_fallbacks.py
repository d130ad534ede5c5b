"""Answers whose surface is gone are sent as a direct message; late actions do no harm."""

import pytest

from tests.conversations.conftest import LocalSlack, answered, open_modal
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.conversations.test_acknowledgement import hurried, locked


@hurried
async def test_a_form_closed_while_saving_is_confirmed_by_direct_message(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "2340", "engagers": "25", "link": LINK})
    with locked(database_url):
        await slack.uma.submits(form)
        await slack.uma.closes(open_modal(slack.uma))
    assert "1.07 %" in (await slack.uma.next_message("dm")).text


async def test_an_answer_that_slack_refuses_goes_by_direct_message(slack: LocalSlack) -> None:
    slack.playground.faults.answer("response_url", "expired_url")
    await slack.uma.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("dm")).text


async def test_a_shortcut_with_an_expired_trigger_is_answered_by_direct_message(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("views.open", "expired_trigger_id")
    await slack.uma.uses_shortcut("log_post_anywhere")
    assert "Please try again" in (await slack.uma.next_message("dm")).text


@hurried
async def test_undo_on_the_home_tab_is_answered_once_the_database_is_unlocked(
    slack: LocalSlack, database_url: str
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.uma.opens_home()
    home = await slack.uma.next_home()
    with locked(database_url):
        await slack.uma.clicks(home, "Undo")
        assert "One moment…" in (await slack.uma.next_modal()).words
    assert "Undone" in (await answered(slack.uma)).words


async def test_undo_on_home_undoes_one_entry(slack: LocalSlack) -> None:
    for views in (1000, 2000):
        await asks(slack.uma, f"/ssi log {LINK} {views} views 25 engagers")
    await slack.uma.types("#general", "/ssi")
    home = await slack.uma.next_message("#general")
    await slack.uma.clicks(home, "Undo")
    await slack.uma.next_message("#general")
    assert "1,000 views" in await asks(slack.uma, "/ssi posts")


async def test_a_gateway_error_while_reading_a_profile_does_not_stop_the_entry(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.error_after_accepting("users.info", status=503)
    assert "1.07 %" in await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")


async def test_a_redelivered_command_whose_entry_was_undone_says_so(slack: LocalSlack) -> None:
    handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    await slack.uma.types("#sales", "/ssi undo")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert "was undone" in again.payload["text"]


async def test_a_deletion_that_cannot_be_undone_does_not_block_earlier_acts(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, "/ssi score 44")
    await asks(slack.uma, f"/ssi log {LINK} 900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi posts")
    await slack.uma.clicks(await slack.uma.next_message("#sales"), "Delete")
    await slack.uma.next_message("#sales")
    await asks(slack.ben, f"/ssi log {LINK} 900 views 20 engagers")
    answers = []
    for _ in range(3):
        await slack.uma.types("#sales", "/ssi undo")
        answers.append((await slack.uma.next_message("#sales")).text)
    assert "logged again later" in answers[0]
    assert "your post of Fri 5 Dec 2025" in answers[1]
    assert "your SSI score of 44" in answers[2]


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "invalid_arguments"])
async def test_an_answer_whose_blocks_are_refused_comes_in_plain_sections(
    slack: LocalSlack, error: str
) -> None:
    slack.playground.faults.answer("response_url", error, times=1, status=200)
    await slack.uma.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("#sales")).text
    assert slack.uma.messages("dm") == []
    slack.playground.faults.answer("chat.postMessage", error, times=1)
    await slack.uma.says_in_dm("posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("dm")).text


async def test_a_response_url_that_refuses_with_status_200_is_not_taken_for_an_answer(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("response_url", "expired_url", status=200)
    await slack.uma.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("dm")).text


@pytest.mark.parametrize("error", ["internal_error", "fatal_error"])
async def test_a_direct_message_that_slack_stumbles_over_is_answered_in_plain_sections(
    slack: LocalSlack, error: str
) -> None:
    slack.playground.faults.answer("chat.postMessage", error, times=1)
    await slack.uma.says_in_dm("posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("dm")).text


@pytest.mark.parametrize("error", ["internal_error", "fatal_error"])
async def test_a_direct_message_that_slack_posted_before_it_stumbled_is_not_posted_again(
    slack: LocalSlack, error: str
) -> None:
    slack.playground.faults.answer_after_accepting("chat.postMessage", error)
    await slack.uma.says_in_dm("posts")
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("dm")) == 2


async def test_an_answer_that_slack_posted_during_an_outage_is_not_posted_again(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.error_after_accepting("chat.postMessage", 503)
    await slack.uma.says_in_dm("posts")
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("dm")) == 2


async def test_an_answer_that_waits_for_slack_is_sent_before_the_bot_stops(
    slack: LocalSlack,
) -> None:
    limit = slack.playground.faults.rate_limit(1, "chat.postMessage")
    await slack.uma.says_in_dm("posts")
    await slack.uma.next_message("dm")
    await slack.uma.says_in_dm("stats")
    # Slack asks to wait for most of a minute.
    await slack.playground.until(lambda: len(slack.playground.calls_of("chat.postMessage")) > 1)
    slack.playground.faults.remove(limit)
    await slack.bot.desk.finish(within=2)
    assert len(slack.uma.messages("dm")) == 4


@pytest.mark.parametrize("error", ["service_unavailable", "ratelimited"])
async def test_a_direct_message_is_answered_once_slack_is_back(
    slack: LocalSlack, error: str
) -> None:
    slack.playground.faults.answer("chat.postMessage", error)
    await slack.uma.says_in_dm(f"log {LINK} 2340 views 25 engagers")
    await slack.playground.until(lambda: len(slack.playground.calls_of("chat.postMessage")) > 2)
    slack.playground.faults.clear()
    assert "1.07 %" in (await slack.uma.next_message("dm")).text


@pytest.mark.parametrize("status", [500, 503])
async def test_slacks_outage_is_not_called_a_fault_of_the_bot(
    slack: LocalSlack, status: int
) -> None:
    slack.playground.faults.error_after_accepting("views.open", status)
    await slack.uma.uses_shortcut("log_post_anywhere")
    answer = await slack.uma.next_message("dm")
    assert "Slack did not answer me" in answer.text
    assert "Nothing was saved" in answer.text
    assert "on my side" not in answer.text


async def test_an_event_that_slack_fails_is_not_answered(slack: LocalSlack) -> None:
    slack.playground.faults.answer("views.publish", "internal_error")
    await slack.uma.opens_home()
    await slack.bot.desk.finish()
    assert slack.uma.messages("dm") == []
    slack.playground.faults.clear()
    await slack.uma.opens_home()
    assert (await slack.uma.next_home()).words


async def test_an_answer_whose_blocks_slack_refuses_goes_by_direct_message(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("response_url", "invalid_blocks")
    await slack.uma.types("#sales", "/ssi posts")
    assert "You haven't logged a post yet" in (await slack.uma.next_message("dm")).text


async def test_a_direct_message_that_slack_fails_is_looked_for_and_sent_once_more(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.answer("views.open", "expired_trigger_id")
    slack.playground.faults.answer_after_accepting("chat.postMessage", "internal_error")
    await slack.uma.uses_shortcut("log_post_anywhere")
    assert "Please try again" in (await slack.uma.next_message("dm")).text
    await slack.bot.desk.finish()
    assert len(slack.uma.messages("dm")) == 1
