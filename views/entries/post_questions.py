"""Questions about figures that look like a slip, before they are saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.entries.posts import Post, PostQuestion, PostQuestions, UpdateQuestions
from views import blocks, inputs, moments, words
from views.blocks import Block, Message
from views.ids import QUESTION, VALUE, Action, Field
from views.wording.post_words import quoted


def questions_in_words(asked: PostQuestions) -> str:
    """The questions with their reasons, in mrkdwn."""
    questions, reasons = _questions(asked)
    return f"*{' '.join(questions)}* {' '.join(reasons)}"


def questions_message(asked: PostQuestions, pending: str | None) -> Message:
    """The questions, with a button to change the figures, and one to save them all the same.

    Args:
        pending: The entry as the buttons' value; ``None`` if it is too long for one.
    """
    questions, reasons = _questions(asked)
    rows = [f"*{' '.join(questions)}* Nothing is saved yet.", *reasons]
    if pending is None:
        rows.append("Please log it with the form: `/ssi log`.")
        return Message(words.unbold(" ".join(rows)), tuple(blocks.lines(rows)))
    return Message(
        text=words.unbold(" ".join(rows)),
        blocks=(
            *blocks.lines(rows),
            blocks.actions(
                blocks.button("Change it", Action.OPEN_LOG, pending, style="primary"),
                blocks.button(_save(asked), Action.CONFIRM_LOG, pending),
            ),
        ),
    )


def confirm_boxes(questions: tuple[PostQuestion, ...], text: str) -> list[Block]:
    """The questions at the top of a form that is shown again, with boxes to tick."""
    return [
        blocks.section(f":warning: {text}", block_id=QUESTION),
        inputs.checkboxes(
            Field.CONFIRMED,
            "Confirm it, or change it below",
            {question.value: _TICK[question] for question in questions},
            action_id=VALUE,
        ),
    ]


def update_questions_in_words(asked: UpdateQuestions, posts: list[Post]) -> str:
    """Names the posts whose figures may be slips, in mrkdwn that fits into a section."""
    slips = [
        f"{_named(post)} {_SHORT[question]}"
        for post in posts
        for question in asked.questions.get(post.id, ())
    ]
    more = len(slips) - _MOST_SLIPS
    rest = f"; and {words.count(more)} more" if more > 0 else ""
    return f"*Please check:* {'; '.join(slips[:_MOST_SLIPS])}{rest}."


def _named(post: Post) -> str:
    day = moments.day(post.posted_on)
    return f"{quoted(post.title)} of {day}" if post.title else f"the post of {day}"


def numbers_without_words(numbers: tuple[int, ...], choices: list[tuple[str, str]]) -> Message:
    """Asks what numbers without words mean.

    Args:
        choices: Label and value of each button.
    """
    shown = " and ".join(words.count(number) for number in numbers[:4])
    text = f"What {'is' if len(numbers) == 1 else 'are'} {shown}? Nothing is saved yet."
    fix = "You can also type it with words, like `1200 views 25 engagers`."
    buttons = [blocks.button(label, f"{Action.CONFIRM_LOG}", value) for label, value in choices]
    for place, element in enumerate(buttons):
        # Action ids must differ within a block.
        element["action_id"] = f"{Action.CONFIRM_LOG}:{place}"
    rows: list[Block] = [blocks.section(f"{text}\n{fix}")]
    if buttons:
        rows.append(blocks.actions(*buttons))
    return Message(f"{text} {fix}", tuple(rows))


@dataclass(frozen=True)
class DateChoice:
    """A day to choose, with the entry of that day as the button's value."""

    name: str
    day: date
    pending: str


def date_question(choices: Sequence[DateChoice], line: str) -> Message:
    """Asks when a post was posted; the buttons carry the entry, so nothing is typed again.

    Args:
        line: The typed line as the value of the button that opens the form.
    """
    text = "When did you post it? This link contains no date. Nothing is saved yet."
    fix = "You can also type the date after the link: `today`, `yesterday` or `23 Nov`."
    buttons = [
        blocks.button(
            f"{each.name}, {moments.day(each.day)}", f"{Action.CONFIRM_LOG}:{place}", each.pending
        )
        for place, each in enumerate(choices)
    ]
    return Message(
        f"{text} {fix}",
        (
            blocks.section(f"{text}\n{fix}"),
            blocks.actions(*buttons, blocks.button("Another day", Action.OPEN_LOG, line)),
        ),
    )


def _questions(asked: PostQuestions) -> tuple[list[str], list[str]]:
    """The questions, and why each is asked; too few views are one question, whatever shows them."""
    doubts = _doubts(asked)
    reasons = [_REASON[question](asked) for question in _REASON if question in asked.questions]
    return [_QUESTION[doubt](asked) for doubt in doubts], reasons


def _doubts(asked: PostQuestions) -> list[PostQuestion]:
    less = PostQuestion.VIEWS_FELL in asked.questions
    return [
        question
        for question in asked.questions
        if not (less and question is PostQuestion.ENGAGERS_EXCEED_VIEWS)
    ]


def _views(asked: PostQuestions) -> str:
    return words.counted(asked.figures.views or 0, "view")


def _engagers(asked: PostQuestions) -> str:
    engagers = asked.figures.unique_engagers
    return words.engagers(engagers) if engagers else "the number of engagers"


def _save(asked: PostQuestions) -> str:
    """The button's label: it names what was doubted, if that is one thing."""
    match _doubts(asked):
        case [PostQuestion.ENGAGERS_EXCEED_VIEWS]:
            return f"Save {_engagers(asked)} anyway"
        case [PostQuestion.VIEWS_FELL]:
            return f"Save {_views(asked)} anyway"
        case [PostQuestion.TEAMMATES_POST]:
            return "Save it as my post"
        case _:
            return "Save it anyway"


_QUESTION: Mapping[PostQuestion, Callable[[PostQuestions], str]] = {
    PostQuestion.ENGAGERS_EXCEED_VIEWS: lambda asked: f"Is {_engagers(asked)} right?",
    PostQuestion.VIEWS_FELL: lambda asked: f"Is {_views(asked)} right?",
    PostQuestion.TEAMMATES_POST: lambda _: "Is this your own post?",
}
#: In the order in which they are told.
_REASON: Mapping[PostQuestion, Callable[[PostQuestions], str]] = {
    PostQuestion.VIEWS_FELL: lambda asked: (
        f"I have {words.count(asked.known_views or 0)} for this post, and views only grow."
    ),
    PostQuestion.ENGAGERS_EXCEED_VIEWS: lambda asked: (
        f"With {_views(asked)}, more people would have engaged than saw it."
    ),
    PostQuestion.TEAMMATES_POST: lambda asked: (
        f"{words.one_name(asked.teammate or 'A teammate')} logged a post of exactly the same "
        "moment: maybe this one, under another link."
    ),
}
#: As many slips as fit, if each letter of their titles is escaped.
_MOST_SLIPS = 8
_TICK = {
    PostQuestion.ENGAGERS_EXCEED_VIEWS: "More engagers than views is right",
    PostQuestion.VIEWS_FELL: "The lower number of views is right",
    PostQuestion.TEAMMATES_POST: "It is my own post",
}
_SHORT = {
    PostQuestion.ENGAGERS_EXCEED_VIEWS: "has more engagers than views",
    PostQuestion.VIEWS_FELL: "has fewer views than before",
    PostQuestion.TEAMMATES_POST: "may be a teammate's",
}
