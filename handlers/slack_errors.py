"""Slack's error codes, and the messages for those that a person can act on."""

from slack_sdk.errors import SlackApiError

from domain.errors import UserError

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


def code_of(error: SlackApiError) -> str:
    """Returns Slack's error code, or ``http_503`` if a gateway answered instead of Slack."""
    data = getattr(error.response, "data", error.response)
    if isinstance(data, dict) and isinstance(data.get("error"), str):
        return str(data["error"])
    return f"http_{getattr(error.response, 'status_code', 'error')}"


def retry_after_of(error: SlackApiError) -> float | None:
    """Returns for how many seconds Slack limits the calls; ``None`` if it does not."""
    headers = getattr(error.response, "headers", None) or {}
    seconds = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    if code_of(error) != "ratelimited" and not seconds:
        return None
    return max(1.0, float(seconds)) if seconds.isdigit() else _USUAL_PAUSE


def as_user_error(error: SlackApiError) -> UserError | None:
    """Returns the error as a message to the person, or ``None`` if they cannot act on it."""
    return _KNOWN.get(code_of(error))
