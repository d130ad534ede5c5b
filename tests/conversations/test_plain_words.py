"""Plain sentences in a direct message: what is understood, and what a press then writes."""

from datetime import date, timedelta

import pytest

from tests.conversations.conftest import NOW, LocalSlack, answered
from tests.conversations.entries.touching import got_engager
from tests.conversations.links import link_at
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import contact, targets

POST = link_at("2026-11-20")


async def test_a_link_with_numbers_in_a_sentence_is_logged_on_one_press(slack: LocalSlack) -> None:
    read = await says(slack.uma, f"wow, my post {POST} has 2,340 views and 25 people engaged!")
    assert "your post of Fri 20 Nov, with 2,340 views, 25 unique engagers" in read.text
    assert "I left out “wow”. Nothing is saved yet." in read.text
    assert "haven't logged" in (await says(slack.uma, "posts")).text
    await slack.uma.clicks(read, "Log it")
    assert "1.07 %" in (await hears(slack.uma)).text


async def test_what_is_missing_is_filled_in_a_form_that_has_the_rest(slack: LocalSlack) -> None:
    read = await says(slack.uma, f"{POST} got 2340 views, not bad")
    await slack.uma.clicks(read, "Open the form")
    form = await slack.uma.next_modal()
    assert form.values["views"]["value"]["value"] == "2,340"
    assert form.values["link"]["link_typed"]["value"]


async def test_a_link_without_numbers_may_be_anyones_post(slack: LocalSlack) -> None:
    read = await says(slack.uma, f"look at this {POST}")
    assert "a link to a post of Fri 20 Nov" in read.text
    await slack.uma.clicks(read, "I commented on it")
    assert (await slack.uma.next_modal()).values["link"]["value"]["value"]


async def test_numbers_without_words_in_a_sentence_are_asked_about(slack: LocalSlack) -> None:
    read = await says(slack.uma, f"{POST} stands at 2340 and 25")
    await slack.uma.clicks(read, "2,340 views, 25 engagers")
    assert "1.07 %" in (await hears(slack.uma)).text


@pytest.mark.parametrize(
    ("sentence", "read", "logged"),
    [
        (
            "wrote to Sam Lee at Initech about the pricing",
            "you wrote a DM to Sam Lee at Initech, today. I left out “about the pricing”.",
            "Logged your DM",
        ),
        (
            "meeting with Initech went well",
            "I understood: a meeting with Initech, today. I left out “went well”.",
            "meeting with Initech, today",
        ),
        (
            "had a call with Initech",
            "a meeting with Initech, today.",
            "meeting with Initech, today",
        ),
        (
            f"I commented on {POST} by Sam Lee at Initech, nice one",
            "you commented on a post by Sam Lee at Initech, today. I left out “nice one”.",
            "Logged your comment",
        ),
    ],
)
async def test_an_entry_with_words_left_over_is_written_on_one_press(
    slack: LocalSlack, sentence: str, read: str, logged: str
) -> None:
    answer = await says(slack.uma, sentence)
    assert read in answer.text
    assert "Nothing is saved yet." in answer.text
    await slack.uma.clicks(answer, "Log it")
    assert logged in (await hears(slack.uma)).text


async def test_the_day_that_was_shown_is_saved_when_the_button_is_pressed_later(
    slack: LocalSlack,
) -> None:
    read = await says(slack.uma, "wrote to Sam Lee at Initech about the pricing")
    slack.clock.advance_to(NOW + timedelta(days=1))
    await slack.uma.clicks(read, "Log it")
    assert "Logged your DM of Mon 23 Nov to Sam Lee" in (await hears(slack.uma)).text
    # A reply is to the newest DM, of any day.
    replied = await says(slack.uma, "replied Sam Lee at Initech thankfully")
    assert "I understood: Sam Lee at Initech replied to your DM. I left out" in replied.text
    await slack.uma.clicks(replied, "Log it")
    assert "Your DM of Mon 23 Nov to Sam Lee" in (await hears(slack.uma)).text


async def test_words_left_over_may_be_part_of_the_name(slack: LocalSlack) -> None:
    read = await says(slack.uma, "meeting with Deutsche bank")
    await slack.uma.clicks(read, "It's all the name: Deutsche bank")
    assert "meeting with Deutsche bank, today" in (await hears(slack.uma)).text


async def test_a_day_that_is_unclear_is_chosen_in_the_form(slack: LocalSlack) -> None:
    [globex] = await targets(slack, "Globex")
    await says(slack.uma, "met Acme")
    read = await says(slack.uma, "meeting with Globex tomorrow")
    assert "Log it" not in read.words
    await slack.uma.clicks(read, "Open the form")
    form = await slack.uma.next_modal()
    assert f"account:{globex}" in str(form.values["company"])


async def test_an_account_whose_name_ends_in_small_letters_is_no_aside(slack: LocalSlack) -> None:
    await targets(slack, "Great grapes")
    await says(slack.uma, "met Acme")
    assert (
        "to Jane Doe at Great grapes"
        in (await says(slack.uma, "wrote to Jane Doe at Great grapes")).text
    )


async def test_whom_to_write_to_are_the_targets_who_engaged(slack: LocalSlack) -> None:
    assert "no target accounts yet" in (await says(slack.uma, "who should I write to?")).text
    [acme] = await targets(slack, "Acme")
    assert "Nobody at your target accounts" in (await says(slack.uma, "who")).text
    jane = await contact(slack, acme, "Jane Doe")
    await got_engager(slack, slack.uma, acme, jane, date(2026, 11, 20))
    named = await says(slack.uma, "who should I write to?")
    assert "Jane Doe (Acme), engaged with your post of" in named.text
    await slack.uma.clicks(named, "Log DM")
    assert "Jane Doe" in str((await answered(slack.uma)).blocks)


async def test_she_replied_asks_who_and_marks_the_dm(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    assert "No DM of the last four weeks" in (await says(slack.uma, "she replied")).text
    await says(slack.uma, "wrote to Jane Doe at Acme")
    asked = await says(slack.uma, "she replied!")
    assert "Who replied? Jane Doe at Acme, you wrote" in asked.text
    await slack.uma.clicks(asked, "They replied")
    assert "is marked as replied" in (await hears(slack.uma)).text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("how am I doing this month?", "November"),
        ("last month", "October"),
        ("pipeline Q4", "Pipeline: Q4."),
    ],
)
async def test_a_question_shows_figures(slack: LocalSlack, said: str, answer: str) -> None:
    assert answer in (await says(slack.uma, said)).text


async def test_what_is_not_understood_gets_four_buttons_and_no_scolding(slack: LocalSlack) -> None:
    answer = await says(slack.uma, "could you maybe tell me something about my customers")
    assert "What would you like to do?" in answer.text
    assert "could" not in answer.text
    labels = [each["text"]["text"] for each in answer.blocks[-1]["elements"]]
    assert labels == [
        "Log a post",
        "I wrote to someone",
        "How am I doing?",
        "Whom should I write to?",
    ]
    in_help = (await says(slack.uma, "help")).blocks[-1]["elements"]
    assert [each["action_id"] for each in answer.blocks[-1]["elements"]] == [
        each["action_id"] for each in in_help[:-1]
    ]
    await slack.uma.clicks(answer, "Whom should I write to?")
    assert "no target accounts yet" in (await hears(slack.uma)).text
    assert "Did you mean `/ssi stats`?" in (await says(slack.uma, "staats")).text


async def test_thanks_are_answered_kindly_and_an_emoji_is_no_yes(slack: LocalSlack) -> None:
    assert (await says(slack.uma, "Thanks a lot!")).text == "You're welcome."
    for typed in (":+1:", "👍"):
        assert "I saved nothing" in (await says(slack.uma, typed)).text


async def test_a_wish_for_a_pause_leads_to_the_settings(slack: LocalSlack) -> None:
    assert "No pause" in (await says(slack.uma, "please pause until Monday")).text
