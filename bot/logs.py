"""Logging: one line an event, no secret, nothing that people typed."""

import logging
import re

_TOKEN = re.compile(r"\b(xox[a-z]|xapp)-[A-Za-z0-9-]+")
_SECRET_PATHS = re.compile(r"(ticket=|/response/|/commands/|/actions/)[^\s'\"]+")
#: Libraries that write payloads at DEBUG or INFO: what people typed is in them.
_TALKATIVE = ("slack_sdk", "aiohttp", "apscheduler", "alembic", "sqlalchemy")


class Redacting(logging.Formatter):
    """Takes tokens and secret addresses out of every line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, harmless."""
        line = _TOKEN.sub(r"\1-…", super().format(record))
        return _SECRET_PATHS.sub(r"\1…", line)


def set_up_logging(level: str) -> None:
    """Writes to standard error at this level; libraries only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Bolt's warnings hold whole payloads, or are about how it is built.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
