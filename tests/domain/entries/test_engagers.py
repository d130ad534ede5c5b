"""What becomes of people who were recognised in a paste, and of the answers about them."""

from domain.accounts import Account
from domain.entries.engagers import (
    CompanyQuestion,
    EngagedPerson,
    Recognised,
    RecognisedAtAccount,
    decided,
)
from domain.names.pasted_people import PastedPerson

ACME = Account(7, "Acme GmbH")


def pasted(name: str) -> PastedPerson:
    return PastedPerson(1, name, "CTO", (), "")


JANE, JOHN, MAX = pasted("Jane Doe"), pasted("John Roe"), pasted("Max Muster")
READ = Recognised(
    at_targets=(RecognisedAtAccount(JANE, ACME),),
    asked=(CompanyQuestion("q", (JOHN,), "Acme Europe", (ACME,)),),
    others=(MAX,),
)


def test_an_answer_puts_people_at_their_account_with_the_name_that_was_confirmed() -> None:
    assert decided(READ, {"q": 7}) == (
        EngagedPerson("Jane Doe", "CTO", 7),
        EngagedPerson("John Roe", "CTO", 7, "Acme Europe"),
        EngagedPerson("Max Muster"),
    )


def test_without_an_answer_nobody_is_at_an_account() -> None:
    assert decided(READ, {})[1].account_id is None
    assert decided(READ, {"q": None})[1].company == ""


def test_the_mark_is_another_one_once_somebody_would_count_otherwise() -> None:
    others = Recognised(others=(JANE, JOHN, MAX))
    assert READ.mark == Recognised(READ.at_targets, READ.asked, others=(MAX,)).mark
    assert READ.mark != others.mark
    assert READ.people == others.people == 3
