"""Answers whose acknowledgement was lost with the connection, sent by another way."""

import json
import logging
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.payloads import Payload, Surface, surface_of
from handlers.replying import SLACK_FAULTS, post, respond
from views import notices
from views.blocks import Message

_log = logging.getLogger(__name__)


async def answer_otherwise(
    desk: Desk, client: AsyncWebClient, body: Payload, lost: BoltResponse
) -> None:
    """Sends the answer in a lost acknowledgement: to where it belongs, or by direct message.

    Args:
        body: The payload that was acknowledged.
        lost: The acknowledgement. One without an answer needs nothing more.
    """
    answer = _answer_in(lost)
    try:
        if surface_of(body) is Surface.SUBMISSION:
            await _answer_form(client, body, answer)
        elif answer.get("text"):
            message = Message(str(answer["text"]), tuple(answer.get("blocks") or ()))
            url = body.get("response_url")
            if not url or not await respond(desk, str(url), message, replace=False):
                await post(client, _user_in(body), message)
    except SLACK_FAULTS as fault:
        _log.warning("an answer was lost with the connection: %s", type(fault).__name__)


async def _answer_form(client: AsyncWebClient, body: Payload, answer: dict[str, Any]) -> None:
    """Shows the answer in the form, which Slack keeps open without an acknowledgement."""
    view = answer.get("view")
    if answer.get("response_action") == "errors":
        sentences = " ".join(str(each) for each in answer["errors"].values())
        view = notices.refilled(body["view"], [notices.form_notice(sentences)])
    if view is None:
        await post(client, _user_in(body), notices.form_done())
        return
    try:
        await client.views_update(view_id=body["view"]["id"], view=view)
    except SLACK_FAULTS as fault:
        _log.warning("a form could not be answered: %s", type(fault).__name__)
        await post(client, _user_in(body), notices.form_done())


def _answer_in(lost: BoltResponse) -> dict[str, Any]:
    """The acknowledgement's payload; Bolt holds a text alone as it is."""
    body = lost.body
    if not body:
        return {}
    if lost.first_headers().get("content-type", "").startswith("application/json"):
        answer: dict[str, Any] = json.loads(body)
        return answer
    return {"text": body}


def _user_in(body: Payload) -> str:
    user = body.get("user")
    return str(user["id"] if isinstance(user, dict) else body["user_id"])
