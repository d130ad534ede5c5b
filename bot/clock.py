"""The program's clock in a real workspace: the machine's time. The playground brings its own."""

from collections.abc import Callable
from datetime import UTC, datetime


class SystemClock:
    """Real time; nobody moves it."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)

    def on_jump(self, wake: Callable[[], None]) -> None:
        """Never calls ``wake``: this clock does not jump."""
