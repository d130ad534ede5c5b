"""Each exchange between Slack and the bot, for whoever looks under the bonnet."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground.changes import Changes
from playground.clock import PlaygroundClock
from playground.masking import masked

KEPT = 300
BODY_CHARACTERS = 64 * 1024
TO_BOT = frozenset({"envelope"})


@dataclass
class Exchange:
    """Something asked and, sooner or later, answered; both as text without secrets.

    `kind` is envelope, call, response_url, download, socket or fault. `took` is in real seconds,
    None while it is under way. `outcome` is "" until then, "ok", or a word for what went wrong.
    `status` is an HTTP status where there was one. `change` numbers its latest change.
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
        """The exchange as the page shows it."""
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
    """The latest exchanges; older ones are forgotten.

    Args:
        clock: the workspace's time.
        real_time: seconds of a monotonic clock.
        traffic: told of each change.
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
        """The number of the oldest exchange that is kept, or of the next one."""
        return self._kept[0].number if self._kept else self._next_number

    def begin(self, kind: str, name: str, request: object = None) -> Exchange:
        """Something is asked; `request` is a text or what JSON can hold."""
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
        """What is asked became known only now."""
        exchange.request = shown(request)

    def finish(
        self, exchange: Exchange, outcome: str, answer: object = None, status: int | None = None
    ) -> None:
        """It was answered; `outcome` is "ok" or a word for what went wrong."""
        exchange.took = self._real_time() - exchange.started
        exchange.outcome = outcome
        exchange.answer = shown(answer)
        exchange.status = status
        exchange.change = self._changes.mark()

    def note(self, kind: str, name: str, request: object = None, outcome: str = "ok") -> None:
        """Something happened that has no answer."""
        self.finish(self.begin(kind, name, request), outcome)

    def since(self, cursor: int) -> list[Exchange]:
        """What began or changed after `cursor`, oldest first.

        All of it when `cursor` is from another run.
        """
        after = cursor if cursor <= self.cursor else 0
        return [exchange for exchange in self._kept if exchange.change > after]

    def clear(self) -> None:
        """Forget all of them; numbers go on."""
        self._kept.clear()
        self._changes.mark()


def shown(body: object) -> str:
    """A body as text without secrets, cut where it is too long to look at."""
    if body is None:
        return ""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    beginning = masked(text[:BODY_CHARACTERS])
    if len(text) <= BODY_CHARACTERS:
        return beginning
    return f"{beginning}… cut, {len(text):,} characters in all"
