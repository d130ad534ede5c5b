"""Telling the team about a win: the exact message first, and nothing without the person's word."""

import pytest

from playground.testing.screen import ShownMessage, ShownView
from tests.conversations.conftest import LocalSlack, answered
from tests.conversations.joining import makes_team
from tests.conversations.speaking import says
from tests.conversations.target_list import targets


async def offered(
    slack: LocalSlack, line: str = "win 45000 EUR Acme", button: str = "Tell Nordics"
) -> ShownView:
    """Logs a win as a member of a team, and returns the form that tells it."""
    await targets(slack, "Acme")
    await makes_team(slack.ada, "Nordics", slack.uma)
    await slack.uma.clicks(await says(slack.uma, line), button)
    return await answered(slack.uma)


def told(slack: LocalSlack) -> list[ShownMessage]:
    """Returns the messages about wins in the channel."""
    return [each for each in slack.ben.messages("#sales") if "Acme" in each.words]


async def test_the_channel_gets_exactly_the_message_that_was_shown(slack: LocalSlack) -> None:
    form = await offered(slack)
    shown = ":tada: Uma Rao closed a deal with Acme on Mon 23 Nov."
    assert shown in form.words
    assert ":tada: Uma Rao closed a deal with Acme on Mon 23 Nov: EUR 45,000." in form.words
    assert told(slack) == []
    await slack.uma.submits(form)
    assert "Told" in (await answered(slack.uma)).words
    assert [each.text for each in told(slack)] == [shown]


async def test_the_amount_is_told_only_if_the_person_says_so(slack: LocalSlack) -> None:
    form = await offered(slack)
    await slack.uma.fills(form, {"tell_amount": "with"})
    await slack.uma.submits(form)
    await answered(slack.uma)
    assert "EUR 45,000" in told(slack)[0].words


async def test_a_member_of_two_teams_chooses_which(slack: LocalSlack) -> None:
    await makes_team(slack.ada, "Alps", slack.uma, channel="C0GENERAL")
    form = await offered(slack, "win meeting Acme", "Tell a team")
    assert "Say the amount?" not in form.words
    assert (await slack.uma.submits(form)).errors
    await slack.uma.fills(form, {"tell_team": "2"})
    await slack.uma.submits(form)
    await answered(slack.uma)
    assert [each.text for each in told(slack)] == [
        ":tada: Uma Rao got a meeting with Acme on Mon 23 Nov."
    ]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("is_archived", "I can't post in the channel of Nordics yet. It is archived."),
        ("internal_error", "I can't tell whether it was posted. Please look in the channel."),
    ],
)
async def test_a_channel_that_refuses_is_named_with_the_fix(
    slack: LocalSlack, error: str, said: str
) -> None:
    form = await offered(slack)
    slack.playground.faults.answer("chat.postMessage", error)
    await slack.uma.submits(form)
    refused = await answered(slack.uma)
    assert said in refused.words
    assert told(slack) == []
    slack.playground.faults.clear()
    await slack.uma.submits(refused)
    again = await answered(slack.uma)
    if error == "is_archived":
        assert "Told" in again.words
        assert len(told(slack)) == 1
    else:
        assert "I sent this already." in again.words
        assert told(slack) == []


async def test_a_win_that_was_undone_is_not_told(slack: LocalSlack) -> None:
    form = await offered(slack)
    await says(slack.uma, "undo")
    await slack.uma.submits(form)
    assert "That win isn't among yours any more." in (await answered(slack.uma)).words
    assert told(slack) == []
