"""The one question about a figure that is new on the board, and its answers."""

from domain.people.board_consent import BoardAnswered, BoardQuestion
from views import blocks, words
from views.blocks import Message
from views.ids import Action
from views.people.joining import stop_all_button

_SETTINGS = "`/ssi settings` changes that."


def board_question(_question: BoardQuestion) -> Message:
    """The one question about the amounts of deals, which are new on the board."""
    text = "*May the board show the amounts of your deals?* So far it shows your wins without them."
    once = (
        "Until you answer, the amounts stay hidden. You can change this later in `/ssi settings`."
    )
    return Message(
        f"{words.unbold(text)} {once}",
        (
            blocks.section(text),
            blocks.context(once),
            blocks.actions(
                blocks.button("Show my amounts", Action.SHOW_AMOUNTS),
                blocks.button("Leave them out", Action.HIDE_AMOUNTS),
                blocks.overflow(stop_all_button()),
            ),
        ),
    )


def board_answered(result: BoardAnswered) -> Message:
    """Confirms the answer."""
    if not result.on_board:
        text = "No board shows you, so it shows no amounts of yours either."
    elif result.amounts:
        text = "From now on, the board shows the amounts of your deals."
    else:
        text = "The board goes on showing you without amounts."
    return Message(f"{text} {_SETTINGS}", (blocks.section(f"{text} {_SETTINGS}"),))
