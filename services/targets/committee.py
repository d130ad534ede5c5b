"""The contacts at target accounts: adding, changing, removing and erasing them."""

from dataclasses import replace

from sqlmodel import Session

import storage.entries.acts
import storage.targets.account_list
import storage.targets.accounts
import storage.targets.erasing
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.fields import Field
from domain.names.person_names import person_key, shown_name
from domain.people.members import Person
from domain.submission import Submission
from domain.targets.account_details import ContactDetails, ContactSaved, ContactToEdit, ListOutcome
from services import acts
from services.people.members import member_for
from services.people.roles import may_coach, require_coach, require_full_member
from services.targets.contacts import lock_accounts, set_contact_aliases
from services.targets.erasing import erase_people
from services.targets.matching import contact_of
from services.targets.others_entries import others_with_entries, refuse_in_passing
from services.targets.visibility import visible_account
from storage.tables import AccountRow, ActRow, ContactRow, id_of


def contact_to_edit(session: Session, person: Person, contact_id: int) -> ContactToEdit:
    """The prefill of a contact's form.

    Raises:
        UserError: the contact is gone, or at an account that the person may not see.
    """
    row = visible_contact(session, person, contact_id)
    return ContactToEdit(
        contact_of(row),
        _account_name(session, row),
        may_coach(session, person),
        tuple(
            each.alias for each in storage.targets.accounts.contact_aliases(session, [contact_id])
        ),
    )


def save_contact(
    session: Session,
    submission: Submission,
    account_id: int,
    contact_id: int | None,
    details: ContactDetails,
) -> ContactSaved:
    """Adds a contact to an account, or changes one to match their form.

    Args:
        contact_id: ``None`` for a new contact.

    Raises:
        UserError: the person is a guest, the account or contact is gone, another contact there has
            this name, the name is invalid, or it is a new name for a contact about whom others have
            entries and the person is not a coach.
    """
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    details.check()
    person = submission.person
    require_full_member(person)
    account = visible_account(session, person, account_id)
    lock_accounts(session, [account_id])
    row = visible_contact(session, person, contact_id) if contact_id is not None else None
    name = shown_name(details.name)[:200]
    identity = person_key(name)[:200]
    _refuse_double(session, account, row, identity)
    role = details.role.value if details.role else None
    new = {"name": name, "person_key": identity, "title": details.title, "role": role}
    # Only the changed columns, because others may change the rest before the undo.
    changed = [column for column, value in new.items() if row and getattr(row, column) != value]
    if row is not None and identity != row.person_key:
        details = _renamed(session, person, row, details)
    aliases_changed = _aliases_change(session, account, row, identity, details)
    if row is not None and not changed and not aliases_changed:
        return ContactSaved(None, account_id, account.name, ListOutcome.CHANGED, name)
    before = acts.rows_before(storage.entries.acts.values_before(row, *changed)) if row else None
    act_id = acts.begin(session, submission, known, ActKind.CONTACT, before)
    done = ListOutcome.CHANGED if row else ListOutcome.ADDED
    if row is None:
        row = ContactRow(
            workspace_id=account.workspace_id,
            account_id=id_of(account),
            name=name,
            person_key=identity,
            made_by=act_id,
        )
    row.name, row.person_key, row.title, row.role = name, identity, details.title, role
    session.add(row)
    session.flush()
    if aliases_changed:
        set_contact_aliases(session, row, details.aliases, act_id)
    return ContactSaved(act_id, account_id, account.name, done, name)


def remove_contact(session: Session, submission: Submission, contact_id: int) -> ContactSaved:
    """Removes a contact from an account. Their entries remain, and undo restores them.

    Raises:
        UserError: the contact is gone already, or other members have entries about them and the
            person is not a coach.
    """
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    row = visible_contact(session, submission.person, contact_id)
    others = others_with_entries(session, submission.person, row)
    if not may_coach(session, submission.person):
        refuse_in_passing(session, submission.person, row, "remove")
    act_id = acts.begin(session, submission, known, ActKind.CONTACT)
    for each in (row, *storage.targets.accounts.contact_aliases(session, [contact_id])):
        each.removed_by = act_id
        session.add(each)
    session.flush()
    return ContactSaved(
        act_id,
        row.account_id,
        _account_name(session, row),
        ListOutcome.REMOVED,
        row.name,
        others=others,
    )


def erase_contact(session: Session, submission: Submission, contact_id: int) -> ContactSaved:
    """Erases a contact for good: deletes their name everywhere. Counts that include them remain.

    There is no undo, so this is no act.

    Raises:
        UserError: the person is not a coach, or the contact is gone.
    """
    require_coach(session, submission.person)
    member_for(session, submission)
    row = visible_contact(session, submission.person, contact_id)
    workspace, account_id = row.workspace_id, row.account_id
    account = _account_name(session, row)
    rows = storage.targets.erasing.rows_of_person(session, row)
    erase_people(session, workspace, rows)
    return ContactSaved(None, account_id, account, ListOutcome.ERASED)


def visible_contact(session: Session, person: Person, contact_id: int) -> ContactRow:
    """A contact to change, at an account that the person may see.

    Raises:
        UserError: the person is a guest, the contact is gone, or at an account that the person may
            not see.
    """
    require_full_member(person)
    row = storage.targets.accounts.contact(session, person.asker.workspace, contact_id)
    if row is None:
        raise UserError(
            "That person isn't on the list any more.", "The account's page shows who is there."
        )
    visible_account(session, person, row.account_id)
    return row


def _renamed(
    session: Session, person: Person, row: ContactRow, details: ContactDetails
) -> ContactDetails:
    """The details of a contact's new name. If others know the old one, it becomes an alias.

    Raises:
        UserError: others have entries about the contact, and the person is not a coach.
    """
    if not others_with_entries(session, person, row):
        return details
    if not may_coach(session, person):
        refuse_in_passing(session, person, row, "rename")
    return replace(details, aliases=tuple(dict.fromkeys((*details.aliases, row.name))))


def _account_name(session: Session, row: ContactRow) -> str:
    return session.get_one(AccountRow, row.account_id).name


def _aliases_change(
    session: Session,
    account: AccountRow,
    row: ContactRow | None,
    identity: str,
    details: ContactDetails,
) -> bool:
    """Whether a contact's aliases change.

    Raises:
        UserError: an alias is the name of another contact at the account.
    """
    wanted = {person_key(name)[:200] for name in details.aliases} - {identity}
    for key in sorted(wanted):
        other = storage.targets.accounts.contact_with_key(session, id_of(account), key)
        if other is not None and (row is None or other.id != row.id):
            raise UserError(
                f"{other.name} is at {account.name} under one of these names already.",
                "If they are one person, press *Same person as…* first.",
                field=Field.ALIASES,
            )
    known = storage.targets.accounts.contact_aliases(session, [row.id] if row and row.id else [])
    return wanted != {each.person_key for each in known}


def _refuse_double(
    session: Session, account: AccountRow, row: ContactRow | None, identity: str
) -> None:
    """Refuses two contacts of one name at an account.

    Raises:
        UserError: another contact has this name.
    """
    other = storage.targets.accounts.contact_with_key(session, id_of(account), identity)
    if other is not None and (row is None or other.id != row.id):
        raise UserError(
            f"{other.name} is at {account.name} already.",
            "*Edit* next to their name changes title and role.",
            field=Field.CONTACT_NAME,
        )


def _answer_again(session: Session, act: ActRow) -> ContactSaved:
    """The answer to a repeated submission, as its contact is now."""
    act_id = id_of(act)
    touched = storage.targets.account_list.contact_touched_by(session, act_id, act.before)
    if touched is None:
        raise UserError("That was saved already.", "The account's page shows who is there.")
    row, done = touched
    return ContactSaved(act_id, row.account_id, _account_name(session, row), done, row.name)
