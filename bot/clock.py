"""The clock for a real workspace: the machine's time. The playground has its own clock."""

from collections.abc import Callable
from datetime import UTC, datetime


class SystemClock:
    """Real time, which cannot be moved."""

    def now(self) -> datetime:
        """Returns the current time, aware, in UTC."""
        return datetime.now(UTC)

    def on_jump(self, wake: Callable[[], None]) -> None:
        """Never calls ``wake``: this clock does not jump."""
