"""The weekly digest, and the push for a member whose week would be all zeros."""

from fractions import Fraction

from domain.coaching.digest import Digest, Push
from domain.engagement import Rate
from domain.entries.posts import Post
from domain.figures.stats import Totals
from views import blocks, words
from views.blocks import Block, Message
from views.coaching.in_short import in_short, is_hedged
from views.coaching.reminder import reminder_section
from views.coaching.target_findings import silent_account
from views.ids import Action, about_contact
from views.people.joining import stop_all_button
from views.wording.activity_words import TARGET_DMS, TARGET_ENGAGERS, activity_facts
from views.wording.advice_words import in_turn, step_in_words
from views.wording.contact_words import named
from views.wording.rate_words import verdict

#: A line chart needs two points.
_FEWEST_WEEKS = 2
#: What a push says to a member who logged entries before, and to one who never did.
_PICK_UP = (
    "No post, DM, comment or win of yours falls in the last seven days. When the next one comes, "
    "paste its link, with its views and who engaged. It takes seconds: `/ssi log` opens a form.",
    "Again no post, DM or comment in seven days. One line is enough to be back: `/ssi log`, the "
    "link, and `1200 views 25 engagers`.",
    "A quiet week: I know of no post, DM or comment. Whatever you did, one line counts it, such as "
    "`/ssi dm Jane Doe at Acme`.",
)
_BEGIN = (
    "Ready when you are: paste the link to your latest LinkedIn post, with its views and who "
    "engaged, and you get its engagement rate and one thing to do next. `/ssi log` opens a form.",
    "Your first post takes one line: `/ssi log`, its link, and `1200 views 25 engagers`. I answer "
    "with the rate and one step.",
)
_NOT_KNOWN = "not known yet"
#: Short lists: a digest is read in a minute.
_MOST_WARM = 5
_MOST_SILENT = 3
#: Characters of a person's name on a button.
_NAME = 40


def digest(result: Digest | Push) -> Message:
    """The digest of the last seven days, or the push to log something."""
    message = _push(result) if isinstance(result, Push) else _digest(result)
    if result.reminder is None:
        return message
    section = reminder_section(result.reminder.reminder)
    return Message(f"{message.text} {section.text}", (*message.blocks, *section.blocks))


def _digest(result: Digest) -> Message:
    facts = _facts(result)
    parts = [*_sure(result), *_best(result, linked=True), *_streak(result)]
    noticed = _noticed(result)
    warm, silent = _warm(result), _silent(result)
    steps = [step_in_words(step) for step in result.steps]
    rows: list[Block] = [
        blocks.header(_title(result)),
        blocks.fields([f"*{name}*\n{value}" for name, value in facts]),
        *blocks.lines(parts),
        *_chart(result),
        *_listed("Warm, still without a DM", warm),
        *_listed("Silent accounts", silent),
        *_listed("I also noticed", noticed),
        *_listed("Next", steps),
        blocks.actions(
            *_log_the_dm(result),
            blocks.button("Update my numbers", Action.OPEN_UPDATE, style="primary"),
            blocks.button("Log a post", Action.OPEN_LOG),
            stop_all_button(),
        ),
        blocks.context("Only you see this. `/ssi settings` changes its day and hour."),
    ]
    rest = [
        *([f"Warm, still without a DM: {'; '.join(warm)}."] if warm else []),
        *([f"Silent: {'; '.join(silent)}."] if silent else []),
        *(f"I also noticed: {line}" for line in noticed),
        *(f"Next: {line}" for line in steps),
    ]
    return Message(_text(result, facts, rest), tuple(rows))


def _push(result: Push) -> Message:
    text = in_turn(_PICK_UP if result.ever else _BEGIN, result.turn)
    closing = (
        "After this I'm quiet until you log something." if result.last else "Only you see this."
    )
    return Message(
        f"{text} {closing}",
        (
            blocks.section(text),
            blocks.actions(
                blocks.button("Log a post", Action.OPEN_LOG, style="primary"), stop_all_button()
            ),
            blocks.context(closing),
        ),
    )


def _title(result: Digest) -> str:
    window = result.window
    return f"Your week on LinkedIn, {words.day(window.first)} to {words.day(window.last)}"


def _facts(result: Digest) -> list[tuple[str, str]]:
    """Each figure with that of the week before, if it was known, and of a usual week."""
    now, before, usual = result.now, result.before, result.usual
    goal = result.thresholds.engagement_rate
    return [
        (
            "Engagement rate",
            _with_comparison(
                _rate(now.rate, goal),
                _rate(before.rate, goal) if before.rate is not None else None,
                words.rate(usual.rate) if usual else None,
            ),
        ),
        (
            "Posts",
            _with_comparison(
                words.count(now.posts),
                words.count(before.posts),
                words.tenths(usual.posts) if usual else None,
            ),
        ),
        (
            "Views",
            _with_comparison(
                words.count(now.views),
                words.count(before.views) if before.views else None,
                words.rounded(usual.views) if usual else None,
            ),
        ),
        (
            "Unique engagers",
            _with_comparison(
                _people(now),
                _people(before) if before.engagers is not None else None,
                words.rounded(usual.engagers) if usual else None,
            ),
        ),
        *_target_facts(result),
    ]


def _target_facts(result: Digest) -> list[tuple[str, str]]:
    """The week's figures at target accounts. Unknown ones say how to log them."""
    now, before = result.now.targets, result.before.targets
    week = result.targets
    facts = activity_facts(week.activity, week.before, now, before, earlier="week before")
    names = {name for name, _ in facts}
    asks = week.any_listed and result.explains
    if asks and TARGET_ENGAGERS not in names and result.now.posts:
        facts.insert(0, (TARGET_ENGAGERS, f"{_NOT_KNOWN}: `/ssi engagers` lists who engaged"))
    if asks and TARGET_DMS not in names:
        facts.append((TARGET_DMS, f"{_NOT_KNOWN}: `/ssi dm` logs one, or a week's numbers"))
    return facts


def _warm(result: Digest) -> list[str]:
    people = result.targets.warm
    lines = [
        f"{named(each.person)}, listed {words.day(each.engaged_on)}, "
        f"{words.counted((result.window.last - each.engaged_on).days + 1, 'day')} ago"
        for each in people[:_MOST_WARM]
    ]
    more = len(people) - len(lines)
    return [*lines, f"and {words.count(more)} more"] if more else lines


def _silent(result: Digest) -> list[str]:
    silent = result.targets.silent
    if silent is None:
        return []
    lines = [silent_account(each) for each in silent.accounts[:_MOST_SILENT]]
    more = silent.total - len(lines)
    return [*lines, f"and {words.count(more)} more: `/ssi accounts silent`"] if more else lines


def _log_the_dm(result: Digest) -> list[Block]:
    """The button that logs a DM to the first warm person."""
    if not result.targets.warm:
        return []
    first = result.targets.warm[0].person
    label = f"Log the DM to {blocks.shorten(first.name or 'them', _NAME)}"
    return [blocks.button(label, Action.OPEN_DM, about_contact(first.contact_id))]


def _with_comparison(now: str, before: str | None, usual: str | None) -> str:
    comparison = []
    if before is not None:
        comparison.append(f"week before: {before}")
    if usual is not None:
        comparison.append(f"usual: {usual}")
    return f"{now} ({', '.join(comparison)})" if comparison else now


def _rate(rate: Rate | None, goal: Fraction) -> str:
    return words.rate(rate, goal) if rate is not None else _NOT_KNOWN


def _people(totals: Totals) -> str:
    if totals.engagers is None:
        return _NOT_KNOWN if totals.posts else "0"
    return words.engagers(totals.engagers).split(" ")[0]


def _noticed(result: Digest) -> list[str]:
    """The findings; one of them at most says how sure it is."""
    first = next((each for each in result.findings if is_hedged(each)), None)
    return [in_short(finding, hedged=finding is first) for finding in result.findings]


def _sure(result: Digest) -> list[str]:
    """How sure the week's rate is, unless a finding says that; and what a usual needs."""
    rate, of = result.now.rate, result.thresholds
    texts = []
    if rate is not None and not any(is_hedged(each) for each in result.findings):
        sure = verdict(rate, of) if rate.views >= of.fewest_views else ""
        on = f"{words.rate(rate, of.engagement_rate)} on {words.counted(rate.views, 'view')}"
        texts += [f"{on}: {sure[:1].lower()}{sure[1:]}"] if sure else []
    if result.usual is None and result.explains:
        texts.append("Your usual: none yet. It needs 3 posts and 500 views in 12 weeks.")
    return texts


def _best(result: Digest, *, linked: bool) -> list[str]:
    if result.best is None or result.best.rate is None:
        return []
    why = _why_best(result, result.best)
    if linked:
        return [f"*Best post:* {words.post_line(result.best)}; {why}"]
    return [f"Best post: {words.post_text(result.best)}; {why}"]


def _why_best(result: Digest, post: Post) -> str:
    """Says why the post is the best one, from its figures."""
    rate = post.rate
    reasons = []
    if rate is not None and result.usual is not None and rate.low > result.usual.rate.high:
        reasons.append(f"above your usual {words.rate(result.usual.rate)}")
    if rate is not None and rate.low >= result.thresholds.engagement_rate:
        reasons.append(f"reaches {result.thresholds.rate_shown} %")
    if post.link_out is False:
        reasons.append("keeps readers on LinkedIn")
    if not reasons:
        reasons.append("the highest rate of the week")
    return f"{', '.join(reasons)}."


def _streak(result: Digest) -> list[str]:
    if not result.streak:
        return []
    return [f"Posting streak: {words.counted(result.streak, 'week')} in a row."]


def _chart(result: Digest) -> list[Block]:
    if len(result.weeks) < _FEWEST_WEEKS:
        return []
    points = [
        (f"{week.monday:%m-%d}", float(words.in_percent(week.rate.low))) for week in result.weeks
    ]
    return [blocks.line_chart("Engagement rate by week, in %", "Engagement rate", points)]


def _listed(title: str, lines: list[str]) -> list[Block]:
    if not lines:
        return []
    return blocks.lines([f"*{title}*", *(f"• {line}" for line in lines)])


def _text(
    result: Digest,
    facts: list[tuple[str, str]],
    rest: list[str],
) -> str:
    """The digest as plain text.

    Args:
        rest: The sentences below the chart.
    """
    texts = [f"{_title(result)}."]
    texts += [f"{name}: {value}." for name, value in facts]
    texts += [*_sure(result), *_best(result, linked=False), *_streak(result)]
    if len(result.weeks) >= _FEWEST_WEEKS:
        shown = ", ".join(
            f"{words.day(week.monday)} {words.rate(week.rate)}" for week in result.weeks
        )
        texts.append(f"Rate by week: {shown}.")
    return " ".join([*texts, *rest])
