"""What the bot stores about a member, and that it is erased."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class StoredAboutMember:
    """What ``/ssi forget-me`` erases.

    Args:
        asked_at: When the member asked (UTC). What they log later is not erased.
        posts: Entries of each kind, including those that were deleted or undone.
        engagers: People who engaged with these posts.
        weeks: Weekly totals of DMs.
        messages: Scheduled messages, sent or not.
        teams: The names of the member's teams.
        accounts: How many target accounts the member owns.
    """

    asked_at: datetime
    posts: int
    engagers: int
    dms: int
    weeks: int
    comments: int
    wins: int
    scores: int
    messages: int
    teams: tuple[str, ...]
    accounts: int
    is_coach: bool


@dataclass(frozen=True)
class Forgotten:
    """The member is erased.

    Args:
        now: False if nothing was stored about them any more.
    """

    now: bool
