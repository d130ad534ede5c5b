"""Slack's error codes that a person can do something about."""

from slack_sdk.errors import SlackApiError

from domain.errors import UserError

_TOO_LATE = UserError(
    "Slack gives me three seconds to open a form, and they were over.", "Please try again."
)
_KNOWN: dict[str, UserError] = {
    "expired_trigger_id": _TOO_LATE,
    "exchanged_trigger_id": _TOO_LATE,
    "ratelimited": UserError(
        "Slack asks me to slow down.", "What you logged is kept; please try again in a minute."
    ),
    "not_found": UserError("That window was closed meanwhile.", "What you logged is kept."),
}


def as_user_error(error: SlackApiError) -> UserError | None:
    """The error as the person should hear it, or ``None`` when it is ours to mend."""
    return _KNOWN.get(str(error.response.get("error")))
