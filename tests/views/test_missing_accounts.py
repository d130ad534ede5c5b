"""What an answer offers where a company is no target account, or the list has none."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from domain.accounts import ListState
from domain.entries.comments import CommentLogged
from domain.entries.dms import DmFigures, DmLogged, DmOutcome
from domain.entries.engagers import Listing, Recognised
from domain.entries.own_entries import Comment, Dm
from domain.entries.scores import ScoreLogged, SsiScore
from domain.entries.touches import DmCounts, Relation
from domain.entries.wins import Win, WinKind, WinLogged
from domain.names.paste_results import PastedPerson, UnclearLine
from playground.testing.reading import as_read
from views.blocks import Message
from views.entries.comments import comment_logged
from views.entries.dms import dm_logged
from views.entries.engagers import listing_read
from views.entries.scores import score_logged
from views.entries.wins import win_logged

DAY = date(2026, 11, 23)
FIGURES = DmFigures(DmCounts(0, 1, 1), DmCounts())
SELLER, COACH = ListState(), ListState(may_add=True)
WISH = "Next: if Acme should be a target account, "
ASK = "ask a coach to add it with `/ssi accounts add`, then undo this and log it again."
ADD = "undo this, add it with `/ssi accounts add Acme`, and log it again."


def dm(targets: ListState, company: str = "Acme", relation: Relation = Relation.OTHER) -> Message:
    written = Dm(1, relation, DAY, False)
    return dm_logged(
        DmLogged(1, DmOutcome.LOGGED, written, FIGURES, "Jo Black", company, targets=targets)
    )


def comment(targets: ListState, said: str = "Acme", company: str = "") -> Message:
    written = Comment(1, "https://www.linkedin.com/posts/x", DAY, "", None, None, None)
    return comment_logged(CommentLogged(1, written, said, 0, 3, company=company, targets=targets))


def win(targets: ListState) -> Message:
    return win_logged(
        WinLogged(1, Win(1, WinKind.MEETING, "Acme", DAY, None, None), None, targets=targets)
    )


def score(targets: ListState, *pillars: str) -> Message:
    points = [Decimal(each) for each in pillars]
    known = (points[0], points[1], points[2], points[3]) if points else None
    return score_logged(
        ScoreLogged(1, SsiScore(Decimal(40), known, 12, 20), DAY, None, None, targets=targets)
    )


def green(message: Message) -> str:
    """The label of the one green button."""
    [label] = [
        as_read(button["text"]["text"])
        for block in message.blocks
        for button in block.get("elements", [])
        if button.get("style") == "primary"
    ]
    return label


@pytest.mark.parametrize("answer", [dm, comment, win])
def test_a_company_off_the_list_is_added_by_a_coach_or_by_asking_one(
    answer: Callable[[ListState], Message],
) -> None:
    assert f"{WISH}{ASK}" in as_read(answer(SELLER).text)
    assert f"{WISH}{ADD}" in as_read(answer(COACH).text)
    guest = answer(ListState(guest=True))
    assert "should be a target account" not in guest.text


def test_a_name_that_may_be_a_persons_is_not_taken_for_a_company() -> None:
    answer = comment(COACH, "Jo Black")
    assert "if their company should be a target account, undo this, add it" in answer.text


@pytest.mark.parametrize(
    ("targets", "label"),
    [
        (ListState(), "Whom should I write to?"),
        (ListState(empty=True, may_add=True), "Add target accounts"),
        (ListState(empty=True), "Log another DM"),
    ],
)
def test_without_target_accounts_no_one_is_sent_to_a_refusal(
    targets: ListState, label: str
) -> None:
    answer = dm(targets, "", Relation.PEER)
    assert green(answer) == label
    assert ("go to target accounts" in answer.text) is not targets.empty


@pytest.mark.parametrize(
    ("pillars", "label"),
    [
        (("5", "9", "9", "17"), "Log a post"),
        (("9", "5", "9", "17"), "Target accounts"),
        (("9", "9", "5", "17"), "Log a comment"),
        (("9", "9", "17", "5"), "Log DM"),
        ((), "Whom should I write to?"),
    ],
)
def test_the_green_button_does_what_the_advice_says(pillars: tuple[str, ...], label: str) -> None:
    answer = score(SELLER, *pillars)
    assert green(answer) == label
    assert "Top 12 % of your industry, top 20 % of your network" in as_read(answer.text)
    assert not pillars or "5.0 of 25" in as_read(answer.text)


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (ListState(), ""),
        (ListState(empty=True, may_add=True), "yet: add them with `/ssi accounts`."),
        (ListState(empty=True), "yet: a coach adds them with `/ssi accounts`."),
    ],
)
def test_a_list_of_engagers_says_why_none_is_at_a_target_account(
    targets: ListState, said: str
) -> None:
    people = tuple(PastedPerson(n, name, "", (), "") for n, name in enumerate(("Jo", "Bo"), 1))
    unclear = (UnclearLine(3, "hm", "I can't tell who this is."),)
    listing = Listing("link", Recognised(others=people, unclear=unclear), targets=targets)
    rows = as_read("\n".join(row["text"]["text"] for row in listing_read(listing, {})))
    assert rows.startswith("*I found 2 people and left out 1 line.* Nothing is saved yet")
    assert rows.index("Line 3, “hm”") < rows.index("*At no target account: 2*")
    assert said in rows
    assert ("no target accounts yet" in rows) is targets.empty
