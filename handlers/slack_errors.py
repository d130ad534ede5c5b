"""Slack's error codes, and the messages for those that a person can act on."""

import aiohttp
from slack_sdk.errors import SlackApiError

from domain.errors import UserError
from views.people.missing_scopes import what_fails

_TOO_LATE = UserError(
    "Slack gives me three seconds to open a form, and that was too short.", "Please try again."
)
#: Seconds to wait after a rate limit without a Retry-After.
_USUAL_PAUSE = 30.0
_KNOWN: dict[str, UserError] = {
    "expired_trigger_id": _TOO_LATE,
    "exchanged_trigger_id": _TOO_LATE,
    "invalid_trigger_id": _TOO_LATE,
    "ratelimited": UserError("Slack asks me to slow down.", "Please try again in a minute."),
}

#: Slack's code for a call that the app has no scope for.
MISSING_SCOPE = "missing_scope"
#: Slack's codes for too many calls, and for a fault of its own.
_TOO_MANY = frozenset({"ratelimited", "rate_limited", "http_429"})
_AWAY = _TOO_MANY | frozenset(
    {
        "service_unavailable",
        "request_timeout",
        "internal_error",
        "fatal_error",
    }
)


def code_of(error: SlackApiError) -> str:
    """Returns Slack's error code, or ``http_503`` if a gateway answered instead of Slack."""
    data = getattr(error.response, "data", error.response)
    if isinstance(data, dict) and isinstance(data.get("error"), str):
        return str(data["error"])
    return f"http_{getattr(error.response, 'status_code', 'error')}"


def code_or_type(error: Exception) -> str:
    """Returns the error's code or type, without its message: that may quote typed text."""
    return code_of(error) if isinstance(error, SlackApiError) else type(error).__name__


def is_outage(error: Exception) -> bool:
    """Whether a call failed because Slack is away or overloaded, so that it may work later."""
    if not isinstance(error, SlackApiError):
        return isinstance(error, aiohttp.ClientError | TimeoutError)
    status = int(getattr(error.response, "status_code", 0) or 0)
    return status == 429 or status >= 500 or code_of(error) in _AWAY


def may_be_done(error: Exception) -> bool:
    """Whether Slack may have done what a failed call asked for."""
    return is_outage(error) and not (
        isinstance(error, SlackApiError) and code_of(error) in _TOO_MANY
    )


def retry_after(error: Exception) -> float:
    """The seconds that Slack asks to wait before the next call; 0 if it asks for none."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return float(headers.get("Retry-After") or headers.get("retry-after") or 0)
    except ValueError:
        return 0.0


def as_user_error(error: SlackApiError) -> UserError | None:
    """Returns the error as a message to the person, or ``None`` if they cannot act on it."""
    if code_of(error) == MISSING_SCOPE:
        needed = str(error.response.get("needed") or "")
        return scope_missing(needed.partition(",")[0])
    return _KNOWN.get(code_of(error))


def scope_missing(scope: str) -> UserError:
    """Slack refused a call for want of a scope.

    Args:
        scope: Slack's name, like ``files:write``; empty if Slack did not tell.
    """
    permission = f" the permission `{scope}`" if scope else " more permissions"
    return UserError(
        what_fails(scope),
        f"Ask an admin to install me again: I need{permission}. Everything else works as before.",
    )


def slack_away(*, kept: bool) -> UserError:
    """Slack did not answer while a person was served.

    Args:
        kept: Whether what they did was saved before.
    """
    problem = "Slack did not answer me just now, so I could not show you what you asked for."
    saved = (
        "What you entered is kept; `/ssi posts` shows it."
        if kept
        else "Nothing was saved. Please try again in a minute."
    )
    return UserError(problem, saved)
