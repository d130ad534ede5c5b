"""Advice after a long text, which Slack's client may have split into several messages.

The bot reads each part by itself. It does not join them: for that it would have to read back what
people wrote, and a joined list of people is too long for a button and a form.
"""

from handlers.visit import Visit
from views.imports.split_texts import may_go_on

#: Characters, as Slack delivers them. The client splits at about 4,000, where a line or word ends.
_MAY_BE_SPLIT = 3_500


async def advise_on_parts(visit: Visit) -> None:
    """Says how to send a text as one, if a direct message is as long as Slack lets one be."""
    if len(visit.body["event"].get("text") or "") >= _MAY_BE_SPLIT:
        await visit.answer(may_go_on())
