"""Names of people at target accounts are kept as long as the workspace decided."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from domain.entries.dms import DmEntry
from domain.entries.person_reference import PersonReference
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from services.entries.dms import log_dm
from services.people.privacy import set_privacy
from services.targets.accounts import save_account
from services.targets.committee import save_contact
from services.targets.name_retention import forget_names
from storage.tables import ContactRow

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
ADA = Person(Asker("T1", "U1"), Profile("Ada", is_admin=True))


def at(days: int) -> Submission:
    return Submission(ADA, f"day {days}", START + timedelta(days=days))


def names(session: Session) -> list[str]:
    return sorted(row.name for row in session.exec(select(ContactRow)))


def two_people(session: Session) -> None:
    """Jane and Max are added on day 1 and 2; Ada writes to Jane on day 100."""
    saved = save_account(session, at(0), None, AccountDetails("Acme"), {}, sure=True)
    assert isinstance(saved, AccountSaved)
    for day, name in enumerate(("Jane Doe", "Max Muster"), 1):
        save_contact(session, at(day), saved.account.id, None, ContactDetails(name))
    log_dm(session, at(100), DmEntry(PersonReference("Jane Doe", account_id=saved.account.id)))


@pytest.mark.parametrize(
    ("months", "council", "after", "left"),
    [
        (None, False, 4000, ["Jane Doe", "Max Muster"]),
        (3, False, 90, ["Jane Doe", "Max Muster"]),
        (3, False, 95, ["Jane Doe"]),
        (3, False, 190, ["Jane Doe"]),
        (3, False, 193, []),
        (3, True, 193, ["Jane Doe", "Max Muster"]),
        (None, True, 370, ["Jane Doe"]),
    ],
)
def test_a_name_is_erased_some_months_after_the_last_touch(
    session: Session, months: int | None, council: bool, after: int, left: list[str]
) -> None:
    two_people(session)
    set_privacy(session, at(101), council=council, names_kept_months=months)
    while forget_names(session, START + timedelta(days=after), 1):
        pass
    assert names(session) == left
