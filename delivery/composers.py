"""The composer of each kind of delivery: its service, its view, and its hook after the send."""

from types import MappingProxyType

from delivery.composing import Composer, Composers
from domain.timing.schedules import Kind
from services.coaching.digest import compose_digest, digest_carries, digest_said
from services.coaching.joint_reminder import compose_reminder, digest_sent
from services.coaching.nudges import compose_nudge, nudge_said, nudge_sent
from services.coaching.reminder import reminder_sent
from services.figures.board import compose_board
from services.figures.coach_week import compose_coach_week
from services.people.board_consent import ask_those_on_board, compose_board_question
from services.people.handover import compose_handover
from services.people.joining import compose_invitation, compose_welcome
from services.people.missing_scopes import compose_missing_scopes
from services.people.teams import compose_notice
from views.coaching.digest import digest
from views.coaching.nudges import nudge
from views.coaching.reminder import reminder
from views.figures.board import board
from views.figures.coach_week import coach_week
from views.people.board_consent import board_question
from views.people.board_notices import board_notice
from views.people.handover import handover_notice
from views.people.joining import invitation, welcome
from views.people.missing_scopes import scopes_notice

_REMINDER = Composer(compose_reminder, reminder, reminder_sent)

COMPOSERS: Composers = MappingProxyType(
    {
        Kind.DIGEST: Composer(
            compose_digest, digest, digest_sent, said=digest_said, carries=digest_carries
        ),
        Kind.BOARD: Composer(compose_board, board, ask_those_on_board),
        Kind.REMINDER: _REMINDER,
        Kind.REMINDER_FOLLOW_UP: _REMINDER,
        Kind.SNOOZED_REMINDER: _REMINDER,
        # It records which rules are armed, even when no nudge is sent.
        Kind.NUDGE: Composer(compose_nudge, nudge, nudge_sent, writes=True, said=nudge_said),
        Kind.COACH_WEEK: Composer(compose_coach_week, coach_week),
        Kind.INVITATION: Composer(compose_invitation, invitation),
        Kind.WELCOME: Composer(compose_welcome, welcome),
        Kind.NOTICE: Composer(compose_notice, board_notice),
        Kind.HANDOVER: Composer(compose_handover, handover_notice),
        Kind.MISSING_SCOPES: Composer(compose_missing_scopes, scopes_notice),
        Kind.BOARD_QUESTION: Composer(compose_board_question, board_question),
    }
)
