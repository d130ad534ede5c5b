"""Logging: one line per event, without secrets and without what people typed."""

import logging
import re

_TOKEN = re.compile(r"\b(xox[a-z]|xapp)-[A-Za-z0-9-]+")
_SECRET_PATHS = re.compile(r"(ticket=|/response/|/commands/|/actions/)[^\s'\"]+")
#: Libraries that log payloads at DEBUG or INFO, which contain what people typed.
_VERBOSE_LIBRARIES = ("slack_sdk", "aiohttp", "apscheduler", "alembic", "sqlalchemy")


class Redacting(logging.Formatter):
    """Removes tokens and secret addresses from every line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line without its secrets."""
        line = _TOKEN.sub(r"\1-…", super().format(record))
        return _SECRET_PATHS.sub(r"\1…", line)


def set_up_logging(level: str) -> None:
    """Logs to standard error at this level; verbose libraries log only warnings and errors."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _VERBOSE_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Bolt's warnings contain whole payloads, or concern how the app is built.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
