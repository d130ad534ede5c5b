"""A member's own figures over a window, as text, fields and a chart."""

from fractions import Fraction

from domain.coaching.whom import NOBODY, WhomToWrite
from domain.engagement import Rate
from domain.figures.stats import Stats, Totals
from views import blocks, data_blocks, moments, words
from views.blocks import Block, Message
from views.data_blocks import Series
from views.figures.team_table import before_stood, own_table
from views.ids import Action
from views.wording.activity_words import activity_rows, target_engagers
from views.wording.post_words import post_line, post_text
from views.wording.rate_words import against_aim, baseline
from views.wording.whom_words import in_short, in_short_with_button, whom_button
from views.wording.window_words import in_window, is_up_to_today, label_before, window_with_days

#: A line chart needs two points.
_FEWEST_WEEKS = 2


def stats(result: Stats, people: WhomToWrite = NOBODY, *, in_modal: bool = False) -> Message:
    """The verdict on a window, whom to write to, and the figures with those of the window before.

    Args:
        people: Whom the member should write to.
        in_modal: Gives the figures as text, since a modal cannot have a table.
    """
    window = window_with_days(result.window)
    if not result.now.posts and result.activity.nothing:
        return _nothing(result)
    title = f"Your figures: {window}"
    said, who = _verdict(result), in_short(people)
    usual = baseline(result.baseline, result.window.first)
    figures = _figures(result)
    label, stood = label_before(result.window), before_stood(result)
    lines = [_figure_line(name, now, before, label) for name, now, before in figures]
    lines += [stood] if stood else []
    best = f"*Best post:* {post_line(result.best)}" if result.best is not None else ""
    rows: list[Block] = [
        blocks.header(title),
        blocks.section(f"*{said}* {usual}"),
        *in_short_with_button(people),
        *(blocks.lines(lines) if in_modal else own_table(result)),
        *([blocks.section(best)] if best else []),
        *_chart(result),
        blocks.actions(*_next_steps(result, people)),
    ]
    texts = [f"{title}.", said, usual, words.unbold(who), *lines]
    if result.best is not None:
        texts.append(f"Best post: {post_text(result.best)}.")
    return Message(" ".join(filter(None, [*texts, _by_week(result)])), tuple(rows))


def _rate(rate: Rate | None, goal: Fraction) -> str:
    return words.rate(rate, goal) if rate is not None else "not known yet"


def _people(totals: Totals) -> str:
    if totals.engagers is None:
        return "not known yet"
    return words.bounds(totals.engagers)


def _verdict(result: Stats) -> str:
    """The target engagers, if any are known, then the engagement rate against the aim."""
    if not result.now.posts:
        return f"No posts {in_window(result.window)}."
    rate = "No rate yet: add views and engagers"
    if result.now.rate is not None:
        rate = against_aim(result.now.rate, result.thresholds)
    targets = target_engagers(result.now, result.before)
    return " ".join(f"{said}." for said in filter(None, [targets, rate]))


def _figures(result: Stats) -> list[tuple[str, str, str]]:
    """Name, value, and the value of the window before; empty if that is unknown."""
    now, before = result.now, result.before
    goal = result.thresholds.engagement_rate
    return [
        ("Engagement rate", _rate(now.rate, goal), _rate(before.rate, goal) if before.rate else ""),
        _counted("Posts", now.posts, before.posts),
        _counted("Views", now.views, before.views),
        ("Unique engagers", _people(now), _people(before) if before.engagers else ""),
        *activity_rows(
            result.activity, result.activity_before, result.now.targets, result.before.targets
        ),
    ]


def _counted(name: str, now: int, before: int) -> tuple[str, str, str]:
    return name, words.count(now), words.count(before) if before else ""


def _figure_line(name: str, now: str, before: str, label: str) -> str:
    return f"{name}: {now} ({label}: {before})." if before else f"{name}: {now}."


def _next_steps(result: Stats, people: WhomToWrite) -> list[Block]:
    """To see all who wait for a DM; else a green button to complete the figures, or log a post."""
    update = blocks.button("Update my numbers", Action.OPEN_UPDATE)
    log = blocks.button("Log a post", Action.OPEN_LOG)
    rest = blocks.overflow(
        blocks.button("My posts", Action.SHOW_POSTS),
        blocks.button("Pipeline", Action.SHOW_PIPELINE),
        blocks.button("Target accounts", Action.SHOW_ACCOUNTS),
    )
    if people.people:
        return [whom_button(), update, rest]
    first, second = (update, log) if result.now.posts and result.now.rate is None else (log, update)
    return [{**first, "style": "primary"}, second, rest]


def _chart(result: Stats) -> list[Block]:
    weeks = result.weeks
    if len(weeks) < _FEWEST_WEEKS:
        return []
    labels = [moments.short_day(week.monday) for week in weeks]
    rates = Series("Engagement rate", [words.plotted(week.rate.low) for week in weeks])
    aim = float(words.in_percent(result.thresholds.engagement_rate))
    aims = Series("Aim", [aim] * len(labels))
    return [data_blocks.line_chart("Engagement rate by week, in %", labels, rates, aims)]


def _by_week(result: Stats) -> str:
    """The chart in words."""
    weeks = result.weeks
    if len(weeks) < _FEWEST_WEEKS:
        return ""
    shown = ", ".join(f"{moments.short_day(week.monday)} {words.rate(week.rate)}" for week in weeks)
    aim = words.per_cent(result.thresholds.rate_shown)
    return f"Rate by week: {shown}; the aim is {aim}."


def _nothing(result: Stats) -> Message:
    how = (
        "Log one to see your rate."
        if is_up_to_today(result.window)
        else "If you posted then, log it: the date comes from the link."
    )
    text = f"No posts {in_window(result.window, dated=True)}. {how}"
    log = blocks.button("Log a post", Action.OPEN_LOG, style="primary")
    posts = [blocks.button("My posts", Action.SHOW_POSTS)] if result.ever_posted else []
    return Message(text, (blocks.section(text), blocks.actions(log, *posts)))
