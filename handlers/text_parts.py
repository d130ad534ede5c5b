"""The latest long text of each person, for as long as another part of it may follow.

Slack may send a long text in several messages. A text is kept in memory alone, for a minute, and it
is in no log: `Part` shows no text.
"""

import asyncio
from dataclasses import dataclass, field
from decimal import Decimal

from domain.people.members import Asker

#: Characters, as Slack delivers them. Slack cuts at about 4,000, where a line or word ends.
MAY_GO_ON = 3_500
#: Seconds between the first part and the last one. A person may paste the parts, too.
MOST_SECONDS = 60
#: A message within so many seconds of a long paste was not typed: Slack sent the rest.
AT_ONCE = 3
#: Characters of all parts together; a longer text is not read.
_MOST_CHARACTERS = 50_000
_MOST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A message that may be part of a longer text.

    Args:
        sent_at: Its time in Slack, in seconds, which orders the parts.
        text: As the person sees it.
        is_long: Whether another part may follow.
    """

    sent_at: Decimal
    text: str = field(repr=False)
    is_long: bool


class GivenAnswer:
    """The first message with which a visit answers in direct messages."""

    def __init__(self) -> None:
        #: Its time in Slack; empty while there is none.
        self.ts = ""
        self.finished = asyncio.Event()


@dataclass(frozen=True, slots=True)
class KeptText:
    """Parts that were read as one text, and the answer to them.

    Args:
        place: Channel and thread.
        parts: In their order.
    """

    place: tuple[str, str]
    parts: tuple[Part, ...]
    answer: GivenAnswer

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(part.text for part in self.parts)

    def with_part(self, part: Part) -> tuple[Part, ...]:
        """All parts in their order, with another one."""
        return tuple(sorted((*self.parts, part), key=lambda each: each.sent_at))


class KeptTexts:
    """One text for each person, for a minute; of the latest hundred people.

    Args:
        seconds: How long a text is kept.
    """

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._seconds = seconds
        self._kept: dict[Asker, KeptText] = {}

    def of(self, asker: Asker) -> KeptText | None:
        """The text that a person sent within the last minute."""
        return self._kept.get(asker)

    def keep(self, asker: Asker, kept: KeptText) -> None:
        """Keeps a text instead of the person's earlier one, unless it is too long."""
        self.forget(asker)
        if len(kept.text) > _MOST_CHARACTERS:
            return
        while len(self._kept) >= _MOST_PEOPLE:
            self.forget(next(iter(self._kept)))
        self._kept[asker] = kept
        asyncio.get_running_loop().call_later(self._seconds, self._forget_this, asker, kept)

    def forget(self, asker: Asker) -> None:
        """Forgets a person's text."""
        self._kept.pop(asker, None)

    def forget_message(self, channel: str, sent_at: str, now_says: str | None = None) -> None:
        """Forgets the text with a message that was deleted, or that now says something else."""
        for asker, kept in list(self._kept.items()):
            for part in kept.parts:
                is_it = kept.place[0] == channel and part.sent_at == Decimal(sent_at or 0)
                if is_it and part.text != now_says:
                    self.forget(asker)

    def _forget_this(self, asker: Asker, kept: KeptText) -> None:
        if self._kept.get(asker) is kept:
            self.forget(asker)
