"""Deliveries: their kinds, states, recipients and shelf lives. ``due_times`` says when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal


class Kind(StrEnum):
    """A kind of delivery."""

    DIGEST = "digest"
    BOARD = "board"
    REMINDER = "reminder"
    REMINDER_FOLLOW_UP = "reminder_follow_up"
    SNOOZED_REMINDER = "snoozed_reminder"
    NUDGE = "nudge"
    #: To a coach: the week of their teams.
    COACH_WEEK = "coach_week"
    INVITATION = "invitation"
    #: To a member who joined for the first time: what comes when.
    WELCOME = "welcome"
    #: To an admin or coach, about a board that was not posted; `board_trouble` makes its details.
    NOTICE = "notice"
    #: To an admin or coach, about the accounts of a member who left.
    HANDOVER = "handover"
    #: To an admin or coach, about scopes at Slack that the bot lacks.
    MISSING_SCOPES = "missing_scopes"
    #: To a member whom boards show, about a figure that is new on them.
    BOARD_QUESTION = "board_question"


class DeliveryState(StrEnum):
    """How far a delivery has come, as the database keeps it.

    A pending delivery is claimed under a lease, and ends in one of the other four states.
    """

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    #: There was nothing to send, or the recipient may not get it.
    SKIPPED = "skipped"
    #: It cannot be sent.
    FAILED = "failed"
    #: It is not known whether it was sent.
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True)
class Recipient:
    """A member or a team, by id. It is never a channel, because a team can change its channel."""

    kind: Literal["member", "team"]
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Recipient":
        """Reads ``member:12``.

        Raises:
            ValueError: the text is no recipient.
        """
        kind, _, number = text.partition(":")
        if kind == "member":
            return cls("member", int(number))
        if kind == "team":
            return cls("team", int(number))
        raise ValueError("a recipient is a member or a team")


@dataclass(frozen=True)
class Owed:
    """A delivery: one message owed to one recipient for one kind and period.

    Args:
        due_at: When it was due, in UTC. Its figures are read as of then.
        details: The subject of a message that no schedule owes. Of a board, whether a person asked
            for it since, and how: `asked_board` makes them.
    """

    delivery_id: int
    workspace: str
    recipient: Recipient
    kind: Kind
    period: str
    due_at: datetime
    details: dict[str, Any] | None = None

    @property
    def asked_at(self) -> datetime | None:
        """When a person asked for a board that was missed, in UTC; ``None`` if none did."""
        asked = (self.details or {}).get("asked_at")
        return datetime.fromisoformat(asked) if asked else None

    @property
    def plain(self) -> bool:
        """Whether a person asked for it in plain text."""
        return bool((self.details or {}).get("plain"))


@dataclass(frozen=True)
class Carried:
    """A delivery whose content is in another delivery's message.

    Args:
        due_at: In UTC.
        details: As in `Owed`.
    """

    kind: Kind
    period: str
    due_at: datetime
    details: dict[str, Any] | None = None


@dataclass(frozen=True)
class Skip:
    """Nothing is sent. The ledger records the reason."""

    reason: str


@dataclass(frozen=True)
class Lease:
    """The holder of a delivery, and for how long: in real time, whatever the clock says."""

    owner: str
    length: timedelta


#: How late each kind may be sent.
SHELF_LIFE: Mapping[Kind, timedelta] = MappingProxyType(
    {
        Kind.DIGEST: timedelta(days=2),
        Kind.BOARD: timedelta(days=1),
        Kind.REMINDER: timedelta(days=7),
        Kind.REMINDER_FOLLOW_UP: timedelta(days=7),
        Kind.SNOOZED_REMINDER: timedelta(days=7),
        Kind.NUDGE: timedelta(hours=12),
        Kind.COACH_WEEK: timedelta(days=2),
        Kind.INVITATION: timedelta(days=7),
        Kind.WELCOME: timedelta(days=2),
        Kind.NOTICE: timedelta(days=7),
        Kind.HANDOVER: timedelta(days=7),
        Kind.MISSING_SCOPES: timedelta(days=7),
        Kind.BOARD_QUESTION: timedelta(days=7),
    }
)


#: The name, in a delivery's details, of what its message said.
SAID = "said"
#: Why a message past its shelf life is skipped.
TOO_LATE = "too late"


def too_late(kind: Kind, due_at: datetime, now: datetime) -> bool:
    """Whether a message has outlived its shelf life."""
    return now - due_at >= SHELF_LIFE[kind]


#: Slack's error codes for a channel that refuses boards until a person changes something there.
CHANNEL_TROUBLES = frozenset(
    {
        "not_in_channel",
        "channel_not_found",
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_only_channel",
        "no_permission",
        "ekm_access_denied",
    }
)
#: Slack's error codes for a token or an app that the workspace no longer accepts.
TOKEN_TROUBLES = frozenset(
    {
        "token_revoked",
        "token_expired",
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "accesslimited",
    }
)
#: Why a board is skipped; the coaches are told.
TOO_FEW = "fewer than two of the members who agreed to be on it have something to show"


def board_trouble(team_id: int, trouble: str, said: str = "") -> dict[str, Any]:
    """The details of a notice about a team's board.

    Args:
        trouble: Slack's error code, or the board's `DeliveryState`: in doubt or skipped.
        said: Why the board was skipped.
    """
    return {"team_id": team_id, "trouble": trouble, "said": said}


def asked_board(asked_at: datetime, *, plain: bool) -> dict[str, Any]:
    """The details of a board that a person asked for after it was missed.

    Args:
        asked_at: In UTC.
        plain: In plain text, because Slack may have stumbled over its blocks.
    """
    return {"asked_at": asked_at.isoformat(), "plain": plain}
