"""Importing a list of target accounts in one act.

Reading a file and looking for near names takes seconds for 20,000 accounts. Both happen before the
writing transaction, which only compares the plan with the list again.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import Session

import storage.targets.account_list
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.people.members import Person
from domain.submission import Submission
from domain.targets.account_import import Imported, UnclearAnswers
from domain.targets.namesakes import one_site
from services import acts
from services.people.roles import require_coach
from services.people.teams import own_team
from services.targets.account_owners import owner_ids, owner_named
from services.targets.accounts_by_name import NamedAccounts
from services.targets.contacts import lock_accounts
from services.targets.duplicate_accounts import lists_of
from services.targets.file_companies import ImportCandidate
from services.targets.import_plan import AccountChange, ImportPlan
from services.targets.matching import remember_alias
from storage.store import takes_long
from storage.tables import AccountRow, ActRow, id_of
from storage.targets.account_list import ListedAccount


def may_import(session: Session, person: Person) -> None:
    """Refuses a person who is neither an admin nor a coach, before their file is fetched.

    Raises:
        UserError: the person is neither.
    """
    require_coach(session, person)


@takes_long
def import_accounts(
    session: Session, submission: Submission, plan: ImportPlan, settled: UnclearAnswers
) -> Imported:
    """Carries out an import plan in one act. Owners who never used the bot become members.

    Args:
        settled: The answers about lines whose name is near an account's.

    Raises:
        UserError: the person is not a coach, the team is gone, the import was undone, or an
            account chosen for an unclear line is no longer on the list.
    """
    person = submission.person
    require_coach(session, person)
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    team = own_team(session, person, plan.file.team_id) if plan.file.team_id is not None else None
    unclear_new = [each for each in plan.unclear if each.line in settled.new]
    said_same = [each for each in plan.unclear if each.line in settled.same]
    left_out = len(plan.unclear) - len(unclear_new) - len(said_same)
    done = Imported(None, plan.file.name, 0, 0, left_out, team.name if team else None)
    if earlier is not None:
        return _answer_again(session, earlier, done)
    # The list may have changed after the plan was made.
    lists = lists_of(plan.file.team_id)
    now_listed = {
        each.id: each
        for each in storage.targets.account_list.listed_accounts(
            session, member.workspace_id, lists
        )
    }
    aliases = storage.targets.account_list.alias_keys(session, member.workspace_id, lists)
    named = NamedAccounts(list(now_listed.values()), aliases)
    new = [each for each in (*plan.new, *unclear_new) if not _is_listed(each, named)]
    same = [each for each in said_same if each.namesake or not named.named(each.key)]
    changes = {
        change.account.id: replace(change, account=now_listed[change.account.id])
        for change in plan.changes
        if change.account.id in now_listed
    }
    chosen_accounts = {each.line: _chosen(now_listed, settled.same[each.line]) for each in same}
    for each in same:
        account = chosen_accounts[each.line]
        change = changes.get(account.id) or AccountChange(account, account.domain, account.owner_id)
        filled = _filled_in(change, each, plan)
        if filled != change and not account.archived:
            changes[account.id] = filled
    if not new and not changes and not chosen_accounts:
        return done
    owners = [owner_named(each.owner, plan.owners) for each in new]
    owners += [change.owner for change in changes.values()]
    ids = owner_ids(session, member.workspace_id, owners, submission.now)
    before = acts.rows_before(*map(_before, changes.values())) if changes else None
    act_id = acts.begin(session, submission, known, ActKind.IMPORT, before)
    lock_accounts(session, {account.id for account in chosen_accounts.values()})
    storage.targets.account_list.add_accounts(
        session,
        [
            {
                "workspace_id": member.workspace_id,
                "team_id": plan.file.team_id,
                "name": each.name,
                "match_key": each.key,
                "domain": each.domain,
                "owner_id": ids[owner_named(each.owner, plan.owners)],
                "made_by": act_id,
            }
            for each in new
        ],
    )
    storage.targets.account_list.change_accounts(
        session,
        [
            {
                "id": change.account.id,
                "domain": change.domain,
                "owner_id": ids[change.owner],
            }
            for change in changes.values()
        ],
    )
    for each in same:
        remember_alias(session, chosen_accounts[each.line].id, each.name, act_id)
    aliases_made = storage.targets.account_list.count_aliases_made(session, act_id)
    return replace(done, act_id=act_id, added=len(new), updated=len(changes), same=aliases_made)


def _chosen(listed: Mapping[int, ListedAccount], account_id: int) -> ListedAccount:
    account = listed.get(account_id)
    if account is None:
        raise UserError(
            "An account that you chose isn't on the list any more.",
            "Choose *A new account* or *Leave it out* for it.",
        )
    return account


def _is_listed(each: ImportCandidate, named: NamedAccounts) -> bool:
    """Whether a new company is on the list by now. Of a namesake, only an equal one counts."""
    return any(
        each.domain == one.domain if each.namesake else one_site(each.domain, one.domain)
        for one in named.named(each.key)
    )


def _filled_in(change: AccountChange, each: ImportCandidate, plan: ImportPlan) -> AccountChange:
    """The change, with the account's empty columns filled in from a line that means it.

    If the line has the account's very name, its website replaces the account's: it was asked about.
    """
    website = each.domain or change.domain if each.namesake else change.domain or each.domain
    return replace(
        change,
        domain=website,
        owner=change.owner or owner_named(each.owner, plan.owners),
    )


def _before(change: AccountChange) -> dict[str, Any]:
    """The account's values in the format of ``storage.entries.acts.values_before``."""
    account = change.account
    return {
        "table": AccountRow.__tablename__,
        "id": account.id,
        "values": {"domain": account.domain, "owner_id": account.owner_id},
    }


def _answer_again(session: Session, act: ActRow, done: Imported) -> Imported:
    """The answer to a repeated submission."""
    act_id = id_of(act)
    return replace(
        done,
        act_id=act_id,
        added=storage.targets.account_list.count_accounts_made(session, act_id),
        updated=len((act.before or {}).get("rows", ())),
        same=storage.targets.account_list.count_aliases_made(session, act_id),
    )
