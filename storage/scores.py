"""Queries about SSI scores."""

from datetime import date

from sqlmodel import Session, col, select

from storage.tables import SsiScoreRow


def score_on(session: Session, member_id: int, day: date) -> SsiScoreRow | None:
    """The member's living score of a day."""
    query = select(SsiScoreRow).where(
        SsiScoreRow.member_id == member_id,
        SsiScoreRow.scored_on == day,
        col(SsiScoreRow.removed_by).is_(None),
    )
    return session.exec(query).first()


def latest_score_before(session: Session, member_id: int, day: date) -> SsiScoreRow | None:
    """The member's newest living score before a day."""
    query = (
        select(SsiScoreRow)
        .where(
            SsiScoreRow.member_id == member_id,
            col(SsiScoreRow.scored_on) < day,
            col(SsiScoreRow.removed_by).is_(None),
        )
        .order_by(col(SsiScoreRow.scored_on).desc(), col(SsiScoreRow.id).desc())
    )
    return session.exec(query).first()


def latest_score(session: Session, member_id: int) -> SsiScoreRow | None:
    """The member's newest living score."""
    return latest_score_before(session, member_id, date.max)


def last_scores(session: Session, member_id: int, day: date, limit: int) -> list[SsiScoreRow]:
    """The member's newest living scores up to a day, oldest first."""
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
    """Whether the member has a living score of these days, both included."""
    query = select(SsiScoreRow.id).where(
        SsiScoreRow.member_id == member_id,
        col(SsiScoreRow.scored_on).between(first, last),
        col(SsiScoreRow.removed_by).is_(None),
    )
    return session.exec(query).first() is not None


def score_touched_by(session: Session, act_id: int) -> SsiScoreRow | None:
    """The score that an act made."""
    return session.exec(select(SsiScoreRow).where(SsiScoreRow.made_by == act_id)).first()
