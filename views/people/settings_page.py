"""A member's settings as sentences, each group with a button that changes it."""

from domain.people.member_settings import MemberSettings, Plan, SettingsGroup
from domain.timing.schedules import Kind
from views import blocks, moments, words
from views.blocks import Block, Message
from views.ids import Action
from views.moments import days_of_week, time_of_day
from views.people.holiday_countries import holidays_in_words
from views.people.plan import board_in_words, next_days, what_holds_back, what_is_sent
from views.people.privacy import council_notice
from views.people.settings_form import GROUPS, RULE_LABELS, links_unheard, zone_line

TITLE = "Settings"


def settings_page(plan: Plan, *, saved: bool = False, hears_links: bool = True) -> Message:
    """What holds for the member, and when each message comes next.

    Args:
        saved: Whether it answers a form that was saved.
        hears_links: Whether Slack tells the bot of links that people post.
    """
    groups = _groups(plan)
    groups[SettingsGroup.MESSAGES] += _link_offers(plan, hears_links)
    held_back = what_holds_back(plan)
    said = ["*Saved.*"] if saved else []
    zone = zone_line(plan)
    council = [council_notice()] if plan.council else []
    told = [words.unbold(block["elements"][0]["text"]) for block in council]
    rows: list[Block] = [
        *blocks.lines([*said, *held_back]),
        *council,
        *(
            blocks.section("\n".join([f"*{GROUPS[group]}*", *lines]), accessory=_edit(group))
            for group, lines in groups.items()
        ),
        blocks.context(zone),
    ]
    if not plan.joined:
        rows.append(
            blocks.actions(
                blocks.button("See what is sent, and join", Action.OPEN_JOIN, style="primary")
            )
        )
    texts = [f"{GROUPS[group]}: {' '.join(lines)}" for group, lines in groups.items()]
    shown = [*map(words.unbold, said), *held_back, *told, *texts, zone]
    return Message(" ".join(shown), tuple(rows))


def _groups(plan: Plan) -> dict[SettingsGroup, list[str]]:
    """The sentences of each group."""
    chosen = plan.settings
    days = next_days(plan)
    digest, reminder, nudges = (f"{line}." for line in what_is_sent(chosen))
    # The heading says already what it is about.
    nudges = words.capital(nudges.partition(": ")[2])
    if Kind.DIGEST in days:
        digest += f" Next digest: {days[Kind.DIGEST]}."
    if Kind.REMINDER in days:
        reminder += f" Next reminder: {days[Kind.REMINDER]}."
    if Kind.NUDGE in days:
        nudges += f" Next check: {days[Kind.NUDGE]}."
    return {
        SettingsGroup.MESSAGES: [digest, reminder, *_coach_week(plan)],
        SettingsGroup.NUDGES: [nudges, *_left_out(chosen)],
        SettingsGroup.HOURS: [
            f"You work {days_of_week(chosen.working_days)}. "
            f"Days off: {holidays_in_words(chosen.country, plan.zone_name)}.",
            _quiet(chosen),
        ],
        SettingsGroup.SEEN_BY: [*_board(plan), *_seen(plan)],
        SettingsGroup.PAUSE: [_pause(plan)],
    }


def _coach_week(plan: Plan) -> list[str]:
    if not plan.coaches:
        return []
    on = plan.settings.coach_week_on
    return ["Your teams' week: half an hour after the digest." if on else "Your teams' week: off."]


def _link_offers(plan: Plan, hears_links: bool) -> list[str]:
    if not plan.settings.link_offers_on:
        return []
    offers = "I offer to log LinkedIn links that you post in channels."
    return [offers if hears_links else links_unheard(plan)]


def _left_out(chosen: MemberSettings) -> list[str]:
    muted = [shown for rule, shown in RULE_LABELS.items() if rule in chosen.muted_rules]
    if not chosen.nudges_on or not muted:
        return []
    return [f"Not about: {'; '.join(muted)}."]


def _quiet(chosen: MemberSettings) -> str:
    if chosen.quiet_from is None or chosen.quiet_until is None:
        return "No quiet hours."
    hours = f"{time_of_day(chosen.quiet_from)} to {time_of_day(chosen.quiet_until)}"
    return f"Quiet from {hours}: late messages wait."


def _board(plan: Plan) -> list[str]:
    """What the board shows; of council mode, the notice above says that it shows nobody."""
    if plan.council:
        return []
    if not plan.settings.on_board or not plan.joined:
        until = " until you say that it may" if plan.settings.on_board is None else ""
        return [f"Board: it doesn't show you{until}."]
    amounts = "with" if plan.settings.board_amounts else "without"
    shown = f"Board: your name, your figures, your wins {amounts} the amounts of deals."
    # One team's board needs no name.
    return [f"{shown} {board_in_words(plan)}" if len(plan.teams) != 1 else shown]


def _seen(plan: Plan) -> list[str]:
    chosen = plan.settings
    return [
        f"`/ssi pipeline` and account pages: {_wins_seen(plan)}.",
        "SSI score: coaches see it."
        if chosen.shares_ssi and not plan.council
        else "SSI score: only you.",
        "With whom you are in touch, and when: teammates see it."
        if chosen.shares_accounts
        else "With whom you are in touch, and when: only you.",
    ]


def _wins_seen(plan: Plan) -> str:
    if plan.council:
        return "only you see your wins"
    also = " and teammates" if plan.settings.on_board else ""
    return f"coaches{also} see your wins with amounts"


def _pause(plan: Plan) -> str:
    until = plan.settings.paused_until
    if until is None or not plan.paused:
        return "No pause."
    return f"Until {moments.day(until)}."


def _edit(group: SettingsGroup) -> Block:
    return blocks.button("Edit", f"{Action.EDIT_SETTINGS}:{group.value}", group.value)
