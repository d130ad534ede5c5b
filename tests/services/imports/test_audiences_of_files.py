"""Companies among a post's readers: target accounts alone are stored, and nothing twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from sqlmodel import Session, col, select

from domain.entries.audiences import Readers
from domain.imports.file_audiences import AudiencesFound, AudiencesSaved
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from linkedin.records import CompanyShare, PostRecord
from services.entries.undo import undo
from services.targets.accounts import save_account
from storage.tables import AudienceRow
from tests.services.imports.files import M, V, imported, post, previewed
from tests.services.team import BO, WORKSPACE

ADA = Person(Asker(WORKSPACE, "UADA"), Profile("Ada", is_admin=True))
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
POSTED = datetime(2026, 11, 10, 8, tzinfo=UTC)
TWO_PER_CENT = (Fraction(15, 1000), Fraction(25, 1000))


def account(session: Session, name: str) -> int:
    saved = save_account(
        session, Submission(ADA, name, NOW), None, AccountDetails(name), {}, sure=True
    )
    assert isinstance(saved, AccountSaved)
    return saved.account.id


def export(reached: int | None, *names: str, urn: str = "activity") -> PostRecord:
    figures = {V: 2340} if reached is None else {V: 2340, M: reached}
    companies = tuple(CompanyShare(name, *TWO_PER_CENT) for name in names)
    return replace(post(POSTED, None, figures, kind=urn), companies=companies)


def stored(session: Session) -> list[tuple[int, int, int, int | None]]:
    session.expire_all()
    rows = session.exec(select(AudienceRow).where(col(AudienceRow.removed_by).is_(None)))
    return sorted((each.account_id, each.low, each.high, each.members_reached) for each in rows)


def test_only_target_accounts_are_stored_and_nothing_twice(session: Session) -> None:
    acme = account(session, "Acme GmbH")
    account(session, "Initech")
    records = [export(560, "Acme", "Initech Software", "Elsewhere Ltd")]
    [_, found] = previewed(session, ADA, records, NOW).found
    readers = Readers(acme, "Acme GmbH", *TWO_PER_CENT, 560)
    assert found == AudiencesFound((readers,), unclear=("Initech Software",), others=1)
    done = imported(session, ADA, records, NOW)
    assert done.saved[1] == AudiencesSaved((readers,))
    assert stored(session) == [(acme, 15_000, 25_000, 560)]
    later = NOW + timedelta(days=2)
    assert previewed(session, ADA, records, later).changes == 0
    assert imported(session, ADA, records, later).act_id is None
    # A newer export reached more people; the old one dropped again changes nothing.
    newer = imported(session, ADA, [export(700, "Acme")], later)
    assert imported(session, ADA, records, later + timedelta(days=1)).act_id is None
    assert stored(session) == [(acme, 15_000, 25_000, 700)]
    undo(session, Submission(ADA, "undo newer", later), newer.act_id)
    assert stored(session) == [(acme, 15_000, 25_000, 560)]
    undo(session, Submission(ADA, "undo", later), done.act_id)
    assert stored(session) == []


def test_a_person_without_an_entry_is_told_how_many_companies_there_are(session: Session) -> None:
    [_, found] = previewed(session, ADA, [export(560, "Acme", "Initech")], NOW).found
    assert found == AudiencesFound(others=2)


def test_readers_of_a_teammates_post_are_not_stored(session: Session) -> None:
    account(session, "Acme")
    imported(session, BO, [post(POSTED)], NOW)
    done = imported(session, ADA, [export(560, "Acme")], NOW)
    assert (done.act_id, stored(session)) == (None, [])


def test_the_post_may_be_known_by_its_other_id(session: Session) -> None:
    acme = account(session, "Acme")
    imported(session, ADA, [post(POSTED)], NOW)
    imported(session, ADA, [export(None, "Acme", urn="share")], NOW + timedelta(minutes=1))
    assert stored(session) == [(acme, 15_000, 25_000, None)]
