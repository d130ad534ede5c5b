"""Converts rows of a member's entries to the values that views show."""

from sqlmodel import Session, SQLModel

import storage.entries.wins
from domain.entries.own_entries import Comment, Dm, DmWeek, Entry, LoggedScore
from domain.entries.scores import SsiScore
from domain.entries.touches import Relation
from domain.entries.wins import Win, WinKind
from storage.entries.wins import WinLine
from storage.tables import (
    AccountRow,
    CommentRow,
    ContactRow,
    DmRow,
    DmWeekRow,
    SsiScoreRow,
    WinRow,
    id_of,
)


def entry_of(session: Session, row: SQLModel) -> Entry | None:
    """A row as an entry, or ``None`` for a row of another table."""
    match row:
        case DmRow():
            return dm_of(session, row)
        case DmWeekRow():
            return dm_week_of(row)
        case CommentRow():
            return comment_of(session, row)
        case WinRow():
            return win_of(session, row)
        case SsiScoreRow():
            return LoggedScore(id_of(row), score_of(row), row.scored_on)
        case _:
            return None


def dm_of(session: Session, row: DmRow) -> Dm:
    """A row as a DM to one person."""
    contact, account = _names(session, row.contact_id, row.account_id)
    return Dm(
        id=id_of(row),
        relation=Relation(row.relation),
        written_on=row.written_on,
        replied=row.replied_at is not None,
        contact=contact,
        contact_id=row.contact_id,
        account=account,
        account_id=row.account_id,
    )


def dm_week_of(row: DmWeekRow) -> DmWeek:
    """A row as a week's DM totals, as the member stated them."""
    return DmWeek(id_of(row), row.monday, row.target, row.other)


def comment_of(session: Session, row: CommentRow) -> Comment:
    """A row as a comment on another person's post."""
    contact, account = _names(session, row.contact_id, row.account_id)
    return Comment(
        id=id_of(row),
        link=row.link,
        commented_on=row.commented_on,
        contact=contact,
        contact_id=row.contact_id,
        account=account,
        account_id=row.account_id,
    )


def win_of(session: Session, row: WinRow | WinLine) -> Win:
    """A row as a win: a meeting, an opportunity or a deal."""
    _, account = _names(session, None, row.account_id)
    return Win(
        id=id_of(row) if isinstance(row, WinRow) else row.id,
        kind=WinKind(row.kind),
        company=account or row.company,
        won_on=row.won_on,
        account_id=row.account_id,
        money=storage.entries.wins.money_of(row),
    )


def score_of(row: SsiScoreRow) -> SsiScore:
    """A row as an SSI score."""
    pillars = None
    if (
        row.brand is not None
        and row.people is not None
        and row.insights is not None
        and row.relationships is not None
    ):
        pillars = (row.brand, row.people, row.insights, row.relationships)
    return SsiScore(row.overall, pillars, row.industry_rank, row.network_rank, row.scored_on)


def _names(
    session: Session, contact_id: int | None, account_id: int | None
) -> tuple[str, str | None]:
    """The names of a contact and an account, even if they were removed from the list."""
    # ``get`` finds rows that a list has read already in the session, without another query.
    contact = session.get(ContactRow, contact_id) if contact_id else None
    account = session.get(AccountRow, account_id) if account_id else None
    return contact.name if contact else "", account.name if account else None
