"""Telling a team's channel about a win, on the member's word alone."""

from sqlmodel import Session

import storage.entries.wins
import storage.people.members
import storage.people.teams
from domain.entries.win_news import WinNews
from domain.errors import UserError
from domain.people.members import Person
from domain.people.teams import TeamChannel
from services.entries.entries_of_rows import win_of
from services.people.roles import require_full_member
from storage.tables import id_of


def win_news(session: Session, person: Person, win_id: int) -> WinNews:
    """One of the member's wins, and the channels that may be told.

    Raises:
        UserError: the win is gone, the person is a guest, or no team of theirs has a channel.
    """
    require_full_member(person, "Guests don't post in a team's channel.")
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    row = storage.entries.wins.win_of_member(session, id_of(member), win_id) if member else None
    if member is None or row is None:
        raise UserError("That win isn't among yours any more.", "`/ssi posts` shows your entries.")
    channels = channels_of(session, id_of(member))
    if not channels:
        raise UserError("No team of yours has a channel.", "An admin sets one in `/ssi setup`.")
    return WinNews(win_of(session, row), person.profile.name, channels)


def channels_of(session: Session, member_id: int) -> tuple[TeamChannel, ...]:
    """The channels of a member's teams, by the team's name."""
    return tuple(
        TeamChannel(id_of(team), team.name, team.channel_id)
        for team in storage.people.teams.teams_of_member(session, member_id)
        if team.channel_id is not None
    )
