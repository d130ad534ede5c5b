"""Acknowledgements are in time, even if the database or Slack hangs."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import make_url

from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.engines import ON_BOTH

pytestmark = ON_BOTH

#: Seconds. Slack waits three; half a second is for the network.
IN_TIME = 2.5
#: Shortens the time limit of the acknowledgement, so that a test of what follows it is quick.
hurried = pytest.mark.parametrize("acknowledge_by", [0.5])


@contextmanager
def locked(database_url: str) -> Iterator[None]:
    """Locks out every writer until the block ends."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        holder = sqlite3.connect(str(url.database), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
        holder.close()
    else:
        plain = database_url.replace("postgresql+psycopg://", "postgresql://")
        with psycopg.connect(plain) as connection:
            connection.execute("LOCK TABLE member IN EXCLUSIVE MODE")
            yield
            connection.rollback()


async def test_a_locked_database_delays_the_answer_but_not_the_acknowledgement(
    slack: LocalSlack, database_url: str
) -> None:
    with locked(database_url):
        handled = await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
        assert handled.seconds < IN_TIME
        assert "Saving…" in (await slack.uma.next_message("#sales")).text
    assert "1.07 %" in (await slack.uma.next_message("#sales")).text


@hurried
async def test_a_form_shows_saving_and_then_the_answer(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    form = await slack.uma.next_modal()
    with locked(database_url):
        submission = await slack.uma.submits(form)
        assert submission.handled is not None
        assert submission.handled.seconds < IN_TIME
        assert "Saving…" in (await slack.uma.next_modal()).words
    assert "1.07 %" in (await slack.uma.next_modal()).words


@hurried
async def test_a_form_refused_after_saving_is_shown_again_with_its_fields(
    slack: LocalSlack, database_url: str
) -> None:
    await slack.ben.types("#sales", f"/ssi log {LINK} 2000 views 20 engagers")
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    await slack.uma.fills(form, {"link": LINK, "views": "2340", "engagers": "25"})
    form = await slack.uma.next_modal()
    with locked(database_url):
        await slack.uma.submits(form)
        await slack.uma.next_modal()
    back = await slack.uma.next_modal()
    assert "Ben Okafor already logged this post" in back.words
    assert back.values["views"]["value"]["value"] == "2340"


@pytest.mark.parametrize(
    "method", ["users.info", "chat.postMessage", "views.open", "views.publish"]
)
async def test_a_hanging_call_to_slack_does_not_delay_the_acknowledgement(
    slack: LocalSlack, method: str
) -> None:
    slack.playground.faults.hang(method)
    handled = await asyncio.gather(
        slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers"),
        slack.ada.types("#sales", "/ssi log"),
        slack.ben.says_in_dm("help"),
    )
    assert all(each.seconds < IN_TIME and not each.timed_out for each in handled)
    slack.playground.faults.clear()


async def test_a_form_opens_even_if_slack_does_not_return_the_profile(slack: LocalSlack) -> None:
    slack.playground.faults.hang("users.info")
    await slack.uma.types("#sales", "/ssi log")
    assert (await slack.uma.next_modal()).title == "Log a LinkedIn post"
    slack.playground.faults.clear()


async def test_an_unexpected_error_shows_an_id_that_is_in_the_log(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.bot.desk.store.engine.dispose()
    with slack.bot.desk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE post RENAME TO post_gone")
    await slack.uma.types("#sales", f"/ssi log {LINK} 2340 views 25 engagers")
    answer = await slack.uma.next_message("#sales")
    reference = answer.text.split("`")[-2]
    assert f"unexpected error {reference}" in caplog.text
    assert "2340" not in caplog.text
