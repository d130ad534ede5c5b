"""A form that answers while it is being filled in: in order, and never after it was submitted."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.payloads import Payload
from handlers.slack_errors import code_of
from views.blocks import Block

#: Forms whose last update is remembered; older ones have been closed long ago.
_REMEMBERED = 1_000


class LiveForms:
    """Replaces single blocks of open forms.

    Each keystroke reports the form as it was when it was sent, which may be before our last
    update. Slack refuses an update from an outdated hash, and rightly so where the form has been
    submitted; where only we were faster, our own newer hash is used.
    """

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._ours: OrderedDict[str, tuple[set[str], str]] = OrderedDict()

    async def replace_block(
        self,
        client: AsyncWebClient,
        view: Payload,
        make: Callable[[], Awaitable[Block]],
        rest: Callable[[], Block],
    ) -> None:
        """Puts a block into the place of the one with its block id.

        Args:
            view: The form as the payload reports it.
            make: Gives the new block.
            rest: Gives the whole form as it was filled.
        """
        view_id, seen = str(view["id"]), str(view.get("hash") or "")
        async with self._turns.setdefault(view_id, asyncio.Lock()):
            block = await make()
            outdated, newest = self._ours.get(view_id, (set(), ""))
            behind = seen in outdated
            if not behind and _shows(view, block):
                return
            form = rest()
            form["blocks"] = [
                block if each.get("block_id") == block["block_id"] else each
                for each in form["blocks"]
            ]
            try:
                answer = await client.views_update(
                    view_id=view_id, view=form, hash=(newest if behind else seen) or None
                )
            except SlackApiError as error:
                if code_of(error) in {"hash_conflict", "not_found"}:
                    return  # submitted or closed meanwhile
                raise
            self._remember(view_id, outdated | {seen}, str(answer["view"].get("hash") or ""))

    def _remember(self, view_id: str, outdated: set[str], newest: str) -> None:
        self._ours[view_id] = (outdated - {newest}, newest)
        self._ours.move_to_end(view_id)
        while len(self._ours) > _REMEMBERED:
            self._ours.popitem(last=False)


def _shows(view: Payload, block: Block) -> bool:
    """Whether the form shows this block's words already."""
    shown = next((b for b in view["blocks"] if b.get("block_id") == block["block_id"]), None)
    return shown is not None and _words(shown) == _words(block)


def _words(block: Payload) -> list[str]:
    return [str(element.get("text")) for element in block.get("elements", [])]
