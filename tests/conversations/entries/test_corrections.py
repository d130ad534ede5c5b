"""Correcting one engager or DM that was matched to the wrong person or account."""

from playground.testing.actor import Actor
from playground.testing.reading import as_read
from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.links import LINK
from tests.conversations.speaking import hears, says
from tests.conversations.target_list import targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH


async def lists(person: Actor, names: str) -> None:
    """Lists people at the post of `LINK`."""
    await person.clicks(await says(person, f"engagers {LINK} {names}"), "Check first")
    await person.submits(await answered(person))
    await person.submits(await answered(person))
    await person.closes(await answered(person))
    await hears(person)  # the outcome stays in the message


async def figures(person: Actor) -> str:
    return as_read((await says(person, "stats 2025-12")).text)


async def people_of_the_post(person: Actor) -> ShownMessage:
    await person.clicks(await says(person, "posts"), "People listed")
    return await hears(person)


async def test_not_this_person_takes_an_engager_off_the_target_share_until_undone(
    slack: LocalSlack,
) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, f"log {LINK} 2000 views 40 engagers")
    await lists(slack.uma, "Jane Doe, CTO, Acme; Max Muster, Hooli")
    assert "Target engagers: 1 of 40, 3 %" in await figures(slack.uma)
    listed = await people_of_the_post(slack.uma)
    assert "1 person at target accounts" in as_read(listed.text)
    await slack.uma.clicks(listed, "Not this person")
    said = await hears(slack.uma)
    assert "the engager was not Jane Doe at Acme" in said.text
    assert "Target engagers: 0 of 40, 0 %" in await figures(slack.uma)
    await slack.uma.clicks(said, "Undo")
    await hears(slack.uma)
    assert "Target engagers: 1 of 40, 3 %" in await figures(slack.uma)
    assert "Jane Doe at Acme" in (await people_of_the_post(slack.uma)).text


async def test_an_engager_moves_to_the_other_account(slack: LocalSlack) -> None:
    _, globex = await targets(slack, "Acme", "Globex")
    await says(slack.uma, f"log {LINK} 2000 views 40 engagers")
    await lists(slack.uma, "Jane Doe, CTO, Acme")
    await slack.uma.clicks(await says(slack.uma, "accounts Acme"), "Other account…")
    form = await answered(slack.uma)
    assert "Jane Doe is not at Acme, but at:" in form.words
    await slack.uma.looks_up(form, "company", "Globex")
    await slack.uma.fills(form, {"company": f"account:{globex}"})
    await slack.uma.submits(form)
    saved = await answered(slack.uma)
    assert "the engager is Jane Doe at Globex, not Jane Doe at Acme" in saved.words
    await slack.uma.closes(saved)
    assert "Jane Doe engaged with your post" in (await says(slack.uma, "accounts Globex")).text
    assert "None yet" in (await says(slack.uma, "accounts Acme")).text
    await says(slack.uma, "undo")
    assert "Jane Doe engaged with your post" in (await says(slack.uma, "accounts Acme")).text
    assert "Jane Doe" not in (await says(slack.uma, "accounts Globex")).text


async def test_a_dm_to_somebody_else_counts_outside_target_accounts(slack: LocalSlack) -> None:
    await targets(slack, "Acme")
    await says(slack.uma, "dm Jane Doe at Acme")
    await slack.uma.clicks(await says(slack.uma, "posts"), "DMs")
    await slack.uma.clicks(await hears(slack.uma), "Not this person")
    assert "the DM was not Jane Doe at Acme" in (await hears(slack.uma)).text
    assert "Target DMs: 0 of 1 person" in as_read((await says(slack.uma, "stats")).text)
    await says(slack.uma, "undo")
    assert "Target DMs: 1 of 1 person" in as_read((await says(slack.uma, "stats")).text)
