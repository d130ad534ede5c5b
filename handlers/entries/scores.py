"""Logging an SSI score: by one line, or by the form."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from slack_bolt.app.async_app import AsyncApp

from domain.entries.scores import Pillar, SsiScore, make_score
from domain.timing.typed_days import TypedDay
from domain.typed.numbers import parse_decimal, parse_percent
from handlers.desk import Desk
from handlers.entries.pending import unpack
from handlers.entries.person_fields import day_of
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.scores import log_score
from views import notices
from views.entries.scores import score_form, score_logged
from views.ids import Action, Field, Form


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and its button."""
    app.view(Form.SCORE)(front_door(desk, submit_form))
    app.action(Action.OPEN_SCORE)(front_door(desk, open_form))


async def score_line(visit: Visit, score: SsiScore | None, said_on: TypedDay | None = None) -> None:
    """Handles ``/ssi score …``."""
    if score is None:
        await open_form(visit)
        return
    if said_on is not None:
        score = replace(score, scored_on=await day_of(visit, said_on))
    await _save(visit, score, visit.key)


async def open_form(visit: Visit) -> None:
    """Opens the form."""
    await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        text = "Let's note your SSI score. You can also type it here, like `score 47`."
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_SCORE))
        return
    carried = value_of(visit.body) if "actions" in visit.body else ""
    known = unpack(carried, SsiScore)[1] if carried else None
    await visit.show(score_form(visit.key, known))


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form."""
    await _save(visit, _score_in(form_values(visit.view)), visit.form_key)


async def _save(visit: Visit, score: SsiScore, key: str) -> None:
    result = await visit.save_as(key, log_score, score)
    publish_home_soon(visit)
    await visit.answer(score_logged(result))


def _score_in(form: FormValues) -> SsiScore:
    wrong = FieldErrors()

    def points(name: Field) -> Decimal | None:
        typed = form.texts.get(name)
        return wrong.collect(partial(parse_decimal, typed, field=name)) if typed else None

    def rank(name: Field) -> int | None:
        typed = form.texts.get(name)
        return wrong.collect(partial(parse_percent, typed, field=name)) if typed else None

    pillars = [points(pillar.field) for pillar in Pillar]
    overall = points(Field.OVERALL)
    industry, network = rank(Field.INDUSTRY_RANK), rank(Field.NETWORK_RANK)
    wrong.refuse()
    return make_score(
        pillars=pillars,
        overall=overall,
        industry_rank=industry,
        network_rank=network,
        scored_on=form.day(Field.SCORED_ON),
    )
