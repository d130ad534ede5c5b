"""The Home tab: when it is published, and what happens when something is in the way."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.conversations.clockwork import deliver
from tests.conversations.conftest import NOW, LocalSlack
from tests.conversations.figures.test_board_notices import ranked
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks

PUBLISH = "views.publish"


async def logs_a_post(slack: LocalSlack) -> None:
    """Uma logs a post."""
    answer = await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers", "#sales")
    assert "1.07 %" in answer


async def opens_home(slack: LocalSlack) -> None:
    """Uma looks at her Home tab."""
    await slack.uma.opens_home()
    assert "No post yet" in (await slack.uma.next_home()).words


async def test_no_home_tab_is_published_for_a_person_who_never_opened_it(
    slack: LocalSlack,
) -> None:
    await logs_a_post(slack)
    await slack.bot.desk.finish()
    assert slack.playground.calls_of(PUBLISH) == []


async def test_a_home_tab_opened_over_fifteen_minutes_ago_is_published_when_opened_again(
    slack: LocalSlack,
) -> None:
    await opens_home(slack)
    slack.clock.advance_to(NOW + timedelta(minutes=16))
    await logs_a_post(slack)
    await slack.bot.desk.finish()
    assert len(slack.playground.calls_of(PUBLISH)) == 1
    await slack.uma.opens_home()
    assert "1.07 %" in (await slack.uma.next_home()).words


async def test_a_button_on_the_home_tab_says_that_the_tab_is_open(slack: LocalSlack) -> None:
    await logs_a_post(slack)
    await slack.uma.opens_home()
    home = await slack.uma.next_home()
    slack.clock.advance_to(NOW + timedelta(minutes=16))
    await slack.uma.clicks(home, "Undo")
    assert "No post yet" in (await slack.uma.next_home()).words


async def test_many_changes_at_once_publish_the_home_tab_once_a_second(slack: LocalSlack) -> None:
    await opens_home(slack)
    now = asyncio.get_running_loop().time
    began = now()
    lines = (f"/ssi log {link_at('2026-11-10', hour)} 1000 views 10 engagers" for hour in range(8))
    await asyncio.gather(*(slack.uma.types("#sales", line) for line in lines))
    await slack.bot.desk.finish()
    # When it was opened, at once, after a second, and after each second that a busy machine took.
    assert len(slack.playground.calls_of(PUBLISH)) <= 3 + int(now() - began)
    assert "8,000" in (await slack.uma.next_home()).words


async def test_a_home_tab_that_slack_refuses_is_logged_and_published_the_next_time(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    await opens_home(slack)
    slack.playground.faults.answer(PUBLISH, "not_enabled", times=1)
    await logs_a_post(slack)
    await slack.bot.desk.finish()
    assert "views.publish refused: not_enabled" in caplog.text
    await slack.uma.opens_home()
    assert "1.07 %" in (await slack.uma.next_home()).words


async def test_a_home_tab_lost_on_the_way_is_logged(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    await opens_home(slack)
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


async def test_a_coach_posts_a_missed_board_from_the_home_tab(slack: LocalSlack) -> None:
    await ranked(slack, slack.uma)
    await deliver(slack, datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    before = len(slack.uma.messages("#sales"))
    await slack.ada.opens_home()
    home = await slack.ada.next_home()
    assert "due Mon 30 Nov, 10:00, was not posted: too late." in home.words
    await slack.ada.clicks(home, "Post now")
    await slack.playground.until(
        lambda: slack.ada.home is not None and "was not posted" not in slack.ada.home.words
    )
    await deliver(slack)
    assert len(slack.uma.messages("#sales")) == before + 1
