"""The messages of a file as DMs: one for each person and day, and whether it got a reply."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.names.person_names import person_key
from domain.timing.periods import local_date
from linkedin.records import Correspondent, MessageRecord

#: What tells who answered: a profile or a compared name.
_Who = str


@dataclass(frozen=True, slots=True)
class SentDm:
    """All messages to a person in one conversation on one day.

    Args:
        at: When the first was sent, in UTC.
        replied: Whether the person wrote in the conversation after it.
    """

    to: Correspondent
    day: date
    at: datetime
    replied: bool


class SentMessages:
    """Adds messages up: of each, only when it was sent is kept, in seconds."""

    def __init__(self) -> None:
        self._sent: dict[tuple[Correspondent, str], array[int]] = {}
        self._answered: dict[tuple[str, _Who], int] = {}
        self._profiled: dict[str, set[Correspondent]] = defaultdict(set)
        #: Outgoing messages whose recipient has neither a name nor a profile.
        self.unnamed = 0
        self.some = False

    def add(self, message: MessageRecord) -> None:
        """Adds a message."""
        self.some = True
        at = int(message.sent_at.timestamp())
        if not message.outgoing:
            # The sender comes first.
            for who in _names_of(message.others[0]) if message.others else ():
                key = message.conversation, who
                self._answered[key] = max(at, self._answered.get(key, at))
            return
        named = [each for each in message.others if each.name or each.profile]
        self.unnamed += not named
        for other in named:
            moments = self._sent.get((other, message.conversation))
            if moments is None:
                moments = self._sent[other, message.conversation] = array("q")
                if other.profile:
                    self._profiled[person_key(other.name)].add(other)
            moments.append(at)

    def dms(self, zone: ZoneInfo) -> Iterator[SentDm]:
        """The DMs by the days of a zone."""
        for (other, conversation), moments in self._sent.items():
            answers = (self._answered.get((conversation, who), -1) for who in _names_of(other))
            answered = max(answers, default=-1)
            first_of: dict[date, int] = {}
            for at in sorted(moments):
                first_of.setdefault(local_date(datetime.fromtimestamp(at, UTC), zone), at)
            to = self._told_apart(other)
            for day, at in first_of.items():
                yield SentDm(to, day, datetime.fromtimestamp(at, UTC), answered > at)

    def _told_apart(self, other: Correspondent) -> Correspondent:
        """The person of this name with a profile, if a row lacks it and there is only one."""
        named = self._profiled.get(person_key(other.name), ()) if not other.profile else ()
        return next(iter(named)) if len(named) == 1 else other


def _names_of(other: Correspondent) -> list[_Who]:
    return [who for who in (other.profile, person_key(other.name)) if who]
