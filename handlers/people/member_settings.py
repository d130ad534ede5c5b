"""A member's own settings."""

from datetime import date

from slack_bolt.app.async_app import AsyncApp

from domain.people.board_consent import BoardChoice
from domain.people.member_settings import MemberSettings, Plan
from handlers.desk import Desk
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface
from handlers.visit import Visit
from services.people.member_settings import change_settings, own_plan
from views import notices
from views.blocks import Modal
from views.ids import Action, Field, Form
from views.moments import minute_of
from views.people.holiday_countries import chosen_country
from views.people.settings_form import OFF, ON, RULE_LABELS, SHARED, settings_form, settings_saved


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and its button."""
    app.view(Form.SETTINGS)(front_door(desk, submit_settings))
    app.action(Action.OPEN_SETTINGS)(front_door(desk, open_settings))


async def open_settings(visit: Visit) -> None:
    """Handles ``/ssi settings``."""
    if visit.surface is Surface.DIRECT_MESSAGE:
        await visit.person()
        text = "Your settings: what I send, when, and what others see."
        await visit.answer(notices.open_form(text, "Open my settings", Action.OPEN_SETTINGS))
        return

    async def form() -> Modal:
        return settings_form(await visit.read(own_plan, visit.now))

    await visit.show_when_read("Settings", form)


async def submit_settings(visit: Visit) -> None:
    """Handles the submitted form."""
    before: Plan = await visit.read(own_plan, visit.now)
    settings = _settings_in(form_values(visit.view), before.settings, before.today)
    plan = await visit.save(change_settings, settings)
    await visit.answer(settings_saved(plan))
    publish_home_soon(visit)


def _settings_in(form: FormValues, before: MemberSettings, today: date) -> MemberSettings:
    """Returns the settings in the form; a message that is off keeps its day and time."""
    digest_day = form.texts.get(Field.DIGEST_DAY, OFF)
    reminder_day = form.texts.get(Field.REMINDER_DAY, OFF)
    ticked = (*form.ticked.get(Field.NUDGES, ()), *form.ticked.get(Field.TARGET_NUDGES, ()))
    muted = {rule for rule in RULE_LABELS if rule not in ticked}
    answer = form.texts.get(Field.ON_BOARD)
    chosen = BoardChoice(answer) if answer is not None else None
    paused_until = form.day(Field.PAUSED_UNTIL)
    return MemberSettings(
        on_board=before.on_board if chosen is None else chosen.on_board,
        board_amounts=before.board_amounts if chosen is None else chosen.amounts,
        shares_ssi=form.texts.get(Field.SHARES_SSI) == SHARED,
        shares_accounts=form.texts.get(Field.SHARES_ACCOUNTS) == SHARED,
        digest_on=digest_day != OFF,
        digest_weekday=before.digest_weekday if digest_day == OFF else int(digest_day),
        digest_minute=_minute(form, Field.DIGEST_TIME, before.digest_minute),
        reminder_on=reminder_day != OFF,
        reminder_day=before.reminder_day if reminder_day == OFF else int(reminder_day),
        nudges_on=bool(ticked),
        nudge_minute=_minute(form, Field.NUDGE_TIME, before.nudge_minute),
        coach_week_on=form.texts.get(Field.COACH_WEEK, ON if before.coach_week_on else OFF) == ON,
        muted_rules=before.muted_rules - set(RULE_LABELS) | muted,
        working_days=tuple(int(day) for day in form.ticked.get(Field.WORK_DAYS, ())),
        country=chosen_country(form.texts.get(Field.HOLIDAYS), before.country),
        quiet_from=_quiet_minute(form, Field.QUIET_FROM),
        quiet_until=_quiet_minute(form, Field.QUIET_UNTIL),
        paused_until=paused_until if paused_until and paused_until > today else None,
    )


def _minute(form: FormValues, name: Field, before: int) -> int:
    return minute_of(form.texts[name]) if name in form.texts else before


def _quiet_minute(form: FormValues, name: Field) -> int | None:
    chosen = form.texts.get(name, OFF)
    return None if chosen == OFF else minute_of(chosen)
