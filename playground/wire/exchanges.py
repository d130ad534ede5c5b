"""The log of exchanges between Slack and the bot, shown in the page's Inspector."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground.wire.masking import masked
from playground.world.changes import Changes
from playground.world.simulated_clock import PlaygroundClock

KEPT = 300
BODY_CHARACTERS = 64 * 1024
TO_BOT = frozenset({"envelope"})


@dataclass
class Exchange:
    """A request and its answer, both as text without secrets.

    `kind` is envelope, call, response_url, download, socket or fault. `took` is in real seconds;
    None while the answer is pending. `outcome` is "" while pending, then "ok" or an error code.
    `status` is the HTTP status, if there is one. `change` is the cursor at its latest change.
    """

    number: int
    kind: str
    name: str
    at: datetime
    started: float
    request: str
    change: int = 0
    answer: str = ""
    took: float | None = None
    outcome: str = ""
    status: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The exchange as JSON for the page."""
        return {
            "number": self.number,
            "kind": self.kind,
            "direction": "to_bot" if self.kind in TO_BOT else "from_bot",
            "name": self.name,
            "at": self.at.isoformat(),
            "took_ms": None if self.took is None else round(self.took * 1000, 1),
            "outcome": self.outcome,
            "status": self.status,
            "request": self.request,
            "answer": self.answer,
        }


class Exchanges:
    """The latest exchanges; older ones are dropped.

    Args:
        clock: the workspace's time.
        real_time: a monotonic clock, in seconds.
        traffic: marked at each change.
    """

    def __init__(
        self, clock: PlaygroundClock, real_time: Callable[[], float], traffic: Changes
    ) -> None:
        self._clock = clock
        self._real_time = real_time
        self._changes = Changes(also=traffic)
        self._kept: deque[Exchange] = deque(maxlen=KEPT)
        self._next_number = 1

    @property
    def cursor(self) -> int:
        """The number of the latest change."""
        return self._changes.version

    @property
    def oldest(self) -> int:
        """The number of the oldest stored exchange, or of the next one if there is none."""
        return self._kept[0].number if self._kept else self._next_number

    def begin(self, kind: str, name: str, request: object = None) -> Exchange:
        """Record a request; `request` is a text or JSON-serialisable."""
        exchange = Exchange(
            number=self._next_number,
            kind=kind,
            name=masked(name),
            at=self._clock.now(),
            started=self._real_time(),
            request=shown(request),
        )
        self._next_number += 1
        self._kept.append(exchange)
        exchange.change = self._changes.mark()
        return exchange

    def asks(self, exchange: Exchange, request: object) -> None:
        """Set the request's content, if it was not known at the beginning."""
        exchange.request = shown(request)

    def finish(
        self, exchange: Exchange, outcome: str, answer: object = None, status: int | None = None
    ) -> None:
        """Record the answer; `outcome` is "ok" or an error code."""
        exchange.took = self._real_time() - exchange.started
        exchange.outcome = outcome
        exchange.answer = shown(answer)
        exchange.status = status
        exchange.change = self._changes.mark()

    def note(self, kind: str, name: str, request: object = None, outcome: str = "ok") -> None:
        """Record an event that has no answer."""
        self.finish(self.begin(kind, name, request), outcome)

    def since(self, cursor: int) -> list[Exchange]:
        """The exchanges that began or changed after `cursor`, oldest first.

        Returns all if `cursor` is from another run.
        """
        after = cursor if cursor <= self.cursor else 0
        return [exchange for exchange in self._kept if exchange.change > after]

    def clear(self) -> None:
        """Drop all exchanges; the numbering continues."""
        self._kept.clear()
        self._changes.mark()


def shown(body: object) -> str:
    """A body as text, without secrets and truncated if too long."""
    if body is None:
        return ""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    beginning = masked(text[:BODY_CHARACTERS])
    if len(text) <= BODY_CHARACTERS:
        return beginning
    return f"{beginning}… cut, {len(text):,} characters in all"
