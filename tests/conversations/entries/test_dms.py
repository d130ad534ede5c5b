"""Logging DMs: to one person, replies, a week's totals, and questions about unclear names."""

import asyncio

import pytest

from playground.testing.reading import as_read
from tests.conversations.conftest import LocalSlack, answered, whole
from tests.conversations.links import link_at
from tests.conversations.speaking import asks, hears, says
from tests.conversations.target_list import contact, targets


async def test_a_dm_to_a_target_counts_for_the_share_and_waits_for_a_reply(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH")
    first = await says(slack.uma, "dm Jane Doe, CTO at ACME yesterday")
    assert "Logged your DM of Sun 22 Nov to Jane Doe at Acme GmbH." in first.text
    assert "New here: I added them, without a role." in first.text
    assert "New here" not in (await says(slack.uma, "dm Jane Doe at Acme 2026-11-20")).text
    second = await says(slack.uma, "dm Bob Smith peer")
    assert "to Bob Smith (peer)" in second.text
    assert "I save no names" in second.text
    assert "50 % of your DMs go to target accounts: 1 of 2 people in 28 days." in second.text
    assert "To your earlier DM, no reply yet from Jane Doe at Acme GmbH." in second.text
    await slack.uma.clicks(second, "Who hasn't replied?")
    await slack.uma.clicks(await slack.uma.next_message("dm"), "They replied", value="1")
    answer = await slack.uma.next_message("dm")
    assert "Your DM of Sun 22 Nov to Jane Doe at Acme GmbH is marked as replied." in answer.text
    assert "Replies: 1 of the 2 people you logged one by one." in answer.text


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_a_title_and_a_weak_word_place_a_person_only_at_an_account(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    for line in ("Doe, Jane at Acme", "Jane Doe, VP Sales of Acme", "Jane Doe en Acme"):
        assert "to Jane Doe at Acme" in (await says(slack.uma, f"dm {line}")).text
    asked = await says(slack.uma, "dm Bo Li, Head of Sales")
    assert "I don't know Bo Li yet. Where do they work?" in asked.text
    asked = await says(slack.uma, "dm Bo Li at Acm")
    assert "“Acm” isn't on the list. Did you mean *Acme*?" in asked.text


async def test_a_near_name_is_asked_about_and_can_be_a_new_person(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, "dm Jane Doe, CTO at Acme yesterday")
    asked = await says(slack.uma, "dm Jane at Acme")
    assert (
        "I don't know Jane at Acme yet. Did you mean *Jane Doe*? Nothing is saved yet."
        in asked.text
    )
    await slack.uma.clicks(asked, "Yes, Jane Doe")
    assert "Logged your DM of Mon 23 Nov to Jane Doe at Acme." in (await hears(slack.uma)).text
    asked = await says(slack.uma, "dm Jane Dow at Acme")
    await slack.uma.clicks(asked, "No, a new person")
    assert "Logged your DM of Mon 23 Nov to Jane Dow at Acme." in (await hears(slack.uma)).text


async def test_a_coach_adds_the_company_and_logs_the_dm_again(slack: LocalSlack) -> None:
    answer = await says(slack.ada, "dm Jane Doe at Acme")
    assert "Jane Doe. Acme isn't one of your target accounts, so it counts as other." in answer.text
    assert "undo this, add it with `/ssi accounts add Acme`, and log it again." in answer.text
    await says(slack.ada, "undo")
    await says(slack.ada, "accounts add Acme")
    again = await says(slack.ada, "dm Jane Doe at Acme")
    assert "100 % of your DMs go to target accounts" in again.text


async def test_replied_marks_the_newest_unanswered_dm_and_undo_unmarks_it(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, "dm Jane Doe at Acme 2026-11-10")
    await says(slack.uma, "dm Jane Doe at Acme 2026-11-20")
    await says(slack.uma, "dm Sam Lee at Wombat Ltd")
    answer = await says(slack.uma, "dm Sam Lee replied")
    assert "Your DM of Mon 23 Nov to Sam Lee (other) is marked as replied." in answer.text
    answer = await says(slack.uma, "dm jane doe replied")
    assert "Your DM of Fri 20 Nov to Jane Doe at Acme is marked as replied." in answer.text
    undone = await says(slack.uma, "undo")
    assert undone.text == (
        "Undone: the change, which restores your DM to Jane Doe at Acme on Fri 20 Nov, "
        "no reply yet."
    )


async def test_one_dm_a_day_counts_and_a_friend_at_a_target_account_is_a_target(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    answer = await says(slack.uma, "dm Jane Doe (Acme) friend")
    assert "Acme is a target account, so it counts as one, not as friend." in answer.text
    again = await says(slack.uma, "dm Jane A. Doe at Acme")
    assert "is already logged; only one a day counts" in again.text
    await says(slack.uma, "dm Sam Lee peer")
    assert "counts as competitor now" in (await says(slack.uma, "dm Sam Lee competitor")).text
    assert "Undone: the change, which restores" in (await says(slack.uma, "undo")).text
    await says(slack.uma, "undo")
    undone = await says(slack.uma, "undo")
    assert undone.text == "Undone: the DM to Jane Doe at Acme today."


async def test_a_near_company_is_asked_about_and_the_answer_is_remembered(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH")
    asked = await says(slack.uma, "dm Jane Doe at Acme Software Europe yesterday")
    assert "Did you mean *Acme GmbH*? Nothing is saved yet." in asked.text
    await slack.uma.clicks(asked, "Yes, Acme GmbH")
    answer = await slack.uma.next_message("dm")
    assert "Logged your DM of Sun 22 Nov to Jane Doe at Acme GmbH." in answer.text
    answer = await says(slack.uma, "dm Jo Black at Acme Software Europe")
    assert "to Jo Black at Acme GmbH." in answer.text
    await says(slack.uma, "undo")
    await says(slack.uma, "undo")
    asked = await says(slack.uma, "dm Jane Doe at Acme Software Europe")
    await slack.uma.clicks(asked, "No")
    answer = await slack.uma.next_message("dm")
    assert "Acme Software Europe isn't one of your target accounts" in answer.text
    assert "`/ssi accounts add`" in answer.text


async def test_a_redelivered_line_or_a_double_click_logs_one_dm(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    handled = await slack.uma.types("#sales", "/ssi dm Jane Doe at Acme replied")
    first = await slack.uma.next_message("#sales")
    again = await slack.playground.redeliver(handled.envelope_id)
    assert again.payload is not None
    assert as_read(again.payload["text"]) == first.text
    asked = await says(slack.uma, "dm Jo Black at Acme Software Europe")
    await asyncio.gather(
        slack.uma.clicks(asked, "Yes, Acme GmbH"), slack.uma.clicks(asked, "Yes, Acme GmbH")
    )
    for name in ("Jo Black", "Jane Doe"):
        await slack.uma.types("#sales", "/ssi undo")
        undone = await slack.uma.next_message("#sales")
        assert undone.text == f"Undone: the DM to {name} at Acme GmbH today."


async def test_a_name_without_a_company_means_the_known_contact_or_is_asked_about(
    slack: LocalSlack,
) -> None:
    acme, wombat = await targets(slack, "Acme", "Wombat")
    await contact(slack, acme, "Jane Doe")
    assert "to Jane Doe at Acme." in (await says(slack.uma, "dm Jane Doe")).text
    await contact(slack, wombat, "Jane Doe")
    asked = await says(slack.uma, "dm Jane Doe")
    assert "I know a Jane Doe at *Acme* or *Wombat*. Which one is it?" in asked.text
    await slack.uma.clicks(asked, "Jane Doe at Wombat")
    assert "to Jane Doe at Wombat." in (await slack.uma.next_message("dm")).text
    asked = await says(slack.uma, "dm Zoe Zulu")
    assert "I don't know Zoe Zulu yet. Where do they work?" in asked.text
    await slack.uma.clicks(asked, "Say the company")
    form = await slack.uma.next_modal()
    options = await slack.uma.looks_up(form, "company", "wom")
    await slack.uma.fills(form, {"company": options[0]["value"]})
    await slack.uma.submits(form)
    assert "to Zoe Zulu at Wombat." in (await slack.uma.next_modal()).words


@pytest.mark.parametrize("migrated_database_url", ["sqlite"], indirect=True)
async def test_a_first_or_last_name_alone_offers_the_known_contacts(slack: LocalSlack) -> None:
    acme, wombat = await targets(slack, "Acme", "Wombat")
    await contact(slack, acme, "Jane Doe")
    asked = await says(slack.uma, "Jane replied")
    assert "Did you mean *Jane Doe* at Acme? Nothing is saved yet." in asked.text
    await contact(slack, wombat, "Jane Roe")
    asked = await says(slack.uma, "dm jane")
    assert "Did you mean *Jane Doe* at Acme or *Jane Roe* at Wombat?" in asked.text
    await slack.uma.clicks(asked, "Jane Roe at Wombat")
    assert "to Jane Roe at Wombat." in (await hears(slack.uma)).text
    # The choice gives her no other name: the next Jane is asked about, too.
    asked = await says(slack.uma, "dm Jane")
    await slack.uma.clicks(asked, "No, a new person")
    assert "I don't know Jane yet. Where do they work?" in (await hears(slack.uma)).text
    assert "I don't know Jan yet." in (await says(slack.uma, "dm Jan")).text


async def test_the_form_asks_about_unclear_names_and_keeps_its_fields(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme GmbH")
    await contact(slack, acme, "Jane Dow")
    await slack.uma.types("#sales", "/ssi dm")
    form = await slack.uma.next_modal()
    form = await whole(slack.uma, form)
    assert "Whom did you write to?" in (await slack.uma.submits(form)).errors["whom"]
    # A day alone is not dropped for the totals.
    await slack.uma.fills(form, {"written_on": "2026-11-19", "week_target": "3"})
    assert "Fill in one half" in (await slack.uma.submits(form)).errors["whom"]
    people = await slack.uma.looks_up(form, "whom", "Jane Doe")
    companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
    await slack.uma.fills(
        form,
        {
            "whom": people[-1]["value"],
            "company": companies[-1]["value"],
        },
    )
    assert "Fill in one half" in (await slack.uma.submits(form)).errors["whom"]
    await slack.uma.fills(form, {"week_target": ""})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "Did you mean *Acme GmbH*?" in form.words
    await slack.uma.fills(form, {"confirmed": "1"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "I don't know Jane Doe at Acme GmbH yet. Did you mean *Jane Dow*?" in form.words
    await slack.uma.fills(form, {"confirmed": "new"})
    await slack.uma.submits(form)
    answer = await slack.uma.next_modal()
    assert "Logged your DM of Thu 19 Nov to Jane Doe at Acme GmbH." in answer.words
    assert "also called Acme Software Europe" in (await says(slack.uma, "accounts Acme")).text


async def test_a_weeks_totals_include_what_was_logged_one_by_one_before(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    for name in ("Jane Doe", "Jo Black"):
        await says(slack.uma, f"dm {name} at Acme")
    answer = await says(slack.uma, "dm 1 target 5 peers 2 friends")
    assert "in the week of 23 Nov you wrote to 2 people at target accounts, 7 others" in answer.text
    assert "Counted 2 at target accounts, not 1: you logged 2 one by one." in answer.text
    assert "22 % of your DMs go to target accounts: 2 of 9 people" in answer.text
    asked = await says(slack.uma, "dm 4 last week")
    assert "What is 4?" in asked.text
    await slack.uma.clicks(asked, "4 target")
    answer = await slack.uma.next_message("dm")
    assert "in the week of 16 Nov you wrote to 4 people at target accounts, 0 others" in answer.text
    assert "Nothing changed" in (await says(slack.uma, "dm 1 target 7 other")).text
    undone = await says(slack.uma, "undo")
    assert undone.text == (
        "Undone: the DM totals for the week of 16 Nov: 4 people at target accounts, 0 others."
    )
    later = await says(slack.uma, "dm Sam Lee peer")
    assert "20 % of your DMs go to target accounts: 2 of 10 people" in later.text


async def test_the_update_form_also_takes_the_weeks_dm_totals(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {link_at('2026-11-02')} 900 views 20 engagers")
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    # On a Monday, the form asks for the week before.
    assert "*DMs of 16–22 Nov:* how many people did you write to?" in form.words
    await slack.uma.fills(form, {"post:1": "1000 views", "week_target": "3", "week_other": "x"})
    assert "isn't a whole number" in (await slack.uma.submits(form)).errors["week_other"]
    await slack.uma.fills(form, {"week_other": "5"})
    await slack.uma.submits(form)
    answer = await slack.uma.next_modal()
    assert "1 post and the DMs of the week of 16 Nov brought up to date" in answer.words
    assert "3 people at target accounts, 5 others" in answer.words
    await slack.uma.types("#sales", "/ssi update")
    form = await answered(slack.uma)
    assert form.values["week_target"]["value"]["value"] == "3"
    await slack.uma.submits(form)
    assert "Nothing changed" in (await slack.uma.next_modal()).words
    undone = await says(slack.uma, "undo")
    assert "the update of your post of Mon 2 Nov" in undone.text
    assert "and the DM totals for the week of 16 Nov" in undone.text
