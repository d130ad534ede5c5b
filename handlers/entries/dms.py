"""Logging DMs: by one line, by the form, by a button, by answers to questions."""

import re
from dataclasses import replace
from functools import partial

from slack_bolt.app.async_app import AsyncApp

from domain.entries.dms import DmEntry, DmWeekEntry
from domain.entries.person_reference import NO_PERSON, PersonQuestion, PersonQuestionKind
from domain.entries.touches import Relation
from domain.errors import UserError
from domain.timing.typed_days import TypedDay, TypedWeek
from domain.typed.dm_line import DmLine, DmWeekLine, people_count
from handlers.desk import Desk
from handlers.entries.pending import pack_or_refuse, unpack
from handlers.entries.person_fields import (
    answers_to,
    ask_in_form,
    fixed_day,
    prefill_from_button,
    prefill_from_entry,
    whom_in,
)
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.dm_figures import dms_without_reply
from services.entries.dm_weeks import log_dm_week
from services.entries.dms import log_dm, record_reply
from views import notices
from views.blocks import Modal
from views.coaching.follow_up import SECOND_MESSAGE
from views.entries.dm_form import LAST_WEEK, REPLIED, DmPrefill, dm_form
from views.entries.dms import dm_logged, dm_week_logged, numbers_without_words
from views.entries.person_questions import person_question_message
from views.entries.who_replied import who_replied
from views.ids import Action, Field, Form


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons."""
    app.view(Form.DM)(front_door(desk, submit_form))
    app.action(re.compile(f"^{Action.OPEN_DM}(:.*)?$"))(front_door(desk, open_from_button))
    app.action(re.compile(f"^{Action.ANSWER_DM}:"))(front_door(desk, take_answer))
    app.action(re.compile(f"^{Action.ANSWER_DM_WEEK}:"))(front_door(desk, take_week_answer))
    app.action(Action.WRITE_ONCE_MORE)(front_door(desk, write_once_more))
    app.action(Action.SHOW_UNANSWERED)(front_door(desk, show_unanswered))
    app.action(Action.THEY_REPLIED)(front_door(desk, mark_replied))


async def dm_line(visit: Visit, line: DmLine | DmWeekLine | None) -> None:
    """Handles ``/ssi dm …``."""
    match line:
        case None:
            await open_form(visit)
        case DmWeekLine():
            await _week_line(visit, line)
        case DmLine(whom, relation, replied, said_on):
            await _save(visit, DmEntry(whom, relation, replied, said_on), visit.key)


async def show_unanswered(visit: Visit) -> None:
    """Handles ``/ssi replied`` and *Who hasn't replied?*: asks who replied."""
    await visit.begin_reading()
    waiting = await visit.read(dms_without_reply, visit.now)
    anyone = pack_or_refuse(visit.key, DmEntry(NO_PERSON, replied=True))
    await visit.answer(who_replied(waiting, anyone))


async def open_form(visit: Visit) -> None:
    """Opens the form, empty."""
    await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        text = (
            "Let's log a DM. You can also type it here, like `dm Jane Doe at Acme` or "
            "`dm 3 target 5 other`."
        )
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_DM))
        return
    await visit.show(dm_form(visit.key, DmPrefill()))


async def open_from_button(visit: Visit) -> None:
    """Handles a button that opens the form; it may carry a DM, a contact or an account."""
    carried = value_of(visit.body)
    if not carried:
        await open_form(visit)
    elif carried.startswith("{"):
        await _open_with(visit, unpack(carried, DmEntry)[1])
    else:

        async def form() -> Modal:
            about = await prefill_from_button(visit, carried)
            company = None if about.contact is not None else about.account
            return dm_form(visit.key, DmPrefill(about.contact, company))

        await visit.show_when_read("Log a DM", form)


async def write_once_more(visit: Visit) -> None:
    """Handles *Not yet: write once more*: opens the form for the person, with the advice."""

    async def form() -> Modal:
        about = await prefill_from_button(visit, value_of(visit.body))
        return dm_form(visit.key, DmPrefill(about.contact), SECOND_MESSAGE)

    await visit.show_when_read("Log a DM", form)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form."""
    form, metadata = form_values(visit.view), notices.metadata_of(visit.view)
    whom = whom_in(form, metadata)
    totals = week_totals_in(form)
    if totals != (None, None):
        if _entry_in(form, DmEntry(whom)) != DmEntry(NO_PERSON):
            raise UserError(
                "That's one DM and a week's totals at once.",
                "Fill in one half, and empty the other.",
                field=Field.WHOM,
            )
        ago = 1 if form.texts.get(Field.WEEK) == LAST_WEEK else 0
        await _save_week(visit, DmWeekEntry(*totals, TypedWeek(ago=ago)), visit.form_key)
        return
    if not whom.name and whom.contact_id is None:
        raise UserError(
            "Whom did you write to?", "Type their name and choose it.", field=Field.WHOM
        )
    await _save(visit, _entry_in(form, DmEntry(whom)), visit.form_key)


async def take_answer(visit: Visit) -> None:
    """Handles an answer to a question: logs the DM that its button carries."""
    key, entry = unpack(value_of(visit.body), DmEntry)
    await _save(visit, entry, key)


async def take_week_answer(visit: Visit) -> None:
    """Handles the answer that says what bare numbers count: logs the totals that it carries."""
    key, entry = unpack(value_of(visit.body), DmWeekEntry)
    await _save_week(visit, entry, key)


async def mark_replied(visit: Visit) -> None:
    """Handles *They replied* under a DM."""
    dm_id = int(value_of(visit.body))
    result = await visit.save(record_reply, dm_id)
    publish_home_soon(visit)
    await visit.answer(dm_logged(result))


def week_totals_in(form: FormValues) -> tuple[int | None, int | None]:
    """Returns a week's totals: people written to at target accounts, and others.

    Raises:
        WrongFieldsError: A field is no number.
    """
    wrong = FieldErrors()
    target, other = (
        wrong.collect(partial(people_count, form.texts[name], field=name))
        if name in form.texts
        else None
        for name in (Field.WEEK_TARGET, Field.WEEK_OTHER)
    )
    wrong.refuse()
    return target, other


async def _save(visit: Visit, entry: DmEntry, key: str) -> None:
    """Logs a DM and confirms it, or asks a question first."""
    result = await visit.save_as(key, log_dm, entry)
    if isinstance(result, PersonQuestion):
        await _ask(visit, result, entry, key)
        return
    publish_home_soon(visit)
    await visit.answer(dm_logged(result), replace=True)


async def _ask(visit: Visit, question: PersonQuestion, entry: DmEntry, key: str) -> None:
    """Asks who is meant; if no contact has the name, a button opens the form for the company."""
    if visit.surface is Surface.SUBMISSION:
        await ask_in_form(visit, entry.whom, question)
        return
    entry = replace(entry, said_on=await fixed_day(visit, entry.said_on))
    answers = [
        (label, f"{Action.ANSWER_DM}:{position}", pack_or_refuse(key, replace(entry, whom=whom)))
        for position, (label, whom) in enumerate(answers_to(question))
    ]
    if question.question is PersonQuestionKind.COMPANY:
        answers.insert(0, ("Say the company", Action.OPEN_DM, pack_or_refuse(key, entry)))
    await visit.answer(person_question_message(question, answers), replace=True)


async def _open_with(visit: Visit, entry: DmEntry) -> None:
    """Opens the form, filled from an entry."""
    fields = await prefill_from_entry(visit, entry.whom, entry.said_on)
    prefill = DmPrefill(fields.person, fields.company, entry.relation, entry.replied, fields.day)
    await visit.show(dm_form(visit.key, prefill))


async def _week_line(visit: Visit, line: DmWeekLine) -> None:
    entry = DmWeekEntry(line.target, line.other, line.week)
    if not line.unlabelled:
        await _save_week(visit, entry, visit.key)
        return
    await visit.admit_soon()
    answers = [
        (label, f"{Action.ANSWER_DM_WEEK}:{position}", pack_or_refuse(visit.key, reading))
        for position, (label, reading) in enumerate(_readings(entry, line.unlabelled))
    ]
    await visit.answer(numbers_without_words(line.unlabelled, answers))


async def _save_week(visit: Visit, entry: DmWeekEntry, key: str) -> None:
    result = await visit.save_as(key, log_dm_week, entry)
    publish_home_soon(visit)
    await visit.answer(dm_week_logged(result), replace=True)


def _entry_in(form: FormValues, entry: DmEntry) -> DmEntry:
    relation, day = form.texts.get(Field.RELATION), form.day(Field.WRITTEN_ON)
    return replace(
        entry,
        relation=Relation(relation) if relation else None,
        replied=REPLIED in form.ticked.get(Field.REPLIED, ()),
        said_on=TypedDay(day) if day else None,
    )


def _readings(entry: DmWeekEntry, numbers: tuple[int, ...]) -> list[tuple[str, DmWeekEntry]]:
    """Returns what bare numbers may count, each with its label; words in the line leave fewer."""
    free = [name for name in ("target", "other") if getattr(entry, name) is None]
    if len(numbers) == 1:
        readings = [{name: numbers[0]} for name in free]
    elif len(numbers) == 2 and len(free) == 2:
        readings = [
            dict(zip(free, pair, strict=True)) for pair in dict.fromkeys((numbers, numbers[::-1]))
        ]
    else:
        readings = []
    return [
        (
            ", ".join(f"{number:,} {name}" for name, number in reading.items()),
            DmWeekEntry(
                reading.get("target", entry.target), reading.get("other", entry.other), entry.week
            ),
        )
        for reading in readings
    ]
