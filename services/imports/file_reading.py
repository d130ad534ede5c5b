"""Reads a file of LinkedIn, a few records at a time, into the intakes of its kinds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import UserError
from linkedin.records import CommentRecord, Doubt, MessageRecord, OwnerRecord, Record, RefusedRow
from services.imports.file_audiences import AudiencesIntake
from services.imports.file_comments import CommentsIntake
from services.imports.file_messages import MessagesIntake
from services.imports.file_posts import PostsIntake
from services.imports.file_reactions import ReactionsIntake
from services.imports.intake import Intake, Refusals

#: The most records of a file: an archive of ten busy years has a fifth of them.
_MOST_RECORDS = 1_000_000


def _intakes() -> tuple[Intake, ...]:
    # Posts go first: the others may refer to them.
    return (
        PostsIntake(),
        AudiencesIntake(),
        MessagesIntake(),
        CommentsIntake(),
        ReactionsIntake(),
    )


@dataclass
class FileContent:
    """What a file says, as the intakes keep it.

    Args:
        uploaded_at: When it was dropped: the moment of figures without one.
        digest: Identifies its bytes.
        owner: Whose archive it is, by its own words; ``""`` if it does not say.
        is_private: Whether it has messages or comments.
    """

    uploaded_at: datetime
    digest: str
    intakes: tuple[Intake, ...] = field(default_factory=_intakes)
    refusals: Refusals = field(default_factory=Refusals)
    owner: str = ""
    is_private: bool = False
    _records: int = 0

    def take(self, records: Iterable[Record]) -> None:
        """Collects records.

        Raises:
            UserError: the file has more than a million of them.
        """
        for record in records:
            self._records += 1
            match record:
                case RefusedRow(place, reason):
                    self.refusals.add(place.file, place.line, reason)
                case Doubt(place, label, text):
                    self.refusals.add(place.file, place.line, f"I'm not sure of {label}: “{text}”.")
                case OwnerRecord():
                    self.owner = self.owner or record.name
                case _:
                    self.is_private |= isinstance(record, MessageRecord | CommentRecord)
                    for each in self.intakes:
                        each.take(record, self.uploaded_at)
        if self._records > _MOST_RECORDS:
            raise UserError(
                "That file has more rows than I may read.",
                "Drop only the part that you want to import: for an archive, one of its files.",
            )
