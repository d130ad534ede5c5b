"""The people at target accounts: adding and changing them, their roles, and forgetting one."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

import storage.account_lists
import storage.accounts
import storage.acts
import storage.erasing
from domain.errors import UserError
from domain.logged.acts import ActKind
from domain.names.person_names import person_key, shown_name
from domain.people import Person
from domain.targets.account_details import ContactDetails, ContactSaved, ContactToEdit, Done
from services import acts
from services.account_sight import visible_account
from services.matching import contact_seen, number_of_account, number_of_contact
from services.members import member_for
from services.roles import may_coach, require_coach
from storage.tables import AccountRow, ActRow, ContactRow

#: What stands where the name of an erased person stood.
SOMEBODY = "somebody"


def contact_to_edit(session: Session, person: Person, contact_id: int) -> ContactToEdit:
    """A person, for their form.

    Raises:
        UserError: they are gone, or at an account that the asker does not see.
    """
    row = _visible_contact(session, person, contact_id)
    return ContactToEdit(contact_seen(row), _account_name(session, row), may_coach(session, person))


def save_contact(
    session: Session,
    person: Person,
    account_id: int,
    contact_id: int | None,
    details: ContactDetails,
    key: str,
    now: datetime,
) -> ContactSaved:
    """Adds a person to an account, or makes one stand as their form says.

    Args:
        contact_id: ``None`` adds one.
        key: Names the submission; the same key does nothing twice.

    Raises:
        UserError: the account or the person is gone, somebody of that name is there already, or
            it is no name.
    """
    member = member_for(session, person, now)
    earlier = acts.earlier_act(session, member, key)
    if earlier is not None:
        return _answer_again(session, earlier)
    details.check()
    account = visible_account(session, person, account_id)
    row = _visible_contact(session, person, contact_id) if contact_id is not None else None
    name = shown_name(details.name)[:200]
    identity = person_key(name)[:200]
    _refuse_double(session, account, row, identity)
    role = details.role.value if details.role else None
    new = {"name": name, "person_key": identity, "title": details.title, "role": role}
    # No more than what changes: others may change the rest before this is taken back.
    changed = [column for column, value in new.items() if row and getattr(row, column) != value]
    if row is not None and not changed:
        return ContactSaved(None, account_id, account.name, Done.CHANGED, name)
    before = acts.rows_before(storage.acts.as_it_is(row, *changed)) if row else None
    act_id = acts.begin(session, member, ActKind.CONTACT, key, now, before)
    done = Done.CHANGED if row else Done.ADDED
    if row is None:
        row = ContactRow(
            workspace_id=account.workspace_id,
            account_id=number_of_account(account),
            name=name,
            person_key=identity,
            made_by=act_id,
        )
    row.name, row.person_key, row.title, row.role = name, identity, details.title, role
    session.add(row)
    session.flush()
    return ContactSaved(act_id, account_id, account.name, done, name)


def remove_contact(
    session: Session, person: Person, contact_id: int, key: str, now: datetime
) -> ContactSaved:
    """Takes a person off an account; what was logged with them stays. Undo brings them back.

    Raises:
        UserError: they are gone already.
    """
    member = member_for(session, person, now)
    earlier = acts.earlier_act(session, member, key)
    if earlier is not None:
        return _answer_again(session, earlier)
    row = _visible_contact(session, person, contact_id)
    act_id = acts.begin(session, member, ActKind.CONTACT, key, now)
    row.removed_by = act_id
    session.add(row)
    session.flush()
    return ContactSaved(act_id, row.account_id, _account_name(session, row), Done.REMOVED, row.name)


def erase_contact(session: Session, person: Person, contact_id: int, now: datetime) -> ContactSaved:
    """Forgets a person for good: their name is kept nowhere, what they counted for stays.

    There is no undo, so this is no act.

    Raises:
        UserError: the asker is no coach, or the person is gone.
    """
    require_coach(session, person)
    member_for(session, person, now)
    row = _visible_contact(session, person, contact_id)
    workspace, account_id = row.workspace_id, row.account_id
    account = _account_name(session, row)
    rows = storage.erasing.rows_of_person(session, account_id, row.person_key)
    numbers = {number_of_contact(each) for each in rows}
    names = {each.name for each in rows}
    storage.erasing.unlink_contacts(session, numbers, lambda: str(uuid.uuid4()))
    for act in storage.erasing.acts_with_contacts(session, workspace):
        names |= _forget(act, numbers)
        session.add(act)
    storage.erasing.clear_sayings(session, workspace, names, SOMEBODY)
    for each in rows:
        session.delete(each)
    session.flush()
    return ContactSaved(None, account_id, account, Done.ERASED)


def _visible_contact(session: Session, person: Person, contact_id: int) -> ContactRow:
    row = storage.accounts.contact(session, person.asker.workspace, contact_id)
    if row is None:
        raise UserError(
            "That person isn't on the list any more.", "The account's page shows who is."
        )
    visible_account(session, person, row.account_id)
    return row


def _account_name(session: Session, row: ContactRow) -> str:
    return session.get_one(AccountRow, row.account_id).name


def _refuse_double(
    session: Session, account: AccountRow, row: ContactRow | None, identity: str
) -> None:
    """Two people of one name at one account cannot be told apart.

    Raises:
        UserError: somebody of that name is there already.
    """
    other = storage.accounts.contact_with_key(session, number_of_account(account), identity)
    if other is not None and (row is None or other.id != row.id):
        raise UserError(
            f"{other.name} is at {account.name} already.",
            "*Edit* beside the name changes title and role.",
            field="contact_name",
        )


def _forget(act: ActRow, contact_ids: Collection[int]) -> set[str]:
    """Takes out of an act what it remembers of a person, and gives the names they had."""
    names: set[str] = set()
    kept = []
    before = act.before or {}
    for each in before.get("rows", ()):
        if each["table"] == ContactRow.__tablename__ and each["id"] in contact_ids:
            names |= {each["values"]["name"]} if each["values"].get("name") else set()
        else:
            kept.append(each)
    act.before = {**before, "rows": kept}
    return names


def _answer_again(session: Session, act: ActRow) -> ContactSaved:
    """The answer to a submission that came before, as things stand now."""
    number = acts.number_of_act(act)
    touched = storage.account_lists.contact_touched_by(session, number, act.before)
    if touched is None:
        raise UserError("That was saved already.", "The account's page shows who is there.")
    row, done = touched
    return ContactSaved(number, row.account_id, _account_name(session, row), done, row.name)
