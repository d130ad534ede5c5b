"""The direct messages heard of late, so that one that Slack delivers again is answered once."""

import asyncio
from collections import OrderedDict

#: Slack delivers an event again within minutes, so older ones are forgotten.
_MOST = 10_000


class HeardMessages:
    """The keys of the latest direct messages, each with the event of its acknowledgement.

    It remembers what this process heard. Entries are saved once in any case, by their key.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._heard: OrderedDict[str, asyncio.Event] = OrderedDict()

    def first(self, key: str, acknowledged: asyncio.Event) -> asyncio.Event:
        """The acknowledgement of the first message with this key: the given one if it is new."""
        first = self._heard.setdefault(key, acknowledged)
        while len(self._heard) > self._most:
            self._heard.popitem(last=False)
        return first
