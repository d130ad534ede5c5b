"""What the forms of accounts, contacts and teams refuse, and at which field."""

from dataclasses import replace

import pytest

from domain.accounts import Contact
from domain.errors import UserError
from domain.fields import Field
from domain.people.teams import MOST_MEMBERS, TeamDetails
from domain.targets.account_details import (
    LONGEST_NAME,
    MOST_ALIASES,
    AccountDetails,
    ContactDetails,
    MergeCandidates,
)

ACME = AccountDetails("Acme", "acme.com", ("Akme",))
JANE = ContactDetails("Jane Doe", "CTO", aliases=("Janie",))
NORDICS = TeamDetails("Nordics", None, "Etc/UTC", 1, 600, ("U1",))
LONG = "A" * (LONGEST_NAME + 1)
MANY = tuple(f"Name {number}" for number in range(MOST_ALIASES + 1))

REFUSED: list[tuple[AccountDetails | ContactDetails | TeamDetails, Field, str]] = [
    (replace(ACME, name=" "), Field.ACCOUNT_NAME, "needs a name"),
    (replace(ACME, name=LONG), Field.ACCOUNT_NAME, "at most 200 characters"),
    (replace(ACME, website="gmail.com"), Field.WEBSITE, "belongs to no single company"),
    (replace(ACME, aliases=MANY), Field.ALIASES, "at most 20 aliases"),
    (replace(ACME, aliases=("Akme", LONG)), Field.ALIASES, "at most 200 characters"),
    (replace(JANE, name="4711"), Field.CONTACT_NAME, "doesn't look like a person's name"),
    (replace(JANE, title=LONG), Field.CONTACT_TITLE, "at most 200 characters"),
    (replace(JANE, aliases=MANY), Field.ALIASES, "at most 20 aliases"),
    (replace(NORDICS, name=" "), Field.TEAM_NAME, "needs a name"),
    (replace(NORDICS, name=LONG), Field.TEAM_NAME, "characters"),
    (replace(NORDICS, user_ids=("U",) * (MOST_MEMBERS + 1)), Field.TEAM_MEMBERS, "Make two teams"),
]


@pytest.mark.parametrize("details", [ACME, JANE, NORDICS, AccountDetails("Acme")])
def test_whole_details_are_accepted(details: AccountDetails | ContactDetails | TeamDetails) -> None:
    details.check()


@pytest.mark.parametrize(("details", "field", "words"), REFUSED)
def test_invalid_details_are_refused_at_their_field(
    details: AccountDetails | ContactDetails | TeamDetails, field: Field, words: str
) -> None:
    with pytest.raises(UserError) as refused:
        details.check()
    assert refused.value.field is field
    assert words in f"{refused.value.problem} {refused.value.fix}"


def test_only_a_candidate_can_be_the_same_person() -> None:
    jane, joan, max_muster = (Contact(n, 1, name) for n, name in enumerate(("Jane", "Joan", "Max")))
    candidates = MergeCandidates(jane, "Acme", (joan, max_muster))
    assert candidates.other(max_muster.id) == max_muster
    with pytest.raises(UserError, match="isn't on the list any more"):
        candidates.other(jane.id)
