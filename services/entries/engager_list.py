"""Listing engagers at a post, each once: contacts by name, strangers by HMAC."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

import storage.entries.engagers
import storage.targets.accounts
import storage.targets.references
from domain.accounts import ContactAtAccount
from domain.coaching.advice import FRESH_FOR
from domain.engagement import Figures
from domain.entries.engagers import EngagedPerson
from domain.entries.posts import PeopleListed
from domain.errors import UserError
from domain.fields import Field
from domain.names.person_names import person_key
from domain.submission import Submission
from services.entries.strangers import mac_of
from services.targets.contacts import contact_for, lock_accounts
from services.targets.matching import (
    account_named,
    contact_of,
    may_name,
    remember_alias,
)
from storage.tables import (
    ContactRow,
    EngagerRow,
    MemberRow,
    PostRow,
    id_of,
)


class EngagerList:
    """The engagers listed at a post so far.

    Args:
        post: ``None`` for a post that is not logged yet.
    """

    def __init__(self, session: Session, member: MemberRow, post: PostRow | None) -> None:
        self._session = session
        self._member = member
        known = storage.entries.engagers.engagers_of_post(session, id_of(post)) if post else []
        #: Compared names. Two engagers of one post with the same name count as one.
        self._named = {contact.person_key for _, contact in known if contact is not None}
        self._contacts = {contact.id or 0 for _, contact in known if contact is not None}
        aliases = storage.targets.accounts.contact_aliases(session, self._contacts)
        self._named |= {each.person_key for each in aliases}
        self._by_mac = {row.mac: row for row, _ in known if row.mac is not None}
        self._targets = sum(row.account_id is not None for row, _ in known)

    def refuse_if_known(self, post: PostRow, people: Iterable[EngagedPerson]) -> None:
        """Refuses a list without any new person.

        Raises:
            UserError: all of these people are listed already.
        """
        if all(self._has(post, person) for person in people):
            raise UserError(
                "You listed all of these people at this post before, and each counts once.",
                "Paste only the new people.",
                field=Field.ENGAGER_NAMES,
            )

    def add(
        self,
        submission: Submission,
        post: PostRow,
        people: Iterable[EngagedPerson],
        figures: Figures,
        act_id: int,
    ) -> Figures:
        """Lists people, and returns the post's figures with their counts.

        A stranger who turns out to be at a target account is moved there. Strangers' HMACs are
        deleted after 90 days, but their count remains.

        Args:
            figures: The post's figures so far.
        """
        people = [self._as_seen(each) for each in people]
        others_before = (figures.listed or 0) - (figures.listed_targets or 0)
        macs = {each: self._mac(post, each) for each in people}
        contacts = self._contacts_of(people, act_id)
        for each in people:
            if self._has(post, each):
                continue
            row = EngagerRow(
                workspace_id=post.workspace_id,
                member_id=post.member_id,
                post_id=id_of(post),
                engaged_on=submission.today,
                logged_at=submission.now,
                made_by=act_id,
            )
            mac = macs[each]
            if each.account_id is None:
                row.mac = mac
                self._by_mac[mac] = row
            else:
                moved = self._by_mac.pop(mac, None)
                if moved is not None:
                    moved.removed_by = act_id
                    self._session.add(moved)
                    others_before -= 1
                contact = contacts[each]
                row.account_id, row.contact_id = contact.account_id, contact.id
                if not self._is_new(contact, each):
                    continue
                self._targets += 1
            self._session.add(row)
        self._session.flush()
        others = max(others_before, len(self._by_mac))
        return replace(figures, listed=self._targets + others, listed_targets=self._targets)

    def _as_seen(self, each: EngagedPerson) -> EngagedPerson:
        """The person, but outside for a guest who may not list them at the account."""
        if each.account_id is None or not self._member.may_be_guest:
            return each
        key = person_key(each.name)[:200]
        known = storage.targets.accounts.contact_with_key(self._session, each.account_id, key)
        if may_name(self._session, self._member, known.id if known else None):
            return replace(each, title="", company="")
        return EngagedPerson(each.name)

    def _is_new(self, contact: ContactRow, each: EngagedPerson) -> bool:
        """Records a contact as listed. Returns ``False`` if they were listed under any name."""
        contact_id = id_of(contact)
        new = contact_id not in self._contacts
        self._contacts.add(contact_id)
        self._named |= {contact.person_key, person_key(each.name)[:200]}
        return new

    def _contacts_of(
        self, people: Iterable[EngagedPerson], act_id: int
    ) -> dict[EngagedPerson, ContactRow]:
        """The contacts of the new people at target accounts, created where needed.

        To avoid deadlocks, every transaction locks in the same order: the workspace's key, then
        accounts, aliases and contacts.
        """
        new = self._new_at_targets(people)
        accounts = sorted({account_id for account_id, _ in new})
        keys = {key for _, key in new}
        lock_accounts(self._session, accounts)
        for account_id in accounts:
            account_named(self._session, self._member, account_id)
        for account_id, name in sorted({(of, each.company) for (of, _), each in new.items()}):
            if name:
                remember_alias(self._session, account_id, name, act_id)
        chosen = {each.contact_id for each in new.values() if each.contact_id is not None}
        storage.targets.references.lock_contacts(self._session, accounts, keys, chosen)
        return {
            each: contact_for(
                self._session, account_id, each.name, each.title, act_id, each.contact_id
            )
            for (account_id, _), each in sorted(new.items(), key=lambda item: item[0])
        }

    def _new_at_targets(
        self, people: Iterable[EngagedPerson]
    ) -> dict[tuple[int, str], EngagedPerson]:
        """The people at target accounts who are not listed yet, by account id and compared name."""
        new: dict[tuple[int, str], EngagedPerson] = {}
        named = set(self._named)
        for each in people:
            key = person_key(each.name)[:200]
            if each.account_id is not None and key not in named:
                named.add(key)
                new[each.account_id, key] = each
        return new

    def _has(self, post: PostRow, each: EngagedPerson) -> bool:
        """Whether a person is listed. A person once listed at a target remains there."""
        if person_key(each.name)[:200] in self._named:
            return True
        return each.account_id is None and self._mac(post, each) in self._by_mac

    def _mac(self, post: PostRow, each: EngagedPerson) -> str:
        scope = f"post:{id_of(post)}"
        return mac_of(self._session, self._member.workspace_id, scope, each.name)


def people_listed(
    session: Session, member: MemberRow, post: PostRow, act_id: int, named: int, now: datetime
) -> PeopleListed | None:
    """The result of an act that listed people, as it is now.

    Args:
        named: How many people the submission named; 0 if that is unknown.
        now: In UTC.

    Returns:
        ``None`` if no people were named or listed.
    """
    counts = storage.entries.engagers.listed_by(session, act_id)
    new = counts.targets + counts.others
    if not new and not named:
        return None
    return PeopleListed(
        new, max(0, named - new), _warm(session, member, post), now - post.posted_at < FRESH_FOR
    )


def _warm(session: Session, member: MemberRow, post: PostRow) -> tuple[ContactAtAccount, ...]:
    listed = storage.entries.engagers.engagers_of_post(session, id_of(post))
    order = [id_of(contact) for _, contact in listed if contact is not None]
    rows = storage.entries.engagers.not_written_to(session, id_of(member), order)
    found = [ContactAtAccount(contact_of(row), account) for row, account in rows]
    return tuple(sorted(found, key=lambda each: order.index(each.contact.id)))
