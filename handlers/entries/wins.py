"""Logging wins: by one line, by the form, by answers to questions."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from domain.entries.wins import (
    TypedMoney,
    WinEntry,
    WinKind,
    WinQuestion,
    WinQuestionKind,
)
from domain.errors import UserError
from domain.targets.choices import AccountChoice, TypedCompany
from domain.timing.typed_days import TypedDay
from domain.typed.amounts.currencies import OFFERED, currencies_named
from domain.typed.amounts.money import parse_money
from domain.typed.win_line import company_in_field
from handlers.desk import Desk
from handlers.entries.pending import pack_or_refuse, unpack
from handlers.entries.person_fields import company_to_choose, day_of, prefill_from_button
from handlers.entries.win_answers import answers
from handlers.figures.home import publish_home_soon
from handlers.form_fields import FieldErrors, FormValues, form_values
from handlers.front_door import front_door
from handlers.payloads import Surface, value_of
from handlers.visit import Visit
from services.entries.wins import log_win
from views import notices
from views.blocks import Block, Modal
from views.entries.person_questions import NONE_OF_THEM, person_question_boxes
from views.entries.win_form import ANOTHER, SAME, WinPrefill, same_boxes, win_form
from views.entries.wins import question, same_win, win_logged, win_question
from views.ids import Action, Field, Form
from views.targets.choices import read_company_choice
from views.wording.entry_words import plain_amount, qualified

#: Metadata keys: the company that a question was about, and the account given as the answer.
_ASKED, _ANSWERED = "asked", "answered"


def register(app: AsyncApp, desk: Desk) -> None:
    """Registers the form and the buttons."""
    app.view(Form.WIN)(front_door(desk, submit_form))
    app.action(re.compile(f"^{Action.OPEN_WIN}(:.*)?$"))(front_door(desk, open_from_button))
    app.action(re.compile(f"^{Action.ANSWER_WIN}:"))(front_door(desk, take_answer))
    app.action(Action.SAME_WIN)(front_door(desk, confirm_same))


async def win_line(visit: Visit, entry: WinEntry | None) -> None:
    """Handles ``/ssi win …``: logs at once, or opens the form if no company is named."""
    if entry is None or not entry.company:
        await open_form(visit, entry)
        return
    await _save(visit, entry, visit.key)


async def open_form(visit: Visit, entry: WinEntry | None = None) -> None:
    """Opens the form, filled from the entry."""
    await visit.admit_soon()
    if visit.surface is Surface.DIRECT_MESSAGE:
        text = "Let's log a win. You can also type it here, like `win 45000 EUR Acme`."
        value = pack_or_refuse(visit.key, entry) if entry else None
        await visit.answer(notices.open_form(text, "Open the form", Action.OPEN_WIN, value))
        return
    await visit.show(win_form(visit.key, await _prefill(visit, entry or WinEntry())))


async def open_from_button(visit: Visit) -> None:
    """Handles a button that opens the form; it may carry a win, a contact or an account."""
    carried = value_of(visit.body)
    if not carried or carried.startswith("{"):
        entry = unpack(carried, WinEntry)[1] if carried else WinEntry()
        await visit.show(win_form(visit.key, await _prefill(visit, entry)))
        return

    async def form() -> Modal:
        about = await prefill_from_button(visit, carried)
        return win_form(visit.key, WinPrefill(company=about.account))

    await visit.show_when_read("Log a win", form)


async def submit_form(visit: Visit) -> None:
    """Handles the submitted form."""
    form, metadata = form_values(visit.view), notices.metadata_of(visit.view)
    if form.texts.get(Field.CONFIRMED) == SAME:
        await visit.answer(same_win())
        return
    await _save(visit, _entry_in(form, metadata), visit.form_key)


async def take_answer(visit: Visit) -> None:
    """Handles an answer to a question: logs the win that its button carries."""
    key, entry = unpack(value_of(visit.body), WinEntry)
    await _save(visit, entry, key)


async def confirm_same(visit: Visit) -> None:
    """Handles the answer that the win is logged already: logs nothing."""
    await visit.person()
    await visit.answer(same_win(), replace=True)


async def _save(visit: Visit, entry: WinEntry, key: str) -> None:
    """Logs a win and confirms it, or asks a question first."""
    result = await visit.save_as(key, log_win, entry)
    if isinstance(result, WinQuestion):
        await _ask(visit, result, entry, key)
        return
    publish_home_soon(visit)
    await visit.answer(win_logged(result), replace=True)


async def _ask(visit: Visit, asked: WinQuestion, entry: WinEntry, key: str) -> None:
    """Asks a question about a win: in the form, or by buttons."""
    if visit.surface is Surface.SUBMISSION:
        remember = {_ASKED: entry.company, _ANSWERED: _account_answer(entry)}
        await visit.show(notices.refilled(visit.view, _question_blocks(asked), remember=remember))
        return
    await visit.answer(win_question(asked, answers(asked, key)), replace=True)


async def _prefill(visit: Visit, entry: WinEntry) -> WinPrefill:
    """Returns the fields of a form that opens with an entry."""
    money = entry.money
    currencies = currencies_named(money.currency) if money else ()
    currency = currencies[0] if len(currencies) == 1 else None
    amount = plain_amount(money.amount) if money else ""
    if entry.up_to is not None:
        amount = f"{amount}–{plain_amount(entry.up_to.amount)}"
    if currency is not None and currency not in OFFERED:
        amount, currency = f"{amount} {currency}", None
    amount = qualified(amount, money.qualifier if money else None)
    return WinPrefill(
        kind=entry.meant,
        company=await company_to_choose(visit, entry.company),
        amount=amount,
        currency=currency,
        won_on=await day_of(visit, entry.said_on) if entry.said_on else None,
    )


def _question_blocks(asked: WinQuestion) -> list[Block]:
    """Returns the blocks that ask a question on top of the form.

    Raises:
        UserError: A field of the form answers the question; the error is shown under that field.
    """
    if asked.question is WinQuestionKind.COMPANY and asked.whom is not None:
        return person_question_boxes(asked.whom)
    if asked.question is WinQuestionKind.SAME and asked.similar is not None:
        return same_boxes(asked.entry, asked.similar)
    if asked.question is WinQuestionKind.ZERO:
        fix = "Type the amount, or leave it empty."
        raise UserError(question(asked), fix, field=Field.AMOUNT)
    field = Field.CURRENCY if asked.question is WinQuestionKind.CURRENCY else Field.WIN_KIND
    raise UserError(question(asked), "Choose one here.", field=field)


def _entry_in(form: FormValues, metadata: Mapping[str, Any]) -> WinEntry:
    wrong = FieldErrors()
    money = wrong.collect(partial(_money_in, form))
    wrong.refuse()
    day = form.day(Field.WON_ON)
    kind = form.texts.get(Field.WIN_KIND)
    entry = WinEntry(
        kind=WinKind(kind) if kind else None,
        money=money,
        said_on=TypedDay(day) if day else None,
        another=form.texts.get(Field.CONFIRMED) == ANOTHER,
    )
    match read_company_choice(form.texts.get(Field.COMPANY)):
        case AccountChoice(account_id):
            return replace(entry, account_id=account_id)
        case TypedCompany(name):
            typed = replace(entry, company=company_in_field(name))
            return _with_answer(typed, form, metadata)
        case None:
            return entry


def _with_answer(entry: WinEntry, form: FormValues, metadata: Mapping[str, Any]) -> WinEntry:
    """Returns the entry with the account that an earlier answer gave for this company name."""
    if metadata.get(_ASKED) != entry.company:
        return entry
    chosen = form.texts.get(Field.CONFIRMED)
    answer = metadata.get(_ANSWERED) if chosen in (None, ANOTHER) else chosen
    if not answer:
        return entry
    if answer == NONE_OF_THEM:
        return replace(entry, outside=True)
    return replace(entry, account_id=int(answer))


def _account_answer(entry: WinEntry) -> str:
    """Returns the answer about the company so far; empty without one."""
    if entry.outside:
        return NONE_OF_THEM
    return str(entry.account_id or "") if entry.company else ""


def _money_in(form: FormValues) -> TypedMoney | None:
    """Returns the amount; its currency is typed after it or chosen in the next field.

    Raises:
        UserError: The text is no amount, or the two currencies differ.
    """
    typed, chosen = form.texts.get(Field.AMOUNT), form.texts.get(Field.CURRENCY, "")
    if not typed:
        return None
    money = parse_money(typed, field=Field.AMOUNT)
    meant = currencies_named(money.currency)
    if chosen and len(meant) == 1 and meant != (chosen,):
        raise UserError(
            f"The amount says {money.currency}, and here it is {chosen}.",
            "Choose one.",
            field=Field.CURRENCY,
        )
    return replace(money, currency=chosen) if chosen else money
