"""A LinkedIn link posted in a channel: the bot offers to log it, to those who asked for that."""

import json
from collections.abc import AsyncIterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground.server import Playground
from playground.testing.actor import Actor
from playground.world.simulated_clock import SimulatedClock
from tests.conversations.conftest import MANIFEST, LocalSlack, answered
from tests.conversations.joining import joins
from tests.conversations.links import id_at, link_at
from tests.conversations.people.test_member_settings import edits, saves, settings_of
from tests.conversations.speaking import asks

WITH_OFFERS = json.loads(
    (Path(__file__).parents[2] / "manifest.link-offers.json").read_text(encoding="utf-8")
)
OLD = link_at("2026-10-20")
_ID = id_at(datetime(2026, 11, 20, 9, tzinfo=UTC))
NEW = f"https://www.linkedin.com/posts/uma_how-we-cut-onboarding_activity-{_ID}-AbCd"
OFFER = "Is this LinkedIn post yours?"


@pytest.fixture
async def playground(clock: SimulatedClock) -> AsyncIterator[Playground]:
    """A local Slack whose app was made from the second manifest."""
    local = Playground(WITH_OFFERS, clock)
    await local.start()
    yield local
    await local.stop()


def offers(person: Actor, channel: str = "#sales") -> list[str]:
    return [each.text for each in person.messages(channel) if OFFER in each.text]


async def wants_offers(person: Actor) -> None:
    await joins(person)
    await saves(person, link_offers="on")


def test_the_second_manifest_differs_in_the_links_alone() -> None:
    second = deepcopy(WITH_OFFERS)
    assert second["features"].pop("unfurl_domains") == ["linkedin.com"]
    second["oauth_config"]["scopes"]["bot"].remove("links:read")
    second["settings"]["event_subscriptions"]["bot_events"].remove("link_shared")
    assert second == MANIFEST


async def test_a_link_is_offered_once_to_its_poster_and_opens_the_filled_form(
    slack: LocalSlack,
) -> None:
    await wants_offers(slack.uma)
    await slack.uma.types("#sales", f"New post, please like it: {NEW} and {OLD}")
    offer = await slack.uma.next_message("#sales")
    assert f"{OFFER} Log its views" in offer.text
    assert "Post “How we cut onboarding” of Fri 20 Nov" in offer.text
    assert offer.ephemeral
    assert offers(slack.ada) == []
    await slack.uma.types("#sales", f"again: {NEW}")
    await slack.uma.clicks(offer, "Log this post")
    form = await answered(slack.uma)
    assert form.values["link"]["link_typed"]["value"] == NEW
    await slack.uma.fills(form, {"views": "2340", "engagers": "25"})
    await slack.uma.submits(form)
    assert "Logged" in (await slack.uma.next_modal()).words
    assert len(offers(slack.uma)) == 1


async def test_nothing_is_offered_to_those_who_did_not_ask_or_where_it_is_of_no_use(
    slack: LocalSlack,
) -> None:
    await joins(slack.ben)
    await slack.ben.types("#sales", NEW)
    await slack.ada.types("#sales", NEW)
    await wants_offers(slack.uma)
    await asks(slack.ada, f"/ssi log {NEW} 2340 views 25 engagers")
    await slack.uma.types("#sales", f"{NEW} {OLD} https://www.linkedin.com/in/jane-doe")
    other = link_at("2026-11-21")
    await slack.uma.types("#quiet", other)
    await slack.uma.says_in_dm(other)
    await saves(slack.uma, paused_until="2026-11-30")
    await slack.uma.types("#sales", other)
    assert [offers(person) for person in (slack.ada, slack.ben, slack.uma)] == [[], [], []]
    assert offers(slack.uma, "#quiet") == offers(slack.uma, "dm") == []
    slack.clock.advance_to(slack.clock.now() + timedelta(days=8))
    await slack.uma.types("#sales", other)
    await slack.playground.until(lambda: len(offers(slack.uma)) == 1)


async def test_an_offer_that_slack_refuses_does_not_stop_the_next(slack: LocalSlack) -> None:
    await wants_offers(slack.uma)
    slack.playground.faults.answer("chat.postEphemeral", "channel_not_found", times=1)
    await slack.uma.types("#sales", NEW)
    await slack.uma.types("#sales", link_at("2026-11-21"))
    await slack.playground.until(lambda: len(offers(slack.uma)) == 1)
    assert "Sat 21 Nov" in offers(slack.uma)[0]


async def test_without_the_permission_the_setting_says_who_can_allow_it(slack: LocalSlack) -> None:
    await joins(slack.uma)
    slack.playground.faults.take_scope("links:read")
    await asks(slack.uma, "/ssi score 47")
    form = await edits(slack.uma, await settings_of(slack.uma), "messages")
    assert "an admin can allow it" in form.words
    assert "manifest" not in form.words
    assert "link_offers" not in form.values
