"""The monthly reminder to look at the SSI page, and the answers to its buttons."""

from domain.coaching.reminder import (
    NoReminder,
    NotSnoozed,
    PastScore,
    Reminder,
    ReminderDone,
    ReminderSnoozed,
    RemindersStopped,
)
from views import blocks, moments, words
from views.blocks import Block, Message
from views.entries.scores import SSI_PAGE, seen_by
from views.ids import Action
from views.people.joining import stop_all_button

_NOT_SNOOZED = {
    NoReminder.NOT_JOINED: "You won't get reminders until you join: `/ssi join`.",
    NoReminder.OFF: "You won't get reminders: they are off. `/ssi settings` turns them on.",
    NoReminder.LOGGED: "No need: your score for this month is logged. The next reminder comes "
    "next month.",
}


def reminder(result: Reminder) -> Message:
    """The reminder: the link, the last score and the trend."""
    text, facts, gauge = _text(result), _facts(result), _gauge(result)
    stops = blocks.overflow(
        blocks.button("Stop SSI reminders", Action.REMINDER_STOP), stop_all_button()
    )
    return Message(
        " ".join([words.unbold(text), *facts, gauge]),
        (
            blocks.section(text),
            *([blocks.section("\n".join(facts))] if facts else []),
            blocks.actions(*_buttons(result), stops),
            blocks.context(gauge),
        ),
    )


def reminder_section(result: Reminder) -> Message:
    """The reminder as a part of a digest: three lines, and its buttons."""
    text, facts, gauge = _text(result), _facts(result), _gauge(result)
    first, *others = _buttons(result, style=None)
    return Message(
        " ".join([words.unbold(text), *facts, gauge]),
        (
            blocks.divider(),
            blocks.section(" ".join([text, *facts]), accessory=first),
            blocks.context(gauge),
            blocks.actions(*others),
        ),
    )


def looked(result: ReminderDone) -> Message:
    """No more reminders this month."""
    return _answer("Good. I won't mention it again this month.")


def snoozed(result: ReminderSnoozed | NotSnoozed) -> Message:
    """When the reminder comes again, or why it cannot."""
    if isinstance(result, NotSnoozed):
        return _answer(_not_snoozed(result))
    return _answer(
        f"I'll remind you {moments.on(result.on)} at 09:00, {moments.place(result.zone_name)}."
    )


def stopped(result: RemindersStopped) -> Message:
    """SSI reminders are stopped."""
    return _answer("Stopped: no more SSI reminders. `/ssi settings` brings them back.")


def _text(result: Reminder) -> str:
    page = words.link(SSI_PAGE, "your SSI page")
    if result.follow_up or result.asked_for:
        return f"{_opening(result)} Here is {page} again."
    return f"{_opening(result)} Open {page}, copy all of it and paste it into this chat."


def _gauge(result: Reminder) -> str:
    """What the SSI is worth, or what a repeated reminder says instead."""
    if result.follow_up or result.asked_for:
        return "`/ssi score` logs it too."
    return (
        f"The SSI measures activity, not sales. {seen_by(shared=result.shared)} "
        "Targeted engagement is what builds pipeline."
    )


def _buttons(result: Reminder, style: str | None = "primary") -> list[Block]:
    buttons = [
        blocks.button("Log my score", Action.OPEN_SCORE, style=style),
        blocks.button("Skip this month", Action.REMINDER_LOOKED),
    ]
    if not result.follow_up:
        buttons.append(blocks.button("Remind me tomorrow", Action.REMINDER_TOMORROW))
    return buttons


def _not_snoozed(result: NotSnoozed) -> str:
    if result.paused_until is not None:
        return (
            "You won't get reminders: everything is paused until "
            f"{moments.day(result.paused_until)}. `/ssi settings` ends the pause."
        )
    return _NOT_SNOOZED[result.why]


def _opening(result: Reminder) -> str:
    if result.asked_for:
        return "You asked me to remind you about your SSI again."
    if result.follow_up:
        return "Your SSI, once more; after this I'm quiet until next month."
    return "*Time for your monthly SSI.*"


def _facts(result: Reminder) -> list[str]:
    """The last scores; not again in the follow-up."""
    return [] if result.follow_up else _last(result.scores)


def _last(scores: tuple[PastScore, ...]) -> list[str]:
    if not scores:
        return ["No score logged yet."]
    last = scores[-1]
    texts = [f"Last: {words.points(last.overall)} {moments.on(last.scored_on)}{_change(scores)}."]
    if len(scores) > 2:
        texts.append(f"Trend: {_trend(scores)}.")
    return texts


def _trend(scores: tuple[PastScore, ...]) -> str:
    """``Jun 42.3 · Jul 43.1``: by month, or by day where a month has two."""
    named = [moments.short_month(score.scored_on) for score in scores]
    if len(set(named)) < len(named):
        named = [moments.short_day(score.scored_on) for score in scores]
    shown = [words.points(score.overall) for score in scores]
    return words.dotted(map(words.with_unit, named, shown))


def _change(scores: tuple[PastScore, ...]) -> str:
    if len(scores) < 2:
        return ""
    previous, last = scores[-2:]
    difference = last.overall - previous.overall
    shown = words.points(abs(difference))
    if shown == "0":
        return f", as {moments.on(previous.scored_on)}"
    way = "up" if difference > 0 else "down"
    return f", {way} {shown} since {moments.day_or_near(previous.scored_on)}"


def _answer(text: str) -> Message:
    return Message(text, (blocks.section(text),))
