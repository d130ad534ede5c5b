"""What each of Slack's answers to a send means: each code, status and network error."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from delivery.outcomes import FailureAction, Outcome, read_trouble

#: What a code means for a message to a person, and for a board in a channel.
MEANS: dict[str, tuple[FailureAction, FailureAction]] = {
    **dict.fromkeys(
        ("ratelimited", "rate_limited", "message_limit_exceeded"),
        (FailureAction.LIMITED, FailureAction.LIMITED),
    ),
    **dict.fromkeys(
        ("service_unavailable", "request_timeout"), (FailureAction.UNSURE, FailureAction.UNSURE)
    ),
    **dict.fromkeys(
        (
            "user_not_found",
            "user_disabled",
            "user_not_visible",
            "users_not_found",
            "messages_tab_disabled",
            "cannot_dm_bot",
        ),
        (FailureAction.STOP_PERSON, FailureAction.GIVE_UP),
    ),
    **dict.fromkeys(
        ("channel_not_found", "is_archived", "not_in_channel"),
        (FailureAction.STOP_PERSON, FailureAction.NOTE_TROUBLE),
    ),
    **dict.fromkeys(
        ("restricted_action", "no_permission", "ekm_access_denied"),
        (FailureAction.GIVE_UP, FailureAction.NOTE_TROUBLE),
    ),
    **dict.fromkeys(
        (
            "token_revoked",
            "token_expired",
            "account_inactive",
            "invalid_auth",
            "not_authed",
            "org_login_required",
            "team_access_not_granted",
            "accesslimited",
        ),
        (FailureAction.STOP_WORKSPACE, FailureAction.STOP_WORKSPACE),
    ),
    **dict.fromkeys(
        ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"),
        (FailureAction.IN_PLAIN_SECTIONS, FailureAction.IN_PLAIN_SECTIONS),
    ),
    "missing_scope": (FailureAction.AGAIN, FailureAction.AGAIN),
    "msg_too_long": (FailureAction.GIVE_UP, FailureAction.GIVE_UP),
}


def answer(
    error: object, status: int = 200, headers: dict[str, str] | None = None
) -> SlackApiError:
    """The error that Slack's client raises for an answer in JSON."""
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": error},
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("refused", response)


def answer_without_json(status: int) -> SlackApiError:
    """The error that Slack's client raises for an answer that is not JSON."""
    return SlackApiError("no JSON", SimpleNamespace(status=status, headers={}))


@pytest.mark.parametrize("code", MEANS)
def test_each_code_has_its_outcome_for_a_person_and_for_a_channel(code: str) -> None:
    to_person, to_channel = (
        read_trouble(answer(code), to_person=to_person) for to_person in (True, False)
    )
    assert (to_person.action, to_channel.action) == MEANS[code]
    assert to_person.reason == to_channel.reason == code


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
def test_after_slacks_own_errors_the_message_may_be_posted(code: str) -> None:
    assert read_trouble(answer(code), to_person=False).action is FailureAction.UNSURE


@pytest.mark.parametrize(
    ("status", "action"),
    [
        (400, FailureAction.GIVE_UP),
        (428, FailureAction.GIVE_UP),
        (429, FailureAction.LIMITED),
        (430, FailureAction.GIVE_UP),
        (499, FailureAction.GIVE_UP),
        (500, FailureAction.UNSURE),
        (501, FailureAction.UNSURE),
        (503, FailureAction.UNSURE),
    ],
)
def test_a_status_counts_beside_a_code_that_says_nothing(
    status: int, action: FailureAction
) -> None:
    outcome = read_trouble(answer("something_new", status), to_person=True)
    assert (outcome.action, outcome.reason) == (action, "something_new")


@pytest.mark.parametrize("status", [404, 500, 502])
def test_an_answer_without_json_may_have_posted_the_message(status: int) -> None:
    expected = Outcome(FailureAction.UNSURE, f"HTTP {status}")
    assert read_trouble(answer_without_json(status), to_person=True) == expected


@pytest.mark.parametrize("code", [None, ""])
def test_a_refusal_without_a_code_may_have_posted_the_message(code: str | None) -> None:
    assert read_trouble(answer(code), to_person=True) == Outcome(FailureAction.UNSURE, "HTTP 200")


def test_a_rate_limit_without_json_is_still_a_rate_limit() -> None:
    expected = Outcome(FailureAction.LIMITED, "ratelimited", 30)
    assert read_trouble(answer_without_json(429), to_person=True) == expected


def test_an_answer_without_status_or_code_may_have_posted_the_message() -> None:
    error = SlackApiError("odd", SimpleNamespace())
    assert read_trouble(error, to_person=True) == Outcome(FailureAction.UNSURE, "HTTP 0")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "7"}, 7),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "soon"}, 30),
        ({}, 30),
    ],
)
def test_a_rate_limit_says_how_long_to_wait(headers: dict[str, str], seconds: float) -> None:
    outcome = read_trouble(answer("ratelimited", 429, headers), to_person=True)
    assert outcome == Outcome(FailureAction.LIMITED, "ratelimited", seconds)


def test_other_refusals_ask_for_no_pause() -> None:
    assert read_trouble(answer("user_not_found"), to_person=True).seconds == 0


def _unconnected() -> aiohttp.ClientConnectorError:
    key = ConnectionKey("slack.com", 443, True, True, None, None, None)
    return aiohttp.ClientConnectorError(key, OSError("no route"))


@pytest.mark.parametrize(
    ("error", "action", "reason"),
    [
        (_unconnected(), FailureAction.AGAIN, "ClientConnectorError"),
        (aiohttp.InvalidURL("slack"), FailureAction.AGAIN, "InvalidURL"),
        (aiohttp.ServerDisconnectedError(), FailureAction.UNSURE, "ServerDisconnectedError"),
        (TimeoutError(), FailureAction.UNSURE, "TimeoutError"),
    ],
)
def test_only_without_a_connection_is_the_message_certainly_not_posted(
    error: Any, action: FailureAction, reason: str
) -> None:
    assert read_trouble(error, to_person=True) == Outcome(action, reason)
