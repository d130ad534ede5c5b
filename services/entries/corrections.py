"""Correcting whom an engager or a DM was matched to: another person, or another account.

Figures of the past are corrected, too, as if the entry had always been right. Undo reverses it.
"""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

import storage.entries.acts
import storage.entries.dms
import storage.entries.engagers
import storage.entries.posts
import storage.entries.snapshots
import storage.people.members
import storage.targets.references
from domain.engagement import Figures
from domain.entries.acts import ActKind
from domain.entries.corrections import (
    Corrected,
    ListedPeople,
    ListedPerson,
    Matched,
    MatchedEntry,
)
from domain.entries.touches import Relation
from domain.errors import UserError
from domain.names.person_names import person_key
from domain.pages import LIST_PAGE
from domain.people.members import Person
from domain.submission import Submission
from services import acts
from services.entries.own_posts import own_post
from services.entries.strangers import mac_of, token_for
from services.targets.contacts import contact_for, lock_accounts
from services.targets.matching import account_named, may_name
from storage.tables import AccountRow, ContactRow, DmRow, EngagerRow, MemberRow, PostRow, id_of


def listed_people(session: Session, person: Person, post_id: int, now: datetime) -> ListedPeople:
    """The engagers of the member's post who were matched to contacts.

    Raises:
        UserError: the post is gone, or another member's.
    """
    post = own_post(session, person, post_id, now)
    found = [
        (row, contact)
        for row, contact in storage.entries.engagers.engagers_of_post(session, post_id)
        if contact is not None
    ]
    people = tuple(
        ListedPerson(
            MatchedEntry(Matched.ENGAGER, id_of(row)),
            contact.name,
            session.get_one(AccountRow, contact.account_id).name,
        )
        for row, contact in found[:LIST_PAGE]
    )
    return ListedPeople(post, people, len(found))


def matched_to(session: Session, person: Person, entry: MatchedEntry) -> tuple[str, str]:
    """The names of the contact and the account that an entry is matched to.

    Raises:
        UserError: the entry is gone, or another member's.
    """
    member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
    if member is None:
        raise _gone()
    _, contact = _matched(session, member, entry)
    return contact.name, session.get_one(AccountRow, contact.account_id).name


def correct_match(
    session: Session, submission: Submission, entry: MatchedEntry, account_id: int | None
) -> Corrected:
    """Matches an entry to the person of the same name at another account, or to no contact.

    Args:
        account_id: ``None`` for a person outside target accounts.

    Raises:
        UserError: the entry or the account is gone, or it is at that account already.
    """
    known = acts.situation(session, submission)
    if known.same_key is not None:
        raise UserError("That was saved already.", "`/ssi posts` shows your entries.")
    row, contact = _matched(session, known.member, entry)
    wrong = session.get_one(AccountRow, contact.account_id)
    right = None
    if account_id is not None:
        if account_id == wrong.id:
            raise UserError(f"{contact.name} is at {wrong.name} already.", "Choose another one.")
        right = account_named(session, known.member, account_id)
        lock_accounts(session, [account_id])
        key = person_key(contact.name)[:200]
        locked = storage.targets.references.lock_contacts(session, [account_id], {key})
        if not may_name(session, known.member, next(iter(locked), None)):
            raise UserError("Guests can't add a person at an account.", "Ask a colleague to do it.")
    if isinstance(row, EngagerRow):
        act_id = _correct_engager(session, submission, known, row, contact, account_id)
    else:
        act_id = _correct_dm(session, submission, known, row, contact, account_id)
    now_at = right.name if right is not None else ""
    return Corrected(act_id, entry.kind, contact.name, wrong.name, now_at)


def _matched(
    session: Session, member: MemberRow, entry: MatchedEntry
) -> tuple[EngagerRow | DmRow, ContactRow]:
    row: EngagerRow | DmRow | None
    if entry.kind is Matched.DM:
        row = storage.entries.dms.dm_of_member(session, id_of(member), entry.id)
    else:
        row = storage.entries.engagers.engager_of_member(session, id_of(member), entry.id)
    contact = session.get(ContactRow, row.contact_id) if row and row.contact_id else None
    if row is None or contact is None:
        raise _gone()
    return row, contact


def _gone() -> UserError:
    return UserError("That entry isn't among yours any more.", "`/ssi posts` shows your entries.")


def _correct_dm(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: DmRow,
    contact: ContactRow,
    account_id: int | None,
) -> int:
    columns = ("relation", "account_id", "contact_id", "stranger")
    before = acts.rows_before(storage.entries.acts.values_before(row, *columns))
    act_id = acts.begin(session, submission, known, ActKind.DM_EDITED, before)
    if account_id is None:
        row.relation, row.account_id, row.contact_id = Relation.OTHER.value, None, None
        row.stranger = token_for(session, known.member, contact.name, submission.now)
    else:
        there = contact_for(session, account_id, contact.name, contact.title, act_id)
        row.account_id, row.contact_id = account_id, id_of(there)
    session.add(row)
    session.flush()
    return act_id


def _correct_engager(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: EngagerRow,
    contact: ContactRow,
    account_id: int | None,
) -> int:
    """Replaces the engager by one with the right match, or by none if that one is listed, too."""
    post = session.get_one(PostRow, row.post_id)
    act_id = acts.begin(session, submission, known, ActKind.EDITED, acts.details_of(post))
    right = EngagerRow(
        workspace_id=row.workspace_id,
        member_id=row.member_id,
        post_id=row.post_id,
        engaged_on=row.engaged_on,
        logged_at=row.logged_at,
        made_by=act_id,
    )
    if account_id is None:
        right.mac = mac_of(session, row.workspace_id, f"post:{row.post_id}", contact.name)
    else:
        there = contact_for(session, account_id, contact.name, contact.title, act_id)
        right.account_id, right.contact_id = account_id, id_of(there)
    listed = storage.entries.engagers.engagers_of_post(session, row.post_id)
    twice = any((each.contact_id, each.mac) == (right.contact_id, right.mac) for each, _ in listed)
    row.removed_by = act_id
    session.add(row)
    session.flush()
    if not twice:
        session.add(right)
        session.flush()

    def corrected(figures: Figures) -> Figures:
        """The counts without the wrong match."""
        fewer_targets = account_id is None or twice
        return replace(
            figures,
            listed=(figures.listed or 0) - twice,
            listed_targets=(figures.listed_targets or 0) - fewer_targets,
        )

    storage.entries.snapshots.correct_since(session, post, row.logged_at, act_id, corrected)
    return act_id
