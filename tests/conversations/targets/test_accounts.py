"""The list of target accounts: viewing, adding, editing, archiving, removing, searching."""

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered, whole
from tests.conversations.joining import makes_team
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def edits(slack: LocalSlack, name: str) -> ShownView:
    """Ada opens an account's form from its page."""
    await slack.ada.clicks(await says(slack.ada, f"accounts {name}"), "Edit account")
    return await answered(slack.ada)


async def test_every_member_sees_the_list_and_only_coaches_change_it(slack: LocalSlack) -> None:
    assert (
        "Added Acme GmbH: no owner · acme.com"
        in (await says(slack.ada, "accounts add Acme GmbH acme.com")).text
    )
    listed = await says(slack.uma, "accounts")
    assert "Target accounts: 1." in listed.text
    assert "Acme GmbH: no owner · acme.com; no people added yet · no touch yet." in listed.text
    assert "Import" not in listed.words
    refused = await says(slack.uma, "accounts add Globex")
    assert "workspace admins and the coaches they appoint" in refused.text


async def test_an_empty_list_says_how_to_begin(slack: LocalSlack) -> None:
    for words in ("accounts", "accounts silent", "accounts mine"):
        assert (
            "No accounts yet. *Add an account*, or *Import accounts* from a list"
            in (await says(slack.ada, words)).text
        )
    assert "Ask a coach or an admin" in (await says(slack.uma, "accounts silent")).text


async def test_a_name_that_is_not_on_the_list_is_added_with_one_click(slack: LocalSlack) -> None:
    await slack.ada.clicks(await says(slack.ada, "accounts Nowhere Ltd"), "Add Nowhere Ltd")
    assert "Added Nowhere Ltd" in (await hears(slack.ada)).text
    asked = await says(slack.uma, "accounts Elsewhere Ltd")
    assert "Add Elsewhere" not in asked.words
    assert "ask a coach to add it with `/ssi accounts add`" in asked.text


async def test_a_company_on_the_list_cannot_be_added_under_another_legal_form(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme GmbH")
    refused = await says(slack.ada, "accounts add ACME, Inc.")
    assert "Acme GmbH is on the list already. `/ssi accounts Acme GmbH` opens it." in refused.text


async def test_a_near_name_is_asked_about_and_the_answer_is_remembered(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    asked = await says(slack.ada, "accounts add Acme Software Europe")
    assert "Acme Software Europe looks like *Acme*, which is already on the list." in asked.text
    await slack.ada.clicks(asked, "It is Acme")
    named = await hears(slack.ada)
    assert "Added an alias for Acme" in named.text
    assert (
        "also called Acme Software Europe"
        in (await says(slack.uma, "accounts acme software europe")).text
    )


async def test_a_near_name_can_be_added_as_another_company(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    asked = await says(slack.ada, "accounts add Acme Software Europe")
    await slack.ada.clicks(asked, "No, add it as a new one")
    assert "Added Acme Software Europe" in (await hears(slack.ada)).text
    assert "Target accounts: 2." in (await says(slack.uma, "accounts")).text


async def test_the_form_asks_about_a_near_name_and_keeps_its_fields(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await slack.ada.types("#sales", "/ssi accounts add")
    form = await answered(slack.ada)
    await slack.ada.fills(
        form, {"account_name": "Acme Robotics", "website": "acme.io", "owner": slack.uma.id}
    )
    await slack.ada.submits(form)
    form = await slack.ada.next_modal()
    assert "Acme Robotics looks like *Acme*" in form.words
    await slack.ada.chooses(form, "value", "another", block_id="confirmed")
    await slack.ada.submits(form)
    assert "Owner Uma" in (await slack.ada.next_modal()).words
    assert "Acme Robotics: owner Uma" in (await says(slack.uma, "accounts mine")).text


async def test_an_account_is_edited_and_undo_restores_it(slack: LocalSlack) -> None:
    await targets(slack, "Acme", website="acme.com")
    await targets(slack, "Globex")
    form = await whole(slack.ada, await edits(slack, "acme"))
    await slack.ada.fills(
        form, {"account_name": "Acme <b> Group", "website": "", "aliases": "Roadrunner\nGlobex"}
    )
    submission = await slack.ada.submits(form)
    assert "Globex is on the list already" in submission.errors["aliases"]
    await slack.ada.fills(form, {"aliases": "Roadrunner\nThe Acme"})
    await slack.ada.submits(form)
    saved = await slack.ada.next_modal()
    assert "Saved Acme &lt;b&gt; Group" in saved.words
    assert "Acme &lt;b&gt; Group" in (await says(slack.uma, "accounts roadrunner")).text
    await slack.ada.clicks(saved, "Undo")
    undone = (await slack.ada.next_modal()).words
    assert "the change to the account Acme &lt;b&gt; Group; it is as before" in undone
    assert "Acme: no owner · acme.com" in (await says(slack.uma, "accounts")).text
    assert "No account matches “roadrunner”" in (await says(slack.uma, "accounts roadrunner")).text


async def test_an_archived_account_is_no_target_until_it_is_restored(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await slack.ada.clicks(await edits(slack, "acme"), "Archive")
    archived = await answered(slack.ada)
    assert "It is no longer a target" in archived.words
    await slack.ada.closes(archived)
    assert "Target accounts: 0." in (await says(slack.uma, "accounts")).text
    assert "Acme: no owner · archived" in (await says(slack.uma, "accounts archived")).text
    assert "on the list already, archived" in (await says(slack.ada, "accounts add Acme")).text
    await slack.ada.clicks(await edits(slack, "acme"), "Restore")
    assert "It is a target again" in (await answered(slack.ada)).words


async def test_removing_an_account_asks_first_and_can_be_undone(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await slack.ada.clicks(await edits(slack, "acme"), "Remove")
    question = await answered(slack.ada)
    assert "Remove Acme?" in question.words
    await slack.ada.clicks(question, "Remove")
    removed = await answered(slack.ada)
    assert "Removed Acme" in removed.words
    assert "Target accounts: 0." in (await says(slack.uma, "accounts")).text
    await slack.ada.clicks(removed, "Undo")
    await slack.ada.next_modal()
    assert "Target accounts: 1." in (await says(slack.uma, "accounts")).text


async def test_an_account_on_a_teams_list_is_visible_to_that_team_and_coaches(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma)
    await targets(slack, "Acme")
    form = await edits(slack, "acme")
    await slack.ada.chooses(form, "value", "1", block_id="account_list")
    await slack.ada.submits(form)
    assert "list of Nordics" in (await answered(slack.ada)).words
    assert "Target accounts: 1." in (await says(slack.uma, "accounts")).text
    assert "Target accounts: 0." in (await says(slack.ben, "accounts")).text
    assert "No account matches “acme”" in (await says(slack.ben, "accounts acme")).text
    assert "Target accounts: 1." in (await says(slack.ada, "accounts")).text


async def test_the_list_has_pages_and_a_search_by_part_of_a_name(slack: LocalSlack) -> None:
    await targets(slack, *(f"Company{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    await targets(slack, "Åsbergsund Foods", "Ambrosine", "Bellweather", "Ørsted")
    first = await says(slack.uma, "accounts")
    assert "(page 1 of 2)" in first.text
    order = ["Ambrosine:", "Åsbergsund Foods:", "Bellweather:", "Companyaa:", "Companyvv:"]
    assert sorted(order, key=first.text.index) == order
    await slack.uma.clicks(first, "Next page")
    second = (await slack.uma.next_message("dm")).text
    assert second.index("Companyww:") < second.index("Companyzz:") < second.index("Ørsted:")
    assert "Companyvv:" not in second
    await slack.uma.clicks(first, "By name…")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"searched": "ANYC"})
    await slack.uma.submits(form)
    assert "Companycc" in (await answered(slack.uma)).words
    misspelt = await says(slack.uma, "accounts Companykc")
    assert "No account matches “Companykc”" in misspelt.text


async def test_undo_restores_no_removed_account_that_was_added_again(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await slack.ada.clicks(await edits(slack, "acme"), "Remove")
    await slack.ada.clicks(await answered(slack.ada), "Remove")
    removed = await answered(slack.ada)
    await slack.ada.closes(removed)
    await slack.ada.makes_admin(slack.ben.id)
    await says(slack.ben, "accounts add Acme")
    undone = await says(slack.ada, "undo")
    assert "the same name is on the list again" in undone.text
    assert "Target accounts: 1." in (await says(slack.uma, "accounts")).text


async def test_a_website_or_a_part_of_one_finds_its_account(slack: LocalSlack) -> None:
    await targets(slack, "Acme", website="acme.com")
    await targets(slack, "Hooli", website="hooli.example")
    for typed in ("acme.com", "cme.co"):
        assert (await says(slack.uma, f"accounts {typed}")).text.startswith("Acme: no owner")
    assert "to Jane Doe at Acme" in (await says(slack.uma, "dm Jane Doe at acme.com")).text


async def test_a_search_that_finds_nothing_says_so(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await slack.uma.clicks(await says(slack.uma, "accounts"), "By name…")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"searched": "Zulu"})
    await slack.uma.submits(form)
    assert "No account matches “Zulu”" in (await answered(slack.uma)).words
