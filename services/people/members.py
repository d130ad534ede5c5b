"""Members: who they are, and keeping what Slack says about them fresh."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

import storage.people.member_settings
import storage.people.members
from domain.people.members import PROFILE_LASTS, Asker, Person, Profile, Refusal
from domain.submission import Submission
from services.delivery.scheduling import reschedule_member
from storage.tables import MemberRow, WorkspaceRow

#: Until Slack has said what somebody is called.
UNKNOWN_NAME = "somebody"


@dataclass(frozen=True)
class KnownProfile:
    """What is remembered of a person's profile.

    Args:
        stale: Older than a day, so Slack should be asked again.
    """

    profile: Profile
    stale: bool


def known_profile(session: Session, asker: Asker, now: datetime) -> KnownProfile | None:
    """The profile that is remembered, or ``None`` for somebody new."""
    row = storage.people.members.member(session, asker.workspace, asker.user)
    if row is None:
        return None
    refusal = Refusal(row.refused) if row.refused else None
    stale = row.profile_at is None or now - row.profile_at >= PROFILE_LASTS
    # Not to be written back: another profile may come in meanwhile.
    profile = Profile(row.name, row.zone, refusal, fresh=False, is_admin=row.is_admin)
    return KnownProfile(profile, stale)


def member_for(session: Session, submission: Submission) -> MemberRow:
    """The row of a member who is here, brought up to date, and held until the transaction ends."""
    row = _row_of(session, submission.person, submission.now)
    # Somebody who is here can be reached again, whatever Slack said before.
    _try_again(session, row, submission.now)
    return row


def _row_of(session: Session, person: Person, now: datetime) -> MemberRow:
    """The member's row, made where there is none."""
    asker = person.asker
    if storage.people.members.workspace(session, asker.workspace) is None:
        session.add(WorkspaceRow(id=asker.workspace, created_at=now))
        session.flush()
    row = storage.people.members.member(session, asker.workspace, asker.user, lock=True)
    if row is None:
        row = MemberRow(
            workspace_id=asker.workspace,
            user_id=asker.user,
            name=person.profile.name[:200],
            zone=person.profile.zone_name[:64],
            created_at=now,
        )
    if person.profile.fresh:
        _freshen(session, row, person.profile, now)
    session.add(row)
    session.flush()
    return row


def stand_ins(
    session: Session, workspace_id: str, profiles: Mapping[str, Profile | None], now: datetime
) -> None:
    """Makes members of people who never spoke to the bot, so that they can be put into a team.

    Args:
        profiles: By Slack's user id; ``None`` where Slack did not answer: it is asked again soon.
    """
    for user_id, profile in profiles.items():
        asker = Asker(workspace_id, user_id)
        known = profile or Profile(UNKNOWN_NAME, fresh=False)
        _row_of(session, Person(asker, known), now)


def refresh_profile(session: Session, asker: Asker, profile: Profile, now: datetime) -> None:
    """Keeps a profile just read from Slack, for a member who is known."""
    row = storage.people.members.member(session, asker.workspace, asker.user, lock=True)
    if row is not None:
        _freshen(session, row, profile, now)
        session.add(row)


def stale_members(
    session: Session, workspace_id: str, now: datetime, limit: int = 500
) -> list[Asker]:
    """Members of a workspace whose profile is older than a day, the oldest first."""
    until = now - PROFILE_LASTS
    rows = storage.people.members.members_with_a_profile_of(session, workspace_id, until, limit)
    return [Asker(row.workspace_id, row.user_id) for row in rows]


def _freshen(session: Session, row: MemberRow, profile: Profile, now: datetime) -> None:
    zone, refused = profile.zone_name[:64], profile.refusal.value if profile.refusal else None
    moved = (row.zone, row.refused) != (zone, refused)
    back = row.refused is not None and refused is None
    # Somebody whom Slack does not show any more keeps the name that their entries bear.
    row.name = profile.name[:200] or row.name
    row.zone = zone
    row.refused = refused
    row.is_admin = profile.is_admin
    row.profile_at = now
    if moved and row.id is not None:
        session.add(row)
        session.flush()
        reschedule_member(session, row.id, now)
    if back:
        _try_again(session, row, now)


def _try_again(session: Session, row: MemberRow, now: datetime) -> None:
    """Sends again to somebody to whom Slack let nobody write."""
    settings = storage.people.member_settings.settings_of(session, row.id) if row.id else None
    if settings is not None and settings.unreachable is not None:
        settings.unreachable = None
        session.add(settings)
        reschedule_member(session, settings.member_id, now)
