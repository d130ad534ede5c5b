"""Home as a message: what to do next, and the figures of the last 30 days against the aim."""

from typing import NamedTuple

from domain.coaching.home_page import ShortHome
from domain.figures.stats import Stats, WeekRate
from views import blocks, moments, words
from views.blocks import Block, Message
from views.coaching.do_next import do_next_button
from views.entries.scores import seen_by
from views.figures.home_steps import top, top_in_words
from views.ids import Action
from views.wording.activity_words import TARGET_DMS, TARGET_ENGAGERS, WINS, dms, share, wins
from views.wording.post_words import post_in_list, post_text
from views.wording.rate_words import standing
from views.wording.spark_line import spark_line_of_weeks

#: A chart needs two different rates.
_FEWEST_WEEKS = 2
#: Buttons in the row; the rest is in its ⋯ menu.
_IN_ROW = 4

_WINDOW = "Your last 30 days against the 30 before"
_FIRST_WINDOW = "Your last 30 days"
_NOTHING_BEFORE = "Nothing logged in the 30 days before."
_NOTHING = "No figures of the last 30 days yet."


class Compared(NamedTuple):
    """What a figure consists of, beside that of the 30 days before, in mrkdwn.

    Args:
        before: Empty if it is unknown.
        rest: Follows both.
    """

    name: str
    now: str
    before: str = ""
    rest: str = "."


class Figure(NamedTuple):
    """One figure.

    Args:
        value: With its name, in a few plain words: ``14 % target engagers``.
    """

    value: str
    about: Compared


def short_home(result: ShortHome) -> Message:
    """The answer to ``/ssi``: the Home tab in short."""
    goal = result.stats.thresholds.engagement_rate
    newest = [f"• {post_in_list(post, goal)}" for post in result.newest]
    score = score_in_words(result)
    rows: list[Block] = [
        *top(result, heading="*Do next*"),
        *figure_blocks(result.stats),
        *(blocks.lines(["*Newest posts*", *newest]) if newest else []),
        *([blocks.context(score)] if score else []),
        blocks.actions(*log_buttons(result)),
    ]
    texts = [*top_in_words(result), *_figures_as_text(result.stats)]
    texts += [f"{post_text(post)}." for post in result.newest]
    return Message(" ".join([*texts, *([score] if score else [])]), tuple(rows))


def figure_blocks(stats: Stats, *, accessory: Block | None = None) -> list[Block]:
    """The three figures in large, with a small chart; below, what they consist of.

    Args:
        accessory: Where there are more figures.
    """
    shown = figures(stats)
    if not shown:
        return [blocks.section(_NOTHING, accessory=accessory)]
    about = [f"*{name}:* {said}" for name, said in _about(stats)]
    # Below the rate, and above the wins.
    about[-1:-1] = [f"*Rate by week:* {bars} {said}" for bars, said in _chart(stats)]
    said = _WINDOW if _any_before(stats) else f"{_FIRST_WINDOW}. {_NOTHING_BEFORE}"
    window = blocks.section(said, accessory=accessory) if accessory else blocks.context(said)
    return [blocks.header(_headline(shown)), window, *blocks.lines(about)]


def _headline(shown: list[Figure]) -> str:
    values = (each.value.replace(" ", moments.NO_BREAK) for each in shown)
    return words.capital(words.dotted(values))


def _figures_as_text(stats: Stats) -> list[str]:
    shown = figures(stats)
    if not shown:
        return [_NOTHING]
    about = [f"{name}: {said}" for name, said in _about(stats)]
    chart = [f"Rate by week: {said}" for _, said in _chart(stats)]
    if not _any_before(stats):
        return [f"{_FIRST_WINDOW}: {_headline(shown)}.", _NOTHING_BEFORE, *about, *chart]
    return [f"{_WINDOW}: {_headline(shown)}.", *about, *chart]


def _any_before(stats: Stats) -> bool:
    """Whether anything was logged in the 30 days before."""
    return bool(stats.before.posts) or not stats.activity_before.nothing


def _about(stats: Stats) -> list[tuple[str, str]]:
    """What the figures consist of, each with its name; and the DMs, whose share has an aim.

    The first comparison names the 30 days before; the others say "before".
    """
    engagers, *others = [each.about for each in figures(stats)]
    told, earlier = [], "the 30 days before"
    for each in [engagers, *_dms(stats), *others]:
        before = f" ({earlier}: {each.before})" if each.before and _any_before(stats) else ""
        told.append((each.name, f"{each.now}{before}{each.rest}"))
        earlier = "before" if before else earlier
    return told


def figures(stats: Stats) -> list[Figure]:
    """Target engagers, rate and wins, each against its aim and the 30 days before.

    Empty if nothing happened in either of them.
    """
    totals = (stats.now, stats.before)
    activities = (stats.activity, stats.activity_before)
    if not any(each.posts for each in totals) and all(each.nothing for each in activities):
        return []
    return [_target_share(stats), _rate(stats), _wins(stats)]


def score_in_words(result: ShortHome) -> str:
    """The last SSI score, or nothing."""
    if result.score is None or result.scored_on is None:
        return ""
    return (
        f"Your SSI was {words.points(result.score)} {moments.on(result.scored_on)}. "
        f"It measures activity, not sales. {seen_by(shared=result.shared)}"
    )


def log_buttons(result: ShortHome, *, green: Block | None = None) -> list[Block]:
    """Four buttons but the green one, and the rest in a ⋯ menu.

    Args:
        green: The green button, if it is not that of what to do next.
    """
    green = green or do_next_button(result.next)
    logs = [
        blocks.button("Log a post", Action.OPEN_LOG),
        blocks.button("Log DM", Action.OPEN_DM),
        blocks.button("Log a win", Action.OPEN_WIN),
        blocks.button("Log a comment", Action.OPEN_COMMENT),
    ]
    about_posts = [
        blocks.button("Who engaged?", Action.OPEN_ENGAGERS),
        blocks.button("Update my numbers", Action.OPEN_UPDATE),
    ]
    place = 1 if result.steps.logged else len(logs)
    logs[place:place] = about_posts
    # A green button for one post, and one for any, would have the same name.
    logs = [each for each in logs if each["text"] != green["text"]]
    # The button carries its act's id, so a second press, or an old message, undoes no other act.
    undo = [blocks.button("Undo", Action.UNDO_ACT, str(result.latest_act))]
    more = [
        *logs[_IN_ROW:],
        *(undo if result.latest_act is not None else []),
        blocks.button("Settings", Action.OPEN_SETTINGS),
        blocks.button("Help", Action.SHOW_HELP),
    ]
    return [*logs[:_IN_ROW], blocks.overflow(*more)]


def _target_share(stats: Stats) -> Figure:
    engagers, before = stats.now.targets, stats.before.targets
    if engagers.value is None:
        about = Compared(TARGET_ENGAGERS, "list who engaged, and I'll work them out")
        return Figure("no target engagers yet", about)
    shown_before = share(before) if before.value is not None else ""
    value = f"{words.whole_percent(engagers.value)} target engagers"
    return Figure(value, Compared(TARGET_ENGAGERS, share(engagers), shown_before))


def _dms(stats: Stats) -> list[Compared]:
    now, goal = stats.activity.dms, stats.thresholds.dm_share
    if not now.people:
        return []
    aim = f"; the aim is {words.per_cent(stats.thresholds.dm_share_shown)}."
    return [Compared(TARGET_DMS, dms(now, goal), dms(stats.activity_before.dms, goal), aim)]


def _rate(stats: Stats) -> Figure:
    name = "Engagement rate"
    now, before = stats.now.rate, stats.before.rate
    aim = f"the {words.per_cent(stats.thresholds.rate_shown)} aim"
    if now is None:
        missing = "add views and engagers" if stats.now.posts else "log a post"
        about = Compared(name, f"{missing}, and I compare it with {aim}")
        return Figure("no rate yet", about)
    goal = stats.thresholds.engagement_rate
    shown, verdict = words.rate(now, goal), standing(now, stats.thresholds)
    on = f"{words.counted(stats.now.posts, 'post')}, {words.counted(now.views, 'view')}"
    value = f"{shown} rate"
    if before is None:
        return Figure(value, Compared(name, shown, rest=f", {verdict}. {on}."))
    rest = f"; {verdict.replace('; ', ', ')}. {on}."
    return Figure(value, Compared(name, shown, words.rate(before, goal), rest))


def _wins(stats: Stats) -> Figure:
    now, before = stats.activity.wins, stats.activity_before.wins
    if not now.total and not before.total:
        return Figure(
            "0 wins", Compared(WINS, "`/ssi win` logs a meeting, an opportunity or a deal")
        )
    return Figure(words.counted(now.total, "win"), Compared(WINS, wins(now), wins(before)))


def _chart(stats: Stats) -> list[tuple[str, str]]:
    """Bars and what they say, if there are weeks to compare."""
    weeks = stats.weeks
    # Bars of one height say nothing.
    if len({words.rate(week.rate) for week in weeks}) < _FEWEST_WEEKS:
        return []
    ends = [weeks[0], weeks[-1]]
    highest = max(weeks, key=lambda week: week.rate.low)
    about = " to ".join(map(_week, ends))
    about += "" if highest in ends else f", best {_week(highest)}"
    bars = spark_line_of_weeks({week.monday: week.rate.low for week in weeks})
    return [(bars, f"{about}.")]


def _week(week: WeekRate) -> str:
    return f"{words.rate(week.rate)} (week of {moments.short_day(week.monday)})"
