"""Asking members once about what is new on the board, and recording their answers."""

from datetime import datetime

from sqlmodel import Session

import storage.people.member_settings
from domain.people.board_consent import NEWEST_BOARD, BoardAnswered, BoardQuestion
from domain.submission import Submission
from domain.timing.due_times import in_working_hours
from domain.timing.periods import zone_named
from domain.timing.schedules import Kind, Owed, Recipient, Skip
from services.delivery.addressing import MemberRecipient
from services.delivery.public_holidays import working_days_of
from services.delivery.scheduling import owe
from services.people.members import member_for

#: Why a question is skipped.
_ANSWERED = "no board shows them, or they answered already"


def ask_those_on_board(session: Session, owed: Owed, now: datetime) -> None:
    """After a team's board was sent: owes the question to its members who answered an older one.

    The period is the version, so that the ledger has one question for each member and version.
    """
    team_id = owed.recipient.id
    asked = storage.people.member_settings.answered_older_board(session, team_id, NEWEST_BOARD)
    for member, settings in asked:
        recipient = Recipient("member", settings.member_id)
        due_at = in_working_hours(
            zone_named(member.zone), working_days_of(member, settings, now), now
        )
        owe(session, owed.workspace, recipient, Kind.BOARD_QUESTION, _period(), due_at)


def compose_board_question(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> BoardQuestion | Skip:
    """The question to a member whom boards show, if they have not answered in the meantime."""
    settings = recipient.settings
    if not settings.on_board or settings.board_version >= NEWEST_BOARD:
        return Skip(_ANSWERED)
    return BoardQuestion()


def answer_board_question(
    session: Session, submission: Submission, *, agreed: bool
) -> BoardAnswered:
    """Records the answer about amounts; it changes nothing for a member whom no board shows."""
    member = member_for(session, submission)
    settings = storage.people.member_settings.settings_for(session, member)
    shown = settings.joined_at is not None and settings.on_board is True
    if shown:
        settings.board_amounts, settings.board_version = agreed, NEWEST_BOARD
        session.add(settings)
        session.flush()
    return BoardAnswered(shown, settings.board_amounts)


def _period() -> str:
    return f"version {NEWEST_BOARD}"
