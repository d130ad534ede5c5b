"""Teams: saving and removing them, their members, and their channels."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

import storage.delivery.deliveries
import storage.people.member_settings
import storage.people.members
import storage.people.teams
from domain.errors import UserError
from domain.fields import Field
from domain.people.members import Person, Profile, Refusal
from domain.people.teams import (
    BoardNotice,
    MissedBoard,
    Team,
    TeamDetails,
    TeamMate,
    TeamSaved,
)
from domain.submission import Submission
from domain.timing.schedules import TOO_LATE, DeliveryState, Kind, Owed, Recipient, Skip
from services.delivery.addressing import TEAM_REMOVED, MemberRecipient
from services.delivery.scheduling import reschedule_team
from services.people.members import ensure_members, member_for
from services.people.roles import require_coach
from storage.tables import MemberRow, TeamMemberRow, TeamRow, id_of

Profiles = Mapping[str, Profile | None]

_NOT_POSTED = frozenset({DeliveryState.SKIPPED, DeliveryState.FAILED, DeliveryState.IN_DOUBT})

_REFUSALS = {
    Refusal.EXTERNAL.value: "belongs to another company",
    Refusal.BOT.value: "is a bot",
    Refusal.DEACTIVATED.value: "has no active account",
}


def team_to_edit(session: Session, person: Person, team_id: int) -> Team:
    """A team, as its form opens with it.

    Raises:
        UserError: the person is not a coach, or the team is gone.
    """
    require_coach(session, person)
    return team_of(session, own_team(session, person, team_id))


def save_team(
    session: Session,
    submission: Submission,
    team_id: int | None,
    details: TeamDetails,
    profiles: Profiles,
) -> TeamSaved:
    """Creates a team, or changes it to match its form.

    Args:
        team_id: ``None`` for a new team.
        profiles: Slack profiles of the users whose profile was never read.

    Raises:
        UserError: the person is not a coach, the team is gone, or the details are invalid.
    """
    person = submission.person
    require_coach(session, person)
    member_for(session, submission)
    details.check()
    ensure_members(session, person.asker.workspace, profiles, submission.now)
    _refuse_namesake(session, person, team_id, details)
    if team_id is None:
        team = TeamRow(workspace_id=person.asker.workspace, name="", zone=details.zone_name)
        current: set[str] = set()
    else:
        team = own_team(session, person, team_id, lock=True)
        current = {
            member.user_id for member in storage.people.teams.members_of_team(session, team_id)
        }
    members = served_members(session, person, details.user_ids, current)
    is_new = details.channel_id != team.channel_id
    untested = details.channel_id is not None and (is_new or team.trouble is not None)
    if details.channel_id != team.channel_id:
        team.trouble = None
    team.name = details.name.strip()
    team.channel_id = details.channel_id
    team.zone = details.zone_name
    team.board_weekday = details.board_weekday
    team.board_minute = details.board_minute
    session.add(team)
    session.flush()
    _set_members(session, team, members)
    reschedule_team(session, id_of(team), submission.now)
    return TeamSaved(team_of(session, team), untested)


def record_channel_test(
    session: Session, submission: Submission, team_id: int, trouble: str | None
) -> Team:
    """Saves the result of a test message in the team's channel.

    Args:
        trouble: Slack's error code, or ``None`` if the message was posted.

    Raises:
        UserError: the person is not a coach, or the team is gone.
    """
    require_coach(session, submission.person)
    team = own_team(session, submission.person, team_id, lock=True)
    team.trouble = trouble
    session.add(team)
    session.flush()
    reschedule_team(session, team_id, submission.now)
    return team_of(session, team)


def remove_team(session: Session, submission: Submission, team_id: int) -> str:
    """Removes a team and its board. Its members and their figures remain.

    Returns:
        The team's name.

    Raises:
        UserError: the person is not a coach, or the team is gone.
    """
    require_coach(session, submission.person)
    team = own_team(session, submission.person, team_id, lock=True)
    team.removed_at = submission.now
    session.add(team)
    session.flush()
    reschedule_team(session, team_id, submission.now)
    return team.name


def compose_notice(
    session: Session, owed: Owed, recipient: MemberRecipient, now: datetime
) -> BoardNotice | Skip:
    """The notice to a coach about a board that was not posted, or not certainly."""
    details = owed.details or {}
    team = session.get(TeamRow, details.get("team_id"))
    if team is None or team.removed_at is not None:
        return Skip(TEAM_REMOVED)
    return BoardNotice(
        team_id=id_of(team),
        team=team.name,
        channel_id=team.channel_id,
        trouble=str(details.get("trouble", "")),
        said=str(details.get("said", "")),
        next_at=_next_board_at(session, team),
        zone_name=recipient.member.zone,
    )


def own_team(session: Session, person: Person, team_id: int, *, lock: bool = False) -> TeamRow:
    """A team of the person's workspace.

    Args:
        lock: Locks the row until the transaction ends.

    Raises:
        UserError: the team is gone, or belongs to another workspace.
    """
    team = storage.people.teams.team_with_id(session, person.asker.workspace, team_id, lock=lock)
    if team is None:
        raise UserError("That team is gone.", "`/ssi setup` shows the teams.")
    return team


def team_of(session: Session, team: TeamRow) -> Team:
    """A team with its members, its next board and its missed board."""
    members = storage.people.teams.members_of_team(session, id_of(team))
    details = TeamDetails(
        name=team.name,
        channel_id=team.channel_id,
        zone_name=team.zone,
        board_weekday=team.board_weekday,
        board_minute=team.board_minute,
        user_ids=tuple(member.user_id for member in members),
    )
    mates = tuple(_mate(session, member) for member in members)
    return Team(
        id_of(team),
        details,
        mates,
        team.trouble,
        _next_board_at(session, team),
        _missed(session, team),
    )


def served_members(
    session: Session,
    person: Person,
    user_ids: Sequence[str],
    current: Collection[str],
    field: Field = Field.TEAM_MEMBERS,
) -> list[MemberRow]:
    """The members with these Slack user ids.

    Args:
        current: User ids of the current members or coaches. They may remain even if deactivated,
            because a deactivated member must not block other changes.

    Raises:
        UserError: the bot does not serve one of the new ones.
    """
    members = storage.people.teams.members_with_user_ids(
        session, person.asker.workspace, list(user_ids)
    )
    for member in members:
        if member.refused is not None and member.user_id not in current:
            reason = _REFUSALS.get(member.refused, "is not served")
            raise UserError(
                f"{member.name or 'An unknown person'} {reason}.", "Leave them out.", field=field
            )
    return members


def _next_board_at(session: Session, team: TeamRow) -> datetime | None:
    recipient = str(Recipient("team", id_of(team)))
    schedules = storage.people.member_settings.schedules_of(session, recipient)
    return next((row.next_due_at for row in schedules if row.kind == Kind.BOARD), None)


def _missed(session: Session, team: TeamRow) -> MissedBoard | None:
    recipient = str(Recipient("team", id_of(team)))
    row = storage.delivery.deliveries.latest(session, recipient, Kind.BOARD)
    if row is None or row.state not in _NOT_POSTED:
        return None
    may_post = row.state != DeliveryState.SKIPPED or row.reason == TOO_LATE
    return MissedBoard(row.due_at, row.state == DeliveryState.IN_DOUBT, row.reason or "", may_post)


def _mate(session: Session, member: MemberRow) -> TeamMate:
    settings = storage.people.member_settings.settings_of(session, id_of(member))
    return TeamMate(
        member_id=id_of(member),
        user_id=member.user_id,
        name=member.name,
        joined=settings is not None and settings.joined_at is not None,
        invited=settings is not None and bool(settings.invited_at or settings.left_at),
        known=member.profile_at is not None,
        served=member.refused is None,
        left=settings is not None and settings.left_at is not None,
        guest=bool(member.is_guest),
    )


def _refuse_namesake(
    session: Session, person: Person, team_id: int | None, details: TeamDetails
) -> None:
    """Refuses a second team of one name, so a form submitted twice creates one team."""
    name = details.name.strip().casefold()
    for team in storage.people.teams.teams_of_workspace(session, person.asker.workspace):
        if team.name.casefold() == name and team.id != team_id:
            raise UserError(
                "There is a team with this name already.", "Pick another.", field=Field.TEAM_NAME
            )


def _set_members(session: Session, team: TeamRow, members: Sequence[MemberRow]) -> None:
    """Makes exactly these members the team's members."""
    wanted = {id_of(member) for member in members}
    for place in storage.people.teams.memberships_of_team(session, id_of(team)):
        if place.member_id in wanted:
            wanted.remove(place.member_id)
        else:
            session.delete(place)
    for member_id in wanted:
        session.add(
            TeamMemberRow(team_id=id_of(team), member_id=member_id, workspace_id=team.workspace_id)
        )
    session.flush()
