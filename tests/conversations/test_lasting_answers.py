"""In the direct messages with the bot, answers are messages; elsewhere, only the person sees them.

Slack drops ephemeral messages at a reload, and never shows them on a phone.
"""

import pytest

from playground.testing.screen import ShownMessage
from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks, hears, says
from tests.conversations.target_list import targets, team_of

LOOKED_AT_AGAIN = (
    "why", "posts", "accounts", "accounts Acme", "stats", "leaderboard", "pipeline", "help", ""
)  # fmt: skip


async def types_in_dm(slack: LocalSlack, line: str) -> ShownMessage:
    await slack.uma.types("dm", f"/ssi {line}".strip())
    return await hears(slack.uma)


@pytest.mark.parametrize("line", LOOKED_AT_AGAIN)
async def test_a_commands_answer_in_the_direct_messages_lasts(slack: LocalSlack, line: str) -> None:
    await targets(slack, "Acme")
    await team_of(slack, "Nordics", slack.ada.id, slack.uma.id)
    answer = await types_in_dm(slack, line)
    assert not answer.ephemeral
    assert answer.text
    assert len(slack.uma.messages("dm")) == 1


@pytest.mark.parametrize(
    "line", [f"log {LINK} 100 views 3 engagers", "dm Jane Doe at Acme", "win meeting Acme"]
)
async def test_the_answer_to_an_entry_in_the_direct_messages_lasts(
    slack: LocalSlack, line: str
) -> None:
    await targets(slack, "Acme")
    assert not (await types_in_dm(slack, line)).ephemeral


@pytest.mark.parametrize("line", LOOKED_AT_AGAIN)
async def test_in_a_channel_only_the_person_sees_the_answer(slack: LocalSlack, line: str) -> None:
    await targets(slack, "Acme")
    await team_of(slack, "Nordics", slack.ada.id, slack.uma.id)
    await slack.uma.types("#sales", f"/ssi {line}".strip())
    assert (await slack.uma.next_message("#sales")).ephemeral
    assert slack.uma.messages("dm") == []


async def test_a_buttons_answer_in_the_direct_messages_lasts(slack: LocalSlack) -> None:
    answer = await says(slack.uma, f"log {LINK} 1000 views 20 engagers")
    await slack.uma.clicks(await says(slack.uma, "stats"), "My posts")
    listed = await hears(slack.uma)
    assert "Your posts: 1" in listed.text
    assert not listed.ephemeral
    assert answer.text in [each.text for each in slack.uma.messages("dm")]


async def test_a_buttons_answer_in_a_thread_comes_in_that_thread(slack: LocalSlack) -> None:
    first = await says(slack.uma, f"log {link_at('2026-11-18')} 500 views 20 engagers")
    await slack.uma.types("dm", "stats", thread=first)
    answer = await hears(slack.uma)
    assert answer.thread_ts == first.ts
    await slack.uma.clicks(answer, "My posts")
    listed = await hears(slack.uma)
    assert (listed.thread_ts, listed.ephemeral) == (first.ts, False)


async def test_a_page_turned_in_the_direct_messages_replaces_the_page(slack: LocalSlack) -> None:
    await targets(slack, *(f"Company {number:02}" for number in range(30)))
    page = await types_in_dm(slack, "accounts")
    await slack.uma.clicks(page, "Next page")
    turned = await hears(slack.uma)
    assert (turned.ts, turned.ephemeral) == (page.ts, False)


async def test_between_two_people_only_the_person_sees_the_answer(slack: LocalSlack) -> None:
    """The bot cannot post in the direct messages of others."""
    slack.playground.faults.answer("chat.postMessage", "channel_not_found")
    assert (await types_in_dm(slack, "help")).ephemeral


async def test_a_refusal_in_the_direct_messages_passes(slack: LocalSlack) -> None:
    assert (await types_in_dm(slack, "log https://lnkd.in/x 3 views")).ephemeral
    assert await asks(slack.uma, "/ssi help")
