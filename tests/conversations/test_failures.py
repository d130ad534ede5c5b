"""Faults of our own, of Slack and of the network: what the person hears, and what the log says."""

import asyncio
import re
from pathlib import Path

import pytest
from slack_bolt.response import BoltResponse

from bot.app import build_app
from bot.heartbeat import Heart
from bot.socket_mode import SocketMode
from handlers.lost_answers import answer_otherwise
from tests.conversations.conftest import LocalSlack, answered, settings_for
from tests.conversations.links import LINK, link_at
from tests.conversations.speaking import asks, says

#: The score form writes to this table, and the Home tab reads it.
DROP = "DROP TABLE ssi_score"


async def test_an_unexpected_error_gives_the_form_back_with_a_reference(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    await slack.uma.types("#sales", "/ssi score")
    form = await slack.uma.next_modal()
    with slack.bot.desk.store.engine.begin() as connection:
        connection.exec_driver_sql(DROP)
    await slack.uma.fills(form, {"overall": "47"})
    await slack.uma.submits(form)
    given_back = await slack.uma.next_modal()
    [reference] = re.findall(r"[0-9a-f]{8}", given_back.words)
    assert f"unexpected error {reference} in SUBMISSION" in caplog.text


async def test_an_unexpected_error_outside_a_conversation_is_only_logged(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    await asks(slack.uma, f"/ssi log {LINK} 100 views 3 engagers")
    await slack.bot.desk.finish()
    with slack.bot.desk.store.engine.begin() as connection:
        connection.exec_driver_sql(DROP)
    await slack.uma.opens_home()
    heard = len(slack.uma.messages("dm"))
    await slack.uma.opens_home()
    await slack.bot.desk.finish()
    assert "unexpected error" in caplog.text
    assert "in EVENT" in caplog.text
    assert len(slack.uma.messages("dm")) == heard


async def test_a_background_task_that_fails_is_logged_and_one_that_hangs_is_cancelled(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise LookupError("of the test")

    async def hangs() -> None:
        await asyncio.Event().wait()

    desk = slack.bot.desk
    desk.start(fails())
    hanging = desk.start(hangs())
    await asyncio.sleep(0)
    await desk.finish(within=0)
    await asyncio.wait([hanging])
    assert hanging.cancelled()
    assert "a background task failed" in caplog.text


@pytest.mark.parametrize(
    ("code", "logged"), [("hash_conflict", False), ("not_found", False), ("fatal_error", True)]
)
async def test_a_form_that_was_closed_while_someone_types_is_left_alone(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture, code: str, logged: bool
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    slack.playground.faults.answer("views.update", code)
    await slack.uma.fills(form, {"link": LINK})
    await slack.bot.desk.finish()
    assert bool(caplog.records) is logged


LOST: list[tuple[BoltResponse, str]] = [
    (BoltResponse(status=200, body={"text": "Logged."}), "Logged."),
    (BoltResponse(status=200, body="Logged."), "Logged."),
]


@pytest.mark.parametrize(("lost", "said"), LOST)
async def test_a_lost_answer_without_a_valid_address_is_a_direct_message(
    slack: LocalSlack, lost: BoltResponse, said: str
) -> None:
    body = {"command": "/ssi", "user_id": slack.uma.id}
    await answer_otherwise(slack.bot.desk, slack.bot.client, body, lost)
    assert (await slack.uma.next_message("dm")).text == said


async def test_a_lost_acknowledgement_without_an_answer_needs_nothing(slack: LocalSlack) -> None:
    body = {"command": "/ssi", "user_id": slack.uma.id}
    before = len(slack.playground.calls_of("chat.postMessage"))
    await answer_otherwise(slack.bot.desk, slack.bot.client, body, BoltResponse(status=200))
    assert len(slack.playground.calls_of("chat.postMessage")) == before


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"response_action": "errors", "errors": {"link": "That is no link."}}, "That is no link."),
        ({"response_action": "clear"}, ""),
    ],
)
async def test_a_lost_answer_to_a_form_is_shown_in_it_or_by_direct_message(
    slack: LocalSlack, answer: dict[str, object], words: str
) -> None:
    await slack.uma.types("#sales", "/ssi log")
    form = await slack.uma.next_modal()
    view = {
        "id": form.id,
        "type": "modal",
        "title": {"type": "plain_text", "text": form.title},
        "submit": {"type": "plain_text", "text": "Log"},
        "callback_id": form.callback_id,
        "private_metadata": form.private_metadata,
        "blocks": form.blocks,
        "state": {"values": form.values},
    }
    body = {"type": "view_submission", "user": {"id": slack.uma.id}, "view": view}
    lost = BoltResponse(status=200, body=answer)
    await answer_otherwise(slack.bot.desk, slack.bot.client, body, lost)
    if words:
        assert words in (await answered(slack.uma)).words
    else:
        assert (await slack.uma.next_message("dm")).text


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        (f"log {link_at('2026-11-20')} 100", ["100 views", "100 engagers"]),
        (f"log {link_at('2026-11-20')} 100 3", ["100 views, 3 engagers"]),
        (f"log {link_at('2026-11-20')} 100 3 7", []),
        ("dm 3", ["3 target", "3 other"]),
        ("dm 3 5", ["3 target, 5 other", "5 target, 3 other"]),
        ("dm 3 5 7", []),
    ],
)
async def test_numbers_without_words_are_asked_about(
    slack: LocalSlack, line: str, answers: list[str]
) -> None:
    question = await says(slack.uma, line)
    assert all(answer in question.words for answer in answers)
    assert "Logged" not in question.text


async def test_figures_without_a_link_are_asked_for_it(slack: LocalSlack) -> None:
    assert "The link to the post is missing" in (await says(slack.uma, "log 100 views")).text


@pytest.mark.parametrize(
    ("code", "said"), [("missing_scope", "files:read"), ("fatal_error", "Slack did not answer")]
)
async def test_a_file_that_slack_does_not_describe_is_refused(
    slack: LocalSlack, code: str, said: str
) -> None:
    slack.playground.faults.answer("files.info", code)
    await slack.ada.drops_file("dm", "targets.csv", b"Company\nAcme\n", only_id=True)
    assert said in (await slack.ada.next_message("dm")).text


async def test_a_heartbeat_that_cannot_be_written_is_logged_once(
    slack: LocalSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    heart = Heart(tmp_path / "file" / "beat.json", slack.socket, slack.bot.desk.store)
    heart.start()
    async with asyncio.timeout(5):
        while "heartbeat cannot be written" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0)
    heart.stop()
    assert caplog.text.count("heartbeat cannot be written") == 1


async def test_a_bot_needs_both_tokens(slack: LocalSlack, database_url: str) -> None:
    settings = settings_for(slack.playground, database_url)
    bot, clock = slack.bot, slack.clock
    without_app = settings.model_copy(update={"slack_app_token": None})
    with pytest.raises(ValueError, match="app-level token"):
        SocketMode(bot, without_app)
    without_bot = settings.model_copy(update={"slack_bot_token": None})
    engine, session = bot.desk.store.engine, bot.desk.session
    with pytest.raises(ValueError, match="bot token"):
        build_app(without_bot, engine=engine, clock=clock, session=session)
