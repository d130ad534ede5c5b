"""Figures about the running bot for Prometheus, on a port of their own.

Imported only if an address is set. A thread of its own answers, also while the event loop is busy.
"""

import logging
import time
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.observer import AddressError, Observer
from domain.entries.comments import CommentLogged
from domain.entries.dms import DmLogged, DmWeekLogged
from domain.entries.posts import PostLogged, PostsUpdated
from domain.entries.scores import ScoreLogged
from domain.entries.wins import WinLogged
from domain.errors import StoreError
from domain.timing.clock import Clock
from services.delivery import ledger, suspending
from services.delivery.lateness import lateness
from services.delivery.scheduling import TickResult
from storage.engine import for_reading
from storage.store import reading

_log = logging.getLogger(__name__)

#: What became of a delivery, by the service that recorded it.
_OUTCOMES = MappingProxyType[Callable[..., Any], str](
    {
        ledger.mark_sent: "sent",
        ledger.skip: "skipped",
        ledger.put_off: "held",
        ledger.requeue: "retried",
        ledger.look_later: "retried",
        ledger.fail: "failed",
        ledger.leave_in_doubt: "in_doubt",
        suspending.stop_person: "failed",
        suspending.note_channel_trouble: "failed",
        suspending.stop_workspace: "retried",
    }
)
#: What was logged, by the type of the service's result. A question has a type of its own.
_ENTRIES = MappingProxyType[type, str](
    {
        PostLogged: "post",
        PostsUpdated: "posts",
        DmLogged: "dm",
        DmWeekLogged: "dm_week",
        CommentLogged: "comment",
        WinLogged: "win",
        ScoreLogged: "score",
    }
)
#: Seconds. Slack waits for three.
_ACKNOWLEDGED_WITHIN = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 2.5, 3.0)


class Metrics(Observer):
    """Counts what the bot does.

    Args:
        engine: Read at each request, for the lateness of deliveries.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        # It would be one more line for each counter, and no alert needs it.
        disable_created_metrics()  # type: ignore[no-untyped-call]  # the library has no type for it
        self.registry = registry = CollectorRegistry()
        self._ticked_at = time.monotonic()
        self._deliveries = _counter(
            registry, "deliveries", "Deliveries by what became of them.", "outcome"
        )
        self._entries = _counter(registry, "entries", "Entries that people logged.", "kind")
        self._slack = _counter(registry, "slack_errors", "Calls that Slack refused.", "code")
        self._database = _counter(registry, "database_errors", "Failures of the database.", "error")
        self._acknowledgements = Histogram(
            "ssi_coach_acknowledgement_seconds",
            "Time from a payload's arrival to its acknowledgement.",
            buckets=_ACKNOWLEDGED_WITHIN,
            registry=registry,
        )
        # So that each counter exists, as 0, before its first event.
        for outcome in set(_OUTCOMES.values()):
            self._deliveries.labels(outcome)
        for kind in _ENTRIES.values():
            self._entries.labels(kind)
        self._connected = Gauge(
            "ssi_coach_connected", "1 while the connection to Slack is open.", registry=registry
        )
        Gauge(
            "ssi_coach_tick_age_seconds", "Time since the tick did its work.", registry=registry
        ).set_function(self._tick_age)
        registry.register(_Lateness(engine, clock))
        ProcessCollector(registry=registry)

    def saved(self, service: Callable[..., Any], result: object) -> None:
        """Counts entries, and the outcomes of deliveries."""
        if (outcome := _OUTCOMES.get(service)) is not None:
            self._deliveries.labels(outcome).inc()
        elif (kind := _ENTRIES.get(type(result))) is not None:
            self._entries.labels(kind).inc()
        elif isinstance(result, TickResult):
            self._deliveries.labels("skipped").inc(result.skipped)

    def database_failed(self, error: StoreError) -> None:
        """Counts it by its type."""
        self._database.labels(type(error).__name__.removesuffix("Error").lower()).inc()

    def slack_failed(self, code: str) -> None:
        """Counts it by its code."""
        self._slack.labels(code).inc()

    def acknowledged(self, seconds: float) -> None:
        """Notes how long it took."""
        self._acknowledgements.observe(seconds)

    def looked(self, *, connected: bool) -> None:
        """Notes it."""
        self._connected.set(connected)

    def ticked(self) -> None:
        """Notes when."""
        self._ticked_at = time.monotonic()

    def _tick_age(self) -> float:
        return time.monotonic() - self._ticked_at

    def serve(self, host: str, port: int) -> Callable[[], None]:
        """Answers at an address; returns what ends it.

        Args:
            port: 0 takes any free port; the log names it.

        Raises:
            AddressError: the address is taken, or not one of this machine.
        """
        try:
            server, thread = start_http_server(port, host, self.registry)
        except OSError as error:
            raise AddressError(f"METRICS_ADDRESS cannot be used: {error.strerror}.") from error
        _log.info("metrics are at http://%s:%d/metrics", host, server.server_port)

        def close() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return close


class _Lateness(Collector):
    """Reads from the database how late deliveries are, at each request."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = for_reading(engine)
        self._clock = clock

    def describe(self) -> Iterator[Metric]:
        """Names nothing, so that registering reads nothing."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Yields how late they are, or that the database cannot be read."""
        try:
            with reading(self._engine) as session:
                late = lateness(session, self._clock.now())
        except SQLAlchemyError:
            yield _value("database_readable", "1 if the database can be read.", 0)
            return
        yield _value("database_readable", "1 if the database can be read.", 1)
        yield _value(
            "delivery_late_seconds",
            "How late the oldest delivery is that is still to be sent.",
            late.oldest.total_seconds(),
        )
        yield _value(
            "stopped_workspaces",
            "Workspaces that get nothing, because Slack refused the bot's token.",
            late.stopped_workspaces,
        )


def _counter(registry: CollectorRegistry, name: str, about: str, label: str) -> Counter:
    return Counter(f"ssi_coach_{name}", about, [label], registry=registry)


def _value(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"ssi_coach_{name}", about, value)
