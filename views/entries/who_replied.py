"""The DMs without a reply, to mark the one with a reply."""

from collections.abc import Sequence

from domain.entries.own_entries import Dm
from views import blocks, moments, words
from views.blocks import Message
from views.ids import Action
from views.wording.entry_words import addressee

_MOST = 5
_OLDER = "type `/ssi replied` and the name."


def who_replied(dms: Sequence[Dm], other: str) -> Message:
    """Asks who replied.

    Args:
        dms: DMs to contacts without a reply, newest first.
        other: The value of the button that opens the form for anyone else.
    """
    if not dms:
        text = (
            "No DM of the last four weeks to a target account waits for a reply. Did someone else "
            "reply?"
        )
        another = blocks.button("Log a reply", Action.OPEN_DM, other)
        return Message(text, (blocks.section(text), blocks.actions(another)))
    shown = dms[:_MOST]
    lines = [f"{addressee(dm)}, you wrote {moments.day(dm.written_on)}" for dm in shown]
    more = len(dms) - len(shown)
    rest = [f"And {words.count(more)} older: {_OLDER}"] if more else []
    return Message(
        " ".join(["Who replied?", *(f"{line}." for line in lines), *rest]),
        (
            blocks.section("*Who replied?*"),
            *(
                blocks.section(
                    line, accessory=blocks.button("They replied", Action.THEY_REPLIED, str(dm.id))
                )
                for dm, line in zip(shown, lines, strict=True)
            ),
            *blocks.lines(rest),
            blocks.actions(blocks.button("Someone else", Action.OPEN_DM, other)),
        ),
    )
