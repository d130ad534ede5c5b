"""A member's best post of a window, found by the database."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Float, Select, bindparam, cast, func
from sqlalchemy import select as plain_select
from sqlmodel import Session

from storage.entries.post_counts import engagers_between
from storage.entries.post_lines import EVER, PostLine, lines_between
from storage.parameters import fetch_all


def best_between(
    session: Session,
    member_id: int,
    since: datetime,
    until: datetime,
    as_of: datetime,
    fewest_views: int,
) -> PostLine | None:
    """``domain.figures.stats.best_post`` of the member's live posts posted in [since, until).

    Args:
        as_of: Each post is read with its newest snapshot not later than this.
    """
    span = {"since": since, "until": until, "as_of": as_of, "known_at": EVER}
    rows = fetch_all(session, _best(), {**span, "member": member_id, "fewest_views": fewest_views})
    if not rows:
        return None
    *line, highest, lowest = rows[0]
    return PostLine(*line) if lowest < highest else None


@cache
def _best() -> Select[Any]:
    # Two rates that differ also differ as floats: their views are far below the square root of
    # what a float can tell apart.
    post = lines_between().subquery().c
    low, _ = engagers_between(post)
    rate = cast(low, Float) / post.views
    return (
        plain_select(*post, rate.label("rate"), func.min(rate).over())
        .where(post.views > 0, post.views >= bindparam("fewest_views"), low.is_not(None))
        .order_by(rate.desc(), post.posted_at.desc(), post.id.desc())
        .limit(1)
    )
