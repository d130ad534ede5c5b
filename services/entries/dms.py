"""Logging DMs to single people, and their replies."""

from datetime import date, datetime

from sqlmodel import Session

import storage.entries.acts
import storage.entries.dms
from domain.entries.acts import ActKind
from domain.entries.dms import DmEntry, DmLogged, DmOutcome
from domain.entries.person_reference import PersonQuestion, PersonQuestionKind, PersonReference
from domain.entries.touches import Relation
from domain.errors import UserError
from domain.fields import Field
from domain.names.person_names import person_key
from domain.submission import Submission
from domain.timing.periods import check_day
from domain.timing.typed_days import TypedDay
from services import acts
from services.entries.dm_figures import dm_figures
from services.entries.entries_of_rows import dm_of
from services.entries.strangers import known_token, token_for
from services.targets.person_lookup import OutsidePerson, PersonAtAccount, find_person, save_person
from storage.tables import ContactRow, DmRow, MemberRow, id_of


def log_dm(session: Session, submission: Submission, entry: DmEntry) -> DmLogged | PersonQuestion:
    """Saves a DM to a person, or a reply to their newest DM. One DM a day counts for each person.

    Returns:
        The result, or a ``PersonQuestion`` if the person is unclear and nothing was saved.

    Raises:
        UserError: the date is impossible, or the chosen contact is gone.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        return _answer_again(session, submission, known, entry, id_of(earlier))
    day = (entry.said_on or TypedDay()).on(submission.today)
    check_day(day, submission.today, Field.WRITTEN_ON)
    found = _find(session, member, entry)
    if isinstance(found, PersonQuestion):
        if found.question is not PersonQuestionKind.COMPANY or not _former(session, member, entry):
            return found
        found = OutsidePerson(entry.whom.name)
    written = _written_to(session, member, found, entry)
    same_day = next((row for row in written if row.written_on == day), None)
    if entry.replied:
        rows = [row for row in written if entry.said_on is None or row.written_on == day]
        unanswered = next((row for row in rows if row.replied_at is None), None)
        if unanswered is not None:
            act_id = _mark_replied(session, submission, known, unanswered, found)
            outcome = DmOutcome.REPLIED
            return _logged(session, submission, known, unanswered, entry, act_id, outcome)
    if same_day is not None:
        return _same_day(session, submission, known, same_day, entry)
    act_id = acts.begin(session, submission, known, ActKind.DM)
    row = _new_row(session, member, found, entry, day, act_id, known.as_of)
    return _logged(session, submission, known, row, entry, act_id, DmOutcome.LOGGED)


def record_reply(session: Session, submission: Submission, dm_id: int) -> DmLogged:
    """Marks one of the member's DMs as replied.

    Raises:
        UserError: the DM is gone, or another member's.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    entry = DmEntry(PersonReference(), replied=True)
    if earlier is not None:
        return _answer_again(session, submission, known, entry, id_of(earlier))
    row = storage.entries.dms.dm_of_member(session, id_of(member), dm_id)
    if row is None:
        raise UserError("That DM isn't among yours any more.", "`/ssi posts` shows your entries.")
    if row.replied_at is not None:
        return _logged(session, submission, known, row, entry, None, DmOutcome.KNOWN)
    act_id = _mark_replied(session, submission, known, row)
    return _logged(session, submission, known, row, entry, act_id, DmOutcome.REPLIED)


def _find(
    session: Session, member: MemberRow, entry: DmEntry
) -> PersonAtAccount | OutsidePerson | PersonQuestion:
    found = find_person(session, member, entry.whom)
    if not isinstance(found, PersonQuestion) or found.question is not PersonQuestionKind.COMPANY:
        return found
    # A peer's company is never asked for, nor that of a person whom the member wrote to before.
    outside = entry.relation not in (None, Relation.TARGET)
    known = entry.relation is None and known_token(session, member, entry.whom.name) is not None
    return OutsidePerson(entry.whom.name) if outside or known else found


def _written_to(
    session: Session, member: MemberRow, found: PersonAtAccount | OutsidePerson, entry: DmEntry
) -> list[DmRow]:
    """The member's DMs to a person, newest first."""
    member_id = id_of(member)
    if isinstance(found, PersonAtAccount):
        if found.contact_id is None:
            return _former(session, member, entry, found.account.id)
        return storage.entries.dms.dms_to_contact(session, member_id, found.contact_id)
    token = known_token(session, member, found.name)
    written = storage.entries.dms.dms_to_stranger(session, member_id, token) if token else []
    return written or _former(session, member, entry)


def _former(
    session: Session, member: MemberRow, entry: DmEntry, account_id: int | None = None
) -> list[DmRow]:
    """For a reply: the member's DMs to a contact of this name who may be off the list by now."""
    if not entry.replied or not entry.whom.name:
        return []
    key = person_key(entry.whom.name)[:200]
    return storage.entries.dms.dms_to_contact_named(session, id_of(member), key, account_id)


def _same_day(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: DmRow,
    entry: DmEntry,
) -> DmLogged:
    """Answers a second DM of a day: it adds nothing, but may correct the person's relation."""
    relation = _outside_relation(entry)
    if row.account_id is not None or entry.relation is None or row.relation == relation.value:
        return _logged(session, submission, known, row, entry, None, DmOutcome.KNOWN)
    before = acts.rows_before(storage.entries.acts.values_before(row, "relation"))
    act_id = acts.begin(session, submission, known, ActKind.DM_EDITED, before)
    row.relation = relation.value
    session.add(row)
    session.flush()
    return _logged(session, submission, known, row, entry, act_id, DmOutcome.CHANGED)


def _mark_replied(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: DmRow,
    found: PersonAtAccount | OutsidePerson | None = None,
) -> int:
    before = acts.rows_before(storage.entries.acts.values_before(row, "replied_at"))
    act_id = acts.begin(session, submission, known, ActKind.DM_EDITED, before)
    if isinstance(found, PersonAtAccount) and found.contact_id is not None:
        save_person(session, known.member, found, act_id)
    row.replied_at = submission.now
    session.add(row)
    session.flush()
    return act_id


def _new_row(
    session: Session,
    member: MemberRow,
    found: PersonAtAccount | OutsidePerson,
    entry: DmEntry,
    day: date,
    act_id: int,
    now: datetime,
) -> DmRow:
    row = DmRow(
        workspace_id=member.workspace_id,
        member_id=id_of(member),
        relation=Relation.TARGET.value,
        written_on=day,
        replied_at=now if entry.replied else None,
        logged_at=now,
        made_by=act_id,
    )
    if isinstance(found, PersonAtAccount):
        row.account_id = found.account.id
        row.contact_id = save_person(session, member, found, act_id)
    else:
        row.relation = _outside_relation(entry).value
        row.stranger = token_for(session, member, found.name, now)
    session.add(row)
    session.flush()
    return row


def _outside_relation(entry: DmEntry) -> Relation:
    """The relation of a person outside target accounts, which cannot be ``TARGET``."""
    typed = entry.relation
    return Relation.OTHER if typed in (None, Relation.TARGET) else typed


def _answer_again(
    session: Session, submission: Submission, known: acts.Situation, entry: DmEntry, act_id: int
) -> DmLogged:
    """The answer to a repeated submission, as its entry is now."""
    made = storage.entries.dms.dms_touched_by(session, act_id)
    if made:
        return _logged(session, submission, known, made[0], entry, act_id, DmOutcome.LOGGED)
    changed = storage.entries.acts.changed_rows(session, act_id)
    row = next((row for row in changed if isinstance(row, DmRow)), None)
    if row is None:
        raise UserError("That was saved already.", "`/ssi posts` shows your entries.")
    outcome = DmOutcome.REPLIED if entry.replied else DmOutcome.CHANGED
    return _logged(session, submission, known, row, entry, act_id, outcome)


def _logged(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: DmRow,
    entry: DmEntry,
    act_id: int | None,
    outcome: DmOutcome,
) -> DmLogged:
    # Held, so that the session finds it again without a query.
    contact = session.get(ContactRow, row.contact_id) if row.contact_id else None
    dm = dm_of(session, row)
    differs = entry.relation is not None and entry.relation is not dm.relation
    return DmLogged(
        act_id=act_id,
        outcome=outcome,
        dm=dm,
        dm_figures=dm_figures(session, submission, known),
        name=dm.contact or entry.whom.name,
        company=dm.account or entry.whom.company,
        said=entry.relation if differs else None,
        offers_join=act_id is not None and known.offers_join,
        new_contact=contact is not None and contact.made_by == act_id,
        targets=known.targets,
    )
