"""Queries about SSI scores."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storage.one_row import first_row
from storage.parameters import fetch_all
from storage.tables import ActRow, SsiScoreRow


class DatedScore(NamedTuple):
    """An SSI score on its local date."""

    day: date
    overall: Decimal


def scores_known(
    session: Session, member_id: int, first: date, last: date, known_at: datetime
) -> list[DatedScore]:
    """The member's live scores of these days that were logged by ``known_at``, newest first."""
    values = {"member": member_id, "first": first, "last": last, "known_at": known_at}
    return [DatedScore(*row) for row in fetch_all(session, _scores_known(), values)]


@cache
def _scores_known() -> Executable:
    return (
        columns(col(SsiScoreRow.scored_on), col(SsiScoreRow.overall))
        .join(ActRow, col(ActRow.id) == SsiScoreRow.made_by)
        .where(
            col(SsiScoreRow.member_id) == bindparam("member"),
            col(SsiScoreRow.scored_on).between(bindparam("first"), bindparam("last")),
            col(SsiScoreRow.removed_by).is_(None),
            col(ActRow.done_at) <= bindparam("known_at"),
        )
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
    )


def score_on(session: Session, member_id: int, day: date) -> SsiScoreRow | None:
    """The member's live score of a day."""
    query = select(SsiScoreRow).where(
        SsiScoreRow.member_id == member_id,
        SsiScoreRow.scored_on == day,
        col(SsiScoreRow.removed_by).is_(None),
    )
    return first_row(session, query)


def latest_score_before(session: Session, member_id: int, day: date) -> SsiScoreRow | None:
    """The member's newest live score before a day."""
    query = (
        select(SsiScoreRow)
        .where(
            SsiScoreRow.member_id == member_id,
            col(SsiScoreRow.scored_on) < day,
            col(SsiScoreRow.removed_by).is_(None),
        )
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
    )
    return first_row(session, query)


def last_scores(session: Session, member_id: int, day: date, limit: int) -> list[SsiScoreRow]:
    """The member's newest live scores up to a day, oldest first."""
    query = (
        select(SsiScoreRow)
        .where(
            SsiScoreRow.member_id == member_id,
            col(SsiScoreRow.scored_on) <= day,
            col(SsiScoreRow.removed_by).is_(None),
        )
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
        .limit(limit)
    )
    return list(reversed(list(session.exec(query))))


def has_score_between(session: Session, member_id: int, first: date, last: date) -> bool:
    """Whether the member has a live score of these days, both included."""
    query = select(SsiScoreRow.id).where(
        SsiScoreRow.member_id == member_id,
        col(SsiScoreRow.scored_on).between(first, last),
        col(SsiScoreRow.removed_by).is_(None),
    )
    return session.exec(query.limit(1)).first() is not None


def score_touched_by(session: Session, act_id: int) -> SsiScoreRow | None:
    """The score that an act made."""
    return first_row(session, select(SsiScoreRow).where(SsiScoreRow.made_by == act_id))


def score_of_member(session: Session, member_id: int, score_id: int) -> SsiScoreRow | None:
    """The member's live score with this id."""
    row = session.get(SsiScoreRow, score_id)
    if row is None or row.member_id != member_id or row.removed_by is not None:
        return None
    return row


def page_of_scores(session: Session, member_id: int, offset: int, limit: int) -> list[SsiScoreRow]:
    """A page of the member's live scores, newest first."""
    query = (
        select(SsiScoreRow)
        .where(SsiScoreRow.member_id == member_id, col(SsiScoreRow.removed_by).is_(None))
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return list(session.exec(query))


def count_scores(session: Session, member_id: int) -> int:
    """How many live scores the member has."""
    query = (
        select(func.count())
        .select_from(SsiScoreRow)
        .where(SsiScoreRow.member_id == member_id, col(SsiScoreRow.removed_by).is_(None))
    )
    return session.exec(query).one()
