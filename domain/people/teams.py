"""Teams: named groups of members with one board channel, and who may set them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.errors import UserError
from domain.fields import Field

LONGEST_NAME = 80
#: As many as one form can hold and one table can show.
MOST_MEMBERS = 100


@dataclass(frozen=True)
class TeamDetails:
    """A team as its form says it.

    Args:
        channel_id: Slack's id of the board channel, or ``None`` for a team without a board.
        zone_name: IANA name.
        board_weekday: ISO, 1 is Monday.
        board_minute: After local midnight.
        user_ids: Slack's ids of its members.
    """

    name: str
    channel_id: str | None
    zone_name: str
    board_weekday: int
    board_minute: int
    user_ids: tuple[str, ...]

    def check(self) -> None:
        """Refuses what cannot be a team.

        Raises:
            UserError: with the form field that it is about.
        """
        if not self.name.strip():
            raise UserError("A team needs a name.", "Type one.", field=Field.TEAM_NAME)
        if len(self.name) > LONGEST_NAME:
            raise UserError(
                f"A name has at most {LONGEST_NAME} characters.",
                "Shorten it.",
                field=Field.TEAM_NAME,
            )
        if len(self.user_ids) > MOST_MEMBERS:
            raise UserError(
                f"A team has at most {MOST_MEMBERS} members.",
                "Make two teams of it.",
                field=Field.TEAM_MEMBERS,
            )


@dataclass(frozen=True)
class TeamMate:
    """A member of a team, as its coach sees them.

    Args:
        invited: Got their one invitation, or has left: no other is sent.
        known: Slack has said who it is.
        served: Not deactivated, a bot or of another company.
    """

    member_id: int
    user_id: str
    name: str
    joined: bool
    invited: bool
    known: bool = True
    served: bool = True


@dataclass(frozen=True)
class MissedBoard:
    """A board that was not posted, or perhaps not.

    Args:
        due_at: In UTC.
        in_doubt: Nobody knows whether it was posted.
        reason: Why not, in the ledger's words.
    """

    due_at: datetime
    in_doubt: bool
    reason: str


@dataclass(frozen=True)
class Team:
    """A team as it stands.

    Args:
        trouble: Slack's word for why its board cannot be posted, or ``None``.
        next_board_at: In UTC; ``None`` while no board comes.
        missed: What became of its latest board, where that was not posted.
    """

    id: int
    details: TeamDetails
    mates: tuple[TeamMate, ...]
    trouble: str | None = None
    next_board_at: datetime | None = None
    missed: MissedBoard | None = None

    @property
    def to_invite(self) -> tuple[TeamMate, ...]:
        """Who can still be invited."""
        return tuple(
            mate for mate in self.mates if mate.served and not (mate.joined or mate.invited)
        )


@dataclass(frozen=True)
class Setup:
    """Everything that admins and coaches look after.

    Args:
        may_appoint: Whether the asker is an admin, who alone appoints coaches.
        coaches: By Slack's user id, their names.
        thresholds: Those that differ from the usual ones, by name, as typed.
        is_told: The asker joined, so a message tells them of a board that does not come.
    """

    teams: tuple[Team, ...]
    may_appoint: bool
    coaches: Mapping[str, str]
    thresholds: Mapping[str, str]
    is_told: bool = True


@dataclass(frozen=True)
class TeamSaved:
    """A team was made or changed.

    Args:
        new_channel: The channel must be tried with a message.
    """

    team: Team
    new_channel: bool


@dataclass(frozen=True)
class Invited:
    """Who gets an invitation now, by name.

    Args:
        unknown: How many cannot be invited yet, because Slack has not said who they are.
    """

    team: str
    names: tuple[str, ...]
    unknown: int = 0


@dataclass(frozen=True)
class PostingPlace:
    """Where a board may be posted by hand now.

    Args:
        delivery_id: Its line in the ledger.
        taken_before: By the same button: there is nothing more to post.
    """

    delivery_id: int
    channel_id: str
    taken_before: bool = False


@dataclass(frozen=True)
class TeamName:
    """A team by number and name."""

    id: int
    name: str


@dataclass(frozen=True)
class BoardNotice:
    """What a coach is told about a board that does not come.

    Args:
        trouble: Slack's error code, or the board's `DeliveryState`: in doubt or skipped.
        said: For ``skipped``, why.
    """

    team_id: int
    team: str
    channel_id: str | None
    trouble: str
    said: str = ""
