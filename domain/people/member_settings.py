"""A member's settings: which messages the bot sends them, and when."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.errors import UserError
from domain.fields import Field
from domain.timing.due_times import USUAL_QUIET
from domain.timing.schedules import Kind
from domain.timing.working_days import WORKING_WEEK

#: The choice of no public holidays, instead of a country's.
NO_COUNTRY = "none"
#: The latest day that every month has.
LATEST_REMINDER_DAY = 28
#: The longest pause. It catches a mistyped year.
LONGEST_PAUSE = timedelta(days=366)


class SettingsGroup(StrEnum):
    """The parts of the settings; each has a form of its own."""

    MESSAGES = "messages"
    NUDGES = "nudges"
    HOURS = "hours"
    SEEN_BY = "seen_by"
    PAUSE = "pause"


@dataclass(frozen=True)
class MemberSettings:
    """A member's settings. Weekdays are ISO (1 is Monday); minutes count from local midnight.

    Args:
        on_board: Whether the team's board shows them; ``None`` until they answer.
        board_amounts: Whether it shows the amounts of their deals, too.
        shares_ssi: Whether coaches see their SSI score.
        shares_accounts: Whether teammates see their touches at target accounts.
        coach_week_on: Whether they get the week of their teams, if they are a coach.
        link_offers_on: Whether the bot offers to log posts whose links they post in a channel.
        muted_rules: Names of the coaching rules that send them no nudge.
        country: Whose public holidays are days off: ISO 3166 code in two letters, `NO_COUNTRY`, or
            ``None`` for the country of the time zone.
        quiet_from: Start of the quiet hours, which hold every message except those that come at
            the hour chosen for them; both ends or neither.
        quiet_until: End of the quiet hours.
        paused_until: Nothing is sent before this local date.
    """

    on_board: bool | None = None
    board_amounts: bool = False
    shares_ssi: bool = False
    shares_accounts: bool = False
    digest_on: bool = True
    digest_weekday: int = 1
    digest_minute: int = 9 * 60
    reminder_on: bool = True
    reminder_day: int = 1
    nudges_on: bool = True
    nudge_minute: int = 10 * 60
    coach_week_on: bool = True
    link_offers_on: bool = False
    muted_rules: frozenset[str] = field(default_factory=frozenset)
    working_days: tuple[int, ...] = WORKING_WEEK
    country: str | None = None
    quiet_from: int | None = USUAL_QUIET[0]
    quiet_until: int | None = USUAL_QUIET[1]
    paused_until: date | None = None

    def check(self, today: date) -> None:
        """Refuses settings that contradict each other.

        Args:
            today: The member's local date.

        Raises:
            UserError: two settings contradict each other, or the pause is too long; with the
                form field.
        """
        if not self.working_days:
            raise UserError(
                "A week needs a working day.", "Tick at least one.", field=Field.WORK_DAYS
            )
        if (self.quiet_from is None) != (self.quiet_until is None):
            missing = Field.QUIET_FROM if self.quiet_from is None else Field.QUIET_UNTIL
            raise UserError("Quiet hours have a beginning and an end.", "Pick both.", field=missing)
        if self.quiet_from is not None and self.quiet_from == self.quiet_until:
            raise UserError(
                "Quiet hours that end when they begin last all day.",
                "Pick another end; to stop everything, pause instead.",
                field=Field.QUIET_UNTIL,
            )
        if self.paused_until is not None and self.paused_until > today + LONGEST_PAUSE:
            raise UserError(
                "That is more than a year away.",
                "Pick an earlier date, or stop everything with `/ssi leave`.",
                field=Field.PAUSED_UNTIL,
            )

    def is_quiet(self, minute: int) -> bool:
        """Whether a minute of the day is in the quiet hours, which may cross midnight."""
        if self.quiet_from is None or self.quiet_until is None:
            return False
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until


@dataclass(frozen=True)
class Upcoming:
    """The next message of a kind.

    Args:
        due_at: In UTC.
    """

    kind: Kind
    due_at: datetime


@dataclass(frozen=True)
class Plan:
    """The messages that a member gets under their current settings.

    Args:
        zone_name: IANA name, from the Slack profile.
        today: The member's local date.
        upcoming: The next message of each kind, soonest first; empty for a person who has not
            joined.
        teams: Names of the member's teams.
        unreachable: Slack's error code if nothing can be sent to them, or ``None``.
        coaches: Whether the person is an admin or coach.
        council: Whether council mode is on in the workspace.
        admin: Whether the person is a workspace admin.
    """

    joined: bool
    settings: MemberSettings
    zone_name: str
    today: date
    upcoming: tuple[Upcoming, ...] = ()
    teams: tuple[str, ...] = ()
    unreachable: str | None = None
    coaches: bool = False
    council: bool = False
    admin: bool = False

    @property
    def paused(self) -> bool:
        """Whether a pause is running."""
        until = self.settings.paused_until
        return until is not None and until > self.today


@dataclass(frozen=True)
class LeaveResult:
    """The person left; the bot sends them nothing more.

    Args:
        was_joined: False if they had not joined.
        council: Whether council mode is on, in which coaches don't see the person's wins.
    """

    was_joined: bool
    council: bool = False


@dataclass(frozen=True)
class Invitation:
    """The one DM that invites a person to join.

    Args:
        by: The name of the admin or coach who invites.
        team: The team's name; may be empty.
    """

    by: str
    team: str
