"""The answer to undo: it names what was undone."""

from domain.entries.acts import ActKind, ListChange, NotLatest, Undone
from domain.entries.own_entries import DmWeek
from views import blocks, moments, words
from views.blocks import Message
from views.wording.entry_words import entry_state, entry_text, named
from views.wording.post_words import post_of_day, post_text

_ALREADY = "That is already undone."
_NOT_LATEST = (
    "That isn't your latest entry any more. `/ssi undo` undoes the latest first; "
    "`/ssi posts` edits or deletes any entry."
)
_BEFORE = "`/ssi undo` again undoes the entry before it."
_LISTED_AGAIN = "I can't bring that back: the same name is on the list again, or in use."
_RELOGGED = "I can't bring that post back: it was logged again later."

_ON_THE_LIST = (ActKind.ACCOUNT, ActKind.CONTACT, ActKind.IMPORT)


def undone(result: Undone | NotLatest) -> Message:
    """Names what was undone, or says why nothing was."""
    if isinstance(result, NotLatest):
        text = _ALREADY if result.already_undone else _NOT_LATEST
        return Message(text, (blocks.section(text),))
    if result.relogged:
        listed = result.kind in _ON_THE_LIST
        text = _LISTED_AGAIN if listed else _RELOGGED
        return Message(text, (blocks.section(text),))
    what = _named(result) + "." + _kept(result)
    return Message(
        f"Undone: {what}",
        (
            blocks.section(f"*Undone:* {what}"),
            blocks.context(_BEFORE),
        ),
        title="Undone",
        # What was done to the list of accounts is not kept in messages either.
        outcome="" if result.kind in _ON_THE_LIST else f"Undone: {what}",
    )


def _named(result: Undone) -> str:
    match result.kind:
        case ActKind.SCORED:
            shown = words.points(result.score) if result.score is not None else ""
            day = moments.on(result.scored_on) if result.scored_on else ""
            return f"your SSI score of {shown}, taken {day}"
        case ActKind.ENGAGERS:
            return _people_listed(result)
        case ActKind.ACCOUNT | ActKind.CONTACT | ActKind.IMPORT:
            return _on_the_list(result)
        case ActKind.DM | ActKind.DM_WEEK | ActKind.COMMENT | ActKind.WIN:
            return " and ".join(f"the {entry_text(entry)}" for entry in result.entries) or (
                "that entry"
            )
        case ActKind.OWN_IMPORT:
            return "the import of your own data"
        case ActKind.FILE_IMPORT:
            return "the import from LinkedIn"
        case ActKind.DM_EDITED | ActKind.REMOVED:
            return _as_it_was(result)
        case _:
            return _posts(result)


def _kept(result: Undone) -> str:
    """Says which accounts or people remain on the list, and why."""
    if not result.kept:
        return ""
    shown = ", ".join(named(name) for name in result.kept_names)
    if result.kept > len(result.kept_names):
        shown += f" and {words.count(result.kept - len(result.kept_names))} more"
    one = result.kept == 1
    it = "it" if one and result.kind is not ActKind.CONTACT else "them"
    return f" {shown} {'stays' if one else 'stay'} on the list: other entries are about {it}."


def _posts(result: Undone) -> str:
    totals = [f"the {entry_text(each)}" for each in result.entries if isinstance(each, DmWeek)]
    if len(result.posts) != 1:
        return " and ".join(
            [f"the new figures of {words.counted(len(result.posts), 'post')}", *totals]
        )
    post = post_text(result.posts[0])
    done = {
        ActKind.LOGGED: f"your {post}",
        ActKind.UPDATED: f"the update of your {post}",
        ActKind.CORRECTED: f"the correction of your {post}",
        ActKind.EDITED: f"the change, which restores your {post}",
        ActKind.DELETED: f"the deletion of your {post}; it is back",
    }[result.kind]
    listed = words.counted(result.listed, "person listed", "people listed")
    return " and ".join([done, *([listed] if result.listed else []), *totals])


def _people_listed(result: Undone) -> str:
    people = words.counted(result.listed, "person listed", "people listed")
    if len(result.posts) != 1:
        return people
    return f"{people} for your {post_of_day(result.posts[0])}"


def _as_it_was(result: Undone) -> str:
    """A changed or deleted entry that is restored."""
    entries = result.entries
    if not entries:
        return "that change"
    if result.kind is ActKind.DM_EDITED:
        return f"the change, which restores your {entry_state(entries[0])}"
    back = "they are back" if isinstance(entries[0], DmWeek) else "it is back"
    return f"the deletion of the {entry_text(entries[0])}; {back}"


def _on_the_list(result: Undone) -> str:
    things = "person" if result.kind is ActKind.CONTACT else "account"
    plural = "people" if result.kind is ActKind.CONTACT else "accounts"
    if result.list_change is None:
        return f"the change to {'a ' if things == 'person' else 'an '}{things}"
    shown = ", ".join(named(name) for name in result.names)
    if result.count > len(result.names):
        shown += f" and {words.count(result.count - len(result.names))} more"
    if result.list_change is ListChange.MERGED:
        both = " and ".join(named(name) for name in result.names)
        return f"the merge of {both}; they are two people again"
    what = f"{things if result.count == 1 else plural} {shown}"
    if result.kind is ActKind.IMPORT:
        return f"the import of {words.counted(result.count, things, plural)}: {shown}"
    one = result.count == 1
    return {
        ListChange.ADDED: f"adding the {what}",
        ListChange.REMOVED: f"removing the {what}; {'it is' if one else 'they are'} back",
        ListChange.CHANGED: f"the change to the {what}; {'it is' if one else 'they are'} as before",
    }[result.list_change]
