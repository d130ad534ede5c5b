"""Teams: named groups of members with a board channel; and the setup of a workspace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.errors import UserError
from domain.fields import Field

LONGEST_NAME = 80
#: One form holds no more, and one table shows no more.
MOST_MEMBERS = 100


@dataclass(frozen=True)
class TeamDetails:
    """A team as typed in its form.

    Args:
        channel_id: The Slack id of the board channel, or ``None`` for a team without a board.
        zone_name: IANA name.
        board_weekday: ISO, 1 is Monday.
        board_minute: Minutes after local midnight.
        user_ids: The Slack user ids of its members.
    """

    name: str
    channel_id: str | None
    zone_name: str
    board_weekday: int
    board_minute: int
    user_ids: tuple[str, ...]

    def check(self) -> None:
        """Refuses invalid details.

        Raises:
            UserError: the name is missing or too long, or there are too many members; with the
                form field.
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
        invited: Whether they got their one invitation, or left; neither is invited again.
        left: Whether they left.
        known: Whether their Slack profile has been read.
        served: Whether the bot serves them: not deactivated, a bot or external.
        guest: Whether they are a guest, who counts in no total.
    """

    member_id: int
    user_id: str
    name: str
    joined: bool
    invited: bool
    known: bool = True
    served: bool = True
    left: bool = False
    guest: bool = False

    @property
    def counts(self) -> bool:
        """Whether the team's totals include them."""
        return self.joined and self.served and not self.guest


@dataclass(frozen=True)
class MissedBoard:
    """A board that was not posted, or may not have been.

    Args:
        due_at: In UTC.
        in_doubt: Whether it is unknown if the board was posted.
        reason: The ledger's reason for not posting.
        may_post: Whether it may be posted now: not if there was too little to show.
    """

    due_at: datetime
    in_doubt: bool
    reason: str
    may_post: bool = False


@dataclass(frozen=True)
class Team:
    """A team, its members and its next board.

    Args:
        trouble: Slack's error code if its board cannot be posted, or ``None``.
        next_board_at: In UTC; ``None`` if no board is scheduled.
        missed: Its latest board, if that was not posted.
    """

    id: int
    details: TeamDetails
    mates: tuple[TeamMate, ...]
    trouble: str | None = None
    next_board_at: datetime | None = None
    missed: MissedBoard | None = None

    @property
    def served(self) -> tuple[TeamMate, ...]:
        """The members whom the bot serves: not those who left Slack."""
        return tuple(mate for mate in self.mates if mate.served)

    @property
    def to_invite(self) -> tuple[TeamMate, ...]:
        """The members who can still be invited."""
        return tuple(mate for mate in self.served if not (mate.joined or mate.invited))


@dataclass(frozen=True)
class Setup:
    """Everything that admins and coaches set up.

    Args:
        may_appoint: Whether the person is an admin; only admins appoint coaches.
        coaches: Names of the coaches, by Slack user id.
        thresholds: Those that differ from the defaults, by name, as typed.
        gets_notices: Whether the person joined, so that a message notifies them of a missed board.
        accounts: How many target accounts all lists have.
        council: Whether council mode is on, so that no board is posted.
    """

    teams: tuple[Team, ...]
    may_appoint: bool
    coaches: Mapping[str, str]
    thresholds: Mapping[str, str]
    gets_notices: bool = True
    accounts: int = 0
    council: bool = False


@dataclass(frozen=True)
class TeamSaved:
    """A team was made or changed.

    Args:
        untested: Whether the channel is new or had trouble, and must be tested with a message.
    """

    team: Team
    untested: bool


@dataclass(frozen=True)
class Invited:
    """The members who get an invitation now.

    Args:
        team: The team's name.
        names: The names of the invited.
        unknown: How many cannot be invited yet, because their Slack profile is not read yet.
    """

    team: str
    names: tuple[str, ...]
    unknown: int = 0


@dataclass(frozen=True)
class PostingPlace:
    """The channel in which a board may be posted by hand now.

    Args:
        delivery_id: The delivery's id in the ledger.
        taken_before: Whether the same button has already claimed it, so nothing more is posted.
    """

    delivery_id: int
    channel_id: str
    claimed_before: bool = False


@dataclass(frozen=True)
class TeamName:
    """A team's id and name."""

    id: int
    name: str


@dataclass(frozen=True)
class TeamChannel:
    """A team of the member with its channel.

    Args:
        channel_id: Slack's id.
    """

    team_id: int
    team: str
    channel_id: str


@dataclass(frozen=True)
class BoardNotice:
    """A notice to an admin or coach about a board that was not posted.

    Args:
        trouble: Slack's error code, or the board's `DeliveryState`: in doubt or skipped.
        said: Why the board was skipped, or is in doubt.
        next_at: When the team's next board is due, in UTC; ``None`` if none is.
        zone_name: The reader's zone, an IANA name.
    """

    team_id: int
    team: str
    channel_id: str | None
    trouble: str
    said: str = ""
    next_at: datetime | None = None
    zone_name: str = "UTC"
