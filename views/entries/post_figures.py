"""What stands behind a post's rate: how sure it is, the member's usual, and advice."""

from domain.entries.posts import PostFigures
from views import blocks, moments, words
from views.blocks import Modal
from views.ids import Form
from views.wording.advice_words import advised
from views.wording.audience_words import readers
from views.wording.post_words import post_of_day
from views.wording.rate_words import answer, baseline

WHY = "Why?"
_MOST_ACCOUNTS = 10
_DIVIDED = moments.NO_BREAK.join(["engagers", "÷", "views"])


def post_figures(behind: PostFigures, turn: int) -> Modal:
    """The figures behind a post's rate.

    Args:
        turn: By which the wording of the advice is chosen.
    """
    post, thresholds = behind.post, behind.thresholds
    rows = [f"Your {post_of_day(post, linked=True)}: {words.figures(post.figures)}."]
    if post.rate is not None:
        rows = [
            f"{answer(post.rate, thresholds)} {baseline(behind.baseline, post.posted_on)}",
            f"{rows[0]} The rate is {_DIVIDED}.",
        ]
    if behind.readers:
        seen = [readers(each) for each in behind.readers[:_MOST_ACCOUNTS]]
        rows.append(f"Among its readers: {words.and_more(seen, len(behind.readers))}.")
    advice = advised(behind.advice, thresholds, turn)
    shown = [*blocks.lines(rows), blocks.section(f"*What helps:* {advice}")]
    return blocks.modal(WHY, shown, callback_id=Form.NOTICE)
