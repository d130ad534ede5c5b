"""Forms of entries: how they open from a direct message, and what they read."""

import pytest

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered, open_modal, whole
from tests.conversations.links import link_at
from tests.conversations.speaking import asks, hears, says
from tests.conversations.target_list import contact, targets
from views import blocks
from views.ids import Action, about_account, about_contact

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


_TYPED = {"win": {"amount": "20k"}, "dm": {}, "score": {"overall": "47"}}


@pytest.mark.parametrize("line", ["log", "dm", "comment", "win", "score"])
async def test_a_form_opens_with_three_fields_and_more_keeps_what_was_typed(
    slack: LocalSlack, line: str
) -> None:
    await slack.uma.types("#sales", f"/ssi {line}")
    form = await slack.uma.next_modal()
    fields = [block["block_id"] for block in form.blocks if block["type"] == "input"]
    assert len(fields) == 3
    typed = _TYPED.get(line, {"link": POST})
    await slack.uma.fills(form, typed)
    more = await whole(slack.uma, open_modal(slack.uma))
    assert [block["block_id"] for block in more.blocks if block["type"] == "input"][:3] == fields
    for field, value in typed.items():
        assert value in str(more.values[field])


async def test_a_missing_date_shows_its_field_and_keeps_what_was_typed(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": "https://www.linkedin.com/pulse/x-uma", "views": "900"})
    await slack.uma.submits(open_modal(slack.uma))
    form = await answered(slack.uma)
    while "This link contains no date. Add its date" not in form.words:
        form = await answered(slack.uma)
    assert form.values["views"]["value"]["value"] == "900"
    await slack.uma.fills(form, {"posted_on": "2026-11-20"})
    await slack.uma.submits(form)
    assert "of Fri 20 Nov" in (await answered(slack.uma)).words


async def win_form(slack: LocalSlack, **fields: str) -> ShownView:
    await slack.uma.types("#sales", "/ssi win")
    form = await whole(slack.uma, await slack.uma.next_modal())
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


@pytest.mark.parametrize(("button", "title"), [("Log DM", "Log a DM"), ("Log a win",) * 2])
async def test_a_form_from_an_accounts_page_knows_the_account(
    slack: LocalSlack, button: str, title: str
) -> None:
    await targets(slack, "Acme GmbH")
    await says(slack.uma, "score 47")
    await slack.uma.clicks(await says(slack.uma, "accounts acme"), button)
    form = await answered(slack.uma)
    assert title in form.words
    assert "Acme GmbH" in str(form.values)


@pytest.mark.parametrize("of", ["contact", "account"])
async def test_a_comments_form_from_a_nudge_knows_the_person(slack: LocalSlack, of: str) -> None:
    [acme] = await targets(slack, "Acme GmbH")
    jane = await contact(slack, acme, "Jane Doe")
    await says(slack.uma, "score 47")
    about = about_contact(jane) if of == "contact" else about_account(acme)
    text, button = "Comment", blocks.button("Log the comment", Action.OPEN_COMMENT, about)
    await slack.bot.client.chat_postMessage(
        channel=slack.uma.id, text=text, blocks=[blocks.actions(button)]
    )
    await slack.uma.clicks(await hears(slack.uma), "Log the comment")
    known = str((await answered(slack.uma)).values)
    assert ("Jane Doe" if of == "contact" else "Acme GmbH") in known


async def test_too_many_names_for_a_form_are_refused(slack: LocalSlack) -> None:
    names = "\n".join(f"Person {chr(65 + n % 26)}{'x' * 20}, CTO, Acme" for n in range(100))
    refusal = await asks(slack.uma, f"/ssi engagers {POST}\n{names}", "#sales")
    assert "a form holds 3,000" in refusal


@pytest.mark.parametrize("line", ["engagers", f"engagers {POST}"])
async def test_engagers_in_a_direct_message_open_a_form(slack: LocalSlack, line: str) -> None:
    offer = await says(slack.uma, line)
    await slack.uma.clicks(offer, "Open the form")
    assert "Who engaged?" in (await answered(slack.uma)).words


async def test_unlikely_figures_in_the_edit_form_are_asked_about(slack: LocalSlack) -> None:
    await says(slack.uma, f"log {POST} 100 views 3 engagers")
    await slack.uma.clicks(await says(slack.uma, "posts"), "Edit")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engagers": "101"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    assert "101" in form.words
    await slack.uma.fills(form, {"confirmed": ["engagers_exceed_views"]})
    await slack.uma.submits(form)
    assert "101" in (await slack.uma.next_modal()).words


async def test_a_person_with_a_similar_name_may_be_at_no_target_account(slack: LocalSlack) -> None:
    await targets(slack, "Acme GmbH")
    await slack.uma.types("#sales", "/ssi dm")
    form = await slack.uma.next_modal()
    people = await slack.uma.looks_up(form, "whom", "Jane Doe")
    companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
    await slack.uma.fills(form, {"whom": people[-1]["value"], "company": companies[-1]["value"]})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"confirmed": "none"})
    await slack.uma.submits(form)
    assert "isn't one of your target accounts" in (await slack.uma.next_modal()).words


async def test_one_of_several_people_of_a_name_is_chosen_in_the_form(slack: LocalSlack) -> None:
    for account in await targets(slack, "Acme", "Hooli"):
        await contact(slack, account, "Jane Doe")
    await slack.uma.types("#sales", "/ssi dm")
    form = await slack.uma.next_modal()
    people = await slack.uma.looks_up(form, "whom", "Jane Doe")
    await slack.uma.fills(form, {"whom": people[-1]["value"]})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    [asked] = [each for each in form.blocks if each["block_id"] == "confirmed"]
    chosen = next(o for o in asked["element"]["options"] if "Hooli" in str(o))
    await slack.uma.fills(form, {"confirmed": chosen["value"]})
    await slack.uma.submits(form)
    assert "Jane Doe at Hooli" in (await slack.uma.next_modal()).words


async def test_names_without_a_post_in_a_direct_message_are_kept_in_the_form(
    slack: LocalSlack,
) -> None:
    offer = await says(slack.uma, "engagers\nJane Doe, CTO, Acme")
    assert "Which post did these people engage with?" in offer.text
    await slack.uma.clicks(offer, "Open the form")
    form = await answered(slack.uma)
    [names] = form.values["engager_names"].values()
    assert names["value"] == "Jane Doe, CTO, Acme"


async def test_a_range_typed_with_its_currency_opens_the_win_form_with_both_ends(
    slack: LocalSlack,
) -> None:
    question = await says(slack.uma, "win opp 45–50k EUR Initech")
    await slack.uma.clicks(question, "Another amount")
    form = await answered(slack.uma)
    assert form.values["amount"]["value"]["value"] == "45,000–50,000"


async def test_an_answer_about_the_company_is_kept_while_the_same_win_is_asked_about(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH")
    for answer in ("none", "another"):
        form = await win_form(slack)
        companies = await slack.uma.looks_up(form, "company", "Acme Software Europe")
        await slack.uma.fills(form, {"company": companies[-1]["value"]})
        await slack.uma.submits(form)
        form = await slack.uma.next_modal()
        await slack.uma.fills(form, {"confirmed": "none"})
        await slack.uma.submits(form)
        form = await slack.uma.next_modal()
        if answer == "another":
            assert "Same" in form.words
            await slack.uma.fills(form, {"confirmed": "another"})
            await slack.uma.submits(form)
            form = await slack.uma.next_modal()
        assert "Logged: meeting with Acme Software Europe" in form.words
