"""The preview of an import: what LinkedIn's file has, and what importing it would do."""

from collections.abc import Sequence

from domain.imports.file_activity import CommentsFound, ReactionsFound
from domain.imports.file_audiences import AudiencesFound
from domain.imports.file_messages import DmsFound
from domain.imports.file_posts import PostsFound
from domain.imports.linkedin_import import FilePreview, Found, RefusedNote
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action
from views.imports.activity_found import DELETE_FILE, comments_found, dms_found, reactions_found
from views.imports.found_days import days_of
from views.wording.audience_words import readers

_MOST_REASONS = 5
_MOST_ACCOUNTS = 10
_MOST_LINES = 10
_LONGEST_NAME = 80
_LONGEST_REASON = 300


def file_preview(preview: FilePreview) -> Message:
    """Says what was found, and asks whether to import it."""
    name = short_name(preview.file.name)
    owner = f" of {short_name(preview.owner)}" if preview.owner else ""
    rows = [line for each in preview.found for line in _found(each)] or ["Nothing that I can use."]
    if preview.is_of_another:
        rows.append(f"The file is {short_name(preview.owner)}'s. Import it only if that is you.")
    refused = _refused(preview.refused, preview.refused_count)
    foot = "Nothing has changed yet." if preview.changes else "There is nothing to import."
    if not preview.changes and preview.is_private:
        foot = f"{foot} {DELETE_FILE}"
    return Message(
        " ".join([f"{name}{owner}:", *rows, *refused, foot]),
        (
            blocks.header("Import from LinkedIn"),
            *blocks.lines([f"*{name}*{owner}:", *(f"• {row}" for row in rows)]),
            *blocks.lines(refused),
            blocks.context(foot),
            *([blocks.actions(*_buttons(preview))] if preview.changes else []),
        ),
    )


def short_name(name: str) -> str:
    """A name, shortened and escaped."""
    return words.one_name(name, _LONGEST_NAME)


def _found(found: Found) -> list[str]:
    match found:
        case PostsFound():
            return _posts(found)
        case DmsFound():
            return dms_found(found)
        case CommentsFound():
            return comments_found(found)
        case ReactionsFound():
            return reactions_found(found)
        case AudiencesFound():
            return _audiences(found)


def _posts(found: PostsFound) -> list[str]:
    counts = [
        (found.new, "new"),
        (found.updated, "updated"),
        (found.unchanged, "unchanged"),
    ]
    total = found.new + found.updated + found.unchanged
    if not total:
        return []
    parts = ", ".join(f"{words.count(number)} {which}" for number, which in counts if number)
    days = days_of(found.first_on, found.last_on)
    rows = [f"{words.counted(total, 'post')}{days}: {parts}."]
    if found.counted:
        at = f" as of {moments.day(found.counted_at.date())}" if found.counted_at else ""
        rows.append(f"Figures{at} for {words.counted(found.counted, 'post')}.")
    if found.fell:
        fell = words.counted(found.fell, "post has", "posts have")
        rows.append(f"{fell} fewer views in the file than you logged. The file's would count.")
    return rows


def _audiences(found: AudiencesFound) -> list[str]:
    rows = []
    if found.new:
        seen = words.and_more(
            [readers(each) for each in found.new[:_MOST_ACCOUNTS]], len(found.new)
        )
        rows.append(f"Target accounts among the readers: {seen}.")
    if found.known:
        rows.append(f"Readers at {words.counted(found.known, 'target account')}: already saved.")
    if found.unclear:
        names = words.names(found.unclear, _MOST_ACCOUNTS)
        rows.append(
            f"Left out, because their names are only close to a target account's: {names}. To "
            "count one, add its name to the account's aliases."
        )
    if found.others:
        rows.append(f"Left out: {words.counted(found.others, 'other company', 'other companies')}.")
    return rows


def _refused(notes: Sequence[RefusedNote], total: int) -> list[str]:
    """Rows that are not imported: each reason once, with its lines."""
    if not total:
        return []
    by_reason: dict[str, list[RefusedNote]] = {}
    for note in notes:
        by_reason.setdefault(note.reason, []).append(note)
    rows = [
        f"{_places(where)}{words.sentence(blocks.shorten(reason, _LONGEST_REASON))}"
        for reason, where in list(by_reason.items())[:_MOST_REASONS]
    ]
    return [f"*Left out: {words.counted(total, 'row')}.*", *rows]


def _places(notes: Sequence[RefusedNote]) -> str:
    """``Shares.csv, lines 3, 4 and 7 more: ``; empty without a line."""
    lines = [words.count(note.line) for note in notes if note.line]
    if not lines:
        return ""
    more = len(lines) - len(lines[:_MOST_LINES])
    shown = ", ".join(lines[:_MOST_LINES]) + (f" and {words.count(more)} more" if more else "")
    file = f"{short_name(notes[0].file)}, " if notes[0].file else ""
    return words.capital(f"{file}{'line' if len(lines) == 1 else 'lines'} {shown}: ")


def _buttons(preview: FilePreview) -> list[Block]:
    value = preview.file.id
    only = [blocks.button("Only posts", Action.IMPORT_POSTS, value)]
    return [
        blocks.button("Import", Action.IMPORT_FILE, value, style="primary"),
        *(only if preview.offers_only_posts else []),
        blocks.button("Cancel", Action.CANCEL_FILE if preview.is_private else Action.CANCEL_IMPORT),
    ]
