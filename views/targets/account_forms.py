"""Forms for an account, a contact and the search, and the questions before one is removed."""

import json
from collections.abc import Sequence

from domain.accounts import Account
from domain.people.teams import TeamName
from domain.targets.account_details import AccountForm, AccountQuestion, ContactToEdit
from views import blocks, inputs, words
from views.blocks import Block, Modal
from views.first_fields import opening_with
from views.ids import QUESTION, VALUE, Action, Field, Form
from views.targets.account_list import near_question_text
from views.wording import account_words

#: Option value: the list of the whole workspace.
WHOLE_WORKSPACE = "all"
#: Option value: the similar name is another company's.
ANOTHER = "another"
#: The first fields of the forms. Which list is shown, too, where there are several: it is filled.
ACCOUNT_FIRST = (Field.ACCOUNT_NAME, Field.OWNER, Field.WEBSITE)
CONTACT_FIRST = (Field.CONTACT_NAME, Field.CONTACT_TITLE, Field.CONTACT_ROLE)
_NAME = 200
_NAMES = 2_000


def account_form(key: str, form: AccountForm) -> Modal:
    """An account's form, with its first fields.

    Args:
        key: The form's idempotency key: submitting the form twice saves once.
    """
    opened = opening_with(ACCOUNT_FIRST, whole_account_form(key, form))
    if form.account_id is None:
        return opened
    buttons = _account_buttons(form.account_id, archived=form.archived)
    return {**opened, "blocks": [*opened["blocks"], *buttons]}


def whole_account_form(key: str, form: AccountForm) -> Modal:
    """All fields of an account's form."""
    details = form.details
    rows = [
        inputs.text_input(
            Field.ACCOUNT_NAME,
            "Name",
            action_id=VALUE,
            initial=details.name,
            placeholder="for example Acme GmbH",
            optional=False,
            most=_NAME,
        ),
        inputs.person_input(
            Field.OWNER, "Owner: who looks after it", action_id=VALUE, initial=details.owner
        ),
        inputs.text_input(
            Field.WEBSITE,
            "Website",
            action_id=VALUE,
            initial=details.website,
            placeholder="acme.com",
            hint="Tells companies with similar names apart.",
        ),
        inputs.text_input(
            Field.ALIASES,
            "Aliases",
            action_id=VALUE,
            initial="\n".join(details.aliases),
            hint="One per line: other ways people write it on LinkedIn.",
            most=_NAMES,
            lines=True,
        ),
    ]
    if form.teams:
        rows.append(_list_select(form.teams, details.team_id))
    return blocks.modal(
        "Add an account" if form.account_id is None else "Edit an account",
        rows,
        callback_id=Form.ACCOUNT,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps({"key": key, "account": form.account_id}),
    )


def near_boxes(asked: AccountQuestion) -> list[Block]:
    """The question about a similar name, with a box to tick, for a form that is shown again."""
    return [
        blocks.section(f":warning: *Please check:* {near_question_text(asked)}", block_id=QUESTION),
        inputs.checkboxes(
            Field.CONFIRMED,
            "Is it another company?",
            {ANOTHER: "Yes, add it as a new account"},
            action_id=VALUE,
            hint="If it is the same, close this and add the name to that account's aliases.",
        ),
    ]


def remove_question(account: Account, others: Sequence[str] = ()) -> Modal:
    """The question before an account is removed.

    Args:
        others: The other members with entries there.
    """
    whose = f", also those of {words.names(others)}," if others else ""
    named = account_words.name(account.name)
    return blocks.modal(
        "Remove an account",
        [
            blocks.section(
                f"*Remove {named}?* This takes it and its people off the list. Entries about it"
                f"{whose} remain, and `/ssi undo` brings it back. *Archive* would keep its page."
            ),
            blocks.actions(
                blocks.button(
                    "Remove", Action.REALLY_REMOVE_ACCOUNT, str(account.id), style="danger"
                ),
                blocks.button("Keep it", Action.OPEN_ACCOUNT, str(account.id)),
            ),
        ],
        callback_id=Form.NOTICE,
    )


def contact_form(key: str, account: Account, person: ContactToEdit | None) -> Modal:
    """The form for a person at an account, with its first fields.

    Args:
        person: ``None`` for a new one.
    """
    opened = opening_with(CONTACT_FIRST, whole_contact_form(key, account, person))
    if person is None:
        return opened
    return {**opened, "blocks": [*opened["blocks"], *_contact_buttons(person)]}


def whole_contact_form(key: str, account: Account, person: ContactToEdit | None) -> Modal:
    """All fields of the form for a person."""
    contact = person.contact if person else None
    rows = [
        blocks.section(f"At *{account_words.name(account.name)}*"),
        inputs.text_input(
            Field.CONTACT_NAME,
            "Name",
            action_id=VALUE,
            initial=contact.name if contact else None,
            placeholder="Jane Doe",
            optional=False,
            most=_NAME,
        ),
        inputs.text_input(
            Field.CONTACT_TITLE,
            "Title",
            action_id=VALUE,
            initial=contact.title if contact else None,
            placeholder="for example CTO",
            most=_NAME,
        ),
        inputs.select(
            Field.CONTACT_ROLE,
            "Role in the buying committee",
            account_words.ROLES,
            action_id=VALUE,
            initial=contact.role.value if contact and contact.role else None,
        ),
        inputs.text_input(
            Field.ALIASES,
            "Aliases",
            action_id=VALUE,
            initial="\n".join(person.aliases) if person else "",
            hint="One per line: other ways their name is written.",
            most=_NAMES,
            lines=True,
        ),
    ]
    return blocks.modal(
        "Add a person" if person is None else "Edit a person",
        rows,
        callback_id=Form.CONTACT,
        submit="Save",
        close="Cancel",
        private_metadata=json.dumps(
            {"key": key, "account": account.id, "contact": contact.id if contact else None}
        ),
    )


def erase_question(person: ContactToEdit) -> Modal:
    """The question before a person is erased."""
    named = account_words.name(person.contact.name)
    return blocks.modal(
        "Erase a person",
        [
            blocks.section(
                f"*Erase {named} at {account_words.name(person.account)}?* This deletes their "
                "name, title and role from all my data, for good; there is no undo. Figures still "
                "count them. Messages already in Slack remain."
            ),
            blocks.actions(
                blocks.button(
                    "Erase for good",
                    Action.REALLY_ERASE_CONTACT,
                    str(person.contact.id),
                    style="danger",
                ),
                blocks.button("Keep", Action.OPEN_ACCOUNT, str(person.contact.account_id)),
            ),
        ],
        callback_id=Form.NOTICE,
    )


def search_form() -> Modal:
    """The form to find accounts by part of a name or website."""
    return blocks.modal(
        "Find an account",
        [
            inputs.text_input(
                Field.SEARCHED,
                "Part of a name or a website",
                action_id=VALUE,
                placeholder="acme",
                optional=False,
            )
        ],
        callback_id=Form.FIND_ACCOUNTS,
        submit="Find",
    )


def _list_select(teams: Sequence[TeamName], team_id: int | None) -> Block:
    options = {WHOLE_WORKSPACE: "The whole workspace"}
    options |= {str(team.id): f"{team.name} only" for team in teams}
    return inputs.select(
        Field.ACCOUNT_LIST,
        "On which list?",
        options,
        action_id=VALUE,
        initial=str(team_id) if team_id is not None else WHOLE_WORKSPACE,
        optional=False,
    )


def _account_buttons(account_id: int, *, archived: bool) -> list[Block]:
    row_id = str(account_id)
    archive = (
        blocks.button("Restore", Action.RESTORE_ACCOUNT, row_id)
        if archived
        else blocks.button("Archive", Action.ARCHIVE_ACCOUNT, row_id)
    )
    difference = (
        "Restore makes it a target again, with its people."
        if archived
        else "Archive keeps its page, people and touches, but it is no longer a target."
    )
    return [
        blocks.actions(archive, blocks.button("Remove", Action.REMOVE_ACCOUNT, row_id)),
        blocks.context(
            f"{difference} Remove takes its page and people off the list; touches logged there "
            "still count. `/ssi undo` reverses either."
        ),
    ]


def _contact_buttons(person: ContactToEdit) -> list[Block]:
    row_id = str(person.contact.id)
    buttons = [
        blocks.button("Same person as…", Action.OPEN_SAME_PERSON, row_id),
        blocks.button("Remove", Action.REMOVE_CONTACT, row_id),
    ]
    if person.may_erase:
        buttons.append(
            blocks.button("Erase this person", Action.ERASE_CONTACT, row_id, style="danger")
        )
    difference = (
        "Same person as… joins this person and another of the account into one. Remove takes this "
        "person off the list. `/ssi undo` reverses either."
    )
    if person.may_erase:
        difference += (
            " Erase deletes their name from all my data, for good; messages already in Slack keep "
            "it."
        )
    return [blocks.actions(*buttons), blocks.context(difference)]
