"""A member's own figures over a window, as text, fields and a chart."""

from fractions import Fraction

from domain.engagement import Rate
from domain.figures.stats import Stats, Totals
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action
from views.wording.activity_words import activity_facts
from views.wording.post_words import post_line, post_text
from views.wording.rate_words import baseline, verdict

#: A line chart needs two points.
_FEWEST_WEEKS = 2
_CHART_WEEKS = 12


def stats(result: Stats) -> Message:
    """The figures of a window, with those of the window before and the member's usual."""
    if not result.now.posts and result.activity.nothing:
        return _nothing(result)
    facts = _facts(result)
    rows: list[Block] = [
        blocks.header(f"Your figures: {_window(result)}"),
        blocks.fields([f"*{name}*\n{value}" for name, value in facts]),
        blocks.section(_sure(result)),
    ]
    if result.best is not None:
        rows.append(blocks.section(f"*Best post:* {post_line(result.best)}"))
    rows += _chart(result)
    rows.append(
        blocks.actions(
            blocks.button("Update my numbers", Action.OPEN_UPDATE),
            blocks.button("My posts", Action.SHOW_POSTS),
        )
    )
    return Message(_text(result, facts), tuple(rows))


def _facts(result: Stats) -> list[tuple[str, str]]:
    """The figures, each with that of the window before if it was known."""
    now, before = result.now, result.before
    goal = result.thresholds.engagement_rate
    return [
        ("Engagement rate", _against(_rate(now.rate, goal), _rate(before.rate, goal), before.rate)),
        ("Posts", _against(words.count(now.posts), words.count(before.posts), before.posts)),
        ("Views", _against(words.count(now.views), words.count(before.views), before.views)),
        ("Unique engagers", _against(_people(now), _people(before), before.engagers)),
        *_activity(result),
    ]


def _activity(result: Stats) -> list[tuple[str, str]]:
    return activity_facts(
        result.activity, result.activity_before, result.now.targets, result.before.targets
    )


def _rate(rate: Rate | None, goal: Fraction) -> str:
    return words.rate(rate, goal) if rate is not None else "not known yet"


def _against(now: str, before: str, known: object) -> str:
    return f"{now} (before: {before})" if known else now


def _people(totals: Totals) -> str:
    if totals.engagers is None:
        return "not known yet"
    return words.bounds(totals.engagers)


def _sure(result: Stats) -> str:
    usual = baseline(result.baseline)
    if not result.now.posts:
        return f"No post in this window. {usual}"
    if result.now.rate is None:
        return f"Add views and engagers to see a rate. {usual}"
    return f"{verdict(result.now.rate, result.thresholds)} {usual}"


def _window(result: Stats) -> str:
    window = result.window
    span = moments.span(window)
    if window.name.endswith("d"):
        return f"last {window.days} days, {span}"
    return f"{window.name}, {span}"


def _chart(result: Stats) -> list[Block]:
    weeks = result.weeks[-_CHART_WEEKS:]
    if len(weeks) < _FEWEST_WEEKS:
        return []
    points = [
        (moments.short_day(week.monday), float(words.in_percent(week.rate.low))) for week in weeks
    ]
    return [blocks.line_chart("Engagement rate by week, in %", "Engagement rate", points)]


def _text(result: Stats, facts: list[tuple[str, str]]) -> str:
    texts = [f"Your figures, {_window(result)}."]
    texts += [f"{name}: {value}." for name, value in facts]
    texts.append(_sure(result))
    if result.best is not None:
        texts.append(f"Best post: {post_text(result.best)}.")
    weeks = result.weeks[-_CHART_WEEKS:]
    if len(weeks) >= _FEWEST_WEEKS:
        shown = ", ".join(
            f"{moments.short_day(week.monday)} {words.rate(week.rate)}" for week in weeks
        )
        texts.append(f"Rate by week: {shown}.")
    return " ".join(texts)


def _nothing(result: Stats) -> Message:
    text = f"No posts in this window ({_window(result)})."
    return Message(
        text,
        (
            blocks.section(text),
            blocks.actions(
                blocks.button("Log a post", Action.OPEN_LOG, style="primary"),
                blocks.button("My posts", Action.SHOW_POSTS),
            ),
        ),
    )
