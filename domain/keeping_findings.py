"""Findings as plain values, to be kept and read back: ``/ssi why`` shows what was said then."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.engagement import Engagers, Rate
from domain.goals import Goal
from domain.rules import AboveUsual, Finding, LinkOuts, LowRate, NoPost, PostNamed, Rule

Kept = dict[str, Any]


def kept(finding: Finding) -> Kept:
    """A finding as values that JSON has."""
    return {name: _plain(value) for name, value in vars(finding).items()}


def read_back(rule: str, kept: Kept) -> Finding | None:
    """The finding of a rule as it was kept; ``None`` for a rule or values not known here."""
    try:
        return _READERS[Rule(rule)](kept)
    except (KeyError, ValueError, TypeError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, Rate):
        return {"low": value.engagers.low, "high": value.engagers.high, "views": value.views}
    if isinstance(value, PostNamed):
        return {name: _plain(part) for name, part in vars(value).items()}
    return value.isoformat() if isinstance(value, date) else value


def _rate(kept: Kept) -> Rate:
    return Rate(Engagers(kept["low"], kept["high"]), kept["views"])


def _maybe_rate(kept: Kept | None) -> Rate | None:
    return _rate(kept) if kept is not None else None


def _maybe_post(kept: Kept | None) -> PostNamed | None:
    if kept is None:
        return None
    return PostNamed(kept["link"], date.fromisoformat(kept["posted_on"]), _rate(kept["rate"]))


def _low_rate(kept: Kept) -> Finding:
    return LowRate(
        rate=_rate(kept["rate"]),
        posts=kept["posts"],
        firm=kept["firm"],
        threshold=kept["threshold"],
        lacking=Goal(kept["lacking"]),
        best=_maybe_post(kept["best"]),
        usual=_maybe_rate(kept["usual"]),
    )


def _no_post(kept: Kept) -> Finding:
    return NoPost(date.fromisoformat(kept["last_posted_on"]), kept["days"], Goal(kept["lacking"]))


def _link_outs(kept: Kept) -> Finding:
    return LinkOuts(kept["link_outs"], kept["posts"], kept["views_with"], kept["views_without"])


def _above_usual(kept: Kept) -> Finding:
    return AboveUsual(
        _rate(kept["rate"]), kept["posts"], _rate(kept["usual"]), _maybe_post(kept["best"])
    )


_READERS: dict[Rule, Callable[[Kept], Finding]] = {
    Rule.ENGAGEMENT_RATE: _low_rate,
    Rule.CADENCE: _no_post,
    Rule.LINK_OUTS: _link_outs,
    Rule.KUDOS: _above_usual,
}
