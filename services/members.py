"""Members: who they are, and keeping what Slack says about them fresh."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

import storage.people
from domain.people import PROFILE_LASTS, Asker, Person, Profile, Refusal
from storage.tables import MemberRow, WorkspaceRow


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
    row = storage.people.member(session, asker.workspace, asker.user)
    if row is None:
        return None
    refusal = Refusal(row.refused) if row.refused else None
    stale = row.profile_at is None or now - row.profile_at >= PROFILE_LASTS
    # Not to be written back: another profile may come in meanwhile.
    return KnownProfile(Profile(row.name, row.zone, refusal, fresh=False), stale)


def member_for(session: Session, person: Person, now: datetime) -> MemberRow:
    """The member's row, made or brought up to date, and held until the transaction ends."""
    asker = person.asker
    if storage.people.workspace(session, asker.workspace) is None:
        session.add(WorkspaceRow(id=asker.workspace, created_at=now))
        session.flush()
    row = storage.people.member(session, asker.workspace, asker.user, lock=True)
    if row is None:
        row = MemberRow(
            workspace_id=asker.workspace,
            user_id=asker.user,
            name=person.profile.name[:200],
            zone=person.profile.zone_name[:64],
            created_at=now,
        )
    if person.profile.fresh:
        _freshen(row, person.profile, now)
    session.add(row)
    session.flush()
    return row


def refresh_profile(session: Session, asker: Asker, profile: Profile, now: datetime) -> None:
    """Keeps a profile just read from Slack, for a member who is known."""
    row = storage.people.member(session, asker.workspace, asker.user, lock=True)
    if row is not None:
        _freshen(row, profile, now)
        session.add(row)


def stale_members(
    session: Session, workspace_id: str, now: datetime, limit: int = 500
) -> list[Asker]:
    """Members of a workspace whose profile is older than a day, the oldest first."""
    until = now - PROFILE_LASTS
    rows = storage.people.members_with_a_profile_of(session, workspace_id, until, limit)
    return [Asker(row.workspace_id, row.user_id) for row in rows]


def number_of(row: MemberRow) -> int:
    """The member's number; the row must have been written."""
    if row.id is None:
        raise ValueError("the member has no number before it is written")
    return row.id


def _freshen(row: MemberRow, profile: Profile, now: datetime) -> None:
    # Somebody whom Slack does not show any more keeps the name that their entries bear.
    row.name = profile.name[:200] or row.name
    row.zone = profile.zone_name[:64]
    row.refused = profile.refusal.value if profile.refusal else None
    row.profile_at = now
