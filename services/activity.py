"""What members did beside posting, for several of them at once."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

import storage.activity
import storage.touches
import storage.wins
from domain.figures.activity import Activity, tally
from domain.timing.periods import Window


def activities(
    session: Session,
    member_ids: Collection[int],
    window: Window,
    known_at: datetime,
    *,
    with_comments: bool = True,
) -> dict[int, Activity]:
    """The activity of each of these members on the days of a window.

    Args:
        known_at: What was logged later is left out.
        with_comments: Boards show none, so they need not be counted for them.
    """
    span = (window.first, window.last, known_at)
    dms = storage.touches.dm_counts(session, member_ids, *span)
    comments = (
        storage.activity.comments_at_targets(session, member_ids, *span) if with_comments else {}
    )
    won = storage.wins.kinds_won(session, member_ids, *span)
    return {
        number: Activity(
            dms=dms[number],
            comments=comments.get(number, 0),
            wins=tally(won[number]),
        )
        for number in member_ids
    }
