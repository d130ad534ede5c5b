"""The push: whom to write to all the same, and how to log again or for the first time."""

from domain.coaching.digest import Push
from views import blocks, words
from views.blocks import Message
from views.coaching.whom_first import whom_first
from views.ids import Action
from views.people.joining import stop_all_button
from views.wording.advice_words import in_turn

#: What a push says to a member who logged entries before, and to one who never did.
_PICK_UP = (
    "No post, DM, comment or win of yours falls in the last 7 days. When the next one comes, "
    "paste its link, with its views and who engaged. It takes seconds: `/ssi log` opens a form.",
    "Again no post, DM or comment in 7 days. One line is enough to be back: `/ssi log`, the "
    "link, and `1200 views 25 engagers`.",
    "A quiet week: I know of no post, DM or comment. Whatever you did, one line counts it, such as "
    "`/ssi dm Jane Doe at Acme`.",
)
_BEGIN = (
    "Ready when you are: paste the link to your latest LinkedIn post, with its views and who "
    "engaged, and you get its engagement rate and one thing to do next. `/ssi log` opens a form.",
    "Your first post takes one line: `/ssi log`, its link, and `1200 views 25 engagers`. I answer "
    "with the rate and one step.",
)
#: The same for a digest that was asked for.
_LOG_NEXT = "When your next post is out, press *Log a post*."
_LOG_FIRST = (
    "Log your latest post: paste its link, with its views and who engaged. `/ssi log` opens a form."
)


def push(result: Push) -> Message:
    """The push of a week without entries."""
    to_write, whom = whom_first(result.warm)
    text = _to_log(result)
    closing = (
        "After this I'm quiet until you log something." if result.last else "Only you see this."
    )
    style = None if result.warm else "primary"
    return Message(
        " ".join([*to_write, words.unbold(text), closing]),
        (
            *whom,
            blocks.section(text),
            blocks.actions(
                blocks.button("Log a post", Action.OPEN_LOG, style=style),
                blocks.overflow(blocks.button("Settings", Action.OPEN_SETTINGS), stop_all_button()),
            ),
            blocks.context(closing),
        ),
    )


def _to_log(result: Push) -> str:
    if not result.on_request:
        return in_turn(_PICK_UP if result.ever else _BEGIN, result.turn)
    if result.ever:
        return f"*Your last 7 days: nothing logged.* {_LOG_NEXT}"
    return f"*Your last 7 days: nothing logged yet.* {_LOG_FIRST}"
