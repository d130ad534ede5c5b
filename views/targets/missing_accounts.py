"""What to do where a company is no target account, or the list has none."""

import json

from domain.targets.list_state import ListState
from views import blocks, limits
from views.blocks import Block
from views.ids import Action
from views.wording.entry_words import named

#: The key of a value of *Add Acme*: the answer stays below the message with the button.
BESIDE = "beside"


def if_target(company: str, targets: ListState) -> str:
    """``if Acme should be a target account, …``: continues after ``Next:``.

    Args:
        company: As typed; empty if only a person's name was typed.
    """
    name = named(company) or "their company"
    if targets.may_add:
        add = "press *Add* below" if company else "add it with `/ssi accounts add`"
    else:
        add = "ask a coach to add it with `/ssi accounts add`"
    return f"if {name} should be a target account, {add}, then undo this and log it again."


def add_button(company: str, targets: ListState) -> list[Block]:
    """*Add Acme*, for a member who may add it."""
    if not company or not targets.may_add:
        return []
    label = blocks.shorten(f"Add {company}", limits.BUTTON_TEXT)
    value = {"name": company, "website": "", BESIDE: True}
    typed = json.dumps(value, ensure_ascii=False)
    return [blocks.button(label, Action.ADD_NEAR_ACCOUNT, typed)]


def whom_button(targets: ListState, otherwise: Block) -> Block:
    """*Whom should I write to?*; without target accounts, the step that leads on.

    Args:
        otherwise: The button for a member who may add no accounts.
    """
    if not targets.empty:
        return blocks.button("Whom should I write to?", Action.SHOW_WHOM, style="primary")
    if targets.may_add:
        return blocks.button("Add target accounts", Action.SHOW_ACCOUNTS, style="primary")
    return {**otherwise, "style": "primary"}


def without_list(targets: ListState) -> str:
    """Says that the list is empty, and how it is filled; empty if it is not, or for guests."""
    if not targets.empty or targets.guest:
        return ""
    add = "add them" if targets.may_add else "a coach adds them"
    return f"You have no target accounts yet: {add} with `/ssi accounts`."
