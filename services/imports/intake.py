"""The intake of one kind of record: collects, previews and saves it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from domain.imports.linkedin_import import Found, RefusedNote, Saved
from domain.people.members import Person
from domain.submission import Submission
from linkedin.records import Record
from storage.tables import MemberRow

#: The most refused rows that are kept with their reasons; the others are only counted.
_MOST_NOTES = 50


@dataclass
class Refusals:
    """The rows that are not imported: the first ones with their reasons, and how many there are."""

    notes: list[RefusedNote] = field(default_factory=list)
    count: int = 0

    def add(self, file: str, line: int, reason: str) -> None:
        """Notes a row."""
        self.count += 1
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(RefusedNote(file, line, reason))


@dataclass(frozen=True)
class ImportAct:
    """The act of an import while a batch of it is saved.

    Args:
        member: Locked until the transaction ends.
    """

    id: int
    member: MemberRow
    submission: Submission


class Intake(Protocol):
    """Collects the records of one kind, previews them, and saves them in batches.

    It keeps what is stored and not the records: an archive has a hundred thousand of them.
    """

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Collects what it needs of a record; leaves records of other kinds."""

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> Found | None:
        """What saving would change, or ``None`` without a record. Only reads."""

    def batches(self) -> Iterator[Any]:
        """What `save` saves at a time, after `found`: it takes at most half a second."""

    def save(self, session: Session, act: ImportAct, batch: Any) -> int:
        """Saves a batch, and returns how many entries it changed. Saved again, it changes none."""

    def saved(self, session: Session, act_id: int, person: Person, now: datetime) -> Saved | None:
        """What an act did, or ``None`` if it did nothing of this kind. Only reads."""
