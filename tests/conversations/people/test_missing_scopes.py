"""Without one of its scopes the bot says what does not work, and does all the rest."""

from datetime import timedelta

import pytest

from playground.world.identity import TEAM_ID
from services.people.missing_scopes import tell_coaches_of_scopes
from tests.conversations.clockwork import deliver
from tests.conversations.conftest import MANIFEST, NOW, LocalSlack
from tests.conversations.joining import joins
from tests.conversations.speaking import asks
from views.people.missing_scopes import WITHOUT


def test_what_fails_without_it_is_known_of_each_scope_of_the_manifest() -> None:
    assert list(WITHOUT) == MANIFEST["oauth_config"]["scopes"]["bot"]


@pytest.mark.parametrize("scope", ["files:write", "im:write"])
async def test_an_export_without_its_scopes_says_what_to_do(slack: LocalSlack, scope: str) -> None:
    await asks(slack.uma, "/ssi score 47")
    slack.playground.faults.take_scope(scope)
    await slack.uma.types("#sales", "/ssi export")
    await slack.uma.next_message("#sales")
    answer = await slack.uma.next_message("#sales")
    assert "`/ssi export` doesn't work. Ask an admin to install me again" in answer.text
    assert f"the permission `{scope}`" in answer.text
    assert "50" in await asks(slack.uma, "/ssi score 50")


async def test_an_admin_whose_role_cannot_be_read_is_told_why(slack: LocalSlack) -> None:
    slack.playground.faults.take_scope("users:read")
    answer = await asks(slack.ada, "/ssi stats team")
    assert "who is an admin" in answer
    assert "I need the permission `users:read`" in answer


async def test_coaches_get_one_notice_for_what_is_missing(slack: LocalSlack) -> None:
    for person in (slack.ada, slack.ben):
        await joins(person)
    slack.playground.faults.take_scope("files:write")
    slack.playground.faults.take_scope("files:read")
    await asks(slack.uma, "/ssi score 47")  # Slack names the scopes with each answer
    for minutes in (5, 10):
        missing = slack.bot.desk.scopes.missing()
        store = slack.bot.desk.store
        await store.run(tell_coaches_of_scopes, TEAM_ID, missing, slack.clock.now())
        await deliver(slack, NOW + timedelta(minutes=minutes))
    told = [each.text for each in slack.ada.messages("dm") if "I lack the permission" in each.text]
    assert len(told) == 1
    assert "I can't read files that you drop here" in told[0]
    assert "`/ssi export` doesn't work. I lack the permission `files:write`." in told[0]
    assert "To add them, an admin opens my app" in told[0]
    assert not [each for each in slack.ben.messages("dm") if "permission" in each.text]
