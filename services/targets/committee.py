"""The people at target accounts: adding and changing them, their roles, and forgetting one."""

import uuid

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
from services.people.roles import may_coach, require_coach
from services.targets.contacts import hold_accounts, set_names
from services.targets.matching import contact_of
from services.targets.visibility import visible_account
from storage.tables import AccountRow, ActRow, ContactRow, id_of


def contact_to_edit(session: Session, person: Person, contact_id: int) -> ContactToEdit:
    """A person, for their form.

    Raises:
        UserError: they are gone, or at an account that the asker does not see.
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
    """Adds a person to an account, or makes one stand as their form says.

    Args:
        contact_id: ``None`` adds one.

    Raises:
        UserError: the account or the person is gone, somebody of that name is there already, or
            it is no name.
    """
    member = member_for(session, submission)
    earlier = acts.earlier_act(session, submission)
    if earlier is not None:
        return _answer_again(session, earlier)
    details.check()
    person = submission.person
    account = visible_account(session, person, account_id)
    hold_accounts(session, [account_id])
    row = visible_contact(session, person, contact_id) if contact_id is not None else None
    name = shown_name(details.name)[:200]
    identity = person_key(name)[:200]
    _refuse_double(session, account, row, identity)
    role = details.role.value if details.role else None
    new = {"name": name, "person_key": identity, "title": details.title, "role": role}
    # No more than what changes: others may change the rest before this is taken back.
    changed = [column for column, value in new.items() if row and getattr(row, column) != value]
    renamed = _other_names(session, account, row, identity, details)
    if row is not None and not changed and not renamed:
        return ContactSaved(None, account_id, account.name, ListOutcome.CHANGED, name)
    before = acts.rows_before(storage.entries.acts.as_it_is(row, *changed)) if row else None
    act_id = acts.begin(session, submission, member, ActKind.CONTACT, before)
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
    if renamed:
        set_names(session, row, details.aliases, act_id)
    return ContactSaved(act_id, account_id, account.name, done, name)


def remove_contact(session: Session, submission: Submission, contact_id: int) -> ContactSaved:
    """Takes a person off an account; what was logged with them stays. Undo brings them back.

    Raises:
        UserError: they are gone already.
    """
    member = member_for(session, submission)
    earlier = acts.earlier_act(session, submission)
    if earlier is not None:
        return _answer_again(session, earlier)
    row = visible_contact(session, submission.person, contact_id)
    act_id = acts.begin(session, submission, member, ActKind.CONTACT)
    for each in (row, *storage.targets.accounts.contact_aliases(session, [contact_id])):
        each.removed_by = act_id
        session.add(each)
    session.flush()
    return ContactSaved(
        act_id, row.account_id, _account_name(session, row), ListOutcome.REMOVED, row.name
    )


def erase_contact(session: Session, submission: Submission, contact_id: int) -> ContactSaved:
    """Forgets a person for good: their name is kept nowhere, what they counted for stays.

    There is no undo, so this is no act.

    Raises:
        UserError: the asker is no coach, or the person is gone.
    """
    require_coach(session, submission.person)
    member_for(session, submission)
    row = visible_contact(session, submission.person, contact_id)
    workspace, account_id = row.workspace_id, row.account_id
    account = _account_name(session, row)
    rows = storage.targets.erasing.rows_of_person(session, row)
    numbers = {id_of(each) for each in rows}
    storage.targets.erasing.forget_doubles(session, rows)
    storage.targets.erasing.forget_names(session, rows)
    storage.targets.erasing.unlink_contacts(session, numbers, lambda: str(uuid.uuid4()))
    for act in storage.targets.erasing.acts_with_contacts(session, workspace):
        _forget(act, numbers)
        session.add(act)
    storage.targets.erasing.clear_sayings(session, workspace, numbers)
    for each in rows:
        session.delete(each)
    session.flush()
    return ContactSaved(None, account_id, account, ListOutcome.ERASED)


def visible_contact(session: Session, person: Person, contact_id: int) -> ContactRow:
    """A person whose account the asker sees.

    Raises:
        UserError: they are gone, or at an account that the asker does not see.
    """
    row = storage.targets.accounts.contact(session, person.asker.workspace, contact_id)
    if row is None:
        raise UserError(
            "That person isn't on the list any more.", "The account's page shows who is."
        )
    visible_account(session, person, row.account_id)
    return row


def _account_name(session: Session, row: ContactRow) -> str:
    return session.get_one(AccountRow, row.account_id).name


def _other_names(
    session: Session,
    account: AccountRow,
    row: ContactRow | None,
    identity: str,
    details: ContactDetails,
) -> bool:
    """Whether a person's other names change.

    Raises:
        UserError: one of them is somebody else's at the account.
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
    """Two people of one name at one account cannot be told apart.

    Raises:
        UserError: somebody of that name is there already.
    """
    other = storage.targets.accounts.contact_with_key(session, id_of(account), identity)
    if other is not None and (row is None or other.id != row.id):
        raise UserError(
            f"{other.name} is at {account.name} already.",
            "*Edit* beside the name changes title and role.",
            field=Field.CONTACT_NAME,
        )


def _forget(act: ActRow, contact_ids: set[int]) -> None:
    """Takes out of an act what it remembers of a person."""
    before = act.before or {}
    kept = [
        each
        for each in before.get("rows", ())
        if each["table"] != ContactRow.__tablename__ or each["id"] not in contact_ids
    ]
    merged = before.get("merged", {})
    if not contact_ids.isdisjoint((merged.get("contact"), merged.get("other"))):
        before = {name: said for name, said in before.items() if name != "merged"}
    act.before = {**before, "rows": kept}


def _answer_again(session: Session, act: ActRow) -> ContactSaved:
    """The answer to a submission that came before, as things stand now."""
    number = id_of(act)
    touched = storage.targets.account_list.contact_touched_by(session, number, act.before)
    if touched is None:
        raise UserError("That was saved already.", "The account's page shows who is there.")
    row, done = touched
    return ContactSaved(number, row.account_id, _account_name(session, row), done, row.name)
