"""A board's totals, with those of the window before."""

from domain.engagement import Rate
from domain.figures.board import Board
from domain.figures.stats import Totals
from views import moments, words
from views.wording.window_words import in_full_before


def together(result: Board) -> str:
    """All totals in one sentence."""
    facts = [_posts(result), _views(result), _engagers(result), _targets(result)]
    if result.now.rate is not None:
        facts.append(f"engagement rate {_rates(result)}")
    return f"{', '.join(filter(None, facts))}."


def in_short(result: Board) -> str:
    """The totals that a team acts on, in one sentence."""
    facts = [_targets(result) or _engagers(result) or _posts(result)]
    if result.now.rate is not None:
        facts.append(f"engagement rate {_rates(result, from_posts=True)}")
    return f"*Together:* {'; '.join(facts)}."


def _posts(result: Board) -> str:
    now, before = result.now.posts, result.before.posts
    return _against(result, words.counted(now, "post"), words.count(before), bool(before))


def _views(result: Board) -> str:
    now, before = result.now.views, result.before.views
    return _against(result, words.counted(now, "view"), words.count(before), bool(before))


def _engagers(result: Board) -> str:
    now, before = result.now, result.before
    if now.engagers is None:
        return ""
    return _against(
        result, words.engagers(now.engagers), _people(before), before.engagers is not None
    )


def _targets(result: Board) -> str:
    now, before = result.now.targets, result.before.targets
    if not now.people:
        return ""
    targets = words.counted(now.targets, "target engager")
    return _against(result, targets, words.count(before.targets), bool(before.people))


def _rates(result: Board, *, from_posts: bool = False) -> str:
    """``2.01 % from 6 posts (the week before: 1.88 %)``."""
    now, before = _rate(result.now.rate), result.before.rate
    if from_posts:
        now = f"{now} from {words.counted(result.now.posts, 'post')}"
    return _against(result, now, _rate(before), before is not None)


def _against(result: Board, now: str, before: str, known: bool) -> str:
    """``15 target engagers (the week before: 10)``."""
    label = in_full_before(result.window)
    return f"{now} ({label}:{moments.NO_BREAK}{before})" if known else now


def _people(totals: Totals) -> str:
    return words.bounds(totals.engagers) if totals.engagers is not None else "–"


def _rate(rate: Rate | None) -> str:
    return words.rate(rate) if rate is not None else "–"
