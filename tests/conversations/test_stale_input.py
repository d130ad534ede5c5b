"""Slack keeps typed values by block and action id: a new form or question must not inherit them."""

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered, open_modal
from tests.conversations.joining import open_setup
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks
from tests.conversations.target_list import contact, targets


def typed_in(form: ShownView, field: str) -> object:
    """Returns the text in a field; ``None`` if it is empty."""
    [state] = form.values[field].values()
    return state["value"]


async def test_a_second_team_starts_with_an_empty_form(slack: LocalSlack) -> None:
    await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"team_name": "Nordics", "team_members": [slack.uma.id]})
    await slack.ada.submits(form)
    await slack.ada.clicks(await slack.ada.next_modal(), "Add a team")
    form = await slack.ada.next_modal()
    assert typed_in(form, "team_name") is None
    assert form.values["team_members"]["value"]["selected_users"] == []


async def test_a_team_edited_after_another_opens_with_its_own_values(slack: LocalSlack) -> None:
    for name in ("Nordics", "Iberia"):
        await slack.ada.clicks(await open_setup(slack.ada), "Add a team")
        form = await slack.ada.next_modal()
        await slack.ada.fills(form, {"team_name": name})
        await slack.ada.submits(form)
        overview = await slack.ada.next_modal()
    first, second = (
        choice["value"].removeprefix("edit_team ")
        for block in overview.blocks
        for choice in block.get("accessory", {}).get("options", [])
        if choice["value"].startswith("edit_team ")
    )
    await slack.ada.clicks(overview, "Edit", value=first)
    form = await slack.ada.next_modal()
    opened_with = typed_in(form, "team_name")
    await slack.ada.submits(form)
    await slack.ada.clicks(await slack.ada.next_modal(), "Edit", value=second)
    form = await slack.ada.next_modal()
    assert {opened_with, typed_in(form, "team_name")} == {"Nordics", "Iberia"}


async def test_log_another_opens_an_empty_form(slack: LocalSlack) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "2340", "engagers": "25"})
    await slack.uma.fills(form, {"link": LINK})
    form = await slack.uma.next_modal()
    await slack.uma.submits(form)
    await slack.uma.clicks(await slack.uma.next_modal(), "Log another")
    form = await slack.uma.next_modal()
    assert [typed_in(form, name) for name in ("link", "views", "engagers")] == [None] * 3
    assert LINK not in form.words
    second = link_at("2026-11-09")
    await slack.uma.fills(form, {"views": "100", "engagers": "3"})
    await slack.uma.fills(form, {"link": second})
    form = await slack.uma.next_modal()
    assert "Posted on Mon 9 Nov" in form.words
    await slack.uma.submits(form)
    assert "post of Mon 9 Nov" in (await slack.uma.next_modal()).words


async def test_an_answer_to_one_question_is_no_answer_to_the_next(slack: LocalSlack) -> None:
    acme, wombat = await targets(slack, "Acme", "Wombat")
    await contact(slack, acme, "Jane Dow")
    await contact(slack, wombat, "Samuel Ray")
    await slack.uma.types("#sales", "/ssi dm")
    form = await slack.uma.next_modal()
    await _writes_to(slack, form, "Jane Doe", "Acme")
    form = await slack.uma.next_modal()
    assert "Did you mean *Jane Dow*?" in form.words
    await slack.uma.fills(form, {"confirmed": "new"})
    await _writes_to(slack, form, "Samuel Raj", "Wombat")
    form = await slack.uma.next_modal()
    assert "Did you mean *Samuel Ray*?" in form.words
    assert form.values["confirmed"]["value"]["selected_option"] is None


async def test_a_tick_counts_for_the_account_that_the_question_was_about(slack: LocalSlack) -> None:
    await targets(slack, "Acme", "Globex")
    await slack.ada.types("#sales", "/ssi accounts add")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"account_name": "Acme Robotics"})
    await slack.ada.submits(form)
    form = await slack.ada.next_modal()
    await slack.ada.fills(form, {"confirmed": ["another"], "account_name": "Globex Robotics"})
    await slack.ada.submits(form)
    form = await slack.ada.next_modal()
    assert "Globex Robotics looks like *Globex*" in form.words
    assert form.values["confirmed"]["value"]["selected_options"] == []
    assert typed_in(form, "account_name") == "Globex Robotics"


async def test_the_recognised_people_of_a_second_list_are_asked_about_anew(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Dow")
    await asks(slack.uma, f"/ssi log {LINK} 100 views 3 engagers")
    await slack.uma.types("#sales", f"/ssi engagers {LINK}")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"engager_names": "Jane Doe, CTO, Acme"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    [question] = [name for name in form.values if name.startswith("read:asked:")]
    await slack.uma.fills(form, {question: "new"})
    await slack.uma.fills(form, {"engager_names": "Jane Doe, CTO, Acme\nSam Ray, CEO, Acme"})
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    # The same question comes with its answer, as the form itself carries it.
    assert form.values[question]["value"]["selected_option"]["value"] == "new"
    assert typed_in(form, "engager_names") == "Jane Doe, CTO, Acme\nSam Ray, CEO, Acme"


async def test_a_wrong_field_of_a_form_given_back_is_marked_and_all_input_kept(
    slack: LocalSlack,
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "20", "engagers": "30"})
    await slack.uma.fills(form, {"link": LINK})
    await slack.uma.submits(await slack.uma.next_modal())
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"views": "lots"})
    assert "whole number" in (await slack.uma.submits(form)).errors["views"]
    form = open_modal(slack.uma)
    assert [typed_in(form, name) for name in ("link", "engagers")] == [LINK, "30"]


async def _writes_to(slack: LocalSlack, form: ShownView, name: str, company: str) -> None:
    people = await slack.uma.looks_up(form, "whom", name)
    companies = await slack.uma.looks_up(form, "company", company)
    await slack.uma.fills(form, {"whom": people[-1]["value"], "company": companies[0]["value"]})
    await slack.uma.submits(form)
