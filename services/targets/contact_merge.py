"""Merging two contacts at an account who are the same person."""

from sqlmodel import Session

import storage.entries.acts
import storage.targets.accounts
import storage.targets.contact_merge
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.names.near_people import near_keys
from domain.people.members import Person
from domain.submission import Submission
from domain.targets.account_details import ContactSaved, ListOutcome, MergeCandidates
from services import acts
from services.targets.committee import visible_contact
from services.targets.contacts import add_contact_alias
from services.targets.matching import contact_of
from services.targets.visibility import visible_account
from storage.tables import ActRow, ContactRow, id_of


def merge_candidates(session: Session, person: Person, contact_id: int) -> MergeCandidates:
    """The candidates for a merge: all other contacts at the account, those with near names first.

    Raises:
        UserError: the contact is gone, or is the only one at the account.
    """
    row = visible_contact(session, person, contact_id)
    account = visible_account(session, person, row.account_id)
    others = [
        each
        for each in storage.targets.accounts.contacts_at(session, row.account_id)
        if each.id != row.id
    ]
    if not others:
        raise UserError(
            f"{row.name} is the only one at {account.name} so far.",
            "The account's page shows who is there.",
        )
    others.sort(key=lambda each: not near_keys(each.person_key, row.person_key))
    return MergeCandidates(contact_of(row), account.name, tuple(map(contact_of, others)))


def merge_contacts(
    session: Session, submission: Submission, contact_id: int, other_id: int
) -> ContactSaved:
    """Merges one contact into another at the same account, with everything logged for them.

    The remaining contact keeps their name, title and role. An empty title or role is filled in
    from the other, whose name becomes an alias. Figures of posts do not change. Undo separates the
    two again.

    Args:
        contact_id: The contact who remains.
        other_id: The contact who is merged into them.

    Raises:
        UserError: a contact is gone, or they are not two contacts of one account.
    """
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    storage.targets.contact_merge.lock_contacts(session, (contact_id, other_id))
    person = submission.person
    row, other = (visible_contact(session, person, each) for each in (contact_id, other_id))
    if row.id == other.id or row.account_id != other.account_id:
        raise UserError(
            "These are not two people at one account.", "The account's page shows who is there."
        )
    act_id = acts.begin(session, submission, known, ActKind.CONTACT, _filled_in(row, other))
    other.removed_by = act_id
    session.add(row)
    session.add(other)
    session.flush()
    act = session.get_one(ActRow, act_id)
    merged = storage.targets.contact_merge.merge(session, contact_id, other_id, act_id)
    act.before = {**(act.before or {}), "merged": merged}
    session.add(act)
    aliases = storage.targets.accounts.contact_aliases(session, [contact_id])
    if other.person_key not in {each.person_key for each in aliases}:
        add_contact_alias(session, row, other.name, act_id)
    return _merged(session, act_id, row, other)


def _filled_in(row: ContactRow, other: ContactRow) -> dict[str, object] | None:
    """Fills in an empty title or role from the other.

    Returns:
        The values before, for the act; ``None`` if nothing was filled in.
    """
    new = {
        name: getattr(other, name)
        for name in ("title", "role")
        if getattr(other, name) and not getattr(row, name)
    }
    if not new:
        return None
    was = storage.entries.acts.values_before(row, *new)
    for name, value in new.items():
        setattr(row, name, value)
    return acts.rows_before(storage.entries.acts.with_values_after(was, row))


def _answer_again(session: Session, act: ActRow) -> ContactSaved:
    """The answer to a repeated submission."""
    merged = (act.before or {}).get("merged")
    if merged is None:
        raise UserError("That was saved already.", "The account's page shows who is there.")
    row, other = (session.get_one(ContactRow, merged[each]) for each in ("contact", "other"))
    return _merged(session, id_of(act), row, other)


def _merged(session: Session, act_id: int, row: ContactRow, other: ContactRow) -> ContactSaved:
    account = storage.targets.accounts.accounts_by_id(session, [row.account_id])[row.account_id]
    return ContactSaved(
        act_id, row.account_id, account.name, ListOutcome.MERGED, row.name, other.name
    )
