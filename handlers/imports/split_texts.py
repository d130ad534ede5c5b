"""Long texts of which Slack made several messages: read as one, and answered once.

The later part does the join, so that the first is answered without waiting for what may never come.
Each replica joins what it received; the answer to a long part says what to do if it has not.
"""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal

from handlers.message_text import plain_text
from handlers.payloads import Payload
from handlers.text_parts import AT_ONCE, MAY_GO_ON, MOST_SECONDS, KeptText, Part
from handlers.visit import Visit
from services.imports.split_texts import read_together
from views.imports.split_texts import may_go_on


async def answer_text(
    visit: Visit, text: str, run: Callable[[Visit, str], Awaitable[None]]
) -> None:
    """Answers a direct message, or all of a text of which it is a part.

    Args:
        run: Answers a text.
    """
    event, texts = visit.body["event"], visit.desk.texts
    part = Part(Decimal(event["ts"]), text, len(event.get("text") or "") >= MAY_GO_ON)
    place = (str(event["channel"]), str(event.get("thread_ts") or ""))
    parts: tuple[Part, ...] = (part,)
    if part.is_long or "\n" in text or texts.of(visit.asker):
        async with visit.desk.lock_for(visit.asker):
            kept = texts.of(visit.asker)
            whole = await asyncio.to_thread(_joined, kept, part, place) if kept else None
            if kept and whole:
                visit.takes_over(kept.answer)
                parts, text = kept.with_part(part), whole
            if not (kept and part in kept.parts):  # else Slack delivers it again
                texts.keep(visit.asker, KeptText(place, parts, visit.given))
    if parts[-1].is_long:
        visit.below = may_go_on()
    await run(visit, text)


def forget_if_changed(visit: Visit, event: Payload) -> None:
    """Forgets a text of which a message was edited or deleted."""
    channel, texts = str(event.get("channel") or ""), visit.desk.texts
    match event.get("subtype"):
        case "message_deleted":
            texts.forget_message(channel, str(event.get("deleted_ts") or ""))
        case "message_changed":
            message = event.get("message") or {}
            now_says = plain_text(message.get("text") or "")
            texts.forget_message(channel, str(message.get("ts") or ""), now_says)
        case _:
            pass


def _joined(kept: KeptText, part: Part, place: tuple[str, str]) -> str | None:
    """The whole text, if a part belongs to the kept ones and is none of them."""
    if part in kept.parts:
        return None
    parts = kept.with_part(part)
    gap = parts[-1].sent_at - parts[0].sent_at
    if place != kept.place or gap > MOST_SECONDS or not all(each.is_long for each in parts[:-1]):
        return None
    at = parts.index(part)
    before, after = ("\n".join(each.text for each in some) for some in (parts[:at], parts[at:]))
    if not at:
        before, after = part.text, kept.text
    soon = parts[-1].sent_at - parts[-2].sent_at <= AT_ONCE
    return read_together(before, after, at_once=soon)
