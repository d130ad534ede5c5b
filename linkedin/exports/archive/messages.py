"""messages.csv: who wrote to whom, and when. The reader keeps no subjects and texts.

Drafts, spam and LinkedIn's advertisements are left out.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from linkedin.exports.archive.cells import folded, moment_of
from linkedin.exports.archive.connections import Connections
from linkedin.exports.archive.message_owner import Owner
from linkedin.exports.archive.message_people import (
    COLUMNS,
    LONGEST_CELLS,
    Participant,
    People,
    people_of,
)
from linkedin.exports.archive.rows import Row, UnreadableRowError, rows
from linkedin.exports.archive.tables import Table
from linkedin.records import Correspondent, MessageRecord, Place, RefusedRow

#: The columns that say whether a message counts.
_ABOUT = ("folder", "is message draft", "is conversation draft", "content")
_YES = frozenset({"yes", "true", "1"})
#: How the text of a sponsored message begins.
_ADVERTISEMENT = '<p class="spinmail-'
#: Characters of the four cells whose people are kept, and how many of them are.
_SHORT = 1_000
_KEPT = 16_384
_UNCLEAR = "I can't tell who wrote this message: its sender has no profile link, or has your name."


def message_reader(
    table: Table, owner: Owner, connections: Connections
) -> Callable[[Row], MessageRecord | None]:
    """A function that reads a row; it raises `UnreadableRowError`."""
    pick = table.picking(*_ABOUT, "conversation id", "date", *COLUMNS)

    def sides(*cells: str) -> tuple[bool, tuple[Correspondent, ...]]:
        return _sides(people_of(*cells), owner, connections)

    known_sides = lru_cache(_KEPT)(sides)

    def read(row: Row) -> MessageRecord | None:
        folder, draft, unsent, content, conversation, date, *people = pick(row.cells)
        if _is_left_out(folder, draft, unsent) or content.startswith(_ADVERTISEMENT):
            return None
        if not conversation:
            raise UnreadableRowError("The conversation's id is missing.")
        length = sum(map(len, people))
        if length > LONGEST_CELLS:
            raise UnreadableRowError("The row names more people than a conversation can have.")
        outgoing, others = (known_sides if length <= _SHORT else sides)(*people)
        place = Place(table.name, row.line)
        return MessageRecord(place, conversation[:200], moment_of(date), outgoing, others)

    return read


def counting(table: Table) -> Callable[[Row], bool]:
    """A function that says whether a row is a message, and no draft, spam or advertisement."""
    pick = table.picking(*_ABOUT)

    def counts(row: Row) -> bool:
        *marks, content = pick(row.cells)
        return not (_is_left_out(*marks) or content.startswith(_ADVERTISEMENT))

    return counts


@lru_cache(maxsize=16)
def _is_left_out(folder: str, draft: str, unsent: str) -> bool:
    """Whether a message is spam or a draft."""
    return (
        folder.strip().upper() == "SPAM"
        or draft.strip().lower() in _YES
        or unsent.strip().lower() in _YES
    )


def people_in(tables: Iterable[Table]) -> Iterator[tuple[str, People]]:
    """The conversation and the people of each message."""
    for table in tables:
        counts = counting(table)
        pick = table.picking("conversation id", *COLUMNS)
        for row in rows(table):
            if not isinstance(row, RefusedRow) and counts(row):
                conversation, *people = pick(row.cells)
                if sum(map(len, people)) <= LONGEST_CELLS:
                    yield conversation, people_of(*people)


def _sides(
    people: People, owner: Owner, connections: Connections
) -> tuple[bool, tuple[Correspondent, ...]]:
    """Whether the owner wrote it, and the other people."""
    sender, recipients = people
    outgoing = _is_outgoing(sender, any(map(owner.is_surely, recipients)), owner)
    others = [
        connections.correspondent(*person)
        for person in ((sender, *recipients) if not outgoing else recipients)
        if not owner.is_surely(person)
    ]
    if not others:
        raise UnreadableRowError("The row doesn't say who the other person is.")
    return outgoing, tuple(dict.fromkeys(others))


def _is_outgoing(sender: Participant, received: bool, owner: Owner) -> bool:
    """Whether the owner wrote a message.

    Args:
        received: Whether the owner is among its recipients.
    """
    named = bool(sender.name) and folded(sender.name) == owner.name
    if sender.profile and owner.profile:
        outgoing = sender.profile == owner.profile
        unclear = named and not outgoing and not received
    else:
        outgoing = named
        unclear = named == received
    if unclear:
        raise UnreadableRowError(_UNCLEAR)
    return outgoing
