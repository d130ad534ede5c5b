"""The log: ids to follow a request and a delivery, and neither secrets nor what people typed."""

import json
import logging

import pytest
from sqlalchemy.exc import OperationalError

from bot.logs import REQUEST, JsonLines, TextLines
from delivery.in_hand import DELIVERY

SECRETS = "xoxb-1-s3cr3t from https://hooks.slack.com/commands/T1/s3cr3t"


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    """Returns an exception with its place."""
    try:
        raise error from cause
    except Exception as caught:
        return caught


def record(name: str, message: str, error: Exception | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error is not None else None
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, None, info)


TYPED = "Jane Doe"
RECORDS = [
    record("handlers.front_door", "unexpected error 1a2b", raised(KeyError(TYPED))),
    record("handlers.front_door", "failed", raised(ValueError("no"), raised(KeyError(TYPED)))),
    record("handlers.front_door", "failed", raised(ExceptionGroup(TYPED, [KeyError(TYPED)]))),
    record("asyncio", f"Task exception: KeyError('{TYPED}')", raised(KeyError(TYPED))),
    record("slack_sdk.socket_mode", f"Failed to run a listener: {TYPED}", raised(KeyError(TYPED))),
    record("bot.socket_mode", SECRETS, raised(OperationalError(SECRETS, {}, Exception(SECRETS)))),
]


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
@pytest.mark.parametrize("line", RECORDS)
def test_no_line_has_a_secret_or_what_was_typed(
    form: logging.Formatter, line: logging.LogRecord
) -> None:
    logging.Formatter().format(line)  # another handler may have formatted it before
    written = form.format(line)
    assert "Jane" not in written
    assert "s3cr3t" not in written
    assert line.exc_info
    assert line.exc_info[0] is not None
    assert line.exc_info[0].__name__ in written
    assert "in raised" in written


def test_a_line_of_json_names_the_request_and_the_delivery_at_hand() -> None:
    request, delivery = REQUEST.set("b9e2"), DELIVERY.set(12)
    try:
        values = json.loads(JsonLines().format(record("delivery.sending", "failed\nagain")))
    finally:
        REQUEST.reset(request)
        DELIVERY.reset(delivery)
    del values["time"]
    assert values == {
        "level": "ERROR",
        "logger": "delivery.sending",
        "message": "failed\nagain",
        "request": "b9e2",
        "delivery": 12,
    }


def test_a_line_of_json_leaves_out_what_is_not_known() -> None:
    values = json.loads(JsonLines().format(record("bot.running", "started")))
    assert set(values) == {"time", "level", "logger", "message"}
