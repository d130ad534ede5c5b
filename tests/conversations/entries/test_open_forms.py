"""Forms of entries: how they open from a direct message, and what they read."""

import pytest

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import link_at
from tests.conversations.speaking import says
from tests.conversations.target_list import targets

POST = link_at("2026-11-20")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("dm", "Log a DM"),
        ("comment", "Log a comment"),
        (f"comment {POST}", "Log a comment"),
        ("win", "Log a win"),
        ("win 20k", "Log a win"),
        ("score", "SSI score"),
        ("log", "Log a LinkedIn post"),
        ("accounts add", "Add an account"),
    ],
)
async def test_a_direct_message_that_needs_a_form_offers_it(
    slack: LocalSlack, line: str, title: str
) -> None:
    offer = await says(slack.ada, line)
    assert "Open the form" in offer.words
    await slack.ada.clicks(offer, "Open the form")
    assert title in (await answered(slack.ada)).words


async def test_an_update_in_a_direct_message_opens_one_form_for_all_posts(
    slack: LocalSlack,
) -> None:
    await says(slack.uma, f"log {POST} 100 views 3 engagers")
    offer = await says(slack.uma, "update")
    assert "One form has all your posts" in offer.text
    await slack.uma.clicks(offer, "Open the form")
    assert "100" in str((await answered(slack.uma)).values)


async def win_form(slack: LocalSlack, **fields: str) -> ShownView:
    await slack.uma.types("#sales", "/ssi win")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"win_kind": "meeting", **fields})
    return form


async def test_a_win_at_a_chosen_account_is_logged_there(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    form = await win_form(slack)
    [acme, *_] = await slack.uma.looks_up(form, "company", "Acme")
    await slack.uma.fills(form, {"company": acme["value"]})
    await slack.uma.submits(form)
    assert "Logged: meeting with Acme GmbH" in (await slack.uma.next_modal()).words


async def test_two_currencies_in_one_form_are_refused(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    form = await win_form(slack, win_kind="closed_won", amount="20k EUR", currency="USD")
    [acme, *_] = await slack.uma.looks_up(form, "company", "Acme")
    await slack.uma.fills(form, {"company": acme["value"]})
    assert "The amount says EUR" in (await slack.uma.submits(form)).errors["currency"]


async def test_a_currency_that_is_not_offered_remains_in_the_amount(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi win 20k ISK")
    form = await slack.uma.next_modal()
    assert form.values["amount"]["value"]["value"] == "20,000 ISK"


async def test_a_similar_name_in_the_form_may_be_another_company(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    form = await win_form(slack)
    companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
    await slack.uma.fills(form, {"company": companies[-1]["value"]})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"confirmed": "none"})
    await slack.uma.submits(form)
    assert "Logged: meeting with Acme Software Europe" in (await slack.uma.next_modal()).words


async def test_the_same_win_in_the_form_is_logged_once(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await says(slack.uma, "win meeting Acme GmbH")
    form = await win_form(slack)
    companies = await slack.uma.looks_up(form, "company", "Acme GmbH")
    await slack.uma.fills(form, {"company": companies[0]["value"]})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"confirmed": "same"})
    await slack.uma.submits(form)
    assert "nothing new was logged" in (await slack.uma.next_modal()).words
