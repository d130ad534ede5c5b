"""The questions about figures that look like a slip."""

import pytest

from domain.engagement import Figures
from domain.entries.posts import PostQuestion, PostQuestions
from playground.testing.reading import as_read
from views.entries.post_questions import questions_message

FELL, EXCEED = PostQuestion.VIEWS_FELL, PostQuestion.ENGAGERS_EXCEED_VIEWS
MINE = PostQuestion.TEAMMATES_POST
_REASONS = {
    FELL: "I have 2,340 for this post, and views only grow.",
    EXCEED: "With 23 views, more people would have engaged than saw it.",
    MINE: "Ben Ek logged a post of exactly the same moment",
}


@pytest.mark.parametrize(
    ("questions", "first", "button"),
    [
        ((FELL,), "Is 23 views right?", "Save 23 views anyway"),
        ((EXCEED, FELL), "Is 23 views right?", "Save 23 views anyway"),
        ((EXCEED,), "Is 25 unique engagers right?", "Save 25 unique engagers anyway"),
        ((MINE,), "Is this your own post?", "Save it as my post"),
        ((FELL, MINE), "Is 23 views right? Is this your own post?", "Save it anyway"),
    ],
)
def test_the_green_button_changes_a_doubtful_figure_and_the_other_names_what_it_saves(
    questions: tuple[PostQuestion, ...], first: str, button: str
) -> None:
    asked = PostQuestions(questions, Figures(views=23, engagers=25), 2340, "Ben Ek")
    message = questions_message(asked, "{}")
    assert as_read(message.text).startswith(f"{first} Nothing is saved yet. ")
    change, save = message.blocks[-1]["elements"]
    assert (change["text"]["text"], change["style"]) == ("Change it", "primary")
    assert (as_read(save["text"]["text"]), save.get("style")) == (button, None)
    for question in questions:
        assert _REASONS[question] in as_read(message.text)
