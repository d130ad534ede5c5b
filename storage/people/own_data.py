"""Queries for the export: everything that is stored about a member, in plain values."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from domain.people.data_export import ExportTable
from domain.timing.schedules import Recipient
from storage.tables import (
    AccessRow,
    AccountRow,
    ActRow,
    AudienceRow,
    CommentRow,
    ContactRow,
    DeliveryRow,
    DmRow,
    DmWeekRow,
    EngagerRow,
    MemberRow,
    MemberSettingsRow,
    NudgeRow,
    PostRow,
    ScheduleRow,
    SnapshotRow,
    SsiScoreRow,
    TeamMemberRow,
    TeamRow,
    WinRow,
)

#: Columns of entries that mean nothing outside the database.
_INTERNAL = frozenset(
    {"workspace_id", "member_id", "account_id", "contact_id", "made_by", "removed_by", "mac"}
)
_AT_ACCOUNT = ("account", col(AccountRow.name)), ("website", col(AccountRow.domain))
_PERSON = ("person", col(ContactRow.name))


def own_tables(session: Session, member_id: int) -> list[ExportTable]:
    """Every kind of a member's data; entries that were deleted or undone are marked so."""
    entries: list[tuple[str, Any, Sequence[tuple[str, Any]]]] = [
        ("posts", PostRow, ()),
        ("engagers", EngagerRow, (*_AT_ACCOUNT, _PERSON)),
        ("audiences", AudienceRow, _AT_ACCOUNT),
        ("dms", DmRow, (*_AT_ACCOUNT, _PERSON)),
        ("dm_weeks", DmWeekRow, ()),
        ("comments", CommentRow, (*_AT_ACCOUNT, _PERSON)),
        ("wins", WinRow, _AT_ACCOUNT),
        ("scores", SsiScoreRow, ()),
    ]
    tables = [
        _table(session, name, table, more, [table.member_id == member_id])
        for name, table, more in entries
    ]
    posts = select(col(PostRow.id)).where(col(PostRow.member_id) == member_id)
    figures = _table(session, "figures", SnapshotRow, (), [col(SnapshotRow.post_id).in_(posts)])
    recipient = str(Recipient("member", member_id))
    owned = col(AccountRow.owner_id) == member_id, col(AccountRow.removed_by).is_(None)
    return [
        tables[0],
        figures,
        *tables[1:],
        _listed(session, "acts", ActRow, [col(ActRow.member_id) == member_id]),
        _listed(
            session, "settings", MemberSettingsRow, [col(MemberSettingsRow.member_id) == member_id]
        ),
        _listed(session, "messages", DeliveryRow, [col(DeliveryRow.recipient) == recipient]),
        _listed(session, "next_messages", ScheduleRow, [col(ScheduleRow.recipient) == recipient]),
        _listed(session, "nudges", NudgeRow, [col(NudgeRow.member_id) == member_id]),
        _made(
            "accesses",
            ("what", "subject", "reader", "read_at"),
            session.execute(
                select(
                    col(AccessRow.what),
                    col(AccessRow.subject),
                    col(MemberRow.name),
                    col(AccessRow.read_at),
                )
                .outerjoin(MemberRow, col(MemberRow.id) == col(AccessRow.reader_id))
                .where(col(AccessRow.member_id) == member_id)
                .order_by(col(AccessRow.id))
            ),
        ),
        _made(
            "teams",
            ("team",),
            session.execute(
                select(col(TeamRow.name))
                .join(TeamMemberRow, col(TeamMemberRow.team_id) == col(TeamRow.id))
                .where(col(TeamMemberRow.member_id) == member_id)
            ),
        ),
        _made(
            "owned_accounts",
            ("account", "website"),
            session.execute(select(col(AccountRow.name), col(AccountRow.domain)).where(*owned)),
        ),
    ]


def _table(
    session: Session,
    name: str,
    table: Any,
    more: Sequence[tuple[str, Any]],
    which: Sequence[ColumnElement[bool]],
) -> ExportTable:
    """Entries, with the names of the accounts and people that they refer to."""
    own = [each for each in table.__table__.c if each.name not in _INTERNAL]
    named = [*((each.name, each) for each in own), *more]
    query = select(*(column for _, column in named), table.removed_by.is_not(None)).where(*which)
    if any(heading == "account" for heading, _ in more):
        query = query.outerjoin(AccountRow, col(AccountRow.id) == table.account_id)
    if any(heading == "person" for heading, _ in more):
        query = query.outerjoin(ContactRow, col(ContactRow.id) == table.contact_id)
    columns = (*(heading for heading, _ in named), "deleted")
    return _made(name, columns, session.execute(query.order_by(table.id)))


def _listed(
    session: Session, name: str, table: Any, which: Sequence[ColumnElement[bool]]
) -> ExportTable:
    """Rows other than entries, with all columns that mean something outside the database."""
    internal = {*_INTERNAL, "recipient", "before", "lease_owner", "lease_until", "delivery_id"}
    columns = [each for each in table.__table__.c if each.name not in internal]
    rows = session.execute(select(*columns).where(*which).order_by(*table.__table__.primary_key))
    return _made(name, tuple(each.name for each in columns), rows)


def _made(name: str, columns: tuple[str, ...], rows: Iterable[Any]) -> ExportTable:
    return ExportTable(name, columns, tuple(tuple(row) for row in rows))
