"""A long text, of which Slack's client makes several messages; each is read by itself.

The parts are not joined: that would take reading back what people wrote, and a joined list of
people is too long for a button and a form. So each part but the last is followed by advice.
"""

from handlers.visit import Visit
from views.imports.split_texts import may_go_on

#: Characters, as Slack delivers them. The client splits at about 4,000, where a line or word ends.
_MAY_BE_SPLIT = 3_500


async def advise_on_parts(visit: Visit) -> None:
    """Says how to send a text as one, if a direct message is as long as Slack lets one be."""
    if len(visit.body["event"].get("text") or "") >= _MAY_BE_SPLIT:
        await visit.answer(may_go_on())
