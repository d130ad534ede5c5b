"""Forms and buttons of people whom the bot does not serve are refused before they are read."""

import json
import logging
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from playground.world.identity import PARTNER_TEAM_ID, TEAM_ID
from tests.conversations.conftest import LocalSlack
from views.ids import Action, Form

STRANGERS = {
    "external": ("U0EVE", PARTNER_TEAM_ID),
    "external, by their profile alone": ("U0EVE", TEAM_ID),
    "bot": ("U0OTHERBOT", TEAM_ID),
    "deactivated": ("U0BEN", TEAM_ID),
}
strangers = pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
#: A view whose parts are all missing or wrong: reading any of them would fail.
BROKEN = {"id": "V0FORGED", "type": "modal", "private_metadata": "{", "blocks": None}


async def sends(slack: LocalSlack, stranger: tuple[str, str], **forged: Any) -> str:
    """Sends the bot a forged payload, and returns its acknowledgement."""
    if stranger[0] == slack.ben.id:
        await slack.ada.deactivates("ben")
    user = {"id": stranger[0], "name": "mallory", "team_id": stranger[1]}
    payload = {"team": {"id": TEAM_ID}, "user": user, "trigger_id": "1.2.3", **forged}
    request = AsyncBoltRequest(mode="socket_mode", body=payload)
    return str((await slack.bot.app.async_dispatch(request)).body)


@strangers
@pytest.mark.parametrize("form", sorted(set(Form) - {Form.NOTICE, Form.FIND_ACCOUNTS}))
async def test_a_forged_form_is_refused_unread(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture, stranger: tuple[str, str], form: Form
) -> None:
    view = {**BROKEN, "callback_id": form}
    answer = json.loads(await sends(slack, stranger, type="view_submission", view=view))
    assert answer["response_action"] == "update"
    assert "SSI Coach works" in json.dumps(answer["view"])
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


@strangers
@pytest.mark.parametrize(
    "action", [Action.DELETE_POST, Action.UNDO_ACT, Action.EDIT_TEAM, Action.IMPORT_ACCOUNTS]
)
async def test_a_forged_button_is_refused_unread(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture, stranger: tuple[str, str], action: Action
) -> None:
    view = {**BROKEN, "callback_id": Form.NOTICE}
    pressed = [{"type": "button", "action_id": action, "value": "no id", "action_ts": "1.2"}]
    await sends(slack, stranger, type="block_actions", view=view, actions=pressed)
    await slack.bot.desk.finish()
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]
