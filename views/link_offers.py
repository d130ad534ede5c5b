"""The offer to log a LinkedIn post whose link a member posted in a channel."""

from collections.abc import Sequence
from datetime import date

from views import blocks, moments, words
from views.blocks import Message
from views.ids import Action

#: Links offered under one message.
MOST = 3
#: Characters of a post's first words that are shown.
_WORDS = 80
_STOP = "`/ssi settings` stops these offers."


def link_offer(links: Sequence[tuple[date | None, str, str | None]]) -> Message:
    """Offers to log posts.

    Args:
        links: Of each post its day if the link has it, its first words if the link has them, and
            the value of the button that opens the form; at least one.
    """
    title = "Is this LinkedIn post yours?" if len(links) == 1 else "Are these LinkedIn posts yours?"
    its, it = ("its", "it") if len(links) == 1 else ("their", "they")
    why = f"Log {its} views, and I say how {it} did."
    lines = [_named(day, first_words) for day, first_words, _ in links]
    rows = [
        blocks.section(line, accessory=blocks.button("Log this post", Action.OPEN_LOG, value))
        for line, (_, _, value) in zip(lines, links, strict=True)
    ]
    return Message(
        f"{title} {why} {'; '.join(lines)}. `/ssi log` with a link logs that post. {_STOP}",
        (
            blocks.section(f"*{title}* {why}"),
            *rows,
            blocks.context(_STOP),
        ),
    )


def _named(day: date | None, first_words: str) -> str:
    shown = words.one_name(first_words, _WORDS)
    quoted = f" “{shown}”" if shown else ""
    return f"Post{quoted} of {moments.day(day)}" if day else f"Article{quoted}"
