"""The form that asks about the unclear names of an imported list."""

import json

from domain.targets.account_import import MOST_ASKED, ImportPreview, NearAccount, UnclearName
from views import blocks, inputs, words
from views.blocks import Block, Modal
from views.ids import VALUE, Form
from views.targets.list_columns import packed

#: The block id of a line's question starts with this; the line number follows.
LINE = "unclear_line_"
#: Option values for a line; after `SAME` comes the id of the account it means.
LEAVE_OUT, NEW, SAME = "out", "new", "same:"

_NAME = 60


def unclear_form(key: str, preview: ImportPreview, preview_url: str = "") -> Modal:
    """The form with a question for each unclear line; submitting it imports the whole file.

    Args:
        key: The form's idempotency key: submitting the form twice imports once.
        preview_url: The response URL that replaces the preview after the import; may be empty.
    """
    carried = {"key": key, "carried": packed(preview.file), "preview": preview_url}
    return blocks.modal(
        "Unclear names",
        [
            blocks.section(_intro(preview)),
            *(_question(each) for each in preview.unclear[:MOST_ASKED]),
        ],
        callback_id=Form.UNCLEAR,
        submit="Import",
        close="Cancel",
        private_metadata=json.dumps(carried),
    )


def _intro(preview: ImportPreview) -> str:
    counts = preview.counts
    rest = counts.new + counts.updated
    text = "These names are close to accounts on your list. Which is which?"
    if rest:
        text += f" *Import* also imports the {words.counted(rest, 'clear one')}."
    more = counts.unclear - min(len(preview.unclear), MOST_ASKED)
    if more > 0:
        text += (
            f" These are the first of {words.count(counts.unclear)}; the others are left out. Drop "
            "the file again afterwards, and I'll ask about them."
        )
    return f"{text}\nIf a name belongs to an account, I save it as an alias for next time."


def _question(unclear: UnclearName) -> Block:
    name = blocks.shorten(unclear.name, _NAME)
    website = f" ({blocks.shorten(unclear.website, _NAME)})" if unclear.website else ""
    return inputs.select(
        f"{LINE}{unclear.line}",
        f"Line {unclear.line}: {name}{website}",
        {
            LEAVE_OUT: "Leave it out",
            **{f"{SAME}{each.id}": f"It is {_named(each)}" for each in unclear.near},
            NEW: "A new account",
        },
        action_id=VALUE,
        initial=LEAVE_OUT,
        optional=False,
    )


def _named(account: NearAccount) -> str:
    website = f" ({blocks.shorten(account.website, _NAME // 2)})" if account.website else ""
    return f"{blocks.shorten(account.name, _NAME // 2 if website else _NAME)}{website}"
