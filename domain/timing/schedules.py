"""What the clock owes to whom: kinds, recipients, shelf lives. ``due_times`` says when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal


class Kind(StrEnum):
    """What a delivery is."""

    DIGEST = "digest"
    BOARD = "board"
    REMINDER = "reminder"
    REMINDER_FOLLOW_UP = "reminder_follow_up"
    SNOOZED_REMINDER = "snoozed_reminder"
    NUDGE = "nudge"
    INVITATION = "invitation"
    #: To an admin or coach, about a board in trouble; ``details`` as `board_trouble` makes them.
    NOTICE = "notice"


@dataclass(frozen=True)
class Recipient:
    """A member or a team, by number; never a channel, for a channel can change."""

    kind: Literal["member", "team"]
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Recipient":
        """Reads ``member:12``.

        Raises:
            ValueError: it is nothing like that.
        """
        kind, _, number = text.partition(":")
        if kind == "member":
            return cls("member", int(number))
        if kind == "team":
            return cls("team", int(number))
        raise ValueError("a recipient is a member or a team")


@dataclass(frozen=True)
class Owed:
    """One message owed to one recipient for one kind and period.

    Args:
        due_at: When it was due; what it says is read as of then.
        details: What an ad-hoc message is about.
    """

    delivery_id: int
    workspace: str
    recipient: Recipient
    kind: Kind
    period: str
    due_at: datetime
    details: dict[str, Any] | None = None


@dataclass(frozen=True)
class Skip:
    """There is nothing to say, and why; it is recorded, not sent."""

    reason: str


@dataclass(frozen=True)
class Lease:
    """Who holds a delivery, and how long: real time, for a lease follows no clock that is moved."""

    owner: str
    length: timedelta


#: How late each kind may still be sent.
SHELF_LIFE: Mapping[Kind, timedelta] = MappingProxyType(
    {
        Kind.DIGEST: timedelta(days=2),
        Kind.BOARD: timedelta(days=1),
        Kind.REMINDER: timedelta(days=7),
        Kind.REMINDER_FOLLOW_UP: timedelta(days=7),
        Kind.SNOOZED_REMINDER: timedelta(days=7),
        Kind.NUDGE: timedelta(hours=12),
        Kind.INVITATION: timedelta(days=7),
        Kind.NOTICE: timedelta(days=7),
    }
)


def too_late(kind: Kind, due_at: datetime, now: datetime) -> bool:
    """Whether a message has outlived its shelf life."""
    return now - due_at >= SHELF_LIFE[kind]


#: Slack's words for a channel that takes no board until somebody does something about it.
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
#: Nobody knows whether the board was posted.
IN_DOUBT = "in_doubt"
#: The board had nothing to show.
SKIPPED = "skipped"
#: Why a board is skipped, when the coaches should hear it.
TOO_FEW = "fewer than two of those who agreed have something to show"


def board_trouble(team_id: int, trouble: str, said: str = "") -> dict[str, Any]:
    """The details of a notice.

    Args:
        trouble: Slack's word, ``IN_DOUBT`` or ``SKIPPED``.
        said: For ``SKIPPED``, why.
    """
    return {"team_id": team_id, "trouble": trouble, "said": said}
