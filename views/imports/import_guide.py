"""The guide to imports: how to get each file and page from LinkedIn."""

from views import blocks, words
from views.blocks import Message
from views.ids import Action

_HOW = (
    "In my *Messages* tab, drop a file or paste a page. You see what is in a file before I save "
    "it. A page is logged at once; where it is unclear, I ask first. *Undo* takes either back. I "
    "never open LinkedIn."
)
_CAREFUL = (
    "*Slack keeps the files that you drop, and your company may read them.* Drop only what you "
    "need, and delete it afterwards: ⋯ → *Delete file*."
)
_PHONE_PICTURE = "send me a screenshot of it"
_PHONE_TYPED = "type the post's link and then its figures, like `1200 views 22 reactions`"
_ARCHIVE = (
    "*DMs, comments, older posts*: on a computer or a phone, *Settings* → *Data privacy* → *Get a "
    "copy of your data*, and tick only what you need. LinkedIn's email comes within minutes; "
    "for the whole archive, within a day. When it comes, download the .zip and drop it.\n"
    "The file holds what people wrote to you. To keep those texts out of Slack, run `ssi-coach "
    "reduce archive.zip` on your own computer first; ask whoever installed me for it. Or log DMs "
    "without a file, with `/ssi dm`."
)


def import_guide(*, pictures: bool) -> Message:
    """What the bot can import, of five kinds, and where to get each on a computer and a phone.

    Args:
        pictures: Whether screenshots can be read.
    """
    phone = _PHONE_PICTURE if pictures else _PHONE_TYPED
    kinds = [
        "*All your posts*: on a computer, *Analytics* → *Content*, choose the period, *Export*, "
        "and drop the .xlsx file. A phone has no export: send them one by one, as below.",
        "*One post*: open it → *View analytics*. On a computer, select all (Ctrl+A or ⌘A), copy, "
        f"and paste it. On a phone, {phone}. The post's *Export* also says which target accounts "
        "saw it.",
        "*Who engaged*: open the post's reactions, select all and copy. Write `engagers` and the "
        "post's link; paste the people on the next line.",
        "*Your SSI*: open linkedin.com/sales/ssi (on a phone, in the browser), select all, copy, "
        f"and paste it{', or ' + _PHONE_PICTURE if pictures else ''}.",
        _ARCHIVE,
    ]
    return Message(
        " ".join([_HOW, words.unbold(_CAREFUL), *map(words.unbold, kinds)]),
        (
            blocks.header("Import from LinkedIn"),
            blocks.section(_HOW),
            blocks.section(_CAREFUL),
            *(blocks.section(kind) for kind in kinds),
            blocks.actions(blocks.button("How to import target accounts", Action.SHOW_IMPORT)),
        ),
    )
