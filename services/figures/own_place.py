"""A member's own place on their team's usual board, without reading the whole board."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

import storage.entries.post_sums
import storage.figures.board
from domain.figures.board import UsualPlace
from domain.figures.measures import LongerFigures, standing_of
from domain.figures.ranking import board_rows, own_place
from domain.figures.totals import NO_POSTS
from domain.timing.periods import local_date, parse_window, zone_named
from services.figures.board import USUAL_MEASURES, USUAL_WINDOW
from storage.entries.post_sums import PostSpan
from storage.tables import TeamRow, id_of

#: Teams of a member whose boards are read: few members are in more than one.
_MOST_TEAMS = 3


def usual_places(
    session: Session, member_id: int, teams: Sequence[TeamRow], now: datetime
) -> tuple[UsualPlace, ...]:
    """The places that the boards of the last seven days show, on the first of a member's teams.

    Boards that do not show them, or that rank fewer than two members, are left out.

    Args:
        teams: The member's teams, by name.
    """
    places = [_usual_place(session, member_id, team, now) for team in teams[:_MOST_TEAMS]]
    return tuple(place for place in places if place is not None)


def _usual_place(
    session: Session, member_id: int, team: TeamRow, now: datetime
) -> UsualPlace | None:
    zone = zone_named(team.zone)
    today = local_date(now, zone)
    shown = storage.figures.board.members_on_board(session, id_of(team), today)
    if member_id not in shown:
        return None
    since, until = parse_window(USUAL_WINDOW, today).bounds(zone)
    [sums] = storage.entries.post_sums.sums_of_spans(
        session, shown, [PostSpan(since, until, now)], now
    )
    standings = {
        each: standing_of(each, one.name, sums.get(each, NO_POSTS), LongerFigures())
        for each, one in shown.items()
    }
    for measure in USUAL_MEASURES:
        if not board_rows(standings.values(), measure):
            continue
        others = [one for one in standings.values() if one.member_id != member_id]
        others = [one for one in others if one.shows(measure)]
        own = own_place(standings[member_id], others, measure, on_board=True)
        return UsualPlace(team.name, measure, own)
    return None
