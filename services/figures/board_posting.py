"""Posting a board to the team's channel by hand. A team member or coach may do it once a day."""

from datetime import datetime
from uuid import uuid4

from sqlmodel import Session

import storage.delivery.claims
import storage.delivery.deliveries
import storage.people.teams
from domain.errors import UserError
from domain.people.teams import PostingPlace, Team
from domain.submission import Submission
from domain.timing.periods import local_date, zone_named
from domain.timing.schedules import DeliveryState, Kind, Recipient, asked_board
from services.people.members import member_for
from services.people.roles import may_coach, require_coach, require_full_member
from services.people.teams import own_team, team_of
from storage.tables import DeliveryRow, TeamRow, id_of

#: A kind in the ledger, next to the scheduled kinds. It is never owed, only recorded.
BY_HAND = "posted_board"


def claim_posting(
    session: Session, submission: Submission, team_id: int, clicked: str
) -> PostingPlace:
    """Records the team's one posting of today before it is sent.

    Args:
        clicked: Id of the pressed button, so that a double click counts once.

    Raises:
        UserError: the person is a guest, or neither in the team nor a coach, the team has no
            channel, or its board was posted by hand today already.
    """
    member = member_for(session, submission)
    team = own_team(session, submission.person, team_id)
    require_full_member(submission.person, "Guests don't post a team's board.")
    is_in_team = storage.people.teams.is_in_team(session, team_id, id_of(member))
    if not is_in_team and not may_coach(session, submission.person):
        raise UserError(
            "Only members of a team and coaches post its board.",
            "`/ssi leaderboard` shows your own team's.",
        )
    if team.channel_id is None:
        raise UserError(f"{team.name} has no channel.", "An admin sets one in `/ssi setup`.")
    today = local_date(submission.now, zone_named(team.zone)).isoformat()
    recipient = str(Recipient("team", team_id))
    taken = storage.delivery.deliveries.of_period(
        session, team.workspace_id, recipient, BY_HAND, today
    )
    if taken is not None and (taken.details or {}).get("clicked") == clicked:
        return _place(taken, claimed_before=True)
    if taken is not None:
        raise UserError(
            f"A board of {team.name} was posted by hand today already, and one a day is enough.",
            "You can post the next one tomorrow.",
        )
    return _taken(session, team, recipient, today, clicked, submission.now)


def release_posting(session: Session, submission: Submission, delivery_id: int) -> None:
    """Deletes the record of a posting that Slack certainly refused, so that another is possible."""
    row = session.get(DeliveryRow, delivery_id)
    workspace = submission.person.asker.workspace
    if row is not None and row.kind == BY_HAND and row.workspace_id == workspace:
        session.delete(row)


def post_missed_board(
    session: Session, submission: Submission, team_id: int, *, plain: bool
) -> Team:
    """Owes a team's latest board again, which was missed or is in doubt: a person has looked.

    A second press changes nothing.

    Args:
        plain: In plain text.

    Raises:
        UserError: the person is not a coach, the team is gone or has no channel, or its latest
            board is posted or has nothing to show.
    """
    require_coach(session, submission.person)
    member_for(session, submission)
    team = own_team(session, submission.person, team_id, lock=True)
    if team.channel_id is None:
        raise UserError(f"{team.name} has no channel.", "Choose one in `/ssi setup`.")
    recipient = str(Recipient("team", team_id))
    row = storage.delivery.deliveries.latest(session, recipient, Kind.BOARD)
    missed = team_of(session, team).missed
    if row is None or (missed is not None and not missed.may_post):
        raise UserError(
            f"There is no board of {team.name} to post.", "The next one comes at its usual time."
        )
    if row.state == DeliveryState.SENT:
        raise UserError(
            f"The board of {team.name} is in its channel already.",
            "`/ssi leaderboard` shows today's figures.",
        )
    if missed is not None:
        details = asked_board(submission.now, plain=plain)
        storage.delivery.claims.reopen(session, id_of(row), submission.now, details)
    session.flush()
    session.expire_all()
    return team_of(session, own_team(session, submission.person, team_id))


def _taken(
    session: Session, team: TeamRow, recipient: str, today: str, clicked: str, now: datetime
) -> PostingPlace:
    row = DeliveryRow(
        workspace_id=team.workspace_id,
        recipient=recipient,
        kind=BY_HAND,
        period=today,
        due_at=now,
        not_before=now,
        # Recorded before the send, so the board is posted at most once.
        state=DeliveryState.SENT,
        sent_at=now,
        uuid=str(uuid4()),
        channel=team.channel_id,
        details={"clicked": clicked},
    )
    session.add(row)
    session.flush()
    return _place(row)


def _place(row: DeliveryRow, *, claimed_before: bool = False) -> PostingPlace:
    return PostingPlace(id_of(row), row.channel or "", claimed_before)
