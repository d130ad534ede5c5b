"""Members: their rows, and keeping their Slack profiles fresh."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

from sqlmodel import Session

import storage.people.members
import storage.people.teams
import storage.targets.account_list
from domain.people.members import PROFILE_LASTS, Asker, Person, Profile, Refusal
from domain.submission import Submission
from services.delivery.scheduling import reschedule_member, tell_coaches_of_handover
from services.people.roles import require_coach
from storage.people.member_settings import settings_of
from storage.tables import MemberRow, MemberSettingsRow, WorkspaceRow, id_of

P = ParamSpec("P")
T = TypeVar("T")

#: The name of a member until Slack gives their real one.
UNKNOWN_NAME = "an unknown person"


@dataclass(frozen=True)
class KnownProfile:
    """A saved profile.

    Args:
        stale: Whether it is more than a day old, so that Slack should be asked again.
    """

    profile: Profile
    stale: bool


def known_profile(session: Session, asker: Asker, now: datetime) -> KnownProfile | None:
    """The saved profile of a Slack user, or ``None`` for a user without a member row."""
    row = storage.people.members.stored_profile(session, asker.workspace, asker.user)
    if row is None:
        return None
    refusal = Refusal(row.refused) if row.refused else None
    read_before = row.profile_at is not None and row.is_guest is not None
    stale = not read_before or now - (row.profile_at or now) >= PROFILE_LASTS
    # ``fresh=False`` keeps this copy from overwriting a newer profile saved in between.
    profile = Profile(
        row.name,
        row.zone,
        refusal,
        fresh=False,
        is_admin=row.is_admin,
        is_guest=row.is_guest is not False,  # as ``MemberRow.may_be_guest``
    )
    return KnownProfile(profile, stale)


@dataclass(frozen=True)
class Saved(Generic[T]):
    """What a service returned, and the person for whom it ran."""

    person: Person
    result: T


def for_known_person(
    service: Callable[Concatenate[Session, Submission, P], T],
) -> Callable[Concatenate[Session, Asker, str, datetime, P], Saved[T] | None]:
    """Returns the service for a Slack user, a key and a time instead of a submission.

    It reads the person's profile in the service's own transaction, and does nothing but return
    ``None`` if there is no profile from the last day. It raises ``NotForYouError`` for a person
    whom the bot does not serve.
    """

    def identified(
        session: Session,
        asker: Asker,
        key: str,
        now: datetime,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Saved[T] | None:
        known = known_profile(session, asker, now)
        if known is None or known.stale:
            return None
        person = Person(asker, known.profile)
        person.admit()
        return Saved(person, service(session, Submission(person, key, now), *args, **kwargs))

    # A mark such as ``takes_long`` holds for both.
    update_wrapper(identified, service)
    return identified


def member_for(session: Session, submission: Submission) -> MemberRow:
    """The row of the member who acts now, updated, and locked until the transaction ends."""
    row, _ = member_and_workspace(session, submission.person, submission.now)
    mark_reachable(session, settings_of(session, id_of(row)), submission.now)
    return row


def member_and_workspace(
    session: Session, person: Person, now: datetime
) -> tuple[MemberRow, WorkspaceRow]:
    """A person's row, updated and locked until the transaction ends, and their workspace's row.

    Creates what there is not.
    """
    asker = person.asker
    found = storage.people.members.locked_member(session, asker.workspace, asker.user)
    row, workspace = found or _new_member(session, person, now)
    if person.profile.fresh:
        _freshen(session, row, person.profile, now)
    if row.id is None or person.profile.fresh:
        session.add(row)
        session.flush()
    return row, workspace


def _new_member(session: Session, person: Person, now: datetime) -> tuple[MemberRow, WorkspaceRow]:
    asker = person.asker
    workspace = storage.people.members.workspace(session, asker.workspace)
    if workspace is None:
        workspace = WorkspaceRow(id=asker.workspace, created_at=now)
        session.add(workspace)
        session.flush()
    row = MemberRow(
        workspace_id=asker.workspace,
        user_id=asker.user,
        name=person.profile.name[:200],
        zone=person.profile.zone_name[:64],
        created_at=now,
    )
    return row, workspace


def ensure_members(
    session: Session, workspace_id: str, profiles: Mapping[str, Profile | None], now: datetime
) -> None:
    """Creates member rows for people who never used the bot, so that a team can include them.

    Args:
        profiles: By Slack user id; ``None`` if Slack did not answer and is asked again later.
    """
    for user_id, profile in profiles.items():
        asker = Asker(workspace_id, user_id)
        known = profile or Profile(UNKNOWN_NAME, fresh=False)
        member_and_workspace(session, Person(asker, known), now)


def users_without_profile(session: Session, person: Person, user_ids: Sequence[str]) -> list[str]:
    """Those of the Slack user ids whose profile was never read.

    Raises:
        UserError: the person is not a coach.
    """
    require_coach(session, person)
    known = storage.people.teams.members_with_user_ids(
        session, person.asker.workspace, list(user_ids)
    )
    read = {member.user_id for member in known if member.profile_at is not None}
    return [user_id for user_id in user_ids if user_id not in read]


def refresh_profile(session: Session, asker: Asker, profile: Profile, now: datetime) -> None:
    """Saves a profile just read from Slack, if the user has a member row."""
    row = storage.people.members.member(session, asker.workspace, asker.user, lock=True)
    if row is not None:
        _freshen(session, row, profile, now)
        session.add(row)


def stale_members(
    session: Session, workspace_id: str, now: datetime, limit: int = 500
) -> list[Asker]:
    """Members of a workspace whose profile is more than a day old, the oldest first.

    There are none while Slack refuses the bot's token.
    """
    workspace = storage.people.members.workspace(session, workspace_id)
    if workspace is None or workspace.stopped is not None:
        return []
    until = now - PROFILE_LASTS
    rows = storage.people.members.members_with_a_profile_of(session, workspace_id, until, limit)
    return [Asker(row.workspace_id, row.user_id) for row in rows]


def _freshen(session: Session, row: MemberRow, profile: Profile, now: datetime) -> None:
    zone, refused = profile.zone_name[:64], profile.refusal.value if profile.refusal else None
    known = (row.zone, row.refused, row.is_admin, row.is_guest)
    affects_schedules = known != (zone, refused, profile.is_admin, profile.is_guest)
    left = refused == Refusal.DEACTIVATED and row.refused != refused
    served_again = row.refused is not None and refused is None
    # Slack gives no name for a deleted user, so their entries keep the last one.
    row.name = profile.name[:200] or row.name
    row.zone = zone
    row.refused = refused
    row.is_admin = profile.is_admin
    row.is_guest = profile.is_guest
    row.profile_at = now
    if affects_schedules and row.id is not None:
        session.add(row)
        session.flush()
        reschedule_member(session, row.id, now)
    owned = storage.targets.account_list.count_owned
    if left and row.id is not None and owned(session, row.workspace_id, row.id):
        tell_coaches_of_handover(session, row.workspace_id, row.id, now)
    if served_again and row.id is not None:
        mark_reachable(session, settings_of(session, row.id), now)


def mark_reachable(session: Session, settings: MemberSettingsRow | None, now: datetime) -> None:
    """Resumes sending to a member whom Slack did not let the bot write to.

    A member who acts can be reached, whatever Slack answered before.
    """
    if settings is not None and settings.unreachable is not None:
        settings.unreachable = None
        session.add(settings)
        reschedule_member(session, settings.member_id, now)
