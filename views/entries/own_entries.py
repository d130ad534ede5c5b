"""Lists of a member's DMs, DM totals, comments, wins and scores, each entry with a menu."""

from datetime import date

from domain.entries.corrections import Matched, MatchedEntry
from domain.entries.own_entries import (
    Comment,
    Dm,
    DmWeek,
    Entry,
    EntryDeleted,
    EntryKind,
    EntryPage,
    LoggedScore,
)
from domain.entries.wins import Win
from views import blocks, words
from views.blocks import Block, Message
from views.entries.entry_lists import by_month, kinds_menu, title_of
from views.ids import Action
from views.wording.correction_menu import correction_choices
from views.wording.entry_words import entry_state, entry_text

#: The text of each list when it is empty.
_NOTHING: dict[EntryKind, str] = {
    EntryKind.DM: "You haven't logged a DM yet. `/ssi dm Jane Doe at Acme` is all it takes.",
    EntryKind.DM_WEEK: "You haven't logged a week's DM totals yet. `/ssi dm 3 target 5 other` is "
    "all it takes.",
    EntryKind.COMMENT: "You haven't logged a comment yet. Type `/ssi comment`, the post's "
    "link, and whose post it is.",
    EntryKind.WIN: "You haven't logged a win yet. `/ssi win meeting Acme` is all it takes.",
    EntryKind.SCORE: "You haven't logged a score yet. `/ssi score 47` is all it takes.",
}
#: The button of each list that logs one more.
_LOG: dict[EntryKind, tuple[str, Action]] = {
    EntryKind.DM: ("Log DM", Action.OPEN_DM),
    EntryKind.DM_WEEK: ("Update my numbers", Action.OPEN_UPDATE),
    EntryKind.COMMENT: ("Log a comment", Action.OPEN_COMMENT),
    EntryKind.WIN: ("Log a win", Action.OPEN_WIN),
    EntryKind.SCORE: ("Log my SSI score", Action.OPEN_SCORE),
}


def entry_page(page: EntryPage) -> Message:
    """One page of entries of one kind, newest first."""
    log = blocks.button(*_LOG[page.kind], style="primary")
    if not page.entries:
        nothing = _NOTHING[page.kind]
        return Message(
            nothing, (blocks.section(nothing), kinds_menu(page.kind), blocks.actions(log))
        )
    title = title_of(page.kind, page.total, page.page, page.pages)
    rows = [
        blocks.section(_line(entry), accessory=_menu(page.kind, entry)) for entry in page.entries
    ]
    text = " ".join(f"{words.capital(entry_state(entry))}." for entry in page.entries)
    return Message(
        f"{title}. {text}",
        (
            blocks.header(title),
            kinds_menu(page.kind),
            *by_month([_day(entry) for entry in page.entries], rows),
            blocks.actions(log, *_other_pages(page)),
        ),
    )


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


def _day(entry: Entry) -> date:
    match entry:
        case Dm():
            return entry.written_on
        case DmWeek():
            return entry.monday
        case Comment():
            return entry.commented_on
        case Win():
            return entry.won_on
        case LoggedScore():
            return entry.scored_on


def _line(entry: Entry) -> str:
    name, state = entry_text(entry), entry_state(entry)
    line = f"*{words.capital(name)}*{state.removeprefix(name)}"
    if isinstance(entry, Comment) and entry.link:
        return f"{line} · {words.link(entry.link, 'open the post')}"
    return line


def _menu(kind: EntryKind, entry: Entry) -> Block:
    """What can be done with an entry. Undo reverses a deletion, so no question comes first."""
    choices = []
    if isinstance(entry, Dm) and not entry.replied:
        choices.append(blocks.button("They replied", Action.THEY_REPLIED, str(entry.id)))
    if isinstance(entry, Dm) and entry.contact_id is not None:
        choices += correction_choices(MatchedEntry(Matched.DM, entry.id))
    delete = blocks.button("Delete", Action.DELETE_ENTRY, f"{kind.value}:{entry.id}")
    return blocks.overflow(*choices, delete)


def _other_pages(page: EntryPage) -> list[Block]:
    buttons = []
    for label, where, page_number in (
        ("Newer", "newer", page.page - 1),
        ("Older", "older", page.page + 1),
    ):
        if 1 <= page_number <= page.pages:
            action = f"{Action.SHOW_ENTRIES}:{where}"
            buttons.append(blocks.button(label, action, f"{page.kind.value}:{page_number}"))
    return buttons
