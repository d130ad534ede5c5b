"""The form for a win, and the question at its top when it is shown again."""

import json
from dataclasses import dataclass
from datetime import date

from domain.accounts import Account
from domain.entries.wins import SimilarWin, WinEntry, WinKind
from domain.targets.choices import TypedCompany
from domain.typed.amounts.currencies import OFFERED
from views import blocks, inputs
from views.blocks import Block, Modal
from views.first_fields import opening_with
from views.ids import QUESTION, VALUE, Field, Form
from views.targets.choices import account_select
from views.wording.win_words import KINDS, same_question

#: The fields that the form opens with.
FIRST = (Field.WIN_KIND, Field.COMPANY, Field.AMOUNT)
#: The answers to the question whether a win is already logged.
SAME, ANOTHER = "same", "another"
_TICKS = {SAME: "Yes, it's the same: log nothing", ANOTHER: "No, log it"}


@dataclass(frozen=True)
class WinPrefill:
    """The values that the form opens with.

    Args:
        amount: As typed.
        currency: An ISO 4217 code, if the form offers it.
    """

    kind: WinKind | None = None
    company: Account | TypedCompany | None = None
    amount: str = ""
    currency: str | None = None
    won_on: date | None = None


def win_form(key: str, start: WinPrefill) -> Modal:
    """The form for a meeting, an opportunity or a deal; *More* shows its other fields.

    Args:
        key: The form's idempotency key: submitting the form twice logs once.
    """
    return opening_with(FIRST, whole_form(key, start))


def whole_form(key: str, start: WinPrefill) -> Modal:
    """The form for a win, with all fields."""
    return blocks.modal(
        "Log a win",
        [
            inputs.radio(
                Field.WIN_KIND,
                "What was it?",
                KINDS,
                action_id=VALUE,
                initial=start.kind.value if start.kind else None,
            ),
            account_select(Field.COMPANY, "With which company?", start.company, optional=False),
            inputs.text_input(
                Field.AMOUNT,
                "Amount",
                action_id=VALUE,
                initial=start.amount,
                placeholder="45k EUR, or 2k GBP MRR",
                hint="For an opportunity or a deal. Give the currency and, if you like, ARR, ACV, "
                "TCV, MRR, “a year” or “a month”.",
            ),
            inputs.select(
                Field.CURRENCY,
                "Currency",
                {code: code for code in OFFERED},
                action_id=VALUE,
                initial=start.currency,
                hint="Needed with an amount. Not in this list? Type it with the amount: 500 ISK.",
            ),
            inputs.date_input(
                Field.WON_ON,
                "Date",
                action_id=VALUE,
                initial=start.won_on,
                hint="Leave it empty for today.",
            ),
        ],
        callback_id=Form.WIN,
        submit="Log it",
        close="Cancel",
        private_metadata=json.dumps({"key": key}),
    )


def same_boxes(entry: WinEntry, similar: SimilarWin) -> list[Block]:
    """The question whether the win is already logged, at the top of a form that is shown again."""
    text = same_question(entry, similar)
    return [
        blocks.section(f":warning: *Please check:* {text}", block_id=QUESTION),
        inputs.radio(Field.CONFIRMED, "Is it the same?", _TICKS, action_id=VALUE),
    ]
