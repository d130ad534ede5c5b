"""The setup of a workspace: its teams, coaches and thresholds, and the offer of it to an admin."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session

import storage.people.member_settings
import storage.people.members
import storage.people.teams
import storage.targets.account_list
from domain.fields import Field
from domain.people.members import Person
from domain.people.teams import Setup
from domain.submission import Submission
from domain.thresholds import with_newest_names
from domain.typed.threshold_fields import read_thresholds
from services.delivery.scheduling import reschedule_member
from services.people.members import ensure_members, member_for
from services.people.privacy import privacy_of
from services.people.roles import require_admin, require_coach
from services.people.teams import Profiles, served_members, team_of
from storage.tables import WorkspaceRow, id_of
from storage.targets.account_list import AccountFilter


def setup_of(session: Session, person: Person) -> Setup:
    """Everything that admins and coaches manage.

    Raises:
        UserError: the person is neither.
    """
    require_coach(session, person)
    workspace_id = person.asker.workspace
    workspace = storage.people.members.workspace(session, workspace_id)
    teams = storage.people.teams.teams_of_workspace(session, workspace_id)
    return Setup(
        teams=tuple(team_of(session, team) for team in teams),
        may_appoint=person.profile.is_admin,
        coaches={
            coach.user_id: coach.name
            for coach in storage.people.teams.coaches(session, workspace_id)
        },
        thresholds=with_newest_names(workspace.thresholds) if workspace else {},
        gets_notices=_has_joined(session, person),
        accounts=storage.targets.account_list.count_accounts(
            session, workspace_id, None, AccountFilter()
        ),
        council=privacy_of(session, workspace_id).council,
    )


def appoint_coaches(
    session: Session, submission: Submission, user_ids: Sequence[str], profiles: Profiles
) -> tuple[str, ...]:
    """Makes exactly these people the workspace's coaches.

    Args:
        profiles: Slack profiles of the users whose profile was never read.

    Returns:
        The coaches' names, sorted.

    Raises:
        UserError: the person is not an admin, or the bot does not serve a new coach.
    """
    person = submission.person
    require_admin(person)
    member_for(session, submission)
    ensure_members(session, person.asker.workspace, profiles, submission.now)
    coaches = storage.people.teams.coaches(session, person.asker.workspace)
    current = {coach.user_id for coach in coaches}
    chosen = served_members(session, person, user_ids, current, field=Field.COACHES)
    for coach in coaches:
        coach.is_coach = False
        session.add(coach)
    for member in chosen:
        member.is_coach = True
        session.add(member)
    session.flush()
    for member_id in {id_of(member) for member in (*coaches, *chosen)}:
        # Only coaches have the week of their teams in their schedule.
        reschedule_member(session, member_id, submission.now)
    return tuple(sorted(member.name for member in chosen))


def set_thresholds(
    session: Session, submission: Submission, typed: Mapping[str, str]
) -> dict[str, str]:
    """Saves the workspace's thresholds, except those that are empty or equal to the usual ones.

    Returns:
        The saved thresholds, as text by name.

    Raises:
        UserError: the person is not a coach, or a value is not a number or out of range.
    """
    require_coach(session, submission.person)
    member_for(session, submission)
    values = read_thresholds(typed)
    unusual = {
        spec.name.value: f"{value:f}" for spec, value in values.items() if value != spec.default
    }
    workspace = session.get_one(WorkspaceRow, submission.person.asker.workspace)
    workspace.thresholds = unusual
    session.add(workspace)
    return unusual


def may_offer_setup(session: Session, person: Person) -> bool:
    """Whether to offer the setup to this person: an admin, if no admin was offered it."""
    if not person.profile.is_admin:
        return False
    workspace = storage.people.members.workspace(session, person.asker.workspace)
    return workspace is None or workspace.setup_offered_at is None


def offer_setup(session: Session, submission: Submission) -> bool:
    """Takes the workspace's one offer of the setup.

    Returns:
        ``False`` if another admin took it first, or a team exists already.
    """
    member_for(session, submission)
    workspace = session.get(
        WorkspaceRow, submission.person.asker.workspace, with_for_update={"key_share": True}
    )
    if workspace is None or workspace.setup_offered_at is not None:
        return False
    workspace.setup_offered_at = submission.now
    session.add(workspace)
    return not storage.people.teams.teams_of_workspace(session, workspace.id)


def _has_joined(session: Session, person: Person) -> bool:
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    settings = (
        storage.people.member_settings.settings_of(session, id_of(member)) if member else None
    )
    return settings is not None and settings.joined_at is not None
