"""The companies of a post's readers: those that are target accounts are stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlmodel import Session

import storage.entries.audiences
import storage.people.members
import storage.targets.references
from domain.accounts import Account
from domain.entries.audiences import Readers
from domain.imports.file_audiences import AudiencesFound, AudiencesSaved
from domain.people.members import Person
from domain.targets.matching import NearMatch, TargetMatch
from linkedin.records import CompanyShare, Figure, PostRecord, Record
from services.imports.intake import ImportAct, Refusals
from services.imports.post_names import FileName, PostNames
from services.targets.matching import Targets
from storage.entries.audiences import PARTS
from storage.tables import AudienceRow, MemberRow, id_of


@dataclass(frozen=True)
class FileAudience:
    """The companies of one post's readers, as its export says."""

    name: FileName
    taken_at: datetime
    members_reached: int | None
    companies: tuple[CompanyShare, ...]


class AudiencesIntake:
    """Takes the companies of posts' readers in. The posts must be saved before."""

    def __init__(self) -> None:
        self._audiences: list[FileAudience] = []

    def take(self, record: Record, uploaded_at: datetime) -> None:
        """Collects the companies of a post."""
        if not isinstance(record, PostRecord) or record.link is None or not record.companies:
            return
        reached = record.figures.get(Figure.MEMBERS_REACHED)
        self._audiences.append(
            FileAudience(
                FileName(record.link, record.other_urn),
                min(record.as_of or uploaded_at, uploaded_at),
                reached if reached is not None and reached > 0 else None,
                record.companies,
            )
        )

    def batches(self) -> Iterator[FileAudience]:
        """One post at a time: an export has one."""
        return iter(self._audiences)

    def found(
        self, session: Session, person: Person, now: datetime, refusals: Refusals
    ) -> AudiencesFound | None:
        """Which companies are target accounts."""
        asker = person.asker
        member = storage.people.members.member(session, asker.workspace, asker.user)
        if not self._audiences:
            return None
        if member is None:
            return AudiencesFound(others=sum(len(each.companies) for each in self._audiences))
        new: list[Readers] = []
        known = others = 0
        unclear: list[str] = []
        for audience in self._audiences:
            found = _at_targets(session, member, audience)
            others += len(audience.companies) - len(found.readers) - len(found.unclear)
            unclear += found.unclear
            rows = _rows_of(session, member, audience)
            fresh = [each for each in found.readers if _is_news(rows, each)]
            new += fresh
            known += len(found.readers) - len(fresh)
        return AudiencesFound(tuple(new), known, tuple(unclear), others)

    def save(self, session: Session, act: ImportAct, batch: FileAudience) -> int:
        """Saves the target accounts among the readers of a post."""
        post = PostNames(session, act.member.workspace_id, [batch.name]).match(
            batch.name, act.member.id
        )
        if post is None or post.member_id != act.member.id:
            return 0  # refused, with its reason, as a post
        rows = _rows_of(session, act.member, batch)
        readers = _at_targets(session, act.member, batch).readers
        live = storage.targets.references.lock_accounts(
            session, {each.account_id for each in readers}
        )
        changed = 0
        for each in readers:
            if each.account_id not in live or not _is_news(rows, each):
                continue
            earlier = rows.get(each.account_id)
            if earlier is not None:
                earlier.removed_by = act.id
                session.add(earlier)
                session.flush()
            session.add(
                AudienceRow(
                    workspace_id=act.member.workspace_id,
                    member_id=id_of(act.member),
                    post_id=post.id,
                    account_id=each.account_id,
                    taken_at=batch.taken_at,
                    low=_stored(each.low),
                    high=_stored(each.high),
                    members_reached=each.members_reached,
                    logged_at=act.submission.now,
                    made_by=act.id,
                )
            )
            changed += 1
        session.flush()
        return changed

    def saved(
        self, session: Session, act_id: int, person: Person, now: datetime
    ) -> AudiencesSaved | None:
        """The target accounts whose readers an act saved."""
        found = storage.entries.audiences.readers_logged_by(session, act_id)
        return AudiencesSaved(tuple(each for _, each in found)) if found else None


@dataclass(frozen=True)
class _AtTargets:
    readers: tuple[Readers, ...]
    unclear: tuple[str, ...]


def _at_targets(session: Session, member: MemberRow, audience: FileAudience) -> _AtTargets:
    """The companies that are target accounts, and the names that may mean one."""
    targets = Targets(session, member)
    by_account: dict[int, Readers] = {}
    unclear = []
    for company in audience.companies:
        match targets.find(company.company):
            case TargetMatch(account):
                _add(by_account, account, company, audience.members_reached)
            case NearMatch():
                unclear.append(company.company)
            case _:
                pass
    return _AtTargets(tuple(by_account.values()), tuple(unclear))


def _add(
    by_account: dict[int, Readers], account: Account, share: CompanyShare, reached: int | None
) -> None:
    """Adds a company; two names of one account are added up."""
    known = by_account.get(account.id)
    low, high = (share.low, share.high) if known is None else (
        known.low + share.low, min(known.high + share.high, Fraction(1)),
    )  # fmt: skip
    by_account[account.id] = Readers(account.id, account.name, low, high, reached)


def _rows_of(session: Session, member: MemberRow, audience: FileAudience) -> dict[int, AudienceRow]:
    """What is stored of a post's readers, by account."""
    post = PostNames(session, member.workspace_id, [audience.name]).match(audience.name, member.id)
    rows = storage.entries.audiences.rows_of_posts(session, [post.id] if post else [])
    return {each.account_id: each for each in rows}


def _is_news(rows: dict[int, AudienceRow], each: Readers) -> bool:
    """Whether it differs from what is stored. A post that reached fewer is an older export."""
    row = rows.get(each.account_id)
    if row is None:
        return True
    if row.members_reached is not None and (each.members_reached or 0) < row.members_reached:
        return False
    stored = (row.low, row.high, row.members_reached)
    return stored != (_stored(each.low), _stored(each.high), each.members_reached)


def _stored(share: Fraction) -> int:
    return round(share * PARTS)
