"""Who a person of a file is: by their company's website, another name, or an erased contact."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from domain.entries.dms import DmEntry
from domain.entries.person_reference import PersonReference
from domain.imports.file_messages import DmsFound
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.timing.typed_days import TypedDay
from linkedin.records import Correspondent
from services.entries.dms import log_dm
from services.targets.committee import erase_contact
from storage.tables import AccountRow, ContactAliasRow, ContactRow, id_of
from tests.engines import ON_SQLITE
from tests.services.imports.files import previewed
from tests.services.imports.messages import person, sent
from tests.services.target_week import account, contact
from tests.services.team import WORKSPACE

pytestmark = ON_SQLITE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADA = Person(Asker(WORKSPACE, "UADA"), Profile("Ada", is_admin=True))
JANE = person("Jane Doe", "Acme", "CTO")


def found(session: Session, to: Correspondent) -> DmsFound:
    """What a file with one DM would import."""
    [dms] = previewed(session, ADA, [sent("2026-11-02 09:00", to)], NOW).found
    assert isinstance(dms, DmsFound)
    return dms


def wrote(session: Session, name: str, **said: Any) -> None:
    """Ada logged a DM on the day of the file's."""
    entry = DmEntry(PersonReference(name, **said), said_on=TypedDay(date(2026, 11, 2)))
    log_dm(session, Submission(ADA, f"dm {name}", NOW), entry)


@pytest.mark.parametrize(
    ("company", "targets", "unclear"),
    [("acme.com", 1, 0), ("https://www.acme.com/about", 1, 0), ("acme.org", 0, 0)],
)
def test_a_company_may_be_stated_as_its_website(
    session: Session, company: str, targets: int, unclear: int
) -> None:
    row = session.get_one(AccountRow, account(session, ADA, "Acme Rockets"))
    row.domain = "acme.com"
    session.add(row)
    dms = found(session, person("Jane Doe", company))
    assert (dms.at_targets, dms.unclear) == (targets, unclear)


def test_a_logged_dm_is_found_by_another_name_of_its_contact(session: Session) -> None:
    acme = account(session, ADA, "Acme")
    jane = contact(session, ADA, acme, "Jane Doe")
    wrote(session, "Jane Doe")
    # Her employer today is no target account.
    roe = person("Jane Roe", "Globex")
    assert found(session, roe).new == 1
    alias = ContactAliasRow(
        workspace_id=WORKSPACE,
        contact_id=jane,
        alias="Jane Roe",
        person_key="jane roe",
        made_by=session.get_one(ContactRow, jane).made_by,
    )
    session.add(alias)
    session.flush()
    assert found(session, roe).known == 1


def test_a_dm_to_an_erased_contact_is_not_logged_again(session: Session) -> None:
    acme = account(session, ADA, "Acme")
    contact(session, ADA, acme, "Jane Doe")
    wrote(session, "Jane Doe")
    jane = session.exec(select(ContactRow)).one()
    erase_contact(session, Submission(ADA, "erase", NOW), id_of(jane))
    assert (found(session, JANE).new, found(session, JANE).known) == (0, 1)
