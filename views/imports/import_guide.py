"""The guide to imports: how to get each file and page from LinkedIn."""

from views import blocks
from views.blocks import Message
from views.ids import Action

_HOW = (
    "Drop a file into your conversation with me (my *Messages* tab), or paste a page there. I save "
    "a file only after you have seen what is in it. I log a page at once if nothing is unclear, "
    "and ask otherwise. *Undo* takes either back. I never open LinkedIn."
)
_PHONE_PICTURE = "send me a screenshot of it"
_PHONE_TYPED = "type the post's link and then its figures, like `1200 views 22 reactions`"
_ARCHIVE = (
    "*4. DMs, comments, older posts*: on a computer or a phone, *Settings* → *Data privacy* → *Get "
    "a copy of your data*. Tick only what you want to import: LinkedIn then sends an e-mail within "
    "minutes. The whole archive takes a day."
)
_CAREFUL = (
    "Slack keeps what you drop here, and your company may read it. So drop only the file that you "
    "need, such as Shares.csv or Comments.csv. For DMs, first run `ssi-coach reduce archive.zip` "
    "on your own computer: it leaves out what your messages say. Afterwards delete the file here: "
    "⋯ → *Delete file*."
)


def import_guide(*, pictures: bool) -> Message:
    """What the bot can import, in four steps, and where to get it.

    Args:
        pictures: Whether screenshots can be read.
    """
    phone = _PHONE_PICTURE if pictures else _PHONE_TYPED
    steps = [
        "*1. All your posts*: on a computer, open *Analytics* → *Content* on LinkedIn, choose the "
        "period, *Export*, and drop the .xlsx file. The phone has no export: take step 2.",
        "*2. One post*: open the post → *View analytics*. On a computer, select all (Ctrl+A or "
        "⌘A), copy, and paste it here. *Export* there gives a file that also says which target "
        f"accounts saw the post. On a phone, {phone}.",
        "*3. Who engaged, and your SSI*: open the post's reactions, or linkedin.com/sales/ssi; "
        "select all, copy, and paste it here. Write `engagers` and the post's link above the "
        f"people. On a phone, open the SSI page in the browser; select and copy it there"
        f"{', or ' + _PHONE_PICTURE if pictures else ''}.",
        _ARCHIVE,
    ]
    return Message(
        " ".join([_HOW, *steps, _CAREFUL]),
        (
            blocks.header("Import from LinkedIn"),
            blocks.section(_HOW),
            *(blocks.section(step) for step in steps),
            blocks.context(_CAREFUL),
            blocks.actions(blocks.button("A list of target accounts", Action.SHOW_IMPORT)),
        ),
    )
