"""What a member gets and when, in words, for the answers about joining and settings."""

from domain.people.member_settings import MemberSettings, Plan, Upcoming
from domain.timing.due_times import REMINDER_MINUTE
from domain.timing.months import WEEKDAYS
from domain.timing.periods import zone_named
from domain.timing.schedules import Kind
from views import moments, words
from views.moments import days_of_week, moment, ordinal, place, time_of_day

_NEXT = {
    Kind.DIGEST: "Your next digest",
    Kind.REMINDER: "Your next SSI reminder",
    Kind.COACH_WEEK: "Your teams' week",
    Kind.NUDGE: "I next check for something worth a nudge on",
}

_NEXT_MESSAGE = "Next message"
_IN_SHORT = {
    Kind.DIGEST: "Next digest",
    Kind.REMINDER: "Next SSI reminder",
    Kind.COACH_WEEK: "Your teams' next week",
}


def what_is_sent(settings: MemberSettings) -> list[str]:
    """Each kind of message with its day and time."""
    days = days_of_week(settings.working_days)
    return [
        (
            f"Weekly digest: {WEEKDAYS[settings.digest_weekday]} "
            f"{time_of_day(settings.digest_minute)}, your figures and what to do next"
            if settings.digest_on
            else "Weekly digest: off"
        ),
        (
            f"SSI reminder: the {ordinal(settings.reminder_day)} of each month at "
            f"{_reminder_time(settings)}, or the next working day, unless you have logged a score "
            "that month"
            if settings.reminder_on
            else "SSI reminder: off"
        ),
        (
            f"Nudges: at most two a week, {days} {time_of_day(settings.nudge_minute)}, only when "
            "a figure calls for one"
            if settings.nudges_on
            else "Nudges: off"
        ),
    ]


def to_coaches(plan: Plan) -> list[str]:
    """What admins and coaches get besides. In council mode nobody is sent totals."""
    if not plan.coaches:
        return []
    week = "half an hour after the digest" if plan.settings.coach_week_on else "off"
    return [
        *([] if plan.council else [f"Your teams' week: {week}"]),
        "A notice when something needs you: a board, an account's owner, or a permission I lack",
    ]


def what_is_next(plan: Plan) -> list[str]:
    """The next message of each kind, with day, time and zone; or why nothing is sent."""
    coming = [_upcoming(upcoming, plan) for upcoming in _coming(plan)]
    return [*what_holds_back(plan), *coming]


def next_days(plan: Plan) -> dict[Kind, str]:
    """The day of the next message of each kind."""
    zone = zone_named(plan.zone_name)
    return {each.kind: moments.day(each.due_at.astimezone(zone).date()) for each in _coming(plan)}


def _coming(plan: Plan) -> list[Upcoming]:
    """What surely comes, and the next look for a nudge."""
    if not plan.joined or plan.unreachable:
        return []
    return [upcoming for upcoming in plan.upcoming if upcoming.kind in _NEXT]


def what_holds_back(plan: Plan) -> list[str]:
    """Why nothing is sent, or nothing yet; empty if nothing holds messages back."""
    if not plan.joined:
        return ["You haven't joined, so nothing is sent to you."]
    if plan.unreachable:
        return [
            f"Slack did not let me write to you ({words.escape(plan.unreachable)}), so nothing is "
            "sent. Save your settings, or log anything, and I'll try again."
        ]
    texts = []
    if plan.paused and plan.settings.paused_until is not None:
        texts.append(f"Paused: nothing is sent before {moments.day(plan.settings.paused_until)}.")
    if not plan.upcoming:
        texts.append("Everything is off, so nothing is sent.")
    return texts


def next_in_short(plan: Plan) -> tuple[str, str]:
    """The next message that surely comes: its name, and its day and time; or why none does.

    A nudge may come before it.
    """
    if not plan.joined or plan.unreachable:
        return _NEXT_MESSAGE, " ".join(what_is_next(plan))
    until = plan.settings.paused_until
    paused = f"paused until {moments.day(until)}, then " if plan.paused and until else ""
    zone = zone_named(plan.zone_name)
    coming = next((each for each in plan.upcoming if each.kind in _IN_SHORT), None)
    if coming is not None:
        return _IN_SHORT[coming.kind], f"{paused}{moment(coming.due_at, zone)}."
    check = next((each for each in plan.upcoming if each.kind is Kind.NUDGE), None)
    if check is not None:
        at = moment(check.due_at, zone)
        said = f"{paused}a nudge if a figure calls for one, not before {at}."
        return _NEXT_MESSAGE, said
    return _NEXT_MESSAGE, "none, because everything is off."


def board_in_words(plan: Plan) -> str:
    """Says whether the team's board shows the member."""
    if plan.council:
        return "No board shows you: council mode is on."
    several = len(plan.teams) > 1
    shown = {
        True: f"The boards of {words.names(plan.teams, longest=80)} show you"
        if several
        else "The team's board shows you",
        False: "No board shows you",
        None: "No board shows you until you say that it may",
    }[plan.settings.on_board]
    if plan.settings.on_board and plan.joined and not plan.teams:
        return f"{shown} once you are in a team; an admin adds you in `/ssi setup`."
    return f"{shown}."


def _reminder_time(settings: MemberSettings) -> str:
    if settings.quiet_until is not None and settings.is_quiet(REMINDER_MINUTE):
        return f"when your quiet hours end ({time_of_day(settings.quiet_until)})"
    return time_of_day(REMINDER_MINUTE)


def _upcoming(upcoming: Upcoming, plan: Plan) -> str:
    at = moment(upcoming.due_at, zone_named(plan.zone_name))
    name = _NEXT[upcoming.kind]
    separator = " " if upcoming.kind is Kind.NUDGE else ": "
    return f"{name}{separator}{at}, {place(plan.zone_name)}."
