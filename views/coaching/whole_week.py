"""All figures and findings of a digest's week, behind its button."""

from domain.coaching.digest import Digest, Push
from domain.engagement import Rate
from domain.entries.posts import Post
from domain.figures.stats import Totals
from views import blocks, words
from views.blocks import Block, Message
from views.coaching.digest import steps_in_words, title, unanswered
from views.coaching.in_short import in_short, is_hedged
from views.coaching.target_findings import silent_account
from views.coaching.week_chart import week_table, weeks_in_words
from views.moments import NO_BREAK
from views.wording.activity_words import WINS, activity_facts
from views.wording.audience_words import readers
from views.wording.contact_words import named
from views.wording.entry_words import entry_text
from views.wording.post_words import post_line
from views.wording.rate_words import baseline, verdict
from views.wording.whom_words import by_post, waits_since
from views.wording.window_words import as_it_stood, in_full_before

#: The modal's title.
TITLE = "The whole week"
_NOT_KNOWN = "not known yet"
#: More people or wins are counted.
_MOST_LISTED = 20


def whole_week(result: Digest | Push) -> Message:
    """The week's figures beside those of the week before and a usual week, and all it showed."""
    if isinstance(result, Push):
        text = "Nothing is left of what you logged in that week."
        return Message(text, (blocks.section(text),))
    facts = _facts(result)
    parts = [
        ("Do next", list(map(words.capital, steps_in_words(result)))),
        ("Worth knowing", [*_sure(result), *_best(result), *_streak(result)]),
        (WINS, _some([entry_text(win) for win in result.wins])),
        ("Among your readers", _some([readers(each) for each in result.targets.readers])),
        ("Silent accounts", _silent(result)),
        ("I noticed", _noticed(result)),
    ]
    shown = [(name, lines) for name, lines in parts if lines]
    told, to_write = _to_write(result)
    table = week_table(result)
    before = _week_before(result)
    return Message(
        " ".join(
            [
                f"{title(result)}.",
                *(f"{name}: {value}." for name, value in facts),
                *before,
                *told,
                *(f"{name}: {'; '.join(lines)}" for name, lines in shown),
                *weeks_in_words(result, fewest=1),
            ]
        ),
        (
            blocks.section(f"*{title(result)}*"),
            blocks.fields([f"*{name}*\n{value}" for name, value in facts]),
            *map(blocks.context, before),
            *to_write,
            *(
                block
                for name, lines in shown
                for block in blocks.lines([f"*{name}*", *(f"• {line}" for line in lines)])
            ),
            *([blocks.section(f"*By calendar week (from Monday)*\n{table}")] if table else []),
        ),
    )


def _week_before(result: Digest) -> list[str]:
    """How old the figures of the week before are: as old as this week's are now."""
    if not result.before.posts:
        return []
    as_of = result.window.before.last if result.on_request else result.window.first
    return [as_it_stood(result.window, as_of)]


def _facts(result: Digest) -> list[tuple[str, str]]:
    """Each figure with that of the week before, if it was known, and of a usual week.

    Wins are left out where they are listed.
    """
    now, before, usual = result.now, result.before, result.usual
    goal, earlier = result.thresholds.engagement_rate, in_full_before(result.window)
    activity = activity_facts(
        result.targets.activity, result.targets.before, now.targets, before.targets, earlier=earlier
    )
    return [
        *((name, value) for name, value in activity if name != WINS or not result.wins),
        (
            "Engagement rate",
            _with_comparison(
                earlier,
                _rate(now.rate),
                words.rate(before.rate, goal) if before.rate is not None else None,
                words.rate(usual.rate) if usual else None,
            ),
        ),
        (
            "Unique engagers",
            _with_comparison(
                earlier,
                _people(now),
                _people(before) if before.engagers is not None else None,
                words.rounded(usual.engagers) if usual else None,
            ),
        ),
        (
            "Views",
            _with_comparison(
                earlier,
                words.count(now.views),
                words.count(before.views) if before.views else None,
                words.rounded(usual.views) if usual else None,
            ),
        ),
        (
            "Posts",
            _with_comparison(
                earlier,
                words.count(now.posts),
                words.count(before.posts),
                words.tenths(usual.posts) if usual else None,
            ),
        ),
    ]


def _with_comparison(earlier: str, now: str, before: str | None, usual: str | None) -> str:
    """``37 (the week before: 28, usual: 66)``.

    Args:
        earlier: What the week before is called.
    """
    comparison = []
    if before is not None:
        comparison.append(f"{earlier}:{NO_BREAK}{before}")
    if usual is not None:
        comparison.append(f"usual:{NO_BREAK}{usual}")
    return f"{now} ({', '.join(comparison)})" if comparison else now


def _rate(rate: Rate | None) -> str:
    return words.rate(rate) if rate is not None else _NOT_KNOWN


def _people(totals: Totals) -> str:
    if totals.engagers is None:
        return _NOT_KNOWN if totals.posts else "0"
    return words.bounds(totals.engagers)


def _sure(result: Digest) -> list[str]:
    """How sure the week's rate is, unless a finding says that; and what a usual needs."""
    rate, of = result.now.rate, result.thresholds
    texts = []
    if rate is not None and not any(is_hedged(each) for each in result.findings):
        texts.append(verdict(rate, of))
    if result.usual is None:
        texts.append(baseline(None, result.window.first))
    return texts


def _best(result: Digest) -> list[str]:
    if result.best is None or result.best.rate is None:
        return []
    return [f"Best post: {post_line(result.best)}; {_why_best(result, result.best)}"]


def _why_best(result: Digest, post: Post) -> str:
    """Says why the post is the best one, from its figures."""
    rate = post.rate
    reasons = []
    if rate is not None and result.usual is not None and rate.low > result.usual.rate.high:
        reasons.append(f"above your usual {words.rate(result.usual.rate)}")
    if rate is not None and rate.low >= result.thresholds.engagement_rate:
        reasons.append(f"reaches {words.per_cent(result.thresholds.rate_shown)}")
    if post.link_out is False:
        reasons.append("keeps readers on LinkedIn")
    if not reasons:
        reasons.append("the highest rate of the week")
    return f"{', '.join(reasons)}."


def _streak(result: Digest) -> list[str]:
    if not result.streak:
        return []
    return [f"Posting streak: {words.counted(result.streak, 'week')} in a row."]


def _to_write(result: Digest) -> tuple[list[str], list[Block]]:
    """Whom to write to, as text and as blocks, by the post that they engaged with."""
    people = result.targets.warm[:_MOST_LISTED]
    if not people:
        return [], []
    more = len(result.targets.warm) - len(people)
    rest = [f"and {words.count(more)} more"] if more else []
    told, rows = [], []
    heading = ["*Write to*"]
    for group in by_post(people):
        about, names = waits_since(group[0]), [named(each.person) for each in group]
        told.append(f"{', '.join(names)}, {about}")
        rows += blocks.lines([*heading, words.capital(about), *(f"• {each}" for each in names)])
        heading = []
    return [f"Write to: {'; '.join([*told, *rest])}."], [*rows, *blocks.lines(rest)]


def _silent(result: Digest) -> list[str]:
    silent = result.targets.silent
    if silent is None:
        return []
    lines = [silent_account(each) for each in silent.accounts]
    more = silent.total - len(lines)
    return [*lines, f"and {words.count(more)} more: `/ssi accounts silent`"] if more else lines


def _noticed(result: Digest) -> list[str]:
    """The findings; one of them at most says how sure it is."""
    first = next((each for each in result.findings if is_hedged(each)), None)
    waiting = unanswered(result)
    return [
        in_short(finding, hedged=finding is first)
        for finding in result.findings
        if finding is not waiting
    ]


def _some(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LISTED
    return [*lines[:_MOST_LISTED], f"and {words.count(more)} more"] if more > 0 else lines
