"""An account's page: its buying committee, shared touches, and erasing a contact."""

from datetime import date

from playground.testing.actor import Actor
from playground.testing.reading import as_read
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.entries.touching import got_engager, shares_touches, won, wrote
from tests.conversations.joining import joins, makes_team
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

LATELY = date(2026, 11, 12)


async def page(person: Actor, name: str = "acme") -> str:
    """Returns the text of an account's page."""
    return (await says(person, f"accounts {name}")).text


async def test_a_contact_is_added_with_title_and_role_and_empty_roles_are_shown(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    shown = await says(slack.uma, "accounts acme")
    assert "Decision maker · nobody known yet" in shown.text
    await slack.uma.clicks(shown, "Add a person")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"contact_name": "Dr. Jane Doe, PhD", "contact_title": "CTO"})
    await slack.uma.chooses(form, "value", "decision_maker", block_id="contact_role")
    await slack.uma.submits(form)
    added = await answered(slack.uma)
    assert "Added Dr. Jane Doe at Acme." in added.words
    shown = await says(slack.uma, "accounts acme")
    assert "Decision maker · Dr. Jane Doe · CTO · no touch yet" in shown.text
    assert "Decision maker · nobody known yet" not in shown.text
    assert "Champion · nobody known yet" in shown.text
    await slack.uma.clicks(added, "Undo")
    assert "adding the person Dr. Jane Doe" in (await slack.uma.next_modal()).words
    assert "Jane" not in await page(slack.uma)


async def test_a_contact_is_edited_but_cannot_take_the_name_of_another(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe", "CTO")
    await contact(slack, acme, "Sam Ray")
    shown = await says(slack.uma, "accounts acme")
    await slack.uma.clicks(shown, "Edit", value="1")
    form = await answered(slack.uma)
    await slack.uma.fills(form, {"contact_name": "sam ray"})
    submission = await slack.uma.submits(form)
    assert "Sam Ray is at Acme already." in submission.errors["contact_name"]
    await slack.uma.fills(form, {"contact_name": "Jane Doe", "contact_title": "CEO"})
    await slack.uma.chooses(form, "value", "champion", block_id="contact_role")
    await slack.uma.submits(form)
    saved = await answered(slack.uma)
    assert "Champion · Jane Doe · CEO" in await page(slack.uma)
    await slack.uma.clicks(saved, "Undo")
    await slack.uma.next_modal()
    assert "Jane Doe · CTO · no role yet" in await page(slack.uma)


async def test_undo_restores_a_removed_contact(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    await contact(slack, acme, "Jane Doe")
    await slack.uma.clicks(await says(slack.uma, "accounts acme"), "Edit", value="1")
    form = await answered(slack.uma)
    assert "Erase this person" not in form.words
    await slack.uma.clicks(form, "Remove")
    removed = await answered(slack.uma)
    assert "Jane Doe" not in await page(slack.uma)
    await slack.uma.clicks(removed, "Undo")
    assert "removing the person Jane Doe; it is back" in (await slack.uma.next_modal()).words
    assert "Jane Doe" in await page(slack.uma)


async def test_shared_touches_show_names_and_coaches_see_only_counts_of_the_others(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    (acme,) = await targets(slack, "Acme")
    jane, sam = await contact(slack, acme, "Jane Doe"), await contact(slack, acme, "Sam Ray")
    await wrote(slack, slack.uma, acme, jane, LATELY, replied=True)
    await got_engager(slack, slack.uma, acme, sam, date(2026, 11, 13))

    own = await page(slack.uma)
    assert "in touch with 2 of 2 people so far · last touch Fri 13 Nov" in own
    assert "Jane Doe · no role yet · in conversation" in own
    assert "Sam Ray · no role yet · waits for your DM" in own
    assert "Thu 12 Nov · you wrote to Jane Doe, who replied" in own

    teammates = await page(slack.ben)
    assert "2 people · no touch of yours" in teammates
    assert "Jane Doe · no role yet · no touch of yours" in teammates
    assert "no touch yet" not in teammates
    assert "Uma" not in teammates

    coachs = await page(slack.ada)
    assert "in touch with 2 of 2 people so far · last touch Fri 13 Nov" in coachs
    assert "Jane Doe · no role yet · in touch" in coachs
    assert "Sam Ray · no role yet · in touch" in coachs
    assert "Uma" not in coachs

    await shares_touches(slack, slack.uma)
    teammates = await page(slack.ben)
    assert "Fri 13 Nov · Sam Ray engaged with Uma Rao's post" in teammates
    assert "Uma Rao wrote to Jane Doe, who replied" in teammates
    assert "In touch lately: Uma" in teammates
    assert "Sam Ray · no role yet · engaged with a post" in teammates


async def test_who_waits_for_a_dm_is_named_until_it_is_logged(slack: LocalSlack) -> None:
    await joins(slack.uma)
    acme, globex = await targets(slack, "Acme", "Globex")
    jane = await contact(slack, acme, "Jane Doe")
    await got_engager(slack, slack.uma, acme, jane, LATELY)
    await got_engager(
        slack, slack.uma, globex, await contact(slack, globex, "Sam Ray"), date(2026, 7, 1)
    )
    listed = (await says(slack.uma, "accounts")).text
    assert "1 of 1 person engaged so far · last touch Thu 12 Nov; Jane Doe waits for your DM" in (
        listed
    )
    assert "Sam Ray" not in listed
    assert "Jane Doe" in (await says(slack.uma, "who should I write to?")).text
    await says(slack.uma, "dm Jane Doe at Acme")
    shown = await page(slack.uma)
    assert "Jane Doe · no role yet · written to" in shown
    assert "waits" not in shown
    assert "in touch with 1 of 1 person so far" in shown


async def test_a_page_shows_the_six_latest_touches_and_counts_the_rest(slack: LocalSlack) -> None:
    await joins(slack.uma)
    (acme,) = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe")
    for day in range(2, 8):
        await wrote(slack, slack.uma, acme, jane, date(2026, 11, day))
    assert "more in the last year" not in await page(slack.uma)
    await wrote(slack, slack.uma, acme, jane, date(2026, 11, 1))
    shown = await page(slack.uma)
    assert "Mon 2 Nov · you wrote" in shown
    assert "Sun 1 Nov · you wrote" not in shown
    assert "And 1 more in the last year." in shown


async def test_alike_touches_are_one_line_whose_menu_leads_to_each_posts_people(
    slack: LocalSlack,
) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    (acme,) = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe")
    await shares_touches(slack, slack.uma)
    for title in ("One", "Two", "Three"):
        await got_engager(slack, slack.uma, acme, jane, LATELY, title)
    for day in range(2, 8):
        await wrote(slack, slack.uma, acme, jane, date(2026, 11, day))
    own = await says(slack.uma, "accounts acme")
    assert "Thu 12 Nov · Jane Doe engaged with 3 of your posts (One, Mon 23 Nov" in own.text
    assert own.text.count("engaged with") == 1
    assert "And 1 more in the last year." in own.text
    assert "engaged with 3 of Uma Rao's posts" in as_read(await page(slack.ben))
    await slack.uma.clicks(own, "People listed: Two, Mon 23 Nov")
    assert "Jane Doe at Acme" in (await hears(slack.uma)).text


async def test_wins_are_shown_to_their_member_and_to_coaches(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    (acme,) = await targets(slack, "Acme")
    await won(slack, slack.uma, acme, 45_000, LATELY)
    assert "Thu 12 Nov · deal · EUR 45,000 · you" in await page(slack.uma)
    assert "EUR 45,000 · Uma" in await page(slack.ada)
    assert "45,000" not in await page(slack.ben)


async def test_an_account_without_a_touch_for_30_days_is_silent(slack: LocalSlack) -> None:
    acme, globex = await targets(slack, "Acme", "Globex")
    await wrote(slack, slack.uma, acme, await contact(slack, acme, "Jane Doe"), date(2026, 11, 12))
    await wrote(
        slack, slack.uma, globex, await contact(slack, globex, "Sam Ray"), date(2026, 10, 12)
    )
    silent = (await says(slack.uma, "accounts silent")).text
    assert silent.startswith("Silent accounts: 1. No touch for 30 days, the longest first. Globex:")
    assert "in touch with 1 of 1 person so far · last touch Mon 12 Oct" in silent


async def test_the_longest_silence_comes_first(slack: LocalSlack) -> None:
    acme, globex, _ = await targets(slack, "Acme", "Globex", "Initech")
    jane, sam = await contact(slack, acme, "Jane Doe"), await contact(slack, globex, "Sam Ray")
    await wrote(slack, slack.uma, acme, jane, date(2026, 10, 12))
    await wrote(slack, slack.uma, globex, sam, date(2026, 7, 1))
    await got_engager(slack, slack.uma, globex, sam, date(2026, 9, 1))
    silent = (await says(slack.uma, "accounts silent")).text
    assert silent.index("Initech:") < silent.index("Globex:") < silent.index("Acme:")


async def test_of_a_days_wins_the_deal_leads_and_the_reader_alone_is_not_listed(
    slack: LocalSlack,
) -> None:
    [acme] = await targets(slack, "Acme")
    await wrote(slack, slack.uma, acme, await contact(slack, acme, "Jane Doe"), LATELY)
    await says(slack.uma, "win 45000 EUR Acme")
    await says(slack.uma, "win meeting Acme")
    shown = await page(slack.uma)
    assert "last win today (deal)" in shown
    assert "Wins: Today · deal · EUR 45,000 · you; Today · meeting · you." in shown
    assert "In touch lately" not in shown


async def test_an_erased_contact_leaves_counts_but_no_name(slack: LocalSlack) -> None:
    (acme,) = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe")
    await wrote(slack, slack.uma, acme, jane, LATELY, replied=True)
    await got_engager(slack, slack.uma, acme, jane, LATELY)
    await slack.ada.clicks(await says(slack.ada, "accounts acme"), "Edit", value=str(jane))
    await slack.ada.clicks(await answered(slack.ada), "Erase this person")
    question = await answered(slack.ada)
    assert "Erase Jane Doe at Acme?" in question.words
    await slack.ada.clicks(question, "Erase for good")
    assert "Erased: a person at Acme." in (await answered(slack.ada)).words
    shown = await page(slack.uma)
    assert "no people added yet · last touch Thu 12 Nov" in shown
    assert "you wrote to someone there, who replied" in shown
    assert "Jane" not in shown


async def test_the_list_says_that_an_account_is_a_customer_of_a_teammate(slack: LocalSlack) -> None:
    acme, _ = await targets(slack, "Acme", "Globex")
    jane = await contact(slack, acme, "Jane Doe")
    await joins(slack.uma)
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    await wrote(slack, slack.uma, acme, jane, LATELY)
    await won(slack, slack.uma, acme, 40_000, LATELY)
    listed = (await says(slack.ben, "accounts")).text
    assert "no touch of yours · last win Thu 12 Nov (deal)" in listed
    assert listed.count("no touch yet") == 1  # Globex
