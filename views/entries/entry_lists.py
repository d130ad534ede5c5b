"""What all lists of a member's entries have: a menu of kinds, months as headings, and pages."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.entries.own_entries import EntryKind
from views import blocks, moments, words
from views.blocks import Block
from views.ids import Action

#: Each list's name in the menu; ``None`` is the list of posts.
_LISTS: dict[EntryKind | None, str] = {
    None: "Posts",
    EntryKind.DM: "DMs",
    EntryKind.DM_WEEK: "DM totals",
    EntryKind.COMMENT: "Comments",
    EntryKind.WIN: "Wins",
    EntryKind.SCORE: "SSI scores",
}
#: With more months on a page, headings would not fit into a message, and say little.
_MOST_MONTHS = 12


def title_of(kind: EntryKind | None, total: int, page: int, pages: int) -> str:
    """``Your posts: 60 (page 1 of 3)``."""
    name = _LISTS[kind]
    title = f"Your {_inside(name)}: {words.count(total)}"
    return title if pages == 1 else f"{title} ({words.page_of(page, pages)})"


def _inside(name: str) -> str:
    """A list's name inside a sentence."""
    return name if name[:2].isupper() else name.lower()


def kinds_menu(shown: EntryKind | None) -> Block:
    """The menu of lists.

    Args:
        shown: The current list; ``None`` for posts.
    """
    choices = {
        kind: blocks.button(label, f"{Action.TURN_PAGE}:posts", "1")
        if kind is None
        else blocks.button(label, f"{Action.SHOW_ENTRIES}:{kind.value}", f"{kind.value}:1")
        for kind, name in _LISTS.items()
        for label in [f"Show: {_inside(name)}" if kind is shown else name]
    }
    menu = blocks.choice_menu("list", "Show another list", *choices.values(), chosen=choices[shown])
    return blocks.actions(menu)


def by_month(days: Sequence[date], rows: Iterable[Block]) -> list[Block]:
    """Rows, newest first, with the month above the first of each.

    Args:
        days: The day of each row.
    """
    months = [moments.month(day) for day in days]
    starts = [before != month for before, month in zip(["", *months], months, strict=False)]
    few = sum(starts) <= _MOST_MONTHS
    shown: list[Block] = []
    for month, first, row in zip(months, starts, rows, strict=True):
        if few and first:
            shown.append(blocks.context(f"*{month}*"))
        shown.append(row)
    return shown
