"""Whom to write to next."""

from domain.coaching.whom import WhomToWrite
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.wording.contact_words import named
from views.wording.whom_words import by_post, people_by_post, waits_since


def whom(result: WhomToWrite) -> Message:
    """Names the people, each with a button that logs the DM."""
    if not result.people:
        return _nobody(result)
    title, order = "Write to this person at a target account.", ""
    if len(result.people) > 1:
        order = " Newest first."
        title = f"Write to these {words.count(len(result.people))} people at target accounts."
    told = [
        f"{', '.join(named(each.person) for each in group)}, {waits_since(group[0])}."
        for group in by_post(result.people)
    ]
    more = result.total - len(result.people)
    wait = f"{words.count(more)} more {'wait' if more > 1 else 'waits'}"
    rest = [f"{wait}: log these DMs, then ask `/ssi who` again."] if more else []
    return Message(
        " ".join([f"{title}{order}", *told, *rest]),
        (
            blocks.section(f"*{title}*{order}"),
            *people_by_post(result.people, lead=True),
            *([blocks.context(each) for each in rest]),
        ),
    )


def _nobody(result: WhomToWrite) -> Message:
    if result.has_targets:
        text = (
            "Nobody at your target accounts waits for a DM. List who engaged with your latest "
            "post, and I name those to write to."
        )
        step = blocks.button("Who engaged?", Action.OPEN_ENGAGERS, style="primary")
    else:
        text = "You have no target accounts yet, so I can't tell whom to write to."
        step = blocks.button("Target accounts", Action.SHOW_ACCOUNTS, style="primary")
    return Message(text, (blocks.section(text), blocks.actions(step)))
