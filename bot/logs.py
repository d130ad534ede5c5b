"""Logging: one line per event, without secrets and without what people typed."""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal

from sqlalchemy.exc import DBAPIError

from delivery.in_hand import DELIVERY

Format = Literal["text", "json"]

#: The id of the envelope from Slack that the running task handles; empty for scheduled work.
REQUEST: ContextVar[str] = ContextVar("request", default="")

_TOKEN = re.compile(r"\b(xox[a-z]|xapp)-[A-Za-z0-9-]+")
_SECRET_PATHS = re.compile(r"(ticket=|/response/|/commands/|/actions/)[^\s'\"]+")
#: Libraries that log payloads at DEBUG or INFO, which contain what people typed.
_VERBOSE_LIBRARIES = ("slack_sdk", "aiohttp", "apscheduler", "alembic", "sqlalchemy")
_OURS = ("bot", "handlers", "delivery", "services", "views", "storage", "linkedin", "playground")


class TextLines(logging.Formatter):
    """Lines to read: without secrets, and without the messages of exceptions.

    Such a message may quote a name that was typed: ``KeyError: 'Jane Doe'``. Its type and its place
    remain. The database's messages remain whole, because `storage.engine` cuts values from them.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line without its secrets."""
        # Another handler may have put a traceback with all messages into the record.
        kept, record.exc_text = record.exc_text, None
        try:
            return without_secrets(super().format(_discreet(record)))
        finally:
            record.exc_text = kept

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | Any
    ) -> str:
        """Returns a traceback without messages."""
        return trace_of(ei[1])


class JsonLines(logging.Formatter):
    """One JSON object a line, with the ids of the request and the delivery at hand."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the object; what is not known is left out."""
        record = _discreet(record)
        values: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "request": REQUEST.get(),
            "delivery": getattr(record, "delivery", None) or DELIVERY.get(),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            values["error"] = type(error).__name__
            values["trace"] = without_secrets(trace_of(error))
        return json.dumps({name: value for name, value in values.items() if value})


def without_secrets(text: str) -> str:
    """Removes tokens and secret addresses."""
    return _SECRET_PATHS.sub(r"\1…", _TOKEN.sub(r"\1-…", text))


def trace_of(error: BaseException) -> str:
    """Types and places of an exception and of its causes, the first cause first."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [trace_of(earlier), "which led to:"] if earlier is not None else []
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    message = f": {error}" if isinstance(error, DBAPIError) else ""
    return "\n".join([*lines, type(error).__name__ + message])


def _discreet(record: logging.LogRecord) -> logging.LogRecord:
    """Replaces what a library says about an exception: it quotes the exception's message."""
    if not record.exc_info or record.name.partition(".")[0] in _OURS:
        return record
    values = {**record.__dict__, "msg": f"an error in {record.name}", "args": None}
    return logging.makeLogRecord(values)


def set_up_logging(level: str, form: Format = "text") -> None:
    """Logs to standard error at this level; verbose libraries log only warnings and errors."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _VERBOSE_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Bolt's warnings contain whole payloads, or concern how the app is built.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
