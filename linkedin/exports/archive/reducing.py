"""Makes a smaller data archive, with only what an import reads.

Rows that can't be read are left out, because their cells may hold anything.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Container
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import IO, BinaryIO

from domain.errors import UserError
from linkedin.exports.archive.cells import folded, moment_of, name_of, profile_of
from linkedin.exports.archive.comments import comment_reader
from linkedin.exports.archive.connections import Connections
from linkedin.exports.archive.invitations import invitation_reader
from linkedin.exports.archive.messages import counting, people_in
from linkedin.exports.archive.profile import profile_reader
from linkedin.exports.archive.reactions import reaction_reader
from linkedin.exports.archive.reading import archive_tables
from linkedin.exports.archive.rows import Row, UnreadableRowError, records, rows
from linkedin.exports.archive.shares import other_site, share_reader, title_of
from linkedin.exports.archive.tables import Kind, Table
from linkedin.records import InvitationRecord, RefusedRow

#: The columns that stay. A file is recognised by some that are emptied.
_COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.MESSAGES: (
        "CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
        "FOLDER", "IS MESSAGE DRAFT",
    ),
    Kind.SHARES: ("Date", "ShareLink", "ShareCommentary", "SharedUrl"),
    Kind.COMMENTS: ("Date", "Link", "Message"),
    Kind.REACTIONS: ("Date", "Type", "Link"),
    Kind.CONNECTIONS: ("First Name", "Last Name", "URL", "Company", "Position", "Connected On"),
    Kind.INVITATIONS: (
        "From", "To", "Sent At", "Direction", "inviterProfileUrl", "inviteeProfileUrl",
    ),
    Kind.PROFILE: ("First Name", "Last Name", "Maiden Name", "Headline"),
}  # fmt: skip
#: What stays of a cell, where it is not the whole.
_KEPT: dict[str, Callable[[str], str]] = {
    "ShareCommentary": title_of,
    "SharedUrl": lambda url: f"https://{site}" if (site := other_site(url)) else "",
    "Message": lambda _: "",
    "Connected On": lambda _: "",
    "Maiden Name": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class ReducedFile:
    """What became of a CSV file.

    Args:
        kept: Its rows that stay.
        left_out: Drafts, spam and advertisements; connections who are in no conversation.
        unreadable: Rows that can't be read, left out too.
        emptied: The columns that are left out, or shortened.
        problem: Why nothing of it stays; ``""`` if something does.
    """

    name: str
    kept: int = 0
    left_out: int = 0
    unreadable: int = 0
    emptied: tuple[str, ...] = ()
    problem: str = ""


def reduce_archive(source: BinaryIO, name: str, target: BinaryIO) -> list[ReducedFile]:
    """Writes a ZIP that gives the same records, without texts, e-mail addresses and other files.

    Args:
        source: The archive, or one of its CSV files; seekable.
        name: Its name.
        target: Where the ZIP goes.

    Raises:
        UserError: The source can't be read, or has no file of LinkedIn's.
    """
    found = archive_tables(source, name)
    if found is None:
        raise UserError(
            "That is no data archive of LinkedIn's.",
            "Give the ZIP that LinkedIn made, as you downloaded it.",
        )
    tables, damaged = found
    met = _people_met(tables)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as reduced:
        taken: set[str] = set()
        files = [ReducedFile(each.place.file, problem=each.reason) for each in damaged]
        for table in tables:
            path = table.name
            while path in taken:  # the same name in another folder
                path = f"more/{path}"
            taken.add(path)
            files.append(_reduced(table, partial(reduced.open, path, "w"), met))
        return files


def _reduced(
    table: Table, create: Callable[[], AbstractContextManager[IO[bytes]]], met: Container[str]
) -> ReducedFile:
    names = _COLUMNS[table.kind]
    pick = table.picking(*map(str.lower, names))
    keep = [_KEPT.get(name, str) for name in names]
    belongs, check = _checks(table, met)
    kept = left_out = unreadable = 0
    with create() as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(names)
        for row in rows(table):
            try:
                if isinstance(row, RefusedRow):
                    unreadable += 1
                elif belongs(row):
                    check(row)
                    cells = zip(keep, pick(row.cells), strict=True)
                    writer.writerow([shorten(cell) for shorten, cell in cells])
                    kept += 1
                else:
                    left_out += 1
            except UnreadableRowError:
                unreadable += 1
    whole = {name.lower() for name in names if name not in _KEPT}
    emptied = tuple(name for name in table.columns if name not in whole)
    return ReducedFile(table.name, kept, left_out, unreadable, emptied)


def _people_met(tables: list[Table]) -> set[str]:
    """Profiles and `folded` names of the people in messages and invitations."""
    met: set[str] = set()
    for _, (sender, recipients) in people_in(t for t in tables if t.kind is Kind.MESSAGES):
        for person in (sender, *recipients):
            met |= {person.profile, folded(person.name)}
    for table in tables:
        if table.kind is Kind.INVITATIONS:
            for record in records(table, invitation_reader(table, Connections())):
                if isinstance(record, InvitationRecord):
                    met |= {record.other.profile, folded(record.other.name)}
    return met - {""}


def _checks(
    table: Table, met: Container[str]
) -> tuple[Callable[[Row], bool], Callable[[Row], object]]:
    """Whether a row is needed, and what raises `UnreadableRowError` if it can't be read."""
    match table.kind:
        case Kind.MESSAGES:
            pick = table.picking("conversation id", "date")
            return counting(table), lambda row: moment_of(pick(row.cells)[1])
        case Kind.SHARES:
            return _always, share_reader(table)
        case Kind.COMMENTS:
            return _always, comment_reader(table)
        case Kind.REACTIONS:
            return _always, reaction_reader(table)
        case Kind.CONNECTIONS:
            of = table.picking("url", "first name", "last name")

            def is_met(row: Row) -> bool:
                url, *names = of(row.cells)
                return (profile_of(url) or folded(name_of(*names))) in met

            return is_met, _always
        case Kind.INVITATIONS:
            return _always, invitation_reader(table, Connections())
        case Kind.PROFILE:
            return _always, profile_reader(table)


def _always(_: Row) -> bool:
    return True
