"""The reactions of a file: counted for the preview, and not saved."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

from domain.imports.file_activity import ReactionsFound
from domain.people.members import Person
from domain.timing.periods import local_date
from linkedin.records import ReactionRecord, Record
from services.imports.intake import ImportAct, Refusals


class ReactionsIntake:
    """Counts the reactions of a file.

    None is kept: a file does not say whose post it is, and no figure of the bot counts reactions.
    """

    def __init__(self) -> None:
        self._count = 0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Counts a reaction."""
        if not isinstance(record, ReactionRecord):
            return
        at = record.reacted_at
        self._count += 1
        self._first = min(at, self._first or at)
        self._last = max(at, self._last or at)

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> ReactionsFound | None:
        """How many there are."""
        if self._first is None or self._last is None:
            return None
        days = (local_date(each, person.zone) for each in (self._first, self._last))
        return ReactionsFound(self._count, *days)

    def batches(self) -> Iterator[Any]:
        """None."""
        return iter(())

    def save(self, session: Session, act: ImportAct, batch: Any) -> int:
        """Never called: there are no batches."""
        raise AssertionError

    def saved(self, session: Session, act_id: int, person: Person, now: datetime) -> None:
        """Nothing."""
