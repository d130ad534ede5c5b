"""The form that asks what the unclear names of an imported list mean."""

import json

from domain.targets.account_import import MOST_ASKED, ImportPreview, UnclearName
from views import blocks, words
from views.blocks import Block, Modal
from views.ids import VALUE, Form

#: A line's field is called by this and its number.
LINE = "unclear_line_"
#: What may be chosen for a line; an account that it means has its number behind `SAME`.
LEAVE_OUT, NEW, SAME = "out", "new", "same:"

_NAME = 60


def unclear_form(key: str, preview: ImportPreview, preview_url: str = "") -> Modal:
    """The form with a question for each unclear line; submitting it imports the whole file.

    Args:
        key: Names the submission: however often the form is submitted, it counts once.
        preview_url: Where the preview gives way once the file is imported; empty for nowhere.
    """
    file = preview.file
    carried = {"key": key, "file": file.id, "team": file.team_id, "preview": preview_url}
    return blocks.modal(
        "Unclear names",
        [
            blocks.section(_said(preview)),
            *(_question(each) for each in preview.unclear[:MOST_ASKED]),
        ],
        callback_id=Form.UNCLEAR,
        submit="Import",
        close="Cancel",
        private_metadata=json.dumps(carried),
    )


def _said(preview: ImportPreview) -> str:
    counts = preview.counts
    rest = counts.new + counts.updated
    said = "These names are near to accounts on your list. Which is which?"
    if rest:
        said += f" *Import* also takes the {words.counted(rest, 'clear one')}."
    more = counts.unclear - min(len(preview.unclear), MOST_ASKED)
    if more > 0:
        said += (
            f" They are the first of {words.count(counts.unclear)}; the others are left out: drop "
            "the file again afterwards, and they are asked about."
        )
    return f"{said}\nA name that is an account's is kept as another name of it, for next time."


def _question(unclear: UnclearName) -> Block:
    name = blocks.shorten(unclear.name, _NAME)
    website = f" ({blocks.shorten(unclear.website, _NAME)})" if unclear.website else ""
    return blocks.select(
        f"{LINE}{unclear.line}",
        f"Line {unclear.line}: {name}{website}",
        {
            LEAVE_OUT: "Leave it out",
            **{
                f"{SAME}{each.id}": f"It is {blocks.shorten(each.name, _NAME)}"
                for each in unclear.near
            },
            NEW: "A new account",
        },
        action_id=VALUE,
        initial=LEAVE_OUT,
        optional=False,
    )
