"""What to do where a company is no target account, or the list has none."""

from domain.accounts import ListState
from views import blocks, words
from views.blocks import Block
from views.ids import Action
from views.wording.entry_words import named

#: Characters of a command to copy.
_LONGEST_COMMAND = 100


def if_target(company: str, targets: ListState) -> str:
    """``if Acme should be a target account, …``: continues after ``Next:``.

    Only the latest act can be undone, so a member who adds the account undoes the entry first.

    Args:
        company: As typed; empty if only a person's name was typed.
    """
    wish = f"if {named(company) or 'their company'} should be a target account"
    if targets.may_add:
        typed = blocks.shorten(f"/ssi accounts add {company}".strip(), _LONGEST_COMMAND)
        return f"{wish}, undo this, add it with {words.code(typed)}, and log it again."
    return (
        f"{wish}, ask a coach to add it with `/ssi accounts add`, then undo this and log it again."
    )


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
