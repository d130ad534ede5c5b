"""Telling a team's channel about a win, on the member's word alone."""

from dataclasses import dataclass

from domain.entries.wins import Win
from domain.people.teams import TeamChannel


@dataclass(frozen=True)
class WinNews:
    """A win that its member may tell.

    Args:
        by: The member's name.
        channels: Where, by the team's name; at least one.
    """

    win: Win
    by: str
    channels: tuple[TeamChannel, ...]
