"""Reads LinkedIn's data archive, or one CSV file of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, BinaryIO

from domain.errors import UserError
from linkedin.exports.archive.comments import comment_reader
from linkedin.exports.archive.connections import Connections
from linkedin.exports.archive.invitations import invitation_reader, own_profile
from linkedin.exports.archive.message_owner import owner_of
from linkedin.exports.archive.messages import message_reader, people_in
from linkedin.exports.archive.profile import profile_reader
from linkedin.exports.archive.reactions import reaction_reader
from linkedin.exports.archive.rows import records
from linkedin.exports.archive.shares import share_reader
from linkedin.exports.archive.tables import Kind, Table, base_name, is_named, table_of
from linkedin.exports.archive.zip_entries import DAMAGED, MOST_UNPACKED, csv_entries, open_zip
from linkedin.records import OwnerRecord, Place, Record, RefusedRow

_WHOSE = UserError(
    "I can't tell whose messages these are.",
    "Send the whole archive, or a ZIP of this file and Profile.csv.",
)


def read_archive(file: BinaryIO, name: str) -> Iterator[Record] | None:
    """Reads an archive (ZIP) or one of its CSV files, recognised by their content.

    Memory does not grow with posts, comments, reactions or messages: only connections and the
    people of conversations are kept while reading.

    Args:
        file: Seekable; it must stay open while records are taken.
        name: The file's name.

    Returns:
        The records: first the owner, messages last. ``None`` if it is no file of LinkedIn's.

    Raises:
        UserError: It can't be read, here or while records are taken; with the fix.
    """
    found = archive_tables(file, name)
    if found is None:
        return None
    tables, unread = found
    useful = [table for table in tables if table.kind is not Kind.CONNECTIONS]
    if not useful and not unread:
        raise UserError(
            "Connections alone say nothing about what you did.",
            "Send messages.csv with them in one ZIP, or the whole archive.",
        )
    if [table.kind for table in tables] == [Kind.MESSAGES]:
        owner = owner_of(people_in(tables))
        if owner is None:
            raise _WHOSE
    return _records(tables, unread)


def archive_tables(file: BinaryIO, name: str) -> tuple[list[Table], list[RefusedRow]] | None:
    """The tables in an archive or a CSV file, and the files of LinkedIn's that can't be read.

    Returns:
        ``None`` if there is none of LinkedIn's.

    Raises:
        UserError: The file is refused before it is read.
    """
    archive = open_zip(file, name)
    if archive is None:
        table = _lone_table(file, name)
        return ([table], []) if table else None
    tables, unread = [], []
    for entry in csv_entries(archive):
        place = Place(base_name(entry.filename))
        try:
            table = table_of(entry.filename, partial(archive.open, entry))
        except DAMAGED:
            unread.append(RefusedRow(place, "The file is damaged. Download the archive again."))
            continue
        if table:
            tables.append(table)
        elif entry.file_size and is_named(place.file):
            unread.append(RefusedRow(place, "I don't know this file's headings, so I left it out."))
    if unread and not tables:
        raise UserError("I can't read that archive.", "Download it from LinkedIn again.")
    return (tables, unread) if tables else None


def _lone_table(file: BinaryIO, name: str) -> Table | None:
    @contextmanager
    def from_start() -> Iterator[IO[bytes]]:
        file.seek(0)
        yield file

    table = table_of(name, from_start)
    if table and file.seek(0, 2) > MOST_UNPACKED:
        raise UserError(
            f"That file is larger than {MOST_UNPACKED // 1_000_000} MB.", "Send its newest part."
        )
    return table


def _records(tables: list[Table], unread: list[RefusedRow]) -> Iterator[Record]:
    of_kind = {kind: [table for table in tables if table.kind is kind] for kind in Kind}
    yield from unread
    name = ""
    for table in of_kind[Kind.PROFILE]:
        for record in records(table, profile_reader(table)):
            if isinstance(record, OwnerRecord):
                name = name or record.name
            yield record
    for kind, reader in (
        (Kind.SHARES, share_reader),
        (Kind.COMMENTS, comment_reader),
        (Kind.REACTIONS, reaction_reader),
    ):
        for table in of_kind[kind]:
            yield from records(table, reader(table))
    connections = Connections()
    for table in of_kind[Kind.CONNECTIONS]:
        yield from connections.read(table)
    for table in of_kind[Kind.INVITATIONS]:
        yield from records(table, invitation_reader(table, connections))
    messages = of_kind[Kind.MESSAGES]
    owner = owner_of(people_in(messages), name, own_profile(of_kind[Kind.INVITATIONS]))
    for table in messages:
        if owner is None:
            yield RefusedRow(Place(table.name), _WHOSE.sentence)
        else:
            yield from records(table, message_reader(table, owner, connections))
