"""SSI scores: one a day, private to the member unless they share it."""

from datetime import date

from sqlmodel import Session

import storage.entries.scores
import storage.people.member_settings
from domain.entries.acts import ActKind
from domain.entries.scores import ScoreLogged, SsiScore
from domain.fields import Field
from domain.submission import Submission
from domain.timing.periods import check_day
from services import acts
from services.entries.entries_of_rows import score_of
from storage.tables import MemberRow, SsiScoreRow, id_of


def log_score(session: Session, submission: Submission, score: SsiScore) -> ScoreLogged:
    """Saves an SSI score. A second score on the same day replaces the first.

    Raises:
        UserError: the score's date is in the future.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        earlier_id = id_of(earlier)
        row = storage.entries.scores.score_touched_by(session, earlier_id)
        if row is not None:
            return _logged(session, known, row, earlier_id)
    day = score.scored_on or submission.today
    check_day(day, submission.today, Field.SCORED_ON)
    act_id = acts.begin(session, submission, known, ActKind.SCORED)
    replaced = storage.entries.scores.score_on(session, id_of(member), day)
    if replaced is not None:
        replaced.removed_by = act_id
        session.add(replaced)
    row = _row(member, score, day, act_id)
    session.add(row)
    session.flush()
    return _logged(session, known, row, act_id)


def shares_score(session: Session, member_id: int) -> bool:
    """Whether coaches see the member's last score: the member joined and chose to share it."""
    settings = storage.people.member_settings.settings_of(session, member_id)
    return settings is not None and settings.joined_at is not None and settings.shares_ssi


def _row(member: MemberRow, score: SsiScore, day: date, act_id: int) -> SsiScoreRow:
    brand, people, insights, relationships = score.pillars or (None, None, None, None)
    return SsiScoreRow(
        workspace_id=member.workspace_id,
        member_id=id_of(member),
        scored_on=day,
        overall=score.overall,
        brand=brand,
        people=people,
        insights=insights,
        relationships=relationships,
        industry_rank=score.industry_rank,
        network_rank=score.network_rank,
        made_by=act_id,
    )


def _logged(session: Session, known: acts.Situation, row: SsiScoreRow, act_id: int) -> ScoreLogged:
    previous = storage.entries.scores.latest_score_before(session, row.member_id, row.scored_on)
    return ScoreLogged(
        act_id=act_id,
        score=score_of(row),
        scored_on=row.scored_on,
        previous=score_of(previous) if previous else None,
        previous_on=previous.scored_on if previous else None,
        offers_join=known.offers_join,
        shared=shares_score(session, row.member_id),
        targets=known.targets,
    )
