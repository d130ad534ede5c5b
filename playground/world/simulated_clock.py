"""The workspace's time: real time plus an offset."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol, runtime_checkable


class PlaygroundClock(Protocol):
    """The clock that the playground needs; the bot may share the same object."""

    def now(self) -> datetime:
        """The workspace's time, aware, in UTC."""

    def advance_to(self, moment: datetime) -> None:
        """Jump forward to `moment` (aware); time continues from there."""


@runtime_checkable
class RewindableClock(Protocol):
    """A clock that can return to real time."""

    def rewind(self) -> None:
        """Return to real time."""


def real_utc_now() -> datetime:
    """Real time, aware, in UTC."""
    return datetime.now(UTC)


class SimulatedClock:
    """Real time plus an offset that only `advance_to` and `rewind` change. Thread-safe.

    Args:
        start_at: the moment (aware) at which this clock starts; None is real time.
        real_now: returns real time, aware.
    """

    def __init__(
        self, start_at: datetime | None = None, real_now: Callable[[], datetime] = real_utc_now
    ) -> None:
        self._real_now = real_now
        self._lock = threading.Lock()
        self._wake_ups: list[Callable[[], None]] = []
        self._offset = timedelta(0)
        if start_at is not None:
            self._offset = _aware(start_at) - real_now()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of real time."""
        with self._lock:
            return self._offset

    def now(self) -> datetime:
        """The simulated time, aware, in UTC."""
        with self._lock:
            return self._real_now().astimezone(UTC) + self._offset

    def advance_to(self, moment: datetime) -> None:
        """Jump forward to `moment`.

        Raises:
            ValueError: `moment` is naive, or earlier than now.
        """
        with self._lock:
            real = self._real_now()
            if _aware(moment) < real + self._offset:
                raise ValueError(f"the clock only moves forward, and {moment} is past")
            self._offset = moment - real
        self._wake_all()

    def rewind(self) -> None:
        """Return to real time."""
        with self._lock:
            self._offset = timedelta(0)
        self._wake_all()

    def on_jump(self, wake_up: Callable[[], None]) -> Callable[[], None]:
        """Call `wake_up` after each jump; returns a function that unregisters it."""
        with self._lock:
            self._wake_ups.append(wake_up)

        def stop() -> None:
            with self._lock:
                if wake_up in self._wake_ups:
                    self._wake_ups.remove(wake_up)

        return stop

    def _wake_all(self) -> None:
        with self._lock:
            wake_ups = list(self._wake_ups)
        for wake_up in wake_ups:
            wake_up()


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment
