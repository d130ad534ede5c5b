"""An import from LinkedIn while it runs, and what it did."""

from domain.imports.file_activity import CommentsSaved
from domain.imports.file_audiences import AudiencesSaved
from domain.imports.file_messages import DmsSaved
from domain.imports.file_posts import PostsSaved, RateGap
from domain.imports.linkedin_import import FileImported, Saved
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.imports.activity_found import DELETE_FILE
from views.imports.dm_months import about_dm_months, dm_months_chart, dm_months_in_words
from views.imports.import_preview import short_name
from views.wording.audience_words import readers
from views.wording.post_words import post_of_day

_MOST_ACCOUNTS = 10
_ASKING = (
    "LinkedIn's file doesn't say how many people engaged. For the engagement rate, add how many "
    "reactions each post has:",
)


def file_imported(result: FileImported, *, is_private: bool) -> Message:
    """Says what was imported, and asks for reactions if a rate lacks them.

    Args:
        is_private: Whether the file has messages or comments, imported or not.
    """
    name = short_name(result.name)
    delete = [DELETE_FILE] if is_private else []
    if result.act_id is None:
        text = " ".join([f"{name} has nothing new.", *delete])
        return Message(text, (blocks.section(text),))
    first = f"Imported {name}: {', '.join(map(_saved, result.saved)) or 'details of posts'}."
    more = [line for each in result.saved for line in _more(each)]
    months = [month for each in result.saved if isinstance(each, DmsSaved) for month in each.months]
    more += delete
    gaps = any(isinstance(each, PostsSaved) and each.without_rate for each in result.saved)
    update = blocks.button("Add the numbers", Action.OPEN_UPDATE, style="primary")
    return Message(
        " ".join([first, *dm_months_in_words(months), *more]),
        (
            blocks.section(f"*{first}*"),
            *dm_months_chart(months),
            *blocks.lines(more),
            blocks.actions(
                *([update] if gaps else []),
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
            ),
        ),
    )


def private_file_cancelled() -> Message:
    """Answers a cancelled import of a file with messages or comments."""
    text = f"Cancelled: nothing was imported. {DELETE_FILE}"
    return Message(text, (blocks.section(text),))


def reading(name: str) -> Message:
    """Says that the bot is reading a file, if that takes long."""
    text = f"Reading {short_name(name)}…"
    return Message(text, (blocks.section(text),))


def importing(name: str, done: int, total: int) -> Message:
    """Says how far an import is."""
    text = f"Importing {short_name(name)}: {words.count(done)} of {words.count(total)} parts."
    return Message(text, (blocks.section(text),))


def _saved(saved: Saved) -> str:
    match saved:
        case PostsSaved(new, updated):
            parts = [
                *([words.counted(new, "new post")] if new else []),
                *([words.counted(updated, "post") + " updated"] if updated else []),
            ]
            return ", ".join(parts)
        case AudiencesSaved():
            accounts = words.counted(len(saved.readers), "target account")
            return f"the readers at {accounts}"
        case DmsSaved(new, at_targets, replied):
            dms = f"{words.counted(new, 'DM')} ({words.count(at_targets)} at target accounts)"
            parts = [
                *([dms] if new else []),
                *([words.counted(replied, "reply", "replies")] if replied else []),
            ]
            return ", ".join(parts)
        case CommentsSaved(new):
            return words.counted(new, "comment")


def _more(saved: Saved) -> list[str]:
    """What the person may want to know or do about one kind."""
    match saved:
        case PostsSaved(without_rate=gaps):
            return [*_ASKING, *(f"• {words.capital(_gap(each))}" for each in gaps)] if gaps else []
        case AudiencesSaved():
            seen = [readers(each) for each in saved.readers[:_MOST_ACCOUNTS]]
            return [f"{words.capital(words.and_more(seen, len(saved.readers)))} saw the post."]
        case DmsSaved(months=months):
            return about_dm_months(months)
        case CommentsSaved():
            return []


def _gap(gap: RateGap) -> str:
    total = gap.total_engagements
    clicks = f", {words.counted(total, 'engagement')} with clicks" if total else ""
    return f"{post_of_day(gap.post)}: {words.figures(gap.post.figures)}{clicks}"
