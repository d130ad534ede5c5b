"""The messages of a file: DMs, with people at target accounts by name, and replies to them.

Nothing else of a message is kept, and of a stranger no name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

import storage.entries.acts
import storage.entries.dm_counts
import storage.imports.logged_dms
import storage.imports.target_people
import storage.people.members
import storage.targets.references
from domain.entries.touches import Relation
from domain.imports.days_elsewhere import days_elsewhere
from domain.imports.file_messages import DmsFound, DmsSaved, MonthOfDms
from domain.imports.logged_dms import DmOfFile, LoggedDm, logged_already
from domain.people.members import Person
from domain.timing.periods import local_date
from linkedin.records import MessageRecord, Record
from services import acts
from services.entries.strangers import KEPT_FOR, known_tokens, tokens_for
from services.imports.intake import ImportAct, Refusals
from services.imports.recipients import DmOfDay, batches_of_days, dms_by_day
from services.imports.sent_messages import SentMessages
from services.imports.target_people import TargetPeople
from services.targets.contacts import new_contact
from storage.imports.logged_dms import KnownDm
from storage.tables import DmRow, MemberRow, id_of

_BATCH = 100
_DAY = timedelta(days=1)
#: A stranger whom an import can no longer recognise, because their HMAC is deleted.
_FORGOTTEN = "forgotten"
_MOST_COMPANIES = 20
_MOST_MONTHS = 20
#: Just before a week's totals, which then include the DM.
_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True)
class _Compared:
    """What some days of a file change."""

    new: list[DmOfDay]
    replied: list[int]
    known: int


class MessagesIntake:
    """Takes the messages of a file in; call `found` before `batches`."""

    def __init__(self) -> None:
        self._messages = SentMessages()
        self._by_day: dict[date, list[DmOfDay]] = {}

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Adds a message up."""
        if isinstance(record, MessageRecord):
            self._messages.add(record)

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> DmsFound | None:
        """What saving would change."""
        if not self._messages.some:
            return None
        sent = self._messages.dms(person.zone)
        self._by_day = dms_by_day(sent, TargetPeople(session, person))
        today = local_date(now, person.zone)
        for day in [day for day in self._by_day if day > today]:
            for _ in self._by_day.pop(day):
                refusals.add("messages.csv", 0, "This message has a date to come.")
        member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
        compared = [_compared(session, member, self._by_day, days) for days in self.batches()]
        new = [dm for each in compared for dm in each.new]
        people = {dm.to for dms in self._by_day.values() for dm in dms}
        unclear = [each for each in people if each.employer.unclear]
        return DmsFound(
            new=len(new),
            replied=sum(len(each.replied) for each in compared),
            known=sum(each.known for each in compared),
            at_targets=sum(dm.to.account_id is not None for dm in new),
            people=len(people),
            target_people=sum(each.account_id is not None for each in people),
            unclear=len(unclear),
            unclear_companies=tuple(
                sorted({each.company for each in unclear if each.company})[:_MOST_COMPANIES]
            ),
            near_known=sum(each.employer.near_known for each in people),
            employers=any(each.company for each in people),
            unnamed=self._messages.unnamed,
            first_on=min(self._by_day, default=None),
            last_on=max(self._by_day, default=None),
        )

    def batches(self) -> Iterator[list[date]]:
        """Some days at a time."""
        return batches_of_days(self._by_day, _BATCH)

    def save(self, session: Session, act: ImportAct, batch: Sequence[date]) -> int:
        """Saves some days."""
        compared = _compared(session, act.member, self._by_day, batch)
        _add(session, act, compared.new)
        before = []
        for row in storage.imports.logged_dms.dms_with_ids(session, compared.replied):
            was = storage.entries.acts.values_before(row, "replied_at")
            row.replied_at = act.submission.now
            before.append(storage.entries.acts.with_values_after(was, row))
            session.add(row)
        acts.remember_alike(session, act.id, before)
        return len(compared.new) + len(before)

    def saved(
        self, session: Session, act_id: int, person: Person, now: datetime
    ) -> DmsSaved | None:
        """How many DMs an act added, and the months that are known now."""
        new, targets, first_on = storage.imports.logged_dms.count_dms_made(session, act_id)
        replied = len(storage.entries.acts.rows_changed(session, act_id, DmRow))
        if not new + replied:
            return None
        member = storage.people.members.member(session, person.asker.workspace, person.asker.user)
        months: tuple[MonthOfDms, ...] = ()
        if member is not None and first_on is not None:
            today = local_date(now, person.zone)
            months = _months(session, id_of(member), first_on, today, now)
        return DmsSaved(new, targets, replied, months)


def _compared(
    session: Session,
    member: MemberRow | None,
    by_day: dict[date, list[DmOfDay]],
    days: Sequence[date],
) -> _Compared:
    """Compares some days with what is logged; the days beside them settle whose a DM is."""
    first, last = days[0] - _DAY, days[-1] + _DAY
    beside = [day for day in (first, *days, last) if day in by_day]
    dms = [dm for day in dict.fromkeys(beside) for dm in by_day[day]]
    wanted = set(days)
    if member is None:
        return _Compared([dm for dm in dms if dm.day in wanted], [], 0)
    logged = storage.imports.logged_dms.dms_between(
        session, id_of(member), first - _DAY, last + _DAY
    )
    by_id = {each.id: each for each in logged}
    same = logged_already(_stated(session, member, dms), _known(session, member, logged))
    new, replied, known = [], [], 0
    for index, dm in enumerate(dms):
        if dm.day not in wanted:
            continue
        found = by_id[same[index]] if index in same else None
        if found is None:
            new.append(dm)
        elif dm.replied and found.replied_at is None:
            replied.append(found.id)
        else:
            known += 1
    return _Compared(new, replied, known)


def _stated(session: Session, member: MemberRow, dms: Sequence[DmOfDay]) -> list[DmOfFile]:
    """The file's DMs with the names under which their people may be logged."""
    accounts = {dm.to.account_id for dm in dms if dm.to.account_id is not None}
    contacts = storage.imports.target_people.contacts_named(session, accounts)
    tokens = known_tokens(session, member, {dm.to.name for dm in dms})

    def names(dm: DmOfDay) -> tuple[str, ...]:
        contact_id = contacts.get((dm.to.account_id or 0, dm.to.key))
        token = tokens.get(dm.to.name)
        return (
            f"contact {contact_id}" if contact_id is not None else "",
            f"stranger {token}" if token is not None else "",
            f"name {dm.to.key}",
            f"erased {dm.to.account_id}" if dm.to.account_id is not None else "",
            _FORGOTTEN,
        )

    return [DmOfFile(dm.day, names(dm), days_elsewhere(dm.at, dm.day)) for dm in dms]


def _known(session: Session, member: MemberRow, logged: Sequence[KnownDm]) -> list[LoggedDm]:
    """The logged DMs with the names under which a file may have their people."""
    contacts = {each.contact_id for each in logged if each.contact_id is not None}
    aliases = storage.imports.logged_dms.aliases_of(session, contacts)
    remembered = storage.imports.logged_dms.remembered_strangers(session, id_of(member))

    def names(dm: KnownDm) -> tuple[str, ...]:
        if dm.contact_id is not None:
            named = (dm.key or "", *aliases.get(dm.contact_id, ()))
            return (f"contact {dm.contact_id}", *(f"name {each}" for each in named))
        if dm.account_id is not None:
            return (f"erased {dm.account_id}",)
        return (f"stranger {dm.stranger}" if dm.stranger in remembered else _FORGOTTEN,)

    return [LoggedDm(dm.id, dm.written_on, names(dm), dm.by_hand) for dm in logged]


def _add(session: Session, act: ImportAct, dms: Sequence[DmOfDay]) -> None:
    """Adds DMs, and the contacts that they need."""
    now, member = act.submission.now, act.member
    accounts = {dm.to.account_id for dm in dms if dm.to.account_id is not None}
    held = storage.targets.references.lock_accounts(session, accounts)
    keys = {dm.to.key for dm in dms if dm.to.account_id in held}
    storage.targets.references.lock_contacts(session, held, keys)
    contacts = storage.imports.target_people.contacts_named(session, held)
    # An account that was removed a moment ago is no target.
    strangers = [dm.to for dm in dms if dm.to.account_id not in held]
    recent = [each for each in strangers if each.last_at > now - KEPT_FOR]
    tokens = {each.name: each.token for each in strangers}
    tokens |= known_tokens(session, member, tokens)
    tokens |= tokens_for(
        session,
        member,
        {each.name: each.token for each in recent},
        {each.name: each.last_at for each in recent},
    )
    stated_at = storage.imports.logged_dms.totals_stated_at(session, id_of(member))
    rows = []
    for dm in dms:
        to = dm.to
        row: dict[str, Any] = {
            "workspace_id": member.workspace_id,
            "member_id": id_of(member),
            "relation": Relation.OTHER.value,
            "account_id": None,
            "contact_id": None,
            "stranger": None,
            "written_on": dm.day,
            "replied_at": now if dm.replied else None,
            "logged_at": now,
            "made_by": act.id,
        }
        stated = stated_at.get(dm.day - dm.day.weekday() * _DAY)
        if stated is not None and dm.at < stated:
            row["logged_at"] = min(now, stated - _BEFORE)
        if to.account_id is not None and to.account_id in held:
            place = to.account_id, to.key
            if place not in contacts:
                made = new_contact(
                    session, member.workspace_id, to.account_id, to.name, to.title, act.id
                )
                contacts[place] = id_of(made)
            row |= {
                "relation": Relation.TARGET.value,
                "account_id": to.account_id,
                "contact_id": contacts[place],
            }
        else:
            row["stranger"] = tokens[to.name]
        rows.append(row)
    storage.imports.logged_dms.add_dms(session, rows)


def _months(
    session: Session, member_id: int, first_on: date, today: date, now: datetime
) -> tuple[MonthOfDms, ...]:
    """The calendar months with DMs, from the first day on: the last 20 at most."""
    firsts = [today.replace(day=1)]
    while firsts[0] > first_on and len(firsts) < _MOST_MONTHS:
        firsts.insert(0, (firsts[0] - _DAY).replace(day=1))
    counts = storage.entries.dm_counts.dm_counts_of_spans(session, [member_id], firsts, today, now)
    return tuple(
        MonthOfDms(first, each[member_id])
        for first, each in zip(firsts, counts, strict=True)
        if each[member_id].people
    )
