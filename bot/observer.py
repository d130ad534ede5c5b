"""What the bot tells about its work while it runs."""

from collections.abc import Callable
from typing import Any

from domain.errors import StoreError


class AddressError(Exception):
    """The address for the metrics cannot be used; the message says why."""


class Observer:
    """Is told what the bot does. This one ignores it; `bot.metrics` counts it."""

    def saved(self, service: Callable[..., Any], result: object) -> None:
        """A service that writes was committed."""

    def database_failed(self, error: StoreError) -> None:
        """The database could not be read or written."""

    def slack_failed(self, code: str) -> None:
        """Slack answered a call with an error's code, or did not answer: then an error's type."""

    def acknowledged(self, seconds: float) -> None:
        """A payload from Slack was acknowledged this long after it came."""

    def looked(self, *, connected: bool) -> None:
        """Whether the connection to Slack is open; told twice a second."""

    def ticked(self) -> None:
        """The tick did its work."""
