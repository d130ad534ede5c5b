"""The weekly digest: whom to write to, what was won, three figures, one step."""

from datetime import datetime

from domain.coaching.advice import StepKind
from domain.coaching.digest import MOST_NOTICED, MOST_TODO, Digest, Push
from domain.coaching.follow_up import FollowUp
from domain.entries.touches import DmCounts
from domain.entries.wins import Win
from views import blocks, moments, words
from views.blocks import Block, Message
from views.coaching.follow_up import next_message
from views.coaching.in_short import in_short
from views.coaching.push import push
from views.coaching.reminder import reminder_section
from views.coaching.target_findings import silent_account
from views.coaching.week_chart import rate_chart, target_weeks, weeks_in_words
from views.coaching.whom_first import whom_first
from views.ids import Action, about_contact
from views.people.joining import stop_all_button
from views.wording.activity_words import TARGET_DMS, TARGET_ENGAGERS, WINS, share
from views.wording.advice_words import step_in_words
from views.wording.audience_words import readers
from views.wording.entry_words import win_in_short

#: Ends the value of *The whole week* under a digest whose days end today.
_WITH_TODAY = " today"
#: A digest is read in a minute: what is beyond these stands in the whole week.
_MOST_SILENT = 2
_MOST_WINS = 3
_MOST_ABOVE = 2
_MOST_READERS = 3
_MOST_LINES = 12
#: A share of fewer people is said in people alone.
_FEWEST_IN_PERCENT = 10
#: Steps that one button begins; for all others it logs the next post.
_UPDATES = frozenset({StepKind.ADD_FIGURES, StepKind.LOOK_AGAIN})


def digest(result: Digest | Push) -> Message:
    """The digest of the last seven days, or the push to log something."""
    message = push(result) if isinstance(result, Push) else _digest(result)
    if result.reminder is None:
        return message
    section = reminder_section(result.reminder.reminder)
    return Message(f"{message.text} {section.text}", (*message.blocks, *section.blocks))


def title(result: Digest) -> str:
    """The digest's headline."""
    name = "Your last 7 days" if result.on_request else "Your week"
    return f"{name}, {moments.span(result.window)}"


def read_week(value: str) -> tuple[datetime, bool]:
    """The moment of a digest, in UTC, and whether its days end today: of *The whole week*."""
    return datetime.fromisoformat(value.removesuffix(_WITH_TODAY)), value.endswith(_WITH_TODAY)


def _digest(result: Digest) -> Message:
    to_write, whom = whom_first(result.targets.warm)
    above = [*_silent(result), *_won(result.wins)]
    # Twelve lines at most: else the readers are in the whole week.
    above += _seen(result) if len(above) < _MOST_ABOVE else []
    figures = _figures(result)
    below = [*_noticed(result), *_todo(result)]
    lines = 1 + len(whom) + len(above) + len(figures) + len(below) + bool(result.reminder)
    shown = [*above, *(_with_bars(result, figures) if lines < _MOST_LINES else figures)]
    return Message(
        " ".join(
            [
                f"{title(result)}.",
                *to_write,
                *(f"{name}: {text}" for name, text in above),
                *(f"{name}: {text}" for name, text in figures),
                *weeks_in_words(result),
                *(f"{name}: {text}" for name, text in below),
            ]
        ),
        (
            blocks.header(title(result)),
            *whom,
            *blocks.lines([f"*{name}:* {text}" for name, text in shown]),
            *rate_chart(result),
            *blocks.lines([f"*{name}:* {text}" for name, text in below]),
            blocks.actions(*_buttons(result)),
        ),
    )


def _silent(result: Digest) -> list[tuple[str, str]]:
    silent = result.targets.silent
    if silent is None:
        return []
    shown = [silent_account(each) for each in silent.accounts[:_MOST_SILENT]]
    more = silent.total - len(shown)
    rest = f"; and {words.count(more)} more" if more else ""
    return [("Silent accounts", f"{'; '.join(shown)}{rest}.")]


def _won(wins: tuple[Win, ...]) -> list[tuple[str, str]]:
    if not wins:
        return []
    shown = [win_in_short(win) for win in wins[:_MOST_WINS]]
    more = len(wins) - len(shown)
    return [(WINS, f"{'; '.join(shown)}{f'; and {words.count(more)} more' if more else ''}.")]


def _seen(result: Digest) -> list[tuple[str, str]]:
    """Target accounts among the readers of the week's posts."""
    found = result.targets.readers
    if not found:
        return []
    shown = [readers(each) for each in found[:_MOST_READERS]]
    return [("Among your readers", f"{words.and_more(shown, len(found))}.")]


def _figures(result: Digest) -> list[tuple[str, str]]:
    """Three figures beside the week before; those about targets only for members with any."""
    return [*_target_share(result), ("Engagement rate", _rate(result)), _third(result)]


def _target_share(result: Digest) -> list[tuple[str, str]]:
    now, before = result.now.targets, result.before.targets
    if now.value is not None:
        shown_before = share(before) if before.value is not None else ""
        return [(TARGET_ENGAGERS, f"{share(now)}{_before(result, shown_before)}.")]
    if not (result.targets.any_listed and result.explains):
        return []
    return [(TARGET_ENGAGERS, "not known yet. Tell me who engaged: `/ssi engagers`.")]


def _with_bars(result: Digest, figures: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The figures, with bars of twelve weeks below the target engagers."""
    (name, text), *others = figures
    if name != TARGET_ENGAGERS:
        return figures
    return [(name, text), *target_weeks(result), *others]


def _rate(result: Digest) -> str:
    rate, before = result.now.rate, result.before.rate
    goal = result.thresholds.engagement_rate
    aim = f"the aim is {words.per_cent(result.thresholds.rate_shown)}"
    if rate is None:
        missing = "not known yet" if result.now.posts else "no post in these 7 days"
        return f"{missing}; {aim}."
    shown = words.rate(rate, goal)
    compared = _before(result, words.rate(before, goal) if before is not None else "")
    return f"{shown} on {words.counted(rate.views, 'view')}{compared}; {aim}."


def _third(result: Digest) -> tuple[str, str]:
    """Target DMs, or else posts; wins only if there were none but some the week before."""
    now, before = result.targets.activity, result.targets.before
    if now.dms.people or before.dms.people:
        return TARGET_DMS, _dms(result, now.dms, before.dms)
    if before.wins.total and not result.wins:
        return WINS, _counted(result, now.wins.total, before.wins.total)
    return "Posts", _counted(result, result.now.posts, result.before.posts)


def _dms(result: Digest, now: DmCounts, before: DmCounts) -> str:
    """``2 of 2 people (the week before: 1 of 3).``, from ten people on with the share."""
    if not now.people:
        return f"none logged{_before(result, _target_dms(before, people=True))}."
    return f"{_target_dms(now, people=True)}{_before(result, _target_dms(before))}."


def _target_dms(counts: DmCounts, *, people: bool = False) -> str:
    if counts.target_share is None:
        return "none logged"
    written = words.count(counts.people)
    of = words.counted(counts.people, "person", "people") if people else written
    shown = f"{words.count(counts.target)} of {of}"
    if counts.people < _FEWEST_IN_PERCENT:
        return shown
    return f"{shown}, {words.whole_percent(counts.target_share)}"


def _counted(result: Digest, now: int, before: int) -> str:
    return f"{words.count(now)}{_before(result, words.count(before))}."


def _before(result: Digest, shown: str) -> str:
    """`` (the week before: 14 %)``; empty if that is unknown, or nothing was logged then."""
    logged = result.before.posts or not result.targets.before.nothing
    if not shown or not logged:
        return ""
    return f" (the {'7 days' if result.on_request else 'week'} before: {shown})"


def _noticed(result: Digest) -> list[tuple[str, str]]:
    noticed = result.findings[:MOST_NOTICED]
    waiting = unanswered(result, MOST_TODO)
    return [("I also noticed", in_short(each)) for each in noticed if each is not waiting]


def _todo(result: Digest) -> list[tuple[str, str]]:
    name = _next_or_also(result)
    return [(name, words.capital(step)) for step in steps_in_words(result, MOST_TODO)]


def _next_or_also(result: Digest) -> str:
    """How the steps are called: whom to write to comes before them."""
    return "Also" if result.targets.warm else "Next"


def steps_in_words(result: Digest, most: int | None = None) -> list[str]:
    """The next steps; the one about a DM without an answer names its person.

    Args:
        most: How many of them.
    """
    waiting = unanswered(result, most)
    return [
        next_message(waiting, step.turn)
        if waiting is not None and step.kind is StepKind.SECOND_MESSAGE
        else step_in_words(step)
        for step in result.steps[:most]
    ]


def unanswered(result: Digest, most: int | None = None) -> FollowUp | None:
    """The DM that a step is about: its finding is no news beside the step.

    Args:
        most: Of how many steps and findings.
    """
    steps, findings = result.steps[:most], result.findings[:most]
    if not any(step.kind is StepKind.SECOND_MESSAGE for step in steps):
        return None
    return next((each for each in findings if isinstance(each, FollowUp)), None)


def _buttons(result: Digest) -> list[Block]:
    """The step's button, the whole week, and ⋯. It is green unless a *Log DM* is."""
    style = None if result.targets.warm else "primary"
    update = blocks.button("Update my numbers", Action.OPEN_UPDATE)
    log = blocks.button("Log a post", Action.OPEN_LOG)
    kinds = {step.kind for step in result.steps[:MOST_TODO]}
    first, *others = (update, log) if kinds & _UPDATES else (log, update)
    waiting = unanswered(result, MOST_TODO)
    if waiting is not None:
        contact = about_contact(waiting.person.contact_id)
        second_dm = blocks.button("Log the second DM", Action.WRITE_ONCE_MORE, contact)
        first, others = second_dm, [log, update]
    return [
        {**first, "style": style} if style else first,
        blocks.button("The whole week", Action.SHOW_WHOLE_WEEK, _week(result)),
        blocks.overflow(*others, _settings(), stop_all_button()),
    ]


def _week(result: Digest) -> str:
    return f"{result.as_of.isoformat()}{_WITH_TODAY if result.on_request else ''}"


def _settings() -> Block:
    return blocks.button("Settings", Action.OPEN_SETTINGS)
