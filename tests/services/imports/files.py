"""Records as readers give them, and the import of them as the handlers do it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlmodel import Session

from domain.imports.linkedin_import import Choice, DroppedFile, FileImported, FilePreview
from domain.people.members import Person
from domain.submission import Submission
from linkedin.links import read_link
from linkedin.records import Figure, Place, PostRecord, Record
from services.imports.file_reading import FileContent
from services.imports.importing import (
    begin_import,
    finish_import,
    intakes_for,
    plan_batches,
    preview_import,
    save_batch,
)

V, R, T, M = (
    Figure.IMPRESSIONS,
    Figure.REACTIONS,
    Figure.TOTAL_ENGAGEMENTS,
    Figure.MEMBERS_REACHED,
)


def post_id(at: datetime, serial: int = 0) -> int:
    """An id with this moment in it."""
    return (int(at.timestamp() * 1000) << 22) + serial


def post(
    at: datetime,
    as_of: datetime | None = None,
    figures: dict[Figure, int] | None = None,
    *,
    kind: str = "activity",
    other_urn: str = "",
    title: str = "",
    published_on: date | None = None,
    serial: int = 0,
) -> PostRecord:
    """A post of a moment."""
    link = read_link(f"urn:li:{kind}:{post_id(at, serial)}")
    return PostRecord(
        Place("TOP POSTS", 4), link, other_urn, published_on, as_of, figures or {}, title
    )


def content_of(records: Iterable[Record], uploaded_at: datetime) -> FileContent:
    """A file with these records."""
    every = list(records)
    content = FileContent(uploaded_at, sha256(repr(every).encode()).hexdigest())
    content.take(every)
    return content


def previewed(
    session: Session, person: Person, records: Iterable[Record], now: datetime
) -> FilePreview:
    """The preview of a file with these records."""
    file = DroppedFile("F1", "Content.xlsx")
    return preview_import(session, person, content_of(records, now), file, now)


def imported(
    session: Session,
    person: Person,
    records: Iterable[Record],
    now: datetime,
    *,
    choice: Choice = Choice.ALL,
    batches: int | None = None,
) -> FileImported:
    """Imports a file with these records.

    Args:
        batches: After how many batches the bot is killed; ``None`` if it is not.
    """
    content = content_of(records, now)
    submission = Submission(person, f"file:{now}:{content.digest}", now)
    act_id = begin_import(session, submission, content)
    intakes = intakes_for(content, choice)
    plan_batches(session, person, intakes, now)
    every = [(each, batch) for each in intakes for batch in each.batches()]
    for intake, batch in every[:batches]:
        save_batch(session, submission, act_id, intake, batch)
    if batches is not None:
        return FileImported(act_id, "Content.xlsx")
    return finish_import(session, submission, act_id, intakes, "Content.xlsx")


def day_end(day: int, month: int = 11) -> datetime:
    """The end of a day of 2026."""
    return datetime(2026, month, day, 23, 59, 59, tzinfo=UTC)
