"""The guide to imports: how to get each file and page from LinkedIn."""

from views import blocks, words
from views.blocks import Message
from views.ids import Action

_CAREFUL = (
    "*Slack keeps what you drop here, and your company may read it.* Drop only the file that you "
    "need, and delete it here afterwards: ⋯ → *Delete file*."
)
_HOW = (
    "Drop a file into your conversation with me (my *Messages* tab), or paste a page there. You "
    "see what is in a file before I save it. A page is logged at once; where it is unclear, I ask "
    "first. *Undo* takes either back. I never open LinkedIn."
)
_PHONE_PICTURE = "send me a screenshot of it"
_PHONE_TYPED = "type the post's link and then its figures, like `1200 views 22 reactions`"
_ARCHIVE = (
    "*DMs, comments, older posts*: on a computer or a phone, *Settings* → *Data privacy* → *Get a "
    "copy of your data*, and tick only what you need. LinkedIn's e-mail comes within minutes; the "
    "whole archive takes a day. For DMs, first run `ssi-coach reduce archive.zip` on your own "
    "computer: it leaves out what your messages say."
)


def import_guide(*, pictures: bool) -> Message:
    """What the bot can import, of four kinds, and where to get each on a computer and a phone.

    Args:
        pictures: Whether screenshots can be read.
    """
    phone = _PHONE_PICTURE if pictures else _PHONE_TYPED
    kinds = [
        "*All your posts*: on a computer, *Analytics* → *Content*, choose the period, *Export*, "
        "and drop the .xlsx file. A phone has no export: take your posts one by one.",
        "*One post*: open it → *View analytics*. On a computer, select all (Ctrl+A or ⌘A), copy, "
        "and paste it here; its *Export* also says which target accounts saw the post. "
        f"On a phone, {phone}.",
        "*Who engaged, and your SSI*: open the post's reactions, or linkedin.com/sales/ssi; select "
        "all, copy, and paste it here. Write `engagers` and the post's link above the people. On a "
        "phone, open the SSI page in the browser and copy it there"
        f"{', or ' + _PHONE_PICTURE if pictures else ''}.",
        _ARCHIVE,
    ]
    return Message(
        " ".join([words.unbold(_CAREFUL), _HOW, *map(words.unbold, kinds)]),
        (
            blocks.header("Import from LinkedIn"),
            blocks.section(_CAREFUL),
            blocks.section(_HOW),
            *(blocks.section(kind) for kind in kinds),
            blocks.actions(blocks.button("A list of target accounts", Action.SHOW_IMPORT)),
        ),
    )
