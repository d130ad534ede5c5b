"""What to do after a failed send: try again, look for the message, stop sending, or give up."""

from dataclasses import dataclass
from enum import Enum, auto

import aiohttp
from slack_sdk.errors import SlackApiError

from domain.timing.schedules import CHANNEL_TROUBLES, TOKEN_TROUBLES
from views.plain_sections import plain_may_pass

#: Seconds to wait after a rate limit without a Retry-After.
_USUAL_PAUSE = 30.0
#: Slack's codes for a person whom the bot cannot message. In direct messages, an unknown channel is
#: one of them.
_PERSON_CODES = frozenset(
    {
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "users_not_found",
        "messages_tab_disabled",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
    }
)
_LIMIT_CODES = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
#: Slack's codes after which the message may still have been posted.
_UNSURE_CODES = frozenset(
    {"fatal_error", "internal_error", "service_unavailable", "request_timeout"}
)

#: Slack's code for a call that the app has no scope for. An admin may give it the scope.
MISSING_SCOPE = "missing_scope"

Trouble = SlackApiError | aiohttp.ClientError | TimeoutError


class FailureAction(Enum):
    """What to do about a failed send."""

    #: Pause the whole workspace, then retry.
    LIMITED = auto()
    #: Certainly not posted: retry.
    AGAIN = auto()
    #: Perhaps posted: look for the message before a retry.
    UNSURE = auto()
    #: Retry at once without rich blocks.
    IN_PLAIN_SECTIONS = auto()
    STOP_PERSON = auto()
    #: Tell the coaches what the channel refuses.
    NOTE_TROUBLE = auto()
    STOP_WORKSPACE = auto()
    #: Record the delivery as failed.
    GIVE_UP = auto()


@dataclass(frozen=True)
class Outcome:
    """Why a send failed, and what to do about it.

    Args:
        reason: Slack's error code, the HTTP status, or the class of the network error.
        seconds: How long to wait after a rate limit; 0 for other outcomes.
    """

    action: FailureAction
    reason: str
    seconds: float = 0.0


def read_trouble(error: Trouble, *, to_person: bool) -> Outcome:
    """Returns the outcome of a call that raised an error in the Slack client.

    Args:
        to_person: Whether the message goes to a person rather than a channel.
    """
    if isinstance(error, SlackApiError):
        return _read_answer(error, to_person=to_person)
    name = type(error).__name__
    # Without a connection, Slack cannot have posted the message.
    not_connected = isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL)
    return Outcome(FailureAction.AGAIN if not_connected else FailureAction.UNSURE, name)


def _read_answer(error: SlackApiError, *, to_person: bool) -> Outcome:
    response = error.response
    # If the answer is not JSON, the error holds the HTTP client's response instead.
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    if status == 429 or code in _LIMIT_CODES:
        return Outcome(FailureAction.LIMITED, code or "ratelimited", _retry_after(error))
    if not code or status >= 500 or code in _UNSURE_CODES:
        return Outcome(FailureAction.UNSURE, code or f"HTTP {status}")
    return Outcome(_action_for(code, to_person=to_person), code)


def _action_for(code: str, *, to_person: bool) -> FailureAction:
    if code == MISSING_SCOPE:
        return FailureAction.AGAIN
    if code in TOKEN_TROUBLES:
        return FailureAction.STOP_WORKSPACE
    if plain_may_pass(code):
        return FailureAction.IN_PLAIN_SECTIONS
    if to_person and code in _PERSON_CODES:
        return FailureAction.STOP_PERSON
    if not to_person and code in CHANNEL_TROUBLES:
        return FailureAction.NOTE_TROUBLE
    return FailureAction.GIVE_UP


def _retry_after(error: SlackApiError) -> float:
    headers = getattr(error.response, "headers", None) or {}
    seconds = headers.get("Retry-After") or headers.get("retry-after")
    try:
        return max(1.0, float(seconds)) if seconds is not None else _USUAL_PAUSE
    except ValueError:
        return _USUAL_PAUSE
