"""One person known as two contacts, or under two spellings: asked about, and merged."""

from datetime import date

from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered, whole
from tests.conversations.entries.test_engagers import asked, read, saved
from tests.conversations.entries.touching import got_engager, wrote
from tests.conversations.links import link_at
from tests.conversations.speaking import says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

POST = link_at("2026-11-20")
LATELY = date(2026, 11, 12)


async def known_twice(slack: LocalSlack) -> None:
    """Jane Doe, a CTO, engaged with Uma's post; Uma wrote to J. Doe, who replied."""
    (acme,) = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe", "CTO")
    j_doe = await contact(slack, acme, "J. Doe")
    await contact(slack, acme, "Ann Other")
    await got_engager(slack, slack.uma, acme, jane, LATELY)
    await wrote(slack, slack.uma, acme, j_doe, LATELY, replied=True)


async def merge_form(slack: LocalSlack) -> ShownView:
    """Uma opens the form that merges J. Doe with another contact."""
    await slack.uma.clicks(await says(slack.uma, "accounts acme"), "Edit", value="2")
    await slack.uma.clicks(await answered(slack.uma), "Same person as…")
    return await answered(slack.uma)


async def test_two_contacts_are_merged_and_undo_separates_them(slack: LocalSlack) -> None:
    await known_twice(slack)
    form = await merge_form(slack)
    assert "Who at *Acme* is the same person as *J. Doe*?" in form.words
    await slack.uma.chooses(form, "value", "1", block_id="same_person")
    assert (await slack.uma.submits(form)).errors == {}
    question = await slack.uma.next_modal()
    assert "*J. Doe* and *Jane Doe* become one person at Acme." in question.words
    assert "Which one do you keep?" in question.words
    assert (await slack.uma.submits(question)).errors == {}
    merged = await slack.uma.next_modal()
    assert "J. Doe and Jane Doe at Acme are now one person: Jane Doe." in merged.words
    page = (await says(slack.uma, "accounts acme")).text
    assert "Jane Doe · CTO · no role yet · in conversation" in page
    assert "J. Doe" not in page
    assert "you wrote to Jane Doe, who replied" in page
    again = await says(slack.uma, "dm J. Doe at Acme")
    assert "Logged your DM of Mon 23 Nov to Jane Doe at Acme." in again.text
    await says(slack.uma, "undo")
    await slack.uma.clicks(merged, "Undo")
    undone = (await slack.uma.next_modal()).words
    assert "the merge of Jane Doe and J. Doe; they are two people again" in undone
    page = (await says(slack.uma, "accounts acme")).text
    assert "you wrote to J. Doe, who replied" in page
    assert "Jane Doe · CTO · no role yet · waits for your DM" in page


async def test_a_changed_choice_is_confirmed_again_and_either_contact_can_be_kept(
    slack: LocalSlack,
) -> None:
    await known_twice(slack)
    form = await merge_form(slack)
    await slack.uma.chooses(form, "value", "3", block_id="same_person")
    await slack.uma.submits(form)
    form = await slack.uma.next_modal()
    await slack.uma.chooses(form, "value", "1", block_id="same_person")
    await slack.uma.submits(form)
    question = await slack.uma.next_modal()
    assert "*J. Doe* and *Jane Doe* become one person" in question.words
    await slack.uma.fills(question, {"confirmed": "2"})
    await slack.uma.submits(question)
    assert "are now one person: J. Doe." in (await slack.uma.next_modal()).words
    assert (
        "J. Doe · CTO · no role yet · in conversation"
        in (await says(slack.uma, "accounts acme")).text
    )


async def test_the_only_contact_at_an_account_cannot_be_merged(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    await slack.uma.clicks(await says(slack.uma, "accounts acme"), "Edit", value="1")
    await slack.uma.clicks(await answered(slack.uma), "Same person as…")
    assert "Jane Doe is the only one at Acme so far." in (await answered(slack.uma)).words


async def test_a_contacts_aliases_are_edited_in_its_form(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    await slack.uma.clicks(await says(slack.uma, "accounts acme"), "Edit", value="1")
    form = await whole(slack.uma, await answered(slack.uma))
    await slack.uma.fills(form, {"aliases": "Jane Smith\n4711"})
    assert "look like a person's name" in (await slack.uma.submits(form)).errors["aliases"]
    await slack.uma.fills(form, {"aliases": "Jane Smith"})
    await slack.uma.submits(form)
    assert "Saved Jane Doe at Acme." in (await answered(slack.uma)).words
    answer = await says(slack.uma, "dm Jane Smith at Acme")
    assert "Logged your DM of Mon 23 Nov to Jane Doe at Acme." in answer.text


async def test_a_near_name_among_pasted_names_is_asked_about_once(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe", "CTO")
    await says(slack.uma, f"log {POST} 100 views")
    form = await read(slack, "J. Doe, Acme\nHanna Berg, Acme\nMax Muster")
    [question] = asked(form)
    assert "J. Doe at Acme: did you mean Jane Doe (CTO)?" in form.words
    await slack.uma.fills(form, {question: "contact:1"})
    done = await saved(slack, form)
    assert "2 of 3 engagers are at target accounts" in done
    assert "Jane Doe (CTO, Acme)" in done
    assert asked(await read(slack, "J. Doe, Acme")) == []
    await says(slack.uma, "undo")
    assert len(asked(await read(slack, "J. Doe, Acme"))) == 1


async def test_a_near_name_answered_as_new_becomes_a_separate_contact(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    await says(slack.uma, f"log {POST} 100 views")
    form = await read(slack, "J. Doe, Acme\nJane Doe, Acme")
    await slack.uma.fills(form, {asked(form)[0]: "new"})
    assert "2 of 2 engagers are at target accounts" in await saved(slack, form)
    assert "J. Doe" in (await says(slack.uma, "accounts acme")).text


async def test_after_the_company_is_resolved_a_near_name_there_is_asked_about(
    slack: LocalSlack,
) -> None:
    (acme,) = await targets(slack, "Acme GmbH")
    await contact(slack, acme, "Jane Doe", "CTO")
    await says(slack.uma, f"log {POST} 100 views")
    form = await read(slack, "J. Doe, Acme Europe")
    [company] = asked(form)
    await slack.uma.fills(form, {company: str(acme)})
    assert (await slack.uma.submits(form)).errors == {}
    form = await slack.uma.next_modal()
    [person] = set(asked(form)) - {company}
    await slack.uma.fills(form, {person: "contact:1"})
    assert "Jane Doe (CTO, Acme GmbH)" in await saved(slack, form)
    assert asked(await read(slack, "J. Doe, Acme Europe")) == []


async def test_the_answer_about_a_near_name_in_a_dm_is_remembered(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    question = await says(slack.uma, "dm J. Doe at Acme")
    await slack.uma.clicks(question, "Yes, Jane Doe")
    await slack.uma.next_message("dm")
    question = await says(slack.uma, "dm Jane Do at Acme replied")
    await slack.uma.clicks(question, "Yes, Jane Doe")
    answer = await slack.uma.next_message("dm")
    assert "Your DM of Mon 23 Nov to Jane Doe at Acme is marked as replied." in answer.text
    for name in ("J. Doe", "Jane Do"):
        again = await says(slack.uma, f"dm {name} at Acme")
        assert "Jane Doe at Acme" in again.text
        assert "Did you mean" not in again.text
