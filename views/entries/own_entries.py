"""Lists of a member's DMs, DM totals, comments, wins and scores, with a button to delete each."""

from domain.entries.own_entries import Comment, Dm, Entry, EntryDeleted, EntryKind, EntryPage
from views import blocks, words
from views.blocks import Block, Message
from views.ids import Action
from views.wording.entry_words import entry_state, entry_text

#: Each list's name, and its text when it is empty.
_LISTS: dict[EntryKind, tuple[str, str]] = {
    EntryKind.DM: (
        "DMs",
        "You haven't logged a DM yet. `/ssi dm Jane Doe at Acme` is all it takes.",
    ),
    EntryKind.DM_WEEK: (
        "DM totals",
        "You haven't logged a week's DM totals yet. `/ssi dm 3 target 5 other` is all it takes.",
    ),
    EntryKind.COMMENT: (
        "Comments",
        "You haven't logged a comment yet. `/ssi comment`, the post's link and whose it is are "
        "all it takes.",
    ),
    EntryKind.WIN: (
        "Wins",
        "You haven't logged a win yet. `/ssi win meeting Acme` is all it takes.",
    ),
    EntryKind.SCORE: (
        "SSI scores",
        "You haven't logged a score yet. `/ssi score 47` is all it takes.",
    ),
}


def entry_page(page: EntryPage) -> Message:
    """One page of entries of one kind, newest first."""
    name, nothing = _LISTS[page.kind]
    if not page.entries:
        return Message(nothing, (blocks.section(nothing), entry_lists(page.kind)))
    title = f"Your {_inside(name)}: {words.count(page.total)}"
    if page.pages > 1:
        title += f" (page {page.page} of {page.pages})"
    rows: list[Block] = [blocks.header(title)]
    for entry in page.entries:
        rows += [blocks.section(_line(entry)), _buttons(page.kind, entry)]
    if page.pages > 1:
        rows.append(_page_buttons(page))
    rows.append(entry_lists(page.kind))
    text = " ".join(f"{words.capital(entry_state(entry))}." for entry in page.entries)
    return Message(f"{title}. {text}", tuple(rows))


def entry_deleted(result: EntryDeleted) -> Message:
    """Answers a deleted entry."""
    text = f"Deleted the {entry_text(result.entry)}."
    return Message(
        f"{text} `/ssi undo` brings it back.",
        (
            blocks.section(text),
            blocks.actions(
                blocks.button("Bring it back", Action.UNDO_ACT, str(result.act_id)),
                blocks.button("My entries", Action.SHOW_POSTS),
            ),
        ),
    )


def entry_lists(shown: EntryKind | None) -> Block:
    """The buttons for the other lists.

    Args:
        shown: The current list; ``None`` for posts.
    """
    buttons = [] if shown is None else [blocks.button("Posts", Action.SHOW_POSTS)]
    buttons += [
        blocks.button(name, f"{Action.SHOW_ENTRIES}:{kind.value}", f"{kind.value}:1")
        for kind, (name, _) in _LISTS.items()
        if kind is not shown
    ]
    return blocks.actions(*buttons)


def _inside(name: str) -> str:
    """A list's name inside a sentence: ``comments``, but ``DMs``."""
    return name if name[:2].isupper() else name.lower()


def _line(entry: Entry) -> str:
    name, state = entry_text(entry), entry_state(entry)
    line = f"*{words.capital(name)}*{state.removeprefix(name)}"
    if isinstance(entry, Comment) and entry.link:
        return f"{line} · {words.link(entry.link, 'open the post')}"
    return line


def _buttons(kind: EntryKind, entry: Entry) -> Block:
    question = blocks.confirm(
        "Delete this entry?",
        "It will no longer count anywhere. Undo can bring it back.",
        "Delete",
        "Keep it",
    )
    delete = blocks.button(
        "Delete", Action.DELETE_ENTRY, f"{kind.value}:{entry.id}", confirm=question
    )
    if isinstance(entry, Dm) and not entry.replied:
        return blocks.actions(
            blocks.button("They replied", Action.THEY_REPLIED, str(entry.id)), delete
        )
    return blocks.actions(delete)


def _page_buttons(page: EntryPage) -> Block:
    buttons = []
    for label, where, page_number in (
        ("Newer", "newer", page.page - 1),
        ("Older", "older", page.page + 1),
    ):
        if 1 <= page_number <= page.pages:
            action = f"{Action.SHOW_ENTRIES}:{where}"
            buttons.append(blocks.button(label, action, f"{page.kind.value}:{page_number}"))
    return blocks.actions(*buttons)
