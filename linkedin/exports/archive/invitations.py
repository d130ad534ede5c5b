"""Invitations.csv: whom the member invited to connect, and who invited them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from linkedin.exports.archive.cells import in_linkedin_years, name_of, profile_of
from linkedin.exports.archive.connections import Connections
from linkedin.exports.archive.rows import Row, UnreadableRowError, rows
from linkedin.exports.archive.tables import Table
from linkedin.records import InvitationRecord, Place, RefusedRow

_SENT_AT = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4}),? ([0-9]{1,2}):([0-9]{2})(?:\s?([AP])M)?",
    re.IGNORECASE,
)
_COLUMNS = ("from", "to", "sent at", "direction", "inviterprofileurl", "inviteeprofileurl")


def invitation_reader(table: Table, connections: Connections) -> Callable[[Row], InvitationRecord]:
    """A function that reads a row; it raises `UnreadableRowError`.

    The time is marked as UTC, because the file does not say its zone.
    """
    pick = table.picking(*_COLUMNS)

    def read(row: Row) -> InvitationRecord:
        inviter, invitee, sent_at, direction, inviter_url, invitee_url = pick(row.cells)
        outgoing = _is_outgoing(direction)
        name, url = (invitee, invitee_url) if outgoing else (inviter, inviter_url)
        other = connections.correspondent(name_of(name), profile_of(url))
        if not (other.name or other.profile):
            raise UnreadableRowError("The row doesn't say who the other person is.")
        return InvitationRecord(Place(table.name, row.line), _moment(sent_at), outgoing, other)

    return read


def own_profile(tables: Iterable[Table]) -> str:
    """The member's profile, which is one side of each invitation; ``""`` if they don't agree."""
    sides: Counter[str] = Counter()
    for table in tables:
        pick = table.picking("direction", "inviterprofileurl", "inviteeprofileurl")
        for row in rows(table):
            if isinstance(row, RefusedRow):
                continue
            direction, inviter_url, invitee_url = pick(row.cells)
            try:
                own = profile_of(inviter_url if _is_outgoing(direction) else invitee_url)
            except UnreadableRowError:
                continue
            if own:
                sides[own] += 1
    return next(iter(sides)) if len(sides) == 1 else ""


def _is_outgoing(direction: str) -> bool:
    match direction.strip().upper():
        case "OUTGOING":
            return True
        case "INCOMING":
            return False
        case _:
            raise UnreadableRowError("The direction is neither INCOMING nor OUTGOING.")


def _moment(cell: str) -> datetime:
    found = _SENT_AT.fullmatch(" ".join(cell.split()))
    if not found:
        raise UnreadableRowError("The date isn't like LinkedIn's, such as 6/14/24, 5:57 AM.")
    month, day, year, hour, minute = map(int, found.groups()[:5])
    if half := found[6]:
        hour = hour % 12 + (12 if half.upper() == "P" else 0)
    try:
        moment = datetime(year + (2000 if year < 100 else 0), month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        raise UnreadableRowError("The date is not in the calendar as month/day/year.") from None
    return in_linkedin_years(moment)
