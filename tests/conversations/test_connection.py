"""The connection to Slack, the reading of profiles, and erasing a workspace."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.heartbeat import Heart
from bot.socket_mode import SocketMode
from delivery.composers import COMPOSERS
from delivery.jobs import refresh_profiles, start_jobs
from delivery.outbox import Outbox
from playground.server import Playground
from services.people.workspaces import erase_workspace
from tests.conversations.conftest import NOW, LocalSlack, settings_for
from tests.conversations.links import LINK
from tests.conversations.speaking import asks
from tests.conversations.test_acknowledgement import locked

LINE = f"/ssi log {LINK} 2340 views 25 engagers"


async def until(holds: Callable[[], bool]) -> None:
    """Lets the bot run until this holds."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110  # waits for the bot's own tasks
            await asyncio.sleep(0)


async def until_handled(slack: LocalSlack) -> None:
    """Waits until the bot handles a payload; with a locked database it is not done soon."""
    await until(lambda: slack.bot.desk.is_busy)


async def test_a_command_after_slack_renews_the_connection_is_answered(slack: LocalSlack) -> None:
    await slack.playground.disconnect("refresh_requested")
    await slack.playground.bot_connected()
    assert "1.07 %" in await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")


async def test_without_a_bot_slack_shows_a_failure(playground: Playground) -> None:
    uma = playground.person("uma")
    await uma.types("#sales", "/ssi")
    assert (await uma.next_message("#sales")).failure


async def test_the_bot_calls_only_methods_that_the_local_slack_supports(slack: LocalSlack) -> None:
    for line in ("/ssi", "/ssi help", f"/ssi log {LINK} 9 views 1 engager", "/ssi log"):
        await slack.uma.types("#sales", line)
    await slack.uma.next_modal()
    assert slack.playground.unsupported == []
    assert slack.playground.bot_mistakes == []


async def test_profiles_are_fetched_again_after_a_day(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    store, fetch = slack.bot.desk.store, slack.bot.profile_of

    def at(hours: int) -> Callable[[], datetime]:
        return lambda: NOW + timedelta(hours=hours)

    assert await refresh_profiles(store, "T0PLAYGRND", at(23), fetch) == 0
    assert await refresh_profiles(store, "T0PLAYGRND", at(24), fetch) == 1
    assert await refresh_profiles(store, "T0PLAYGRND", at(25), fetch) == 0


async def test_moving_the_clock_a_day_fetches_profiles_at_once(slack: LocalSlack) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")
    outbox = Outbox(slack.bot.desk.store, slack.clock, COMPOSERS, lambda _: slack.bot.client)
    jobs = start_jobs(slack.bot.desk.store, slack.clock, "T0PLAYGRND", slack.bot.profile_of, outbox)
    slack.clock.advance_to(NOW + timedelta(days=1))
    await slack.playground.until(lambda: len(slack.playground.calls_of("users.info")) == 2)
    jobs.shutdown(wait=False)
    await outbox.close()


async def test_an_erased_workspace_leaves_nothing(slack: LocalSlack) -> None:
    for line in (f"/ssi log {LINK} 2340 views 25 engagers", "/ssi score 47"):
        await asks(slack.uma, line)
    await slack.bot.desk.store.run(erase_workspace, "T0PLAYGRND")
    assert "You haven't logged a post yet" in await asks(slack.uma, "/ssi posts")
    assert "Logged your post" in await asks(slack.uma, f"/ssi log {LINK} 2340 views 25 engagers")


async def test_after_a_cut_connection_the_bot_is_back_within_three_seconds(
    slack: LocalSlack,
) -> None:
    slack.playground.abort_connections()
    async with asyncio.timeout(3):
        await slack.playground.bot_connected()
    assert "1.07 %" in await asks(slack.uma, LINE)


async def test_the_answer_in_a_lost_acknowledgement_follows_by_another_way(
    slack: LocalSlack, database_url: str
) -> None:
    await asks(slack.uma, "/ssi")
    await slack.bot.desk.finish()
    with locked(database_url):
        command = asyncio.create_task(slack.uma.types("#sales", LINE))
        await until_handled(slack)
        slack.playground.abort_connections()
        await slack.playground.bot_connected()
    assert (await command).timed_out
    texts = [(await slack.uma.next_message("#sales")).text for _ in range(2)]
    assert any("1.07 %" in text for text in texts)


async def test_an_acknowledgement_that_never_arrived_is_answered_by_another_way(
    slack: LocalSlack,
) -> None:
    await slack.uma.opens_home()
    await slack.uma.next_home()
    slack.playground.lose_acknowledgements()
    command = asyncio.create_task(slack.uma.types("#sales", LINE))
    await slack.playground.until(lambda: len(slack.playground.calls_of("views.publish")) > 1)
    slack.playground.abort_connections()
    assert (await command).timed_out
    texts = [(await slack.uma.next_message("#sales")).text for _ in range(2)]
    assert any("1.07 %" in text for text in texts)


@pytest.mark.parametrize("ping_every", [0.2])
async def test_an_acknowledgement_that_arrived_is_not_answered_again(slack: LocalSlack) -> None:
    await asks(slack.uma, LINE)
    await until(lambda: slack.socket.all_confirmed)
    slack.playground.abort_connections()
    await slack.playground.bot_connected()
    assert (await asks(slack.uma, "/ssi posts")).startswith("Your posts: 1")


async def test_the_answer_to_a_form_follows_in_the_form(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    form = await slack.uma.next_modal()
    await slack.bot.desk.finish()
    with locked(database_url):
        submission = asyncio.create_task(slack.uma.submits(form))
        await until_handled(slack)
        slack.playground.abort_connections()
        await slack.playground.bot_connected()
    await submission
    modal = await slack.uma.next_modal()
    while "1.07 %" not in modal.words:
        modal = await slack.uma.next_modal()


async def test_slack_is_not_asked_for_profiles_once_it_has_refused_the_token(
    slack: LocalSlack,
) -> None:
    for person in (slack.uma, slack.ada):
        await asks(person, "/ssi posts")
    await slack.bot.desk.finish()
    store = slack.bot.desk.store
    slack.playground.faults.answer("users.info", "token_revoked")
    asked = len(slack.playground.calls_of("users.info"))
    slack.clock.advance_to(NOW + timedelta(days=2))
    await asks(slack.uma, "/ssi posts")
    await slack.bot.desk.finish()
    await asks(slack.ada, "/ssi posts")
    await asks(slack.ben, "/ssi posts")
    await refresh_profiles(store, "T0PLAYGRND", slack.clock.now, slack.bot.profile_of)
    assert len(slack.playground.calls_of("users.info")) == asked + 1


async def test_a_bot_that_never_connected_can_be_stopped(
    slack: LocalSlack, database_url: str
) -> None:
    settings = settings_for(slack.playground, database_url)
    await SocketMode(slack.bot, settings).stop()
    assert "1.07 %" in await asks(slack.uma, LINE)


@pytest.mark.parametrize("ping_every", [0.2])
async def test_while_slack_renews_the_connection_slowly_the_bot_waits_and_is_back(
    slack: LocalSlack,
) -> None:
    slack.playground.faults.slow("apps.connections.open", 1.2, times=1)
    await slack.playground.disconnect("refresh_requested", grace=0.0)
    await slack.playground.bot_connected()
    assert "1.07 %" in await asks(slack.uma, LINE)


async def test_a_heartbeat_that_cannot_be_written_is_warned_about_once(
    slack: LocalSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    heart = Heart(tmp_path / "file" / "beat.json", slack.socket, slack.bot.desk.store)
    for _ in range(2):
        heart.start()
        await asyncio.sleep(0)
        heart.stop()
    assert caplog.text.count("the heartbeat cannot be written") == 1
