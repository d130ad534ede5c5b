"""The forms of a member's settings, one for each group."""

import json

from domain.coaching.rules import NEVER_NUDGING
from domain.people.board_consent import board_choice
from domain.people.member_settings import LATEST_REMINDER_DAY, Plan, SettingsGroup
from domain.timing.months import WEEKDAYS
from views import blocks, inputs
from views.blocks import Block, Modal
from views.ids import VALUE, Field, Form
from views.moments import ordinal, place, time_of_day, times_of_day
from views.people.holiday_countries import holidays_menu
from views.people.joining import BOARD_ANSWERS, board_hint
from views.people.missing_scopes import LINK_OFFERS_MANIFEST
from views.wording.rule_names import ABOUT_POSTS, RULE_NAMES

OFF, ON = "off", "on"
COACH_WEEK = {ON: "Send me my teams' totals each week", OFF: "Don't send it"}
GROUPS: dict[SettingsGroup, str] = {
    SettingsGroup.MESSAGES: "Messages",
    SettingsGroup.NUDGES: "Nudges",
    SettingsGroup.HOURS: "Days and hours",
    SettingsGroup.SEEN_BY: "Board and privacy",
    SettingsGroup.PAUSE: "Pause",
}
#: The coaching rules as boxes. They are in two fields, as Slack allows ten boxes in one.
RULE_LABELS: dict[str, str] = {
    rule.value: shown for rule, shown in RULE_NAMES.items() if rule not in NEVER_NUDGING
}
_ABOUT_POSTS = {rule.value: RULE_NAMES[rule] for rule in ABOUT_POSTS if rule in RULE_LABELS}
_ABOUT_TARGETS = {name: shown for name, shown in RULE_LABELS.items() if name not in _ABOUT_POSTS}
_LINK_OFFERS = {ON: "Offer to log the post; only you see the offer", OFF: "Don't offer it"}
#: The group that the offers belong to.
_OFFERS = SettingsGroup.MESSAGES
HIDDEN, SHARED = "hidden", "shared"
_ACCOUNTS = {
    HIDDEN: "No, don't show my touches under my name",
    SHARED: "Yes, they see whom I was in touch with, and when",
}
_SSI = {HIDDEN: "Only I see it", SHARED: "Coaches see it in `stats team`"}


def settings_form(plan: Plan, group: SettingsGroup, *, hears_links: bool = False) -> Modal:
    """The form of one group, with the current settings.

    Args:
        hears_links: Whether Slack tells the bot of links that people post.
    """
    rows = {
        SettingsGroup.MESSAGES: _messages,
        SettingsGroup.NUDGES: _nudges,
        SettingsGroup.HOURS: _hours,
        SettingsGroup.SEEN_BY: _seen_by,
        SettingsGroup.PAUSE: _pause,
    }[group]
    shown = rows(plan)
    if group is _OFFERS:
        shown[-1:-1] = _link_offers(plan, hears_links)  # the last row is about all times
    return blocks.modal(
        GROUPS[group],
        shown,
        callback_id=Form.SETTINGS,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps({"group": group.value}),
    )


def _link_offers(plan: Plan, hears_links: bool) -> list[Block]:
    if not hears_links:
        return [blocks.context(links_unheard(plan))]
    return [
        inputs.radio(
            Field.LINK_OFFERS,
            "When you post a LinkedIn link in a channel where I am",
            _LINK_OFFERS,
            action_id=VALUE,
            initial=ON if plan.settings.link_offers_on else OFF,
            hint="Once for each link.",
        )
    ]


def links_unheard(plan: Plan) -> str:
    """That the bot hears of no links in channels, and who can change it."""
    how = "an admin can allow it"
    if plan.admin:
        how = f"whoever installed me can allow it, with `{LINK_OFFERS_MANIFEST}`"
    return f"I could offer to log a link when you post it in a channel: {how}."


def zone_line(plan: Plan) -> str:
    """Which zone all times are in. The zone is Slack's."""
    name = place(plan.zone_name)
    zone = name if name == "UTC" else f"{name} time ({plan.zone_name})"
    return f"All times are {zone}, from your Slack profile. If you change it there, I follow."


def _messages(plan: Plan) -> list[Block]:
    chosen = plan.settings
    days = {OFF: "No digest", **{str(day): name for day, name in WEEKDAYS.items()}}
    months = {
        OFF: "No reminder",
        **{str(day): f"The {ordinal(day)}" for day in range(1, LATEST_REMINDER_DAY + 1)},
    }
    return [
        _menu(
            Field.DIGEST_DAY,
            "Weekly digest",
            days,
            str(chosen.digest_weekday) if chosen.digest_on else OFF,
        ),
        _time(Field.DIGEST_TIME, "Digest time", chosen.digest_minute),
        _menu(
            Field.REMINDER_DAY,
            "Monthly SSI reminder, at 09:00",
            months,
            str(chosen.reminder_day) if chosen.reminder_on else OFF,
            hint="On a day off it waits for the next working day.",
        ),
        *_to_coaches(plan),
        blocks.context(zone_line(plan)),
    ]


def _nudges(plan: Plan) -> list[Block]:
    chosen = plan.settings
    wanted = [rule for rule in RULE_LABELS if rule not in chosen.muted_rules]
    wanted = wanted if chosen.nudges_on else []
    return [
        _rules(Field.NUDGES, "Nudges about your posts", _ABOUT_POSTS, wanted),
        _rules(
            Field.TARGET_NUDGES,
            "Nudges about target accounts",
            _ABOUT_TARGETS,
            wanted,
            hint="At most two a week in total. The digest still mentions the kinds you leave out.",
        ),
        _time(Field.NUDGE_TIME, "Nudge time", chosen.nudge_minute),
    ]


def _to_coaches(plan: Plan) -> list[Block]:
    if not plan.coaches:
        return []
    return [
        inputs.radio(
            Field.COACH_WEEK,
            "Your teams' week, half an hour after your digest",
            COACH_WEEK,
            action_id=VALUE,
            initial=ON if plan.settings.coach_week_on else OFF,
            hint="You get it as an admin or coach.",
        )
    ]


def _hours(plan: Plan) -> list[Block]:
    chosen = plan.settings
    weekdays = {str(day): name for day, name in WEEKDAYS.items()}
    return [
        inputs.checkboxes(
            Field.WORK_DAYS,
            "Working days",
            weekdays,
            action_id=VALUE,
            initial=[str(day) for day in chosen.working_days],
        ),
        holidays_menu(chosen.country, plan.zone_name),
        _quiet_time(
            Field.QUIET_FROM,
            "Quiet from",
            chosen.quiet_from,
            "Late messages wait until the quiet hours end. The times you chose for digest and "
            "nudges are kept.",
        ),
        _quiet_time(Field.QUIET_UNTIL, "Quiet until", chosen.quiet_until),
        blocks.context(zone_line(plan)),
    ]


def _pause(plan: Plan) -> list[Block]:
    return [
        inputs.date_input(
            Field.PAUSED_UNTIL,
            "Pause everything until",
            action_id=VALUE,
            initial=plan.settings.paused_until,
            hint="Messages start again on that day. Today, or no date, means no pause.",
        ),
    ]


def _seen_by(plan: Plan) -> list[Block]:
    chosen = plan.settings
    shown = board_choice(chosen.on_board, chosen.board_amounts)
    return [
        inputs.radio(
            Field.ON_BOARD,
            "Show you on your team's weekly board?",
            BOARD_ANSWERS,
            action_id=VALUE,
            initial=shown,
            hint=board_hint(council=plan.council),
            optional=True,
        ),
        inputs.radio(
            Field.SHARES_SSI,
            "Your SSI score",
            _SSI,
            action_id=VALUE,
            initial=SHARED if chosen.shares_ssi else HIDDEN,
            hint="It is never ranked.",
        ),
        inputs.radio(
            Field.SHARES_ACCOUNTS,
            "May teammates see whom you're in touch with at target accounts?",
            _ACCOUNTS,
            action_id=VALUE,
            initial=SHARED if chosen.shares_accounts else HIDDEN,
            hint="They never see what you wrote. If you both say yes, I warn you when you write to "
            "the same person.",
        ),
    ]


def _rules(
    name: Field, label: str, options: dict[str, str], wanted: list[str], hint: str = ""
) -> Block:
    initial = [rule for rule in wanted if rule in options]
    return inputs.checkboxes(name, label, options, action_id=VALUE, initial=initial, hint=hint)


def _menu(name: Field, label: str, options: dict[str, str], initial: str, hint: str = "") -> Block:
    return inputs.select(
        name, label, options, action_id=VALUE, initial=initial, hint=hint, optional=False
    )


def _time(name: Field, label: str, minute: int) -> Block:
    return _menu(name, label, times_of_day(minute), time_of_day(minute))


def _quiet_time(name: Field, label: str, minute: int | None, hint: str = "") -> Block:
    options = {OFF: "No quiet hours", **times_of_day(minute)}
    return _menu(name, label, options, OFF if minute is None else time_of_day(minute), hint)
