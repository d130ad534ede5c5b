"""Payloads that lack a part which Slack usually sends, or have one more."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from playground.testing.actor import Actor
from playground.testing.reading import as_read
from playground.testing.screen import ShownMessage
from playground.world.identity import TEAM_ID
from tests.conversations.conftest import LocalSlack
from tests.conversations.links import LINK
from tests.conversations.people.test_forged_forms import sends, strangers
from tests.conversations.speaking import hears, says
from tests.conversations.targets.test_account_import import UNKNOWN
from views.ids import Action, Form

#: For forms whose file is read by a separate process, and which must be answered all the same.
patient = pytest.mark.parametrize("acknowledge_by", [30.0])


def state_of(**typed: str) -> dict[str, Any]:
    """Returns the state of a form with these texts."""
    blocks = {
        name: {"value": {"type": "plain_text_input", "value": text}} for name, text in typed.items()
    }
    return {"values": blocks}


async def submits(
    slack: LocalSlack,
    person: Actor,
    form: Form,
    metadata: dict[str, Any],
    fields: Iterable[str] = (),
    **typed: str,
) -> str:
    """Submits a form that has these fields, with these texts, and returns the acknowledgement."""
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": form,
        "private_metadata": json.dumps(metadata),
        "blocks": [{"type": "input", "block_id": name} for name in fields],
        "state": state_of(**typed),
    }
    answer = await sends(slack, (person.id, TEAM_ID), type="view_submission", view=view)
    return as_read(json.dumps(json.loads(answer), ensure_ascii=False))


@pytest.mark.parametrize(
    ("form", "typed", "metadata", "errors"),
    [
        (Form.JOIN, {}, {}, {"on_board": "Yes or no? Both are fine."}),
        (Form.ENGAGERS, {"link": LINK}, {}, {"engager_names": "There are no names yet. Paste"}),
        (Form.ENGAGERS, {"engager_names": "Jane Doe"}, {}, {"link": "Which post is it? Paste"}),
        (Form.EDIT, {"views": "3"}, {"post": 1}, {"posted_on": "A post needs its date."}),
        (Form.WIN, {"amount": "2k EUR"}, {}, {"company": "Which company is it?"}),
    ],
)
async def test_a_missing_field_is_asked_for_at_the_field(
    slack: LocalSlack,
    form: Form,
    typed: dict[str, str],
    metadata: dict[str, Any],
    errors: dict[str, str],
) -> None:
    answer = json.loads(await submits(slack, slack.uma, form, metadata, errors, **typed))
    assert answer["response_action"] == "errors", answer
    [(field, text)] = errors.items()
    assert text in answer["errors"][field], answer


@strangers
async def test_a_person_who_is_not_served_is_offered_no_accounts(
    slack: LocalSlack, stranger: tuple[str, str]
) -> None:
    lookup = {"type": "block_suggestion", "action_id": Action.FIND_ACCOUNT, "block_id": "company"}
    sent = await sends(slack, stranger, **lookup, value="acme")
    assert json.loads(sent) == {"options": []}


@pytest.mark.parametrize(
    "event",
    [{"subtype": "message_changed", "text": "posts"}, {"subtype": "file_share", "text": ""}],
)
async def test_a_message_that_says_nothing_to_the_bot_is_not_answered(
    slack: LocalSlack, event: dict[str, str]
) -> None:
    dm = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": slack.uma.id,
        "ts": "1.2",
    }
    await sends(slack, (slack.uma.id, TEAM_ID), type="event_callback", event={**dm, **event})
    assert "What I can do" in (await says(slack.uma, "help")).text
    await slack.bot.desk.finish()
    assert len(slack.playground.calls_of("chat.postMessage")) == 1


async def drops_again(slack: LocalSlack, channel: str, *files: dict[str, str]) -> str:
    """Sends Ada's message with these files, and returns the answer."""
    event = {"type": "message", "subtype": "file_share", "channel_type": "im", "ts": "1.2"}
    event |= {"channel": channel, "user": slack.ada.id, "text": ""}
    whole = {**event, "files": files}
    await sends(slack, (slack.ada.id, TEAM_ID), type="event_callback", event=whole)
    return (await hears(slack.ada)).text


async def test_two_lists_in_one_message_are_refused(slack: LocalSlack) -> None:
    files = []
    for name in ("a.csv", "b.csv"):
        await slack.ada.drops_file("dm", name, b"Company\nAcme\n")
        preview = await hears(slack.ada)
        files.append({"id": json.loads(carried_by(preview))["file"], "name": name})
    refused = await drops_again(slack, preview.conversation_id, *files)
    assert "One list at a time, please." in refused


async def test_six_pictures_in_one_message_are_refused(slack: LocalSlack) -> None:
    await slack.ada.drops_file("dm", "a.csv", b"Company\nAcme\n")
    preview = await hears(slack.ada)
    picture = {"id": json.loads(carried_by(preview))["file"], "name": "a.png"}
    picture |= {"mimetype": "image/png", "url_private_download": "https://files.slack.com/a.png"}
    refused = await drops_again(slack, preview.conversation_id, *[picture] * 6)
    assert "I read 5 pictures at a time." in refused


async def test_a_list_without_its_address_is_looked_up(slack: LocalSlack) -> None:
    await slack.ada.drops_file("dm", "targets.csv", b"Company\nAcme\n")
    preview = await hears(slack.ada)
    again = {"id": json.loads(carried_by(preview))["file"], "name": "targets.csv"}
    assert "1 new: Acme" in await drops_again(slack, preview.conversation_id, again)


@patient
async def test_an_import_of_a_list_whose_headings_are_unknown_by_now_is_refused(
    slack: LocalSlack,
) -> None:
    await slack.ada.drops_file("dm", "targets.csv", UNKNOWN.encode())
    carried = {"file": json.loads(carried_by(await hears(slack.ada)))["file"], "team": None}
    metadata = {"carried": json.dumps(carried)}
    assert "That file has changed." in await submits(slack, slack.ada, Form.UNCLEAR, metadata)


@patient
async def test_answers_about_unclear_names_import_the_list_if_its_preview_is_gone(
    slack: LocalSlack,
) -> None:
    await slack.ada.drops_file("dm", "targets.csv", b"Company\nAcme\n")
    metadata = {"carried": carried_by(await hears(slack.ada))}
    assert "1 account added" in await submits(slack, slack.ada, Form.UNCLEAR, metadata)


async def test_a_win_whose_question_was_left_unanswered_is_read_as_typed(slack: LocalSlack) -> None:
    typed = {"company": "company:Initech", "win_kind": "meeting"}
    metadata = {"asked": "Initech", "answered": ""}
    logged = await submits(slack, slack.uma, Form.WIN, metadata, **typed)
    assert "Logged: meeting with Initech, today" in logged


def carried_by(message: ShownMessage) -> str:
    """Returns what the first button of a message carries."""
    return next(
        str(element["value"])
        for block in message.blocks
        for element in block.get("elements", [])
        if element.get("value")
    )
