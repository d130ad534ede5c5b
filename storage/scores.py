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


def score_touched_by(session: Session, act_id: int) -> SsiScoreRow | None:
    """The score that an act made."""
    return session.exec(select(SsiScoreRow).where(SsiScoreRow.made_by == act_id)).first()
