"""The buttons under nudges and reminders."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.testing.screen import ShownMessage
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.joining import joins
from tests.conversations.links import link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets

#: A Friday, nine days after the last post.
NUDGED = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
REMINDED = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


async def nudged(slack: LocalSlack) -> ShownMessage:
    """Uma joins, posts nothing for nine days, and is nudged."""
    await joins(slack.uma)
    line = f"/ssi log {link_at('2026-11-18')} 500 views 20 engagers"
    await asks(slack.uma, line)
    await deliver(slack, NUDGED)
    message = await slack.uma.next_message("dm")
    assert "No post for 9 days" in message.text
    return message


async def reminded(slack: LocalSlack) -> ShownMessage:
    """Uma joins, and gets the SSI reminder after the digest of the day before."""
    await joins(slack.uma)
    await deliver(slack, REMINDED)
    messages = [await slack.uma.next_message("dm"), await slack.uma.next_message("dm")]
    (reminder,) = [message for message in messages if "SSI page" in message.text]
    return reminder


async def test_a_snoozed_nudge_comes_again_after_a_week(slack: LocalSlack) -> None:
    message = await nudged(slack)
    await slack.uma.clicks(message, "Snooze a week")
    assert "Fri 4 Dec" in (await slack.uma.next_message("dm")).text
    for days in range(1, 8):
        await deliver(slack, NUDGED + timedelta(days=days))
    again = [m for m in slack.uma.messages("dm") if "No post for" in m.text]
    assert [m.text.split(":")[0] for m in again] == ["No post for 9 days", "No post for 16 days"]


async def test_muting_a_kind_of_nudge_unticks_it_in_the_settings(slack: LocalSlack) -> None:
    await slack.uma.clicks(await nudged(slack), "Mute this kind")
    assert "`/ssi settings` brings them back" in (await slack.uma.next_message("dm")).text
    await slack.uma.types("#sales", "/ssi settings")
    await slack.uma.clicks(await answered(slack.uma), "edit_settings:nudges")
    form = await answered(slack.uma)
    ticked = next(iter(form.values["nudges"].values()))["selected_options"]
    assert "cadence" not in {option["value"] for option in ticked}


async def test_done_is_confirmed(slack: LocalSlack) -> None:
    await slack.uma.clicks(await nudged(slack), "Close this nudge")
    assert "Done" in (await slack.uma.next_message("dm")).text


async def test_why_shows_no_teammates_nudge(slack: LocalSlack) -> None:
    await nudged(slack)
    assert "You haven't joined, so I send no nudges" in await asks(slack.ben, "/ssi why")


@pytest.mark.parametrize("by", ["button", "command"])
async def test_why_shows_the_figures_and_the_rule(slack: LocalSlack, by: str) -> None:
    message = await nudged(slack)
    if by == "button":
        await slack.uma.clicks(message, "Why?")
        answer = await slack.uma.next_message("dm")
    else:
        await slack.uma.types("#sales", "/ssi why")
        answer = await slack.uma.next_message("#sales")
    assert "The rule: 7 days or more without a post" in answer.text
    assert "No post for 9 days" in answer.text


async def test_a_nudges_button_opens_the_form_for_the_next_step(slack: LocalSlack) -> None:
    await slack.uma.clicks(await nudged(slack), "Log a post")
    assert (await slack.uma.next_modal()).callback_id == "log_form"


async def test_a_nudge_names_an_engager_and_its_button_logs_a_dm_to_them(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await joins(slack.uma)
    link = link_at("2026-11-20")
    await asks(slack.uma, f"/ssi log {link} 500 views 20 engagers")
    await slack.uma.types("#sales", f"/ssi engagers {link}")
    form = await answered(slack.uma)
    for fields in ({"engager_names": "Jane Doe, CTO, Acme"}, {}):
        await slack.uma.fills(form, fields)
        await slack.uma.submits(form)
        form = await answered(slack.uma)
    await slack.uma.closes(form)
    await deliver(slack, datetime(2026, 11, 26, 10, 0, tzinfo=UTC))
    message = await slack.uma.next_message("dm")
    assert "Jane Doe (Acme) engaged with your post and has waited 3 days" in message.text
    await slack.uma.clicks(message, "Log DM")
    await slack.uma.submits(await answered(slack.uma))
    assert (
        "Logged your DM of Thu 26 Nov to Jane Doe at Acme." in (await slack.uma.next_modal()).words
    )
    assert "; the rule no longer holds." in await asks(slack.uma, "/ssi why")


async def test_a_dm_without_a_reply_is_asked_about_and_a_second_one_is_logged(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    await joins(slack.uma)
    await asks(slack.uma, "/ssi dm Jane Doe at Acme")
    # On the digest's day only the digest mentions it; the reminder comes the day after.
    for day, hour in ((30, 9), (30, 10), (31, 9), (31, 10)):
        await deliver(slack, datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day - 1))
    told = [await slack.uma.next_message("dm") for _ in slack.uma.messages("dm")]
    assert ["Did Jane Doe at Acme reply" in message.text for message in told].count(True) == 1
    question = told[-1]
    await slack.uma.clicks(question, "Not yet: write once more")
    form = await answered(slack.uma)
    assert "A second message, once: under 400 characters" in form.words
    await slack.uma.submits(form)
    assert "Logged your DM of Tue 1 Dec to Jane Doe" in (await slack.uma.next_modal()).words
    await slack.uma.clicks(question, "They replied")
    while "is marked as replied" not in (await slack.uma.next_message("dm")).text:
        pass


async def test_stopping_from_a_nudge_stops_everything(slack: LocalSlack) -> None:
    await slack.uma.clicks(await nudged(slack), "Stop all messages")
    question = await slack.uma.next_message("dm")
    assert "Stop all my messages to you" in question.text
    await slack.uma.clicks(question, "Stop all messages")
    assert "I send you nothing more" in (await slack.uma.next_message("dm")).text


async def test_i_looked_cancels_the_follow_up(slack: LocalSlack) -> None:
    await slack.uma.clicks(await reminded(slack), "Skip this month")
    assert "again this month" in (await slack.uma.next_message("dm")).text
    await deliver(slack, REMINDED + timedelta(days=4))
    assert len([m for m in slack.uma.messages("dm") if "SSI page" in m.text]) == 1


async def test_a_reminder_snoozed_until_tomorrow_is_sent_again(slack: LocalSlack) -> None:
    await slack.uma.clicks(await reminded(slack), "Remind me tomorrow")
    assert "Wed 2 Dec at 09:00, UTC" in (await slack.uma.next_message("dm")).text
    await deliver(slack, REMINDED + timedelta(days=1))
    assert (
        "You asked me to remind you"
        in [m.text for m in slack.uma.messages("dm") if "SSI page" in m.text][-1]
    )


async def test_stopped_reminders_are_not_sent_next_month(slack: LocalSlack) -> None:
    await slack.uma.clicks(await reminded(slack), "Stop SSI reminders")
    assert "no more SSI reminders" in (await slack.uma.next_message("dm")).text
    await deliver(slack, datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    assert len([m for m in slack.uma.messages("dm") if "SSI page" in m.text]) == 1
    await slack.uma.types("#sales", "/ssi settings")
    assert "SSI reminder: off." in (await answered(slack.uma)).words


async def test_the_reminders_button_logs_a_score(slack: LocalSlack) -> None:
    await slack.uma.clicks(await reminded(slack), "Log my score")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"overall": "47"})
    await slack.uma.submits(form)
    assert "SSI 47 today" in (await slack.uma.next_modal()).words


async def test_why_under_an_older_nudge_explains_that_one(slack: LocalSlack) -> None:
    older = await nudged(slack)
    # The digest comes first: a nudge does not repeat what it says.
    await deliver(slack, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    for day in ("2026-11-23", "2026-11-24"):
        await asks(slack.uma, f"/ssi log {link_at(day)} 2000 views 5 engagers")
    await deliver(slack, datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
    older_one, newest = [m for m in slack.uma.messages("dm") if "Snooze a week" in m.words]
    assert older_one.ts == older.ts
    await slack.uma.clicks(older, "Why?")
    await slack.playground.until(lambda: "without a post" in slack.uma.messages("dm")[-1].text)
    await slack.uma.clicks(newest, "Why?")
    await slack.playground.until(lambda: "unique engagers" in slack.uma.messages("dm")[-1].text)


async def test_the_digest_is_shown_on_request_with_the_whole_week_behind_it(
    slack: LocalSlack,
) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-18')} 500 views 20 engagers")
    await slack.uma.types("#sales", "/ssi digest")
    message = await slack.uma.next_message("#sales")
    assert "Engagement rate: 4.00 % on 500 views; the aim is 1.5 %." in message.text
    days, _, _ = message.text.partition(".")
    assert days.startswith("Your last 7 days, ")
    # A week later it still opens the week of the message.
    slack.clock.advance_to(slack.clock.now() + timedelta(days=7))
    await slack.uma.clicks(message, "The whole week")
    week = await answered(slack.uma)
    assert days in week.words
    assert "Posting streak: 1 week in a row." in week.words
    assert slack.ben.messages("#sales") == []


async def test_the_digest_of_a_person_without_entries_says_how_to_begin(slack: LocalSlack) -> None:
    said = await asks(slack.uma, "/ssi digest")
    assert "Your last 7 days: nothing logged yet. Log your latest post" in said
