"""The DMs without a reply, to mark the one that was answered."""

from collections.abc import Sequence

from domain.entries.own_entries import Dm
from views import blocks, moments, words
from views.blocks import Message
from views.ids import Action
from views.wording.entry_words import addressee

_MOST = 5


def who_replied(dms: Sequence[Dm], other: str) -> Message:
    """Asks who replied.

    Args:
        dms: DMs to contacts without a reply, newest first.
        other: The value of the button that opens the form for anyone else.
    """
    someone_else = blocks.button("Someone else", Action.OPEN_DM, other)
    if not dms:
        text = "No DM of the last four weeks to a target account waits for a reply. Who replied?"
        return Message(text, (blocks.section(text), blocks.actions(someone_else)))
    shown = dms[:_MOST]
    lines = [f"{addressee(dm)}, written {moments.day(dm.written_on)}" for dm in shown]
    more = len(dms) - len(shown)
    rest = [f"And {words.count(more)} older."] if more else []
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
            blocks.actions(someone_else),
        ),
    )
