"""Plans an import of target accounts: compares the file's lines with the list.

Looking for near names takes seconds for 20,000 accounts, so the plan is made before the writing
transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

import storage.targets.account_list
from domain.names.company_names import Known
from domain.names.near_companies import NearCompanies
from domain.people.members import Colleague, Person
from domain.targets.account_import import (
    MOST_ASKED,
    MOST_NOTED,
    MOST_SHOWN,
    ImportCounts,
    ImportPreview,
    LineNote,
    ListFile,
    Namesake,
    NearAccount,
    UnclearName,
    UnmatchedOwner,
)
from linkedin.account_files import AccountList
from services.people.roles import require_coach
from services.people.teams import own_team
from services.targets.account_owners import Owner, is_shared, owner_named, owners_by_name
from services.targets.accounts import teams_to_choose
from services.targets.accounts_by_name import NamedAccounts
from services.targets.duplicate_accounts import lists_of
from services.targets.file_companies import ImportCandidate, companies_of
from storage.targets.account_list import ListedAccount

#: The most accounts that an unclear line may mean.
_MOST_NEAR = 5


@dataclass(frozen=True)
class AccountChange:
    """An account on the list with the values that the file changes."""

    account: ListedAccount
    domain: str | None
    owner: Owner | None


@dataclass(frozen=True)
class ImportPlan:
    """What importing a file would do to a list.

    Args:
        owners: The possible owners, by compared name; ``None`` for a name that several people have.
    """

    file: ListFile
    new: tuple[ImportCandidate, ...]
    unclear: tuple[ImportCandidate, ...]
    changes: tuple[AccountChange, ...]
    owners: Mapping[str, Owner | None]
    preview: ImportPreview


def plan_import(
    session: Session,
    person: Person,
    read: AccountList,
    file: ListFile,
    colleagues: Sequence[Colleague] | None = (),
) -> ImportPlan:
    """Plans the import of a file. Changes nothing.

    Args:
        colleagues: Slack users who may be owners, in addition to the members; ``None`` if Slack
            could not say.

    Raises:
        UserError: the person is not a coach, or the team is gone.
    """
    require_coach(session, person)
    workspace = person.asker.workspace
    if file.team_id is not None:
        own_team(session, person, file.team_id)
    lists = lists_of(file.team_id)
    listed = storage.targets.account_list.listed_accounts(session, workspace, lists)
    aliases = storage.targets.account_list.alias_keys(session, workspace, lists)
    owners = owners_by_name(session, workspace, colleagues or ())
    companies = companies_of(read.records)
    candidates = companies.found
    named = NamedAccounts(listed, aliases)
    namesakes = frozenset(companies.namesakes)
    meant = {each.line: named.meant_by(each, namesakes) for each in candidates}
    known = [
        (each, account)
        for each in candidates
        if isinstance(account := meant[each.line], ListedAccount)
    ]
    unknown = [each for each in candidates if meant[each.line] is None]
    changes = tuple(_changes(known, owners))
    websites = {change.account.id: change.domain for change in changes}
    updated = [replace(each, domain=websites.get(each.id, each.domain)) for each in listed]
    near = dict(_near(unknown, updated, aliases))
    near |= {line: found for line, found in meant.items() if isinstance(found, list)}
    new = tuple(each for each in unknown if each.line not in near)
    unclear = tuple(
        replace(each, namesake=isinstance(meant[each.line], list))
        for each in candidates
        if each.line in near
    )
    refused = [LineNote(each.line, each.text, each.reason) for each in read.refused]
    refused = sorted([*refused, *companies.refused], key=lambda note: note.line)
    unmatched: dict[str, list[str]] = {}
    for each in candidates:
        if each.owner and not owner_named(each.owner, owners):
            unmatched.setdefault(each.owner, []).append(each.name)
    counts = ImportCounts(
        new=len(new),
        updated=len(changes),
        websites=sum(change.domain != change.account.domain for change in changes),
        owners=sum(change.owner != change.account.owner_id for change in changes),
        unchanged=len(known) - len(changes),
        archived=sum(account.archived for _, account in known),
        unclear=len(unclear),
        refused=len(refused),
        ignored=read.ignored,
        merged=companies.merged,
    )
    preview = ImportPreview(
        file=file,
        source=read.source,
        counts=counts,
        teams=teams_to_choose(session, person),
        unclear=tuple(_unclear_name(each, near[each.line]) for each in unclear[:MOST_ASKED]),
        refused=tuple(refused[:MOST_NOTED]),
        left_out=tuple(sorted(companies.notes, key=lambda note: note.line)[:MOST_NOTED]),
        namesakes=tuple(
            Namesake(each.line, each.name, each.domain or "")
            for each in sorted(namesakes, key=lambda one: (one.key, one.line))
        )[:MOST_SHOWN],
        unread=read.unread,
        other_sheets=read.other_sheets,
        new=tuple(each.name for each in new[:MOST_SHOWN]),
        unmatched_owners=tuple(
            UnmatchedOwner(owner, accounts[0], len(accounts) - 1, is_shared(owner, owners))
            for owner, accounts in sorted(unmatched.items())
        ),
        owners_known=colleagues is not None,
    )
    return ImportPlan(file, new, unclear, changes, owners, preview)


def _unclear_name(each: ImportCandidate, near: Sequence[ListedAccount]) -> UnclearName:
    accounts = tuple(
        NearAccount(
            account.id,
            account.name,
            (account.domain or "") if each.namesake else "",
        )
        for account in near[:_MOST_NEAR]
    )
    return UnclearName(each.line, each.name, accounts, each.domain or "")


def _changes(
    known: Iterable[tuple[ImportCandidate, ListedAccount]],
    owners: Mapping[str, Owner | None],
) -> Iterator[AccountChange]:
    """The changes of listed accounts by a file. Values that the file omits remain."""
    seen: set[int] = set()
    for each, account in known:
        domain = each.domain or account.domain
        owner = owner_named(each.owner, owners) or account.owner_id
        new = (domain, owner) != (account.domain, account.owner_id)
        if new and not account.archived and account.id not in seen:
            seen.add(account.id)
            yield AccountChange(account, domain, owner)


def _near(
    unknown: Iterable[ImportCandidate],
    listed: Sequence[ListedAccount],
    aliases: Sequence[tuple[int, str]],
) -> Iterator[tuple[int, list[ListedAccount]]]:
    """Yields the lines that may mean listed accounts, with these accounts, the nearest first.

    An account may be meant if it has the same website or a near name.
    """
    by_id = {each.id: each for each in listed}
    by_domain: dict[str, list[ListedAccount]] = defaultdict(list)
    for account in listed:
        if account.domain:
            by_domain[account.domain].append(account)
    names = [Known(each.id, each.key) for each in listed]
    names += [Known(account_id, key) for account_id, key in aliases]
    names_near = NearCompanies(names)
    for each in unknown:
        if each.domain is not None and each.domain in by_domain:
            yield each.line, by_domain[each.domain]
            continue
        near = names_near.near(each.name)
        if near:
            yield each.line, [by_id[account_id] for account_id in near]
