"""The figures of whole teams, added up by the database, with the members who have any."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Select,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    union_all,
)
from sqlalchemy import select as plain_select
from sqlmodel import Session, col

from domain.entries.touches import DmCounts
from domain.entries.wins import WinKind
from domain.figures.activity import WinTally
from domain.figures.totals import NO_POSTS, PostSums, added_up
from domain.timing.periods import Window
from storage.entries.dm_counts import DMS, days
from storage.entries.post_sums import PostSpan, bounds, numbered, of_span
from storage.figures.activity import COMMENTS, counts_of_kinds
from storage.parameters import (
    MEMBERS,
    fetch_all,
    id_list,
    ids_of_list,
    is_given_member,
    on_postgresql,
)
from storage.tables import MemberRow, MemberSettingsRow, PostRow, SsiScoreRow, TeamMemberRow

_NOBODY: frozenset[int] = frozenset()


class TeamPosts(NamedTuple):
    """The sums of a team's posts.

    Args:
        posting: The ids of the members with posts.
        listing: The ids of the members with listed engagers.
    """

    sums: PostSums = NO_POSTS
    posting: frozenset[int] = _NOBODY
    listing: frozenset[int] = _NOBODY


class TeamActivity(NamedTuple):
    """The sums of a team's activity other than posting.

    Args:
        writing: The ids of the members with DMs.
        commenting: The ids of the members with comments.
        winning: The ids of the members with wins.
    """

    dms: DmCounts = DmCounts()
    writing: frozenset[int] = _NOBODY
    comments: int = 0
    commenting: frozenset[int] = _NOBODY
    wins: WinTally = WinTally()
    winning: frozenset[int] = _NOBODY


class TeamScore(NamedTuple):
    """The newest SSI score of a member who shares it."""

    team_id: int
    name: str
    overall: Decimal
    scored_on: date


def joined_by_team(session: Session, workspace_id: str) -> dict[int, frozenset[int]]:
    """The ids of the members of each team who joined, are served and are no guests."""
    rows = fetch_all(session, _joined(), {"workspace": workspace_id})
    return {team_id: ids_of_list(listed) for team_id, listed in rows}


@cache
def _joined() -> Select[Any]:
    team_id: Any = TeamMemberRow.team_id
    return (
        plain_select(team_id, id_list(TeamMemberRow.member_id))
        .join(MemberRow, col(MemberRow.id) == col(TeamMemberRow.member_id))
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .where(
            col(TeamMemberRow.workspace_id) == bindparam("workspace"),
            col(MemberRow.refused).is_(None),
            col(MemberRow.is_guest).is_not(True),
            col(MemberSettingsRow.joined_at).is_not(None),
        )
        .group_by(team_id)
    )


def posts_of_teams(
    session: Session,
    member_ids: Collection[int],
    spans: Sequence[PostSpan],
    known_at: datetime,
) -> list[dict[int, TeamPosts]]:
    """``storage.entries.post_sums.sums_of_spans`` of each team of these members."""
    statement = _posts(on_postgresql(session), len(spans))
    rows = fetch_all(session, statement, {MEMBERS: member_ids, **bounds(spans, known_at)})
    found: list[dict[int, TeamPosts]] = [{} for _ in spans]
    for team_id, span, posting, listing, *sums in rows:
        so_far = found[span].get(team_id, TeamPosts())
        found[span][team_id] = TeamPosts(
            added_up((so_far.sums, PostSums(*sums))),
            so_far.posting | ids_of_list(posting),
            so_far.listing | ids_of_list(listing),
        )
    return found


def activity_of_teams(
    session: Session, member_ids: Collection[int], window: Window, known_at: datetime
) -> tuple[dict[int, TeamActivity], dict[int, TeamActivity]]:
    """The activity of each team of these members: in a window, and in the one before."""
    firsts = [window.before.first, window.first]
    rows = fetch_all(
        session,
        _activity(on_postgresql(session)),
        {MEMBERS: member_ids, **days(firsts, window.last, known_at)},
    )
    kinds: tuple[dict[int, dict[str, Any]], ...] = (defaultdict(dict), defaultdict(dict))
    for team_id, span, kind, members, *counts in rows:
        kinds[span][team_id][kind] = (counts, ids_of_list(members))
    before, now = ({team: _of_kinds(each) for team, each in span.items()} for span in kinds)
    return now, before


def _of_kinds(kinds: dict[str, tuple[list[int], frozenset[int]]]) -> TeamActivity:
    dms, writing = kinds.get(DMS, ([0] * 4, _NOBODY))
    comments, commenting = kinds.get(COMMENTS, ([0], _NOBODY))
    won = [kinds[kind][0][0] if kind in kinds else 0 for kind in WinKind]
    wins = dict(zip(WinKind, won, strict=True))
    return TeamActivity(
        DmCounts(*dms),
        writing,
        comments[0],
        commenting,
        WinTally(wins[WinKind.MEETING], wins[WinKind.OPPORTUNITY], wins[WinKind.CLOSED_WON]),
        _NOBODY.union(*(kinds[kind][1] for kind in WinKind if kind in kinds)),
    )


def shared_scores(session: Session, member_ids: Collection[int]) -> list[TeamScore]:
    """The newest live scores of those of these members who share them, for each of their teams."""
    rows = fetch_all(session, _scores(), {MEMBERS: member_ids})
    return [TeamScore(*row) for row in rows]


@cache
def _posts(lateral: bool, spans: int) -> CompoundSelect[Any]:
    team_id: Any = TeamMemberRow.team_id
    member_id = col(TeamMemberRow.member_id)
    # An expression, so that SQLite reads team by team instead of sorting by team.
    is_given = is_given_member(member_id + literal_column("0"))
    seats = (col(PostRow.member_id) == member_id) & is_given
    queries = []
    for number in range(spans):
        for each, sums in of_span(lateral, number, team_id, of=seats):
            listing = case((each.listed > literal_column("0"), each.member_id))
            lists = (id_list(each.member_id), id_list(listing))
            queries.append(
                plain_select(each.team_id, numbered(number), *lists, *sums).group_by(each.team_id)
            )
    return union_all(*queries)


@cache
def _activity(postgresql: bool) -> Select[Any]:
    row = counts_of_kinds(postgresql, with_comments=True, spans=2).subquery().c
    span, member_id, kind, *counts = row
    some = counts[0] + counts[1] > 0
    return (
        plain_select(
            col(TeamMemberRow.team_id),
            span,
            kind,
            id_list(case((some, member_id))),
            *(cast(func.sum(count), BigInteger) for count in counts),
        )
        .join(TeamMemberRow, col(TeamMemberRow.member_id) == member_id)
        .group_by(col(TeamMemberRow.team_id), span, kind)
    )


@cache
def _scores() -> Select[int, str, Decimal, date]:
    other = SsiScoreRow.__table__.alias()  # type: ignore[attr-defined]
    newest = (
        plain_select(other.c.id)
        .where(other.c.member_id == col(MemberRow.id), other.c.removed_by.is_(None))
        .order_by(other.c.scored_on.desc(), other.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        plain_select(
            col(TeamMemberRow.team_id),
            col(MemberRow.name),
            col(SsiScoreRow.overall),
            col(SsiScoreRow.scored_on),
        )
        .join(MemberRow, col(MemberRow.id) == col(TeamMemberRow.member_id))
        .join(MemberSettingsRow, col(MemberSettingsRow.member_id) == col(MemberRow.id))
        .join(SsiScoreRow, col(SsiScoreRow.id) == newest)
        .where(is_given_member(TeamMemberRow.member_id), col(MemberSettingsRow.shares_ssi))
        .order_by(col(MemberRow.name), col(MemberRow.id))
    )
