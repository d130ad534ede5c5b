"""The Home tab when something is in the way: the bot logs it, and the answers come all the same."""

import pytest

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.speaking import asks

PUBLISH = "views.publish"


async def logs_a_post(slack: LocalSlack) -> None:
    """Uma logs a post, after which her Home tab is published again."""
    answer = await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers", "#sales")
    assert "1.07 %" in answer


async def test_a_home_tab_that_slack_refuses_is_logged_and_published_the_next_time(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.playground.faults.answer(PUBLISH, "not_enabled", times=1)
    await logs_a_post(slack)
    await slack.bot.desk.finish()
    assert "views.publish refused: not_enabled" in caplog.text
    assert slack.uma.home is None
    await slack.uma.opens_home()
    assert "1.07 %" in (await slack.uma.next_home()).words


async def test_a_home_tab_lost_on_the_way_is_logged(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.playground.faults.close_after_accepting(PUBLISH)
    await logs_a_post(slack)
    await slack.bot.desk.finish()
    assert "views.publish failed: ServerDisconnectedError" in caplog.text
    assert "unexpected" not in caplog.text


async def test_opening_the_conversation_publishes_no_home_tab(slack: LocalSlack) -> None:
    await slack.uma.opens_dm()
    await asks(slack.uma, "/ssi help")
    assert slack.playground.calls_of(PUBLISH) == []


async def test_a_guest_from_another_company_reads_why_the_tab_is_empty(slack: LocalSlack) -> None:
    await slack.eve.opens_home()
    words = (await slack.eve.next_home()).words
    assert "No post yet" not in words
    assert words
