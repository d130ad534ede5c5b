"""What five typical sellers are told in a year, and whether anything is said twice.

    python -m benchmarks.year [--weeks 52] [--seed 1] [--show]

Each seller logs through the services, and each message goes through schedules, ledger, composers
and views; only Slack is missing. The clock moves to each working hour at which something is due.
Prints how many messages of each kind each seller got, the most nudges in seven days, and how many
sentences were repeated within 14 days. Figures, headings and buttons are no sentences.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import Session

from benchmarks.sellers import SELLERS
from delivery.composers import COMPOSERS
from demo.diary import Diary
from demo.market import Company, Employee
from demo.seller import Seller
from domain.people.members import Asker, Person, Profile
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved
from domain.timing.schedules import Kind, Lease, Skip
from services.delivery import ledger
from services.delivery.addressing import Address, Postponed
from services.delivery.ledger import Claim, Contents
from services.delivery.scheduling import tick
from services.people.joining import join
from services.targets.accounts import save_account
from storage.engine import open_engine
from storage.migrate import migrate

WORKSPACE = "T0YEAR"
#: A Monday.
START = date(2026, 1, 5)
#: A sentence must not come again within this time.
_APART = timedelta(days=14)
#: When something may be due: digest, reminder and nudge, each with a minute for what had to wait.
_TIMES = (time(9), time(9, 1), time(9, 2), time(10), time(10, 1), time(10, 2))
_LEASE = timedelta(minutes=1)
_PEOPLE = (Employee("Jane Doe"), Employee("Bob Ray"), Employee("Eve Lund"))
_ACCOUNTS = ("Acme", "Globex", "Initech", "Umbra", "Hooli", "Vandelay")
#: Shorter texts are labels.
_FEWEST_WORDS = 5
_COLUMNS = (
    "digests",
    "nudges",
    "reminders",
    "follow-ups",
    "reminders in a digest",
    "most nudges in 7 days",
    "repeated",
)


@dataclass(frozen=True)
class Told:
    """One message that a seller got.

    Args:
        joint: Whether it carries a reminder, too.
    """

    at: datetime
    kind: Kind
    text: str
    joint: bool = False


@dataclass
class Year:
    """What one seller was told."""

    seller: Seller
    told: list[Told] = field(default_factory=list)

    @property
    def kinds(self) -> Counter[Kind]:
        """How many messages there were of each kind."""
        return Counter(each.kind for each in self.told)

    @property
    def most_nudges(self) -> int:
        """The most nudges in seven days."""
        days = [each.at for each in self.told if each.kind is Kind.NUDGE]
        week = timedelta(days=7)
        return max(
            (sum(0 <= (day - first).days < week.days for day in days) for first in days), default=0
        )

    @property
    def repeated(self) -> list[tuple[datetime, str]]:
        """Sentences that came again within 14 days, with the time of the repetition."""
        last: dict[str, datetime] = {}
        again = []
        for each in self.told:
            for sentence in sentences(each.text):
                if sentence in last and each.at - last[sentence] <= _APART:
                    again.append((each.at, sentence))
                last[sentence] = each.at
        return again


def sentences(text: str) -> Iterator[str]:
    """The sentences of a message, without figures: those start with a name and a colon."""
    for part in re.split(r"(?<=[.?!])\s+", text):
        sentence = re.sub(r"^(Next|I also noticed): ", "", part)
        is_figure = re.match(r"^[A-Z][A-Za-z ]{2,30}: ([\d—–]|not known)", sentence)
        if len(sentence.split()) >= _FEWEST_WORDS and not is_figure:
            yield sentence


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="also print each repeated sentence")
    asked = parser.parse_args()
    kinds = (Kind.DIGEST, Kind.NUDGE, Kind.REMINDER, Kind.REMINDER_FOLLOW_UP)
    print(f"| seller | {' | '.join(_COLUMNS)} |")
    print(f"|---{'|---' * len(_COLUMNS)}|")
    for seller in SELLERS:
        year = live(seller, asked.weeks, asked.seed)
        counts = " | ".join(str(year.kinds[kind]) for kind in kinds)
        joint = sum(each.joint for each in year.told)
        print(f"| {seller.name} | {counts} | {joint} | {year.most_nudges} | {len(year.repeated)} |")
        if asked.show:
            for at, sentence in year.repeated:
                print(f"  {at:%Y-%m-%d} {sentence}")


def live(seller: Seller, weeks: int, seed: int) -> Year:
    """One seller's weeks, in a new database."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'year.db'}")
        migrate(engine)
        with Session(engine, expire_on_commit=False) as session:
            life = _Life(session, seller, random.Random(f"{seed}/{seller.name}"))  # noqa: S311
            life.begin()
            for number in range(weeks * 7):
                life.day(START + timedelta(days=number))
                session.commit()
                session.expunge_all()
        engine.dispose()
    return life.year


class _Life:
    """One seller: what they log, and what they are told."""

    def __init__(self, session: Session, seller: Seller, chance: random.Random) -> None:
        self._session = session
        self._seller = seller
        self._person = Person(Asker(WORKSPACE, "U0SELLER"), Profile("Ada", "UTC", is_admin=True))
        self._companies: list[Company] = []
        self._diary = Diary(session, self._person, seller, self._companies, chance)
        self._key = 0
        self.year = Year(seller)

    def begin(self) -> None:
        """Joins, and lists the target accounts."""
        long_ago = datetime.combine(START - timedelta(days=60), time(8), UTC)
        join(self._session, self._submission(long_ago), False, long_ago)
        if not self._seller.targets:
            return
        for name in _ACCOUNTS:
            saved = save_account(
                self._session, self._submission(long_ago), None, AccountDetails(name), {}, sure=True
            )
            assert isinstance(saved, AccountSaved)
            self._companies.append(Company(saved.account.id, name, _PEOPLE))

    def day(self, today: date) -> None:
        """What is due, and then what the seller logs at noon."""
        for at in _TIMES:
            self._deliver(datetime.combine(today, at, UTC))
        self._diary.log(today, datetime.combine(today, time(12), UTC))

    def _submission(self, now: datetime) -> Submission:
        self._key += 1
        return Submission(self._person, f"key {self._key}", now)

    def _deliver(self, now: datetime) -> None:
        tick(self._session, now, 100)
        lease = Lease("year", _LEASE)
        for claim in ledger.claim(self._session, WORKSPACE, lease, now, now, 10):
            self._send(claim, lease, now)

    def _send(self, claim: Claim, lease: Lease, now: datetime) -> None:
        composer = COMPOSERS[claim.owed.kind]
        result = ledger.compose(self._session, claim.owed, composer.compose, now)
        if isinstance(result, Postponed):
            ledger.requeue(self._session, claim, result.until)
            return
        if isinstance(result, Skip):
            ledger.skip(self._session, claim, result.reason, now)
            return
        contents = Contents(
            composer.said(result) if composer.said else None,
            composer.carries(result) if composer.carries else None,
        )
        held = ledger.hold(self._session, claim, lease, now, now, contents)
        if isinstance(held, Address):
            text = composer.view(result).text
            ledger.mark_sent(
                self._session, claim, "D0SELLER", str(now.timestamp()), now, composer.after
            )
            self.year.told.append(Told(now, claim.owed.kind, text, contents.carried is not None))
        elif isinstance(held, Postponed):
            ledger.requeue(self._session, claim, held.until)


if __name__ == "__main__":
    main()
