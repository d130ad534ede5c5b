"""A member's own figures: the stats of a window, and the dashboard."""

from datetime import datetime, timedelta

from sqlmodel import Session

import storage.entries.acts
import storage.entries.posts
import storage.entries.scores
import storage.figures.activity
import storage.people.members
from domain.entries.posts import Post
from domain.figures.stats import (
    Dashboard,
    Stats,
    Totals,
    best_post,
    by_week,
    total,
)
from domain.people.members import Person
from domain.timing.periods import Window, last_days, local_date, parse_window
from services.entries.posts import post_from_read, posts_in, usual_rate
from services.entries.scores import shares_score
from services.thresholds import thresholds_in
from storage.tables import MemberRow, id_of

#: How many days the chart covers, up to the end of the window.
_CHART_DAYS = 84
_DASHBOARD_DAYS = 30
_DASHBOARD_POSTS = 3


def own_stats(session: Session, person: Person, window: str, now: datetime) -> Stats:
    """The member's own figures over a window as typed (``30d``, ``2026-09``, ``2026-W47``).

    Raises:
        UserError: the window is invalid.
    """
    requested = parse_window(window, local_date(now, person.zone))
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    return _stats(session, member, person, requested, now)[0]


def dashboard(session: Session, person: Person, now: datetime) -> Dashboard:
    """The member's last 30 days at a glance."""
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    window = last_days(_DASHBOARD_DAYS, local_date(now, person.zone))
    score = storage.entries.scores.latest_score(session, id_of(member)) if member else None
    stats, posts = _stats(session, member, person, window, now)
    act = storage.entries.acts.latest_act(session, id_of(member)) if member else None
    return Dashboard(
        name=person.profile.name,
        stats=stats,
        recent=tuple(posts[:_DASHBOARD_POSTS]),
        score=score.overall if score else None,
        scored_on=score.scored_on if score else None,
        latest=_latest_post(session, member, person, now),
        latest_act=act.id if act else None,
        shared=member is not None and shares_score(session, id_of(member)),
    )


def _latest_post(
    session: Session, member: MemberRow | None, person: Person, now: datetime
) -> Post | None:
    if member is None:
        return None
    newest = storage.entries.posts.page_of_posts(
        session, id_of(member), offset=0, limit=1, as_of=now
    )
    return post_from_read(newest[0], person.zone) if newest else None


def _stats(
    session: Session, member: MemberRow | None, person: Person, window: Window, now: datetime
) -> tuple[Stats, list[Post]]:
    """The stats of a window, and its posts, newest first."""
    thresholds = thresholds_in(session, person.asker.workspace)
    if member is None:
        nothing = Totals(posts=0, views=0, engagers=None, rate=None)
        return Stats(window, nothing, nothing, None, None, (), thresholds), []
    member_id, zone = id_of(member), person.zone
    earlier = window.before
    # The window before is read as of then, so both windows' posts are equally old.
    then = now - (window.first - earlier.first)
    posts = posts_in(session, member_id, window, zone, now)
    chart = Window(window.last - timedelta(days=_CHART_DAYS - 1), window.last, "chart")
    stats = Stats(
        window=window,
        now=total(posts),
        before=total(posts_in(session, member_id, earlier, zone, then)),
        baseline=usual_rate(session, member_id, window, zone, now),
        best=best_post(posts, thresholds.fewest_views),
        weeks=by_week(posts_in(session, member_id, chart, zone, now)),
        thresholds=thresholds,
        activity=storage.figures.activity.activities(session, [member_id], window, now)[member_id],
        activity_before=storage.figures.activity.activities(session, [member_id], earlier, now)[
            member_id
        ],
    )
    return stats, posts
