"""People recognised in a paste, combined with the answers about them."""

from domain.accounts import Account
from domain.entries.engagers import (
    CompanyQuestion,
    EngagedPerson,
    Recognised,
    RecognisedAtAccount,
    people_to_list,
)
from domain.names.paste_results import PastedPerson

ACME = Account(7, "Acme GmbH")


def pasted(name: str) -> PastedPerson:
    return PastedPerson(1, name, "CTO", (), "")


JANE, JOHN, MAX = pasted("Jane Doe"), pasted("John Roe"), pasted("Max Muster")
READ = Recognised(
    at_targets=(RecognisedAtAccount(JANE, ACME),),
    asked=(CompanyQuestion("q", (JOHN,), "Acme Europe", (ACME,)),),
    others=(MAX,),
)


def test_an_answer_puts_people_at_their_account_with_the_confirmed_company() -> None:
    assert people_to_list(READ, {"q": 7}) == (
        EngagedPerson("Jane Doe", "CTO", 7),
        EngagedPerson("John Roe", "CTO", 7, "Acme Europe"),
        EngagedPerson("Max Muster"),
    )


def test_without_an_answer_people_are_at_no_account() -> None:
    assert people_to_list(READ, {})[1].account_id is None
    assert people_to_list(READ, {"q": None})[1].company == ""


def test_the_mark_changes_if_a_person_would_count_differently() -> None:
    others = Recognised(others=(JANE, JOHN, MAX))
    assert READ.mark == Recognised(READ.at_targets, READ.asked, others=(MAX,)).mark
    assert READ.mark != others.mark
    assert READ.people == others.people == 3
