"""An import from LinkedIn while it runs, and what it did."""

from domain.imports.file_activity import CommentsSaved
from domain.imports.file_messages import DmsSaved
from domain.imports.file_posts import PostsSaved, RateGap
from domain.imports.linkedin_import import FileImported, Saved
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.imports.activity_found import DELETE_FILE
from views.imports.dm_months import dm_months_chart, dm_months_in_words
from views.imports.import_preview import short_name
from views.wording.post_words import post_of_day

_ASKING = (
    "LinkedIn's file doesn't say how many people engaged, which the engagement rate needs. The "
    "reactions under the post are enough:",
)


def file_imported(result: FileImported) -> Message:
    """Says what was imported, and asks for the one figure that a rate may lack."""
    name = short_name(result.name)
    if result.act_id is None:
        text = f"{name} has nothing that you don't have already."
        return Message(text, (blocks.section(text),))
    first = f"Imported {name}: {', '.join(map(_saved, result.saved)) or 'details of posts'}."
    gaps = [line for each in result.saved for line in _gaps(each)]
    months = [month for each in result.saved if isinstance(each, DmsSaved) for month in each.months]
    told = dm_months_in_words(months)
    messages = any(isinstance(each, DmsSaved) for each in result.saved)
    delete = [DELETE_FILE] if messages else []
    update = blocks.button("Add the numbers", Action.OPEN_UPDATE, style="primary")
    return Message(
        " ".join([first, *told, *gaps, *delete]),
        (
            blocks.section(f"*{first}*"),
            *dm_months_chart(months),
            *blocks.lines([*told, *gaps, *delete]),
            blocks.actions(
                *([update] if gaps else []),
                blocks.button("Undo", Action.UNDO_ACT, str(result.act_id)),
            ),
        ),
    )


def importing(name: str, done: int, total: int) -> Message:
    """How far an import is."""
    text = f"Importing {short_name(name)}: {words.count(done)} of {words.count(total)} parts."
    return Message(text, (blocks.section(text),))


def _saved(saved: Saved) -> str:
    match saved:
        case PostsSaved(new, updated):
            parts = [
                *([words.counted(new, "new post")] if new else []),
                *([words.counted(updated, "post") + " updated"] if updated else []),
            ]
        case DmsSaved(new, at_targets, replied):
            parts = [
                *(
                    [f"{words.counted(new, 'DM')} ({words.count(at_targets)} at target accounts)"]
                    if new
                    else []
                ),
                *([words.counted(replied, "reply", "replies")] if replied else []),
            ]
        case CommentsSaved(new):
            parts = [words.counted(new, "comment")]
    return ", ".join(parts)


def _gaps(saved: Saved) -> list[str]:
    match saved:
        case PostsSaved(without_rate=gaps):
            return [*_ASKING, *(f"• {words.capital(_gap(each))}" for each in gaps)] if gaps else []
        case _:
            return []


def _gap(gap: RateGap) -> str:
    total = gap.total_engagements
    clicks = f", {words.counted(total, 'engagement')} with clicks" if total else ""
    return f"{post_of_day(gap.post)}: {words.figures(gap.post.figures)}{clicks}"
