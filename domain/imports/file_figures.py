"""A post's figures from a file, put in order of time among its other snapshots.

A file has a post's figures as of its export, which may be older than figures that a member typed.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from domain.engagement import Figures


@dataclass(frozen=True)
class FigureAt:
    """A post's figures at a moment, with those that only exports tell.

    Args:
        taken_at: In UTC.
        total_engagements: Reactions, comments, reposts and clicks together: never the unique
            engagers, and no part of the engagement rate.
        members_reached: How many people saw the post.
        dated: Whether the file states the moment; otherwise it is that of the upload.
    """

    taken_at: datetime
    figures: Figures = field(default_factory=Figures)
    total_engagements: int | None = None
    members_reached: int | None = None
    dated: bool = field(default=True, compare=False)

    @property
    def empty(self) -> bool:
        """Whether every figure is unknown."""
        return not self.known

    @property
    def known(self) -> dict[str, int]:
        """The figures that are known, by name."""
        every = {
            **vars(self.figures),
            "total_engagements": self.total_engagements,
            "members_reached": self.members_reached,
        }
        return {name: count for name, count in every.items() if count is not None}


@dataclass(frozen=True)
class Placed:
    """One change of a post's history.

    Args:
        replaces: The index of the moment that it replaces; ``None`` for a new one.
    """

    at: FigureAt
    replaces: int | None = None


def placed(history: Sequence[FigureAt], said: FigureAt) -> tuple[Placed, ...]:
    """What a file's figures change: their own moment, and gaps of later moments.

    Each moment carries over what was not said again, as a typed one does. So a later moment gets
    the file's figure where it had none, or that of the moment before. What was said later is never
    overwritten. The order of files does not matter.

    Args:
        history: In order of time.

    Returns:
        Nothing if the history has these figures already, at that moment or on that day (UTC): the
        end that a file of today states is still to come. Without a stated moment, nothing if it has
        them at any moment: the same file was imported before.
    """
    at = bisect_right([each.taken_at for each in history], said.taken_at)
    before = history[at - 1] if at else None
    same_day = [each for each in history[:at] if each.taken_at.date() == said.taken_at.date()]
    may_have_it = same_day[-1:] if said.dated else history
    if any(said.known.items() <= each.known.items() for each in may_have_it):
        return ()
    same = before is not None and before.taken_at == said.taken_at
    merged = _after(before, said, same=same) if before else said
    changes = [Placed(merged, at - 1 if same else None)]
    was, now = before.figures if before else Figures(), merged.figures
    for index in range(at, len(history)):
        later = history[index]
        filled = replace(later, figures=now.carried_over(_said_since(was, later.figures)))
        if filled == later:
            break
        changes.append(Placed(filled, index))
        was, now = later.figures, filled.figures
    return tuple(changes)


def views_fell(history: Sequence[FigureAt], said: FigureAt) -> bool:
    """Whether the file has fewer views than were known before its moment."""
    earlier = [each.figures.views for each in history if each.taken_at < said.taken_at]
    known = earlier[-1] if earlier else None
    return None not in (known, said.figures.views) and (said.figures.views or 0) < (known or 0)


def together(one: FigureAt, other: FigureAt) -> FigureAt:
    """What two places of a file say of one moment: figures rise, so the higher one is newer."""
    figures = Figures(
        **{
            each.name: _higher(getattr(one.figures, each.name), getattr(other.figures, each.name))
            for each in fields(Figures)
        }
    )
    return replace(
        one,
        figures=figures,
        total_engagements=_higher(one.total_engagements, other.total_engagements),
        members_reached=_higher(one.members_reached, other.members_reached),
    )


def _said_since(before: Figures, later: Figures) -> Figures:
    """The figures that are not carried over, or left in a form as they were."""
    figures = {each.name: getattr(later, each.name) for each in fields(Figures)}
    return Figures(
        **{name: count for name, count in figures.items() if count != getattr(before, name)}
    )


def _after(before: FigureAt, said: FigureAt, *, same: bool) -> FigureAt:
    """A moment's figures with those that are carried over; of one moment, both say the same."""
    if not same:
        return replace(said, figures=before.figures.carried_over(said.figures))
    both = together(before, said)
    newer = Figures(
        **{
            each.name: getattr(both.figures, each.name)
            for each in fields(Figures)
            if getattr(said.figures, each.name) is not None
        }
    )
    return replace(both, figures=before.figures.carried_over(newer))


def _higher(one: int | None, other: int | None) -> int | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)
