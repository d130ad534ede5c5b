"""The buttons that answer a question about a win; each carries the answered entry."""

from dataclasses import replace

from domain.entries.wins import (
    WinEntry,
    WinKind,
    WinQuestion,
    WinQuestionKind,
    with_loose_words,
)
from handlers.entries.pending import pack_or_refuse
from handlers.entries.person_fields import answers_to
from views import limits
from views.blocks import shorten
from views.ids import Action
from views.wording.win_words import KINDS, typed_amount

Answers = list[tuple[str, str, str]]
"""Buttons as (label, action id, value)."""


def answers(asked: WinQuestion, key: str) -> Answers:
    """Returns the buttons under a question.

    Args:
        key: The idempotency key under which the answered entry is saved.

    Raises:
        UserError: The entry is too long for a button.
    """
    entry = asked.entry
    choices: list[tuple[str, WinEntry]] = []
    match asked.question:
        case WinQuestionKind.KIND:
            choices = [(label, replace(entry, kind=WinKind(kind))) for kind, label in KINDS.items()]
        case WinQuestionKind.CURRENCY:
            return _currency_answers(asked, key)
        case WinQuestionKind.RANGE | WinQuestionKind.ZERO | WinQuestionKind.LOOSE:
            return _amount_answers(asked, key)
        case WinQuestionKind.COMPANY if asked.whom is not None:
            choices = [
                (label, replace(entry, account_id=whom.account_id, outside=whom.outside))
                for label, whom in answers_to(asked.whom)
            ]
        case _:
            another = pack_or_refuse(key, replace(entry, another=True))
            return [
                ("Yes, it's the same", Action.SAME_WIN, "same"),
                ("No, log it", f"{Action.ANSWER_WIN}:0", another),
            ]
    return _buttons(choices, key)


def _currency_answers(asked: WinQuestion, key: str) -> Answers:
    entry = asked.entry
    if entry.money is None:
        return []
    choices = [
        (code, replace(entry, money=replace(entry.money, currency=code)))
        for code in asked.currencies
    ]
    if entry.or_company:
        company_only = replace(entry, money=None, company=entry.or_company, or_company="")
        choices.append((f"None: the company is {entry.or_company}", company_only))
    no_currency = pack_or_refuse(key, replace(entry, money=replace(entry.money, currency="")))
    return [*_buttons(choices, key), ("Another currency", Action.OPEN_WIN, no_currency)]


def _amount_answers(asked: WinQuestion, key: str) -> Answers:
    """Returns the answers to a question about an amount; the last one opens the form."""
    entry = asked.entry
    choices: list[tuple[str, WinEntry]] = []
    match asked.question:
        case WinQuestionKind.RANGE:
            choices = [
                (typed_amount(end), replace(entry, money=end, up_to=None))
                for end in (entry.money, entry.up_to)
            ]
        case WinQuestionKind.ZERO:
            choices = [
                (f"Yes, {typed_amount(entry.money)}", replace(entry, zero=True)),
                ("Log it without an amount", replace(entry, kind=entry.meant, money=None)),
            ]
        case _ if entry.loose is not None:
            settled = replace(entry, loose=None)
            choices = [
                (f"Yes, {entry.loose.company}", with_loose_words(entry)),
                (f"No: {entry.company}, {typed_amount(entry.money)}", settled),
            ]
        case _:
            pass
    in_form = pack_or_refuse(key, replace(entry, loose=None))
    return [*_buttons(choices, key), ("Another amount", Action.OPEN_WIN, in_form)]


def _buttons(choices: list[tuple[str, WinEntry]], key: str) -> Answers:
    return [
        (
            shorten(label, limits.BUTTON_TEXT),
            f"{Action.ANSWER_WIN}:{position}",
            pack_or_refuse(key, entry),
        )
        for position, (label, entry) in enumerate(choices)
    ]
