"""Questions about figures that look like a slip, before they are saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.entries.posts import Post, PostQuestion, PostQuestions, UpdateQuestions
from views import blocks, inputs, moments, words
from views.blocks import Block, Message
from views.ids import QUESTION, VALUE, Action, Field
from views.wording.post_words import quoted


def questions_in_words(asked: PostQuestions) -> str:
    """The questions with their reasons, in mrkdwn."""
    told = [_question(question, asked) for question in asked.questions]
    return " ".join(f"*{question}* {reason}" for question, reason in told)


def questions_message(asked: PostQuestions, pending: str | None) -> Message:
    """The questions, with a button to confirm and one to change.

    Args:
        pending: The entry as the buttons' value; ``None`` if it is too long for one.
    """
    told = [_question(question, asked) for question in asked.questions]
    first = f"*{' '.join(question for question, _ in told)}* Nothing is saved yet."
    rows = [first, *(reason for _, reason in told)]
    if pending is None:
        rows.append("Please log it with the form: `/ssi log`.")
        return Message(words.unbold(" ".join(rows)), tuple(blocks.lines(rows)))
    return Message(
        text=words.unbold(" ".join(rows)),
        blocks=(
            *blocks.lines(rows),
            blocks.actions(
                blocks.button(_save(asked), Action.CONFIRM_LOG, pending, style="primary"),
                blocks.button("Change it", Action.OPEN_LOG, pending),
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


def _question(question: PostQuestion, asked: PostQuestions) -> tuple[str, str]:
    """The question, and why it is asked."""
    views = words.counted(asked.figures.views or 0, "view")
    match question:
        case PostQuestion.ENGAGERS_EXCEED_VIEWS:
            engagers = _engagers(asked)
            return (
                f"Is {engagers} right?",
                f"With {views}, more people would have engaged than saw it.",
            )
        case PostQuestion.VIEWS_FELL:
            known = words.count(asked.known_views or 0)
            return f"Is {views} right?", f"I have {known} for this post, and views only grow."
        case PostQuestion.TEAMMATES_POST:
            teammate = words.one_name(asked.teammate or "A teammate")
            return "Is this your own post?", (
                f"{teammate} logged a post of exactly the same moment: maybe this one, under "
                "another link."
            )


def _engagers(asked: PostQuestions) -> str:
    engagers = asked.figures.unique_engagers
    return words.engagers(engagers) if engagers else "the number of engagers"


def _save(asked: PostQuestions) -> str:
    """The button's label: it names what was doubted, if that is one thing."""
    match asked.questions:
        case (PostQuestion.ENGAGERS_EXCEED_VIEWS,):
            return f"Save {_engagers(asked)}"
        case (PostQuestion.VIEWS_FELL,):
            return f"Save {words.counted(asked.figures.views or 0, 'view')}"
        case (PostQuestion.TEAMMATES_POST,):
            return "Save it as my post"
        case _:
            return "Save it as it is"


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
