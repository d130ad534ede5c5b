"""The answer to an import of own data."""

from domain.entries.own_import import OwnImported
from views import blocks, words
from views.blocks import Message
from views.ids import Action

_KINDS = {
    "posts": "post",
    "dms": "DM",
    "dm_weeks": "weekly total",
    "comments": "comment",
    "wins": "win",
    "scores": "SSI score",
}


def own_imported(result: OwnImported | None) -> Message:
    """Says what was added, and what was not."""
    if result is None:
        text = "That file was imported already. `/ssi posts` shows your entries."
        return Message(text, (blocks.section(text),))
    named = [
        words.counted(result.added[name], _KINDS[name]) for name in _KINDS if name in result.added
    ]
    first = f"Your own data is back: {', '.join(named)}." if named else "Nothing in it was new."
    more = []
    if result.known:
        more.append(f"{words.counted(result.known, 'entry', 'entries')} were here already.")
    if result.others:
        more.append(f"Left out, as a teammate logged them: {words.counted(result.others, 'post')}.")
    if result.unreadable:
        more.append(f"Left out, as unreadable: {words.counted(result.unreadable, 'row')}.")
    more.append("Settings are not in it: `/ssi join` starts messages.")
    undo = [blocks.button("Undo", Action.UNDO_ACT, str(result.act_id))] if result.act_id else []
    return Message(
        " ".join([first, *more]),
        (
            blocks.section(f"*{first}*\n{' '.join(more)}"),
            *([blocks.actions(*undo)] if undo else []),
        ),
    )
