"""The notice to coaches about the accounts of a member who left."""

from domain.people.handover import Handover
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.people.joining import stop_all_button
from views.wording import account_words


def handover_notice(notice: Handover) -> Message:
    """Says how many accounts have no owner now, with a way to hand them over."""
    one = notice.accounts == 1
    shown = [words.one_name(name, account_words.LONGEST) for name in notice.first]
    text = (
        f"*{words.one_name(notice.name)} has left this workspace*, and still owns "
        f"{words.counted(notice.accounts, 'target account')}: "
        f"{words.and_more(shown, notice.accounts)}. Open {'it' if one else 'each'} and press "
        "*Edit account* to choose a new owner."
    )
    show = blocks.button(
        "Show the account" if one else "Show the accounts",
        Action.SHOW_OWNERLESS,
        style="primary",
    )
    actions = blocks.actions(show, blocks.overflow(stop_all_button()))
    return Message(words.unbold(text), (blocks.section(text), actions))
