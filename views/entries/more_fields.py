"""The fields that *More* adds to a form."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.accounts import Account
from domain.targets.account_details import AccountDetails, AccountForm
from views import notices
from views.block_ids import field_in
from views.blocks import Block, Modal
from views.entries import comments, dm_form, log_form, scores, win_form
from views.first_fields import hidden_fields
from views.ids import MORE_FIELDS, Form
from views.targets import account_forms

#: The empty whole form of each kind, by the metadata of the open one, and its first fields.
_WHOLE: Mapping[str, tuple[Callable[[Mapping[str, Any]], Modal], tuple[str, ...]]] = {
    Form.LOG: (lambda _: log_form.whole_form("", log_form.LogPrefill()), log_form.FIRST),
    Form.EDIT: (
        lambda _: log_form.whole_edit_form(log_form.LogPrefill()),
        log_form.FIRST_TO_EDIT,
    ),
    Form.SCORE: (lambda _: scores.whole_form(""), scores.FIRST),
    Form.DM: (
        lambda asked: dm_form.whole_form("", dm_form.DmPrefill(), week=bool(asked.get("week"))),
        dm_form.FIRST,
    ),
    Form.COMMENT: (lambda _: comments.whole_form("", comments.CommentPrefill()), comments.FIRST),
    Form.ACCOUNT: (
        lambda _: account_forms.whole_account_form("", AccountForm(None, AccountDetails(""))),
        account_forms.ACCOUNT_FIRST,
    ),
    Form.CONTACT: (
        lambda _: account_forms.whole_contact_form("", Account(0, ""), None),
        account_forms.CONTACT_FIRST,
    ),
    Form.WIN: (lambda _: win_form.whole_form("", win_form.WinPrefill()), win_form.FIRST),
}


def has_more(view: Mapping[str, Any]) -> bool:
    """Whether a form still has its *More* button."""
    return any(field_in(block) == MORE_FIELDS for block in view["blocks"])


def with_more(form: Modal) -> Modal:
    """A form with all its fields, in place of its *More* button; filled fields stay as they are."""
    whole, first = _WHOLE[form["callback_id"]]
    known = {field_in(block) for block in form["blocks"]}
    whole_form = whole(notices.metadata_of(form))
    wholes = {field_in(block): block for block in whole_form["blocks"]}
    shown = [_beside_all(block, wholes.get(field_in(block), {})) for block in form["blocks"]]
    added = [
        block for block in hidden_fields(first, whole_form) if field_in(block) not in known - {""}
    ]
    at = next(
        (row for row, block in enumerate(form["blocks"]) if field_in(block) == MORE_FIELDS),
        len(form["blocks"]),
    )
    return {**form, "blocks": [*shown[:at], *added, *shown[at + 1 :]]}


def _beside_all(block: Block, whole: Block) -> Block:
    """A field with the hint that it has beside all others, and as optional as there."""
    if block["type"] != "input":
        return block
    return {**block, **{name: whole[name] for name in ("hint", "optional") if name in whole}}
