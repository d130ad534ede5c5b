"""The buttons under a question about a win."""

from domain.entries.wins import WinEntry, WinKind, WinQuestion, WinQuestionKind
from handlers.entries.win_answers import answers


def test_a_question_about_loose_words_without_such_words_offers_another_amount_alone() -> None:
    asked = WinQuestion(WinQuestionKind.LOOSE, WinEntry(WinKind.CLOSED_WON, "Acme"))
    assert [label for label, _, _ in answers(asked, "key")] == ["Another amount"]


def test_a_question_about_the_currency_of_no_amount_has_no_answer() -> None:
    asked = WinQuestion(WinQuestionKind.CURRENCY, WinEntry(WinKind.CLOSED_WON, "Acme"))
    assert answers(asked, "key") == []
