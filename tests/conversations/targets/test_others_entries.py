"""A contact or account with others' entries: not removed or renamed in passing, history joined."""

from datetime import date

from playground.testing.actor import Actor
from playground.testing.screen import ShownView
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.entries.touching import shares_touches, wrote
from tests.conversations.joining import makes_team
from tests.conversations.speaking import says
from tests.conversations.target_list import contact, targets
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

LATELY = date(2026, 11, 12)


async def ben_wrote_to_jane(slack: LocalSlack) -> int:
    """Ben wrote to Jane Doe at Acme; Uma is in his team. Returns Acme's id."""
    (acme,) = await targets(slack, "Acme")
    jane = await contact(slack, acme, "Jane Doe")
    await makes_team(slack.ada, "Nordics", slack.uma, slack.ben)
    await wrote(slack, slack.ben, acme, jane, LATELY)
    return acme


async def edits_jane(person: Actor) -> ShownView:
    """Opens Jane's form from the page of Acme."""
    await person.clicks(await says(person, "accounts acme"), "Edit", value="1")
    return await answered(person)


async def test_a_contact_with_a_teammates_entries_is_not_removed_in_passing(
    slack: LocalSlack,
) -> None:
    await ben_wrote_to_jane(slack)
    await slack.uma.clicks(await edits_jane(slack.uma), "Remove")
    refused = (await answered(slack.uma)).words
    assert "A teammate has entries about Jane Doe too, so only a coach can remove them." in refused
    assert "Ben" not in refused
    await shares_touches(slack, slack.ben)
    await slack.uma.clicks(await edits_jane(slack.uma), "Remove")
    assert "Ben Okafor has entries about Jane Doe" in (await answered(slack.uma)).words
    assert "Jane Doe" in (await says(slack.uma, "accounts acme")).text


async def test_a_contact_with_a_teammates_entries_is_not_renamed_in_passing(
    slack: LocalSlack,
) -> None:
    await ben_wrote_to_jane(slack)
    form = await edits_jane(slack.uma)
    await slack.uma.fills(form, {"contact_name": "Mallory Poe"})
    await slack.uma.submits(form)
    assert "only a coach can rename them" in (await answered(slack.uma)).words
    form = await edits_jane(slack.uma)
    await slack.uma.fills(form, {"contact_title": "CTO"})
    await slack.uma.submits(form)
    assert "Saved Jane Doe at Acme." in (await answered(slack.uma)).words


async def test_a_reply_finds_the_contact_whom_a_coach_removed(slack: LocalSlack) -> None:
    await ben_wrote_to_jane(slack)
    await slack.ada.clicks(await edits_jane(slack.ada), "Remove")
    removed = (await answered(slack.ada)).words
    assert "Removed Jane Doe at Acme. Entries about them remain, also those of a teammate." in (
        removed
    )
    reply = (await says(slack.ben, "dm Jane Doe replied")).text
    assert "Jane Doe" in reply
    assert "?" not in reply.split(".")[0]
    assert "1 of 1" in reply or "repl" in reply
    assert "Jane Doe" not in (await says(slack.ben, "accounts acme")).text.split("Latest")[0]


async def test_a_reply_finds_the_contact_whom_a_coach_renamed(slack: LocalSlack) -> None:
    await ben_wrote_to_jane(slack)
    form = await edits_jane(slack.ada)
    await slack.ada.fills(form, {"contact_name": "Jane Smith"})
    await slack.ada.submits(form)
    assert "Saved Jane Smith at Acme." in (await answered(slack.ada)).words
    assert "Jane Smith" in (await says(slack.ben, "dm Jane Doe replied")).text
    assert (
        "Jane Smith · no role yet · in conversation"
        in (await says(slack.ben, "accounts acme")).text
    )


async def test_a_coach_is_told_whose_entries_hang_on_an_account(slack: LocalSlack) -> None:
    acme = await ben_wrote_to_jane(slack)
    await slack.ada.clicks(await says(slack.ada, "accounts acme"), "Edit account")
    form = await answered(slack.ada)
    await slack.ada.clicks(form, "Remove", value=str(acme))
    asked = (await answered(slack.ada)).words
    assert "Entries about it, also those of a teammate, remain" in asked


async def test_a_renamed_account_is_still_found_by_the_name_that_teammates_know(
    slack: LocalSlack,
) -> None:
    await ben_wrote_to_jane(slack)
    await slack.ada.clicks(await says(slack.ada, "accounts acme"), "Edit account")
    form = await answered(slack.ada)
    await slack.ada.fills(form, {"account_name": "Umbrella"})
    await slack.ada.submits(form)
    await answered(slack.ada)
    assert "Umbrella" in (await says(slack.ben, "dm Jane Doe at Acme replied")).text
