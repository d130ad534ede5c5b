"""A member's settings: the form, and the answer to saving it."""

from domain.coaching.rules import NEVER_NUDGING
from domain.people.board_consent import board_choice
from domain.people.member_settings import LATEST_REMINDER_DAY, MemberSettings, Plan
from domain.timing.months import WEEKDAYS
from views import blocks
from views.blocks import Block, Message, Modal
from views.ids import FORM_NOTICE, VALUE, Action, Field, Form
from views.moments import ordinal, place, time_of_day, times_of_day
from views.people.holiday_countries import holidays_menu
from views.people.joining import BOARD_ANSWERS, BOARD_RANKS
from views.people.plan import board_in_words, what_is_next
from views.people.privacy import council_notice
from views.wording.rule_names import ABOUT_POSTS, RULE_NAMES

OFF = "off"
#: The coaching rules as boxes. They are in two fields, as Slack allows ten boxes in one.
RULE_LABELS: dict[str, str] = {
    rule.value: shown for rule, shown in RULE_NAMES.items() if rule not in NEVER_NUDGING
}
_ABOUT_POSTS = {rule.value: RULE_NAMES[rule] for rule in ABOUT_POSTS if rule in RULE_LABELS}
_ABOUT_TARGETS = {name: shown for name, shown in RULE_LABELS.items() if name not in _ABOUT_POSTS}
HIDDEN, SHARED = "hidden", "shared"
_ACCOUNTS = {
    HIDDEN: "No, don't show my touches under my name",
    SHARED: "Yes, they see whom I was in touch with, and when",
}
_SSI = {HIDDEN: "Only I see it", SHARED: "Coaches see it in `stats team`"}


def settings_form(plan: Plan) -> Modal:
    """The form with the current settings. The time zone is Slack's, and only shown."""
    chosen = plan.settings
    top: list[Block] = []
    if not plan.joined:
        top.append(
            blocks.section(
                "You haven't joined, so nothing is sent, whatever you choose here. "
                "`/ssi join` takes a few seconds.",
                block_id=FORM_NOTICE,
            )
        )
    top += [council_notice()] if plan.council else []
    top.append(
        blocks.context(
            f"All times are {place(plan.zone_name)} time ({plan.zone_name}), from your Slack "
            "profile. If you change it there, I follow."
        )
    )
    return blocks.modal(
        "Settings",
        [*top, *_messages(chosen), *_quiet(plan), *_seen_by(chosen)],
        callback_id=Form.SETTINGS,
        submit="Save",
        close="Cancel",
    )


def settings_saved(plan: Plan) -> Message:
    """Answers saved settings: the next messages, and what the board shows."""
    lines = [*what_is_next(plan), board_in_words(plan)]
    join = [] if plan.joined else [blocks.button("Join", Action.OPEN_JOIN, style="primary")]
    return Message(
        " ".join(["Saved.", *lines]),
        (
            blocks.section("\n".join(["*Saved.*", *(f"• {line}" for line in lines)])),
            blocks.actions(*join, blocks.button("Change", Action.OPEN_SETTINGS)),
        ),
    )


def _messages(chosen: MemberSettings) -> list[Block]:
    days = {OFF: "No digest", **{str(day): name for day, name in WEEKDAYS.items()}}
    months = {
        OFF: "No reminder",
        **{str(day): f"The {ordinal(day)}" for day in range(1, LATEST_REMINDER_DAY + 1)},
    }
    wanted = [rule for rule in RULE_LABELS if rule not in chosen.muted_rules]
    wanted = wanted if chosen.nudges_on else []
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
        _nudges(Field.NUDGES, "Nudges about your posts", _ABOUT_POSTS, wanted),
        _nudges(
            Field.TARGET_NUDGES,
            "Nudges about target accounts",
            _ABOUT_TARGETS,
            wanted,
            hint="At most two a week in total. The digest still mentions the kinds you leave out.",
        ),
        _time(Field.NUDGE_TIME, "Nudge time", chosen.nudge_minute),
    ]


def _quiet(plan: Plan) -> list[Block]:
    chosen = plan.settings
    weekdays = {str(day): name for day, name in WEEKDAYS.items()}
    return [
        blocks.checkboxes(
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
            "Late messages wait until the quiet hours end. The times you chose above are kept.",
        ),
        _quiet_time(Field.QUIET_UNTIL, "Quiet until", chosen.quiet_until),
        blocks.date_input(
            Field.PAUSED_UNTIL,
            "Pause everything until",
            action_id=VALUE,
            initial=chosen.paused_until,
            hint="Messages start again on that day. Today, or no date, means no pause.",
        ),
    ]


def _seen_by(chosen: MemberSettings) -> list[Block]:
    shown = board_choice(chosen.on_board, chosen.board_amounts)
    return [
        blocks.radio(
            Field.ON_BOARD,
            "Show you on your team's weekly board?",
            BOARD_ANSWERS,
            action_id=VALUE,
            initial=shown,
            hint=BOARD_RANKS,
            optional=True,
        ),
        blocks.radio(
            Field.SHARES_SSI,
            "Your SSI score",
            _SSI,
            action_id=VALUE,
            initial=SHARED if chosen.shares_ssi else HIDDEN,
            hint="It is never ranked.",
        ),
        blocks.radio(
            Field.SHARES_ACCOUNTS,
            "May teammates see whom you're in touch with at target accounts?",
            _ACCOUNTS,
            action_id=VALUE,
            initial=SHARED if chosen.shares_accounts else HIDDEN,
            hint="They never see what you wrote. If you both say yes, I warn you when you write to "
            "the same person.",
        ),
    ]


def _nudges(
    name: Field, label: str, options: dict[str, str], wanted: list[str], hint: str = ""
) -> Block:
    initial = [rule for rule in wanted if rule in options]
    return blocks.checkboxes(name, label, options, action_id=VALUE, initial=initial, hint=hint)


def _menu(name: Field, label: str, options: dict[str, str], initial: str, hint: str = "") -> Block:
    return blocks.select(
        name, label, options, action_id=VALUE, initial=initial, hint=hint, optional=False
    )


def _time(name: Field, label: str, minute: int) -> Block:
    return _menu(name, label, times_of_day(minute), time_of_day(minute))


def _quiet_time(name: Field, label: str, minute: int | None, hint: str = "") -> Block:
    options = {OFF: "No quiet hours", **times_of_day(minute)}
    return _menu(name, label, options, OFF if minute is None else time_of_day(minute), hint)
