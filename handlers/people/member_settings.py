"""A member's own settings."""

import re
from dataclasses import replace
from datetime import date

from slack_bolt.app.async_app import AsyncApp

from domain.people.board_consent import BoardChoice
from domain.people.member_settings import MemberSettings, Plan, SettingsGroup
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.people.member_settings import change_settings, own_plan
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.moments import minute_of
from views.people.holiday_countries import chosen_country
from views.people.missing_scopes import LINK_OFFERS
from views.people.settings_form import GROUPS, OFF, ON, RULE_LABELS, SHARED, settings_form
from views.people.settings_page import TITLE, settings_page


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and its buttons."""
    app.view(Form.SETTINGS)(front_door(desk, submit_settings))
    app.action(Action.OPEN_SETTINGS)(front_door(desk, open_settings))
    app.action(re.compile(f"^{Action.EDIT_SETTINGS}:"))(front_door(desk, edit_group))


async def open_settings(visit: Visit) -> None:
    """Handles ``/ssi settings``: shows what holds, with a button to change each group."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        plan = await visit.read(own_plan, visit.now)
        await visit.answer(settings_page(plan, hears_links=_hears_links(visit)))
        return

    async def page() -> Modal:
        plan = await visit.read(own_plan, visit.now)
        return notices.as_modal(settings_page(plan, hears_links=_hears_links(visit)), TITLE)

    await visit.show_when_read(TITLE, page)


async def edit_group(visit: Visit) -> None:
    """Opens the form of one group."""
    group = SettingsGroup(value_of(visit.body))

    async def form() -> Modal:
        plan = await visit.read(own_plan, visit.now)
        return settings_form(plan, group, hears_links=_hears_links(visit))

    await visit.show_when_read(GROUPS[group], form)


async def submit_settings(visit: Visit) -> None:
    """Handles a group's submitted form, and shows all settings."""
    before: Plan = await visit.read(own_plan, visit.now)
    group = SettingsGroup(notices.metadata_of(visit.view)["group"])
    settings = _settings_in(form_values(visit.view), group, before.settings, before.today)
    plan = await visit.save(change_settings, settings)
    page = settings_page(plan, saved=True, hears_links=_hears_links(visit))
    await visit.show(notices.as_modal(page, TITLE))
    publish_home_soon(visit)


def _hears_links(visit: Visit) -> bool:
    return not visit.desk.scopes.lacks(LINK_OFFERS)


def _settings_in(
    form: FormValues, group: SettingsGroup, before: MemberSettings, today: date
) -> MemberSettings:
    """Returns the settings with those of a group's form."""
    read = {
        SettingsGroup.MESSAGES: _messages,
        SettingsGroup.NUDGES: _nudges,
        SettingsGroup.HOURS: _hours,
        SettingsGroup.SEEN_BY: _seen_by,
    }
    if group is SettingsGroup.PAUSE:
        until = form.day(Field.PAUSED_UNTIL)
        return replace(before, paused_until=until if until and until > today else None)
    return read[group](form, before)


def _messages(form: FormValues, before: MemberSettings) -> MemberSettings:
    """A message that is off keeps its day and time."""
    digest_day = form.texts.get(Field.DIGEST_DAY, OFF)
    reminder_day = form.texts.get(Field.REMINDER_DAY, OFF)
    return replace(
        before,
        digest_on=digest_day != OFF,
        digest_weekday=before.digest_weekday if digest_day == OFF else int(digest_day),
        digest_minute=_minute(form, Field.DIGEST_TIME, before.digest_minute),
        reminder_on=reminder_day != OFF,
        reminder_day=before.reminder_day if reminder_day == OFF else int(reminder_day),
        coach_week_on=_is_on(form, Field.COACH_WEEK, before.coach_week_on),
        link_offers_on=_is_on(form, Field.LINK_OFFERS, before.link_offers_on),
    )


def _nudges(form: FormValues, before: MemberSettings) -> MemberSettings:
    ticked = (*form.ticked.get(Field.NUDGES, ()), *form.ticked.get(Field.TARGET_NUDGES, ()))
    muted = {rule for rule in RULE_LABELS if rule not in ticked}
    return replace(
        before,
        nudges_on=bool(ticked),
        nudge_minute=_minute(form, Field.NUDGE_TIME, before.nudge_minute),
        muted_rules=before.muted_rules - set(RULE_LABELS) | muted,
    )


def _hours(form: FormValues, before: MemberSettings) -> MemberSettings:
    return replace(
        before,
        working_days=tuple(int(day) for day in form.ticked.get(Field.WORK_DAYS, ())),
        country=chosen_country(form.texts.get(Field.HOLIDAYS), before.country),
        quiet_from=_quiet_minute(form, Field.QUIET_FROM),
        quiet_until=_quiet_minute(form, Field.QUIET_UNTIL),
    )


def _seen_by(form: FormValues, before: MemberSettings) -> MemberSettings:
    answer = form.texts.get(Field.ON_BOARD)
    chosen = BoardChoice(answer) if answer is not None else None
    return replace(
        before,
        on_board=before.on_board if chosen is None else chosen.on_board,
        board_amounts=before.board_amounts if chosen is None else chosen.amounts,
        shares_ssi=form.texts.get(Field.SHARES_SSI) == SHARED,
        shares_accounts=form.texts.get(Field.SHARES_ACCOUNTS) == SHARED,
    )


def _is_on(form: FormValues, name: Field, before: bool) -> bool:
    return form.texts.get(name, ON if before else OFF) == ON


def _minute(form: FormValues, name: Field, before: int) -> int:
    return minute_of(form.texts[name]) if name in form.texts else before


def _quiet_minute(form: FormValues, name: Field) -> int | None:
    chosen = form.texts.get(name, OFF)
    return None if chosen == OFF else minute_of(chosen)
