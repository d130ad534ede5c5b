"""Updates of a form while a person fills it in: in order, and never after it was submitted."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.payloads import Payload
from handlers.slack_errors import code_of
from views.block_ids import field_in
from views.blocks import Block, Modal

#: The number of forms whose last update is remembered; older forms were closed long ago.
_MOST_FORMS = 1_000


class LiveForms:
    """Replaces single blocks of open forms.

    Each keystroke sends us the view with its hash, which may be older than our last update. Slack
    refuses an update with an outdated hash. The refusal is right if the form was submitted in
    between. If only our own update came in between, its hash is sent instead.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        #: By view id: the hashes that our updates replaced, and the hash of the newest update.
        self._updates: OrderedDict[str, tuple[set[str], str]] = OrderedDict()

    async def replace_block(
        self,
        client: AsyncWebClient,
        view: Payload,
        make_block: Callable[[], Awaitable[Block]],
        refilled_form: Callable[[], Modal],
    ) -> None:
        """Replaces the block of the new block's field; it keeps the id it has in the form.

        Args:
            view: The form, as in Slack's payload.
            make_block: Returns the new block.
            refilled_form: Returns the whole form with the values typed so far.
        """
        view_id, shown_hash = str(view["id"]), str(view.get("hash") or "")
        async with self._locks.setdefault(view_id, asyncio.Lock()):
            block = await make_block()
            field = field_in(block)
            outdated, newest = self._updates.get(view_id, (set(), ""))
            is_outdated = shown_hash in outdated
            if not is_outdated and _shows(view, block):
                return
            form = refilled_form()
            form["blocks"] = [
                {**block, "block_id": each["block_id"]} if field_in(each) == field else each
                for each in form["blocks"]
            ]
            try:
                answer = await client.views_update(
                    view_id=view_id, view=form, hash=(newest if is_outdated else shown_hash) or None
                )
            except SlackApiError as error:
                if code_of(error) in {"hash_conflict", "not_found"}:
                    return  # the form was submitted or closed in between
                raise
            self._remember(view_id, outdated | {shown_hash}, str(answer["view"].get("hash") or ""))

    def _remember(self, view_id: str, outdated: set[str], newest: str) -> None:
        self._updates[view_id] = (outdated - {newest}, newest)
        self._updates.move_to_end(view_id)
        while len(self._updates) > _MOST_FORMS:
            self._updates.popitem(last=False)


def _shows(view: Payload, block: Block) -> bool:
    """Whether the form already shows the same texts in this block."""
    shown = next((each for each in view["blocks"] if field_in(each) == field_in(block)), None)
    return shown is not None and _texts(shown) == _texts(block)


def _texts(block: Payload) -> list[str]:
    return [str(element.get("text")) for element in block.get("elements", [])]
