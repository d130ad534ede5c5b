"""How long the search for accounts and people takes, among 20,000 accounts and 40,000 people.

    python -m benchmarks.lookups [--database sqlite postgresql]

Slack asks for a menu's options while a person types; 200 ms feel immediate. A company's name that
matches no account is compared with all of them, to ask "Did you mean …?".
"""

import argparse
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlmodel import Session

from benchmarks.databases import database
from domain.entries.acts import ActKind
from domain.names.company_names import match_key
from domain.names.person_names import person_key
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from services import acts
from services.people.members import member_for
from services.targets.matching import Targets
from services.targets.suggestions import accounts_matching, contacts_matching
from storage.engine import open_engine
from storage.migrate import migrate
from storage.tables import AccountRow, ContactRow

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACCOUNTS = 20_000
_ADA = Person(Asker("T1", "U1"), Profile("Ada", "UTC", is_admin=True))
_SUBMISSION = Submission(_ADA, "fill", NOW)
_FIRST = ("Nordic", "Blue", "Delta", "Acme", "Green", "Alpine", "Bright", "Iron", "Silver", "Prime")
_SECOND = ("Robotics", "Foods", "Energy", "Health", "Logistics", "Software", "Paper", "Motors")
_ROUNDS = 30


def main() -> None:
    """Fills each kind of database, and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    for kind in parser.parse_args().database:
        with database(kind) as url:
            engine = open_engine(url)
            migrate(engine)
            with Session(engine) as session:
                _fill(session)
                session.commit()
            print(f"{kind}: {ACCOUNTS:,} accounts, {2 * ACCOUNTS:,} people; ms, median and slowest")
            _measure(engine)
            engine.dispose()


def _fill(session: Session) -> None:
    known = acts.situation(session, _SUBMISSION)
    act = acts.begin(session, _SUBMISSION, known, ActKind.IMPORT)
    names = [
        f"{_FIRST[n % 10]} {_SECOND[n // 10 % 8]} {n // 80} GmbH" for n in range(1, ACCOUNTS + 1)
    ]
    session.execute(
        insert(AccountRow),
        [
            {
                "id": n,
                "workspace_id": "T1",
                "name": name,
                "match_key": match_key(name),
                "made_by": act,
            }
            for n, name in enumerate(names, 1)
        ],
    )
    people = [f"{first} Person{n}" for n in range(1, ACCOUNTS + 1) for first in ("Jane", "John")]
    session.execute(
        insert(ContactRow),
        [
            {
                "workspace_id": "T1",
                "account_id": n // 2 + 1,
                "name": name,
                "person_key": person_key(name),
                "title": "CTO",
                "made_by": act,
            }
            for n, name in enumerate(people)
        ],
    )


def _measure(engine: Engine) -> None:
    def find(session: Session, typed: str) -> object:
        return Targets(session, member_for(session, _SUBMISSION)).find(typed)

    def accounts(session: Session, typed: str) -> object:
        return accounts_matching(session, _ADA, typed)

    def people(session: Session, typed: str) -> object:
        return contacts_matching(session, _ADA, typed)

    for name, lookup, typed in (
        ("select of accounts, one letter", accounts, "a"),
        ("select of accounts, a word", accounts, "robotics"),
        ("select of accounts, no match", accounts, "zzz"),
        ("select of people, a name", people, "jane pers"),
        ("select of people, no match", people, "zzz"),
        ("company by its name", find, "Acme Robotics 12"),
        ("company without an account", find, "Acme Robotix Europe"),
    ):
        _measure_one(engine, name, lookup, typed)


def _measure_one(
    engine: Engine, name: str, lookup: Callable[[Session, str], object], typed: str
) -> None:
    times = []
    for _ in range(_ROUNDS):
        with Session(engine) as session:
            began = perf_counter()
            lookup(session, typed)
            times.append((perf_counter() - began) * 1000)
    print(f"  {name:36} {statistics.median(times):7.1f} {max(times):7.1f}")


if __name__ == "__main__":
    main()
