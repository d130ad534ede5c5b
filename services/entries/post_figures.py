"""What stands behind a post's rate: the member's usual rate, and what would help."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.entries.audiences
import storage.entries.post_sums
from domain.coaching.advice import advise
from domain.entries.goals import Goal
from domain.entries.posts import PostFigures
from domain.people.members import Person
from domain.timing.periods import Window, last_days, local_date
from services import acts
from services.entries.own_posts import own_post
from services.entries.posts import usual_rate
from services.thresholds import thresholds_in
from storage.tables import PostRow


def figures_behind(session: Session, person: Person, post_id: int, now: datetime) -> PostFigures:
    """The figures behind the rate of one of the member's posts.

    Raises:
        UserError: the post is gone, or another member's.
    """
    post = own_post(session, person, post_id, now)
    member_id = session.get_one(PostRow, post_id).member_id
    as_of = acts.as_of(session, now, member_id)
    thresholds = thresholds_in(session, person.asker.workspace)
    readers = storage.entries.audiences.readers_of_posts(session, [post_id], as_of)
    day = Window(post.posted_on, post.posted_on, "its day")
    return PostFigures(
        post,
        usual_rate(session, member_id, day, person.zone, as_of),
        advise(
            post.figures,
            goal=post.goal,
            link_out=post.link_out,
            posted_at=post.posted_at,
            figures_at=post.figures_at,
            recent_goals=_recent_goals(session, member_id, person.zone, as_of),
            thresholds=thresholds,
        ),
        thresholds,
        tuple(each for _, each in readers),
    )


def _recent_goals(session: Session, member_id: int, zone: ZoneInfo, now: datetime) -> Counter[Goal]:
    since, until = last_days(30, local_date(now, zone)).bounds(zone)
    return storage.entries.post_sums.posts_by_goal(session, member_id, since, until)
