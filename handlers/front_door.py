"""Wraps every handler: acknowledges in time, and shows or logs every error.

Bolt acknowledges when its listener returns. Our listener runs the handler as a separate task and
returns once the handler has acknowledged or the time limit has passed. So a locked database or a
hanging call to Slack never delays the acknowledgement.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from domain.errors import StoreError, UserError
from handlers.desk import Desk
from handlers.error_answers import give_back_form, refuse
from handlers.payloads import Payload, Surface, storable
from handlers.replying import SLACK_FAULTS
from handlers.slack_errors import as_user_error, is_outage, slack_away
from handlers.visit import Visit
from views import notices

_log = logging.getLogger(__name__)

#: What a person does after a long text and not between its parts.
_OTHER_ACTS = (Surface.COMMAND, Surface.MESSAGE_BUTTON)

Handler = Callable[[Visit], Awaitable[None]]
Listener = Callable[..., Awaitable[BoltResponse | None]]


def front_door(desk: Desk, handler: Handler) -> Listener:
    """Returns a Bolt listener that runs a handler."""

    async def listen(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> BoltResponse | None:
        client.proxy = desk.proxy
        visit = Visit(desk, ack, storable(body), client, context)
        desk.start(_serve(visit, handler))
        try:
            await asyncio.wait_for(visit.acknowledged.wait(), desk.acknowledge_by)
        except TimeoutError:
            await visit.acknowledge_unfinished()
        return ack.response

    return listen


async def _serve(visit: Visit, handler: Handler) -> None:
    """Runs a handler and shows the person its error, if any: the one place that catches all."""
    try:
        if await visit.was_answered():
            return
        await visit.admission.admit_first(visit.surface)
        if visit.surface in _OTHER_ACTS:
            visit.desk.texts.forget(visit.asker)
        if visit.surface is Surface.HOME_BUTTON:
            visit.desk.homes.opened(visit.asker, visit.now)
        await handler(visit)
    except UserError as error:
        if isinstance(error, StoreError):
            _log.warning("%s (%s)", error.problem, type(error.__cause__).__name__)
        await _show(visit, error)
    except SLACK_FAULTS as error:
        known = as_user_error(error) if isinstance(error, SlackApiError) else None
        if known is None and is_outage(error):
            _log.warning("Slack is away in %s: %s", visit.surface.name, type(error).__name__)
            known = slack_away(kept=visit.kept)
        await (_show(visit, known) if known else _show_unexpected(visit, error))
    except Exception as error:
        await _show_unexpected(visit, error)
    finally:
        visit.given.finished.set()
        await visit.acknowledge()


async def _show(visit: Visit, error: UserError) -> None:
    """Shows the person an error; if Slack itself fails, only logs it."""
    if visit.surface is Surface.EVENT:
        return
    try:
        await refuse(visit, error)
    except SLACK_FAULTS as fault:
        _log.warning("an error could not be shown: %s", type(fault).__name__)


async def _show_unexpected(visit: Visit, error: Exception) -> None:
    reference = secrets.token_hex(4)
    _log.error("unexpected error %s in %s", reference, visit.surface.name, exc_info=error)
    if visit.surface is Surface.EVENT:
        return
    message = notices.unexpected(reference)
    try:
        if visit.surface is Surface.SUBMISSION:
            await give_back_form(visit, message, message.text)
        else:
            await visit.answer(message)
    except SLACK_FAULTS as fault:
        _log.warning("unexpected error %s could not be shown: %s", reference, type(fault).__name__)


async def on_listener_error(error: Exception, body: Payload) -> BoltResponse:
    """Logs an error from before the handler ran, and acknowledges the payload."""
    kind = body.get("type") or ("command" if "command" in body else "payload")
    _log.error("a %s could not be read", kind, exc_info=error)
    return BoltResponse(status=200, body="")
