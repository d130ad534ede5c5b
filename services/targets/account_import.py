"""Importing a list of target accounts: what it would do, and doing it in one act.

Reading a file and looking for near names takes seconds for 20,000 accounts, so both are done
before the transaction that writes; that one only looks again at what is on the list by then.
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
from linkedin.account_files import AccountList, looks_like_account_list, read_account_list
from linkedin.spreadsheets import MOST_BYTES
from services import acts
from services.people.members import member_for
from services.people.roles import require_coach
from services.people.teams import own_team
from services.targets.account_owners import numbers_of, owner_named
from services.targets.contacts import hold_accounts
from services.targets.duplicate_accounts import lists_of
from services.targets.import_plan import AccountChange, ImportCandidate, ImportPlan
from services.targets.matching import remember_alias
from storage.tables import AccountRow, ActRow, id_of
from storage.targets.account_list import ListedAccount

#: The largest file that is read, in bytes.
LARGEST = MOST_BYTES
#: Of a file's beginning, enough to tell what it is.
_HEAD = 8_192


def may_import(session: Session, person: Person) -> None:
    """Lets coaches pass, before a file is fetched.

    Raises:
        UserError: anybody else.
    """
    require_coach(session, person)


def read_list(data: bytes, file_name: str) -> AccountList:
    """Reads a file. Takes seconds for a large one.

    Raises:
        UserError: it is no account list; with the fix.
    """
    if not looks_like_account_list(file_name, data[:_HEAD]):
        raise UserError(
            "That file is no account list.",
            "I can read CSV and XLSX account lists; `/ssi import` shows how to make one.",
        )
    return read_account_list(data, file_name)


def import_accounts(
    session: Session, submission: Submission, plan: ImportPlan, settled: UnclearAnswers
) -> Imported:
    """Does what a plan says, in one act; owners who never spoke to the bot become members.

    Args:
        settled: What was said about those whose name is near to another account's.

    Raises:
        UserError: the asker is no coach, the team is gone, the import was taken back, or an
            account that an unclear one was said to be is not on the list any more.
    """
    person = submission.person
    require_coach(session, person)
    member = member_for(session, submission)
    team = own_team(session, person, plan.file.team_id) if plan.file.team_id is not None else None
    unclear_new = [each for each in plan.unclear if each.line in settled.new]
    said = [each for each in plan.unclear if each.line in settled.same]
    left_out = len(plan.unclear) - len(unclear_new) - len(said)
    done = Imported(None, plan.file.name, 0, 0, left_out, team.name if team else None)
    earlier = acts.earlier_act(session, submission)
    if earlier is not None:
        return _answer_again(session, earlier, done)
    # Somebody may have changed the list since the plan was made.
    lists = lists_of(plan.file.team_id)
    now_listed = {
        each.id: each
        for each in storage.targets.account_list.listed_accounts(
            session, member.workspace_id, lists
        )
    }
    aliases = storage.targets.account_list.alias_keys(session, member.workspace_id, lists)
    known = {each.key for each in now_listed.values()} | {key for _, key in aliases}
    new = [each for each in (*plan.new, *unclear_new) if each.key not in known]
    same = [each for each in said if each.key not in known]
    changes = {
        change.account.id: replace(change, account=now_listed[change.account.id])
        for change in plan.changes
        if change.account.id in now_listed
    }
    meant = {each.line: _meant(now_listed, settled.same[each.line]) for each in same}
    for each in same:
        account = meant[each.line]
        change = changes.get(account.id) or AccountChange(account, account.domain, account.owner_id)
        filled = _filled_in(change, each, plan)
        if filled != change and not account.archived:
            changes[account.id] = filled
    if not new and not changes and not meant:
        return done
    owners = [owner_named(each.owner, plan.owners) for each in new]
    owners += [change.owner for change in changes.values()]
    numbers = numbers_of(session, member.workspace_id, owners, submission.now)
    before = acts.rows_before(*map(_before, changes.values())) if changes else None
    act_id = acts.begin(session, submission, member, ActKind.IMPORT, before)
    hold_accounts(session, {account.id for account in meant.values()})
    storage.targets.account_list.add_accounts(
        session,
        [
            {
                "workspace_id": member.workspace_id,
                "team_id": plan.file.team_id,
                "name": each.name,
                "match_key": each.key,
                "domain": each.domain,
                "owner_id": numbers[owner_named(each.owner, plan.owners)],
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
                "owner_id": numbers[change.owner],
            }
            for change in changes.values()
        ],
    )
    for each in same:
        remember_alias(session, meant[each.line].id, each.name, act_id)
    return replace(done, act_id=act_id, added=len(new), updated=len(changes), same=len(same))


def _meant(listed: Mapping[int, ListedAccount], account_id: int) -> ListedAccount:
    account = listed.get(account_id)
    if account is None:
        raise UserError(
            "An account that you chose isn't on the list any more.",
            "Say *A new account* or *Leave it out* there.",
        )
    return account


def _filled_in(change: AccountChange, each: ImportCandidate, plan: ImportPlan) -> AccountChange:
    """With what a line with another name says of an account: only what that has not."""
    return replace(
        change,
        domain=change.domain or each.domain,
        owner=change.owner or owner_named(each.owner, plan.owners),
    )


def _before(change: AccountChange) -> dict[str, Any]:
    """The same as ``storage.acts.as_it_is`` gives for a row."""
    account = change.account
    return {
        "table": AccountRow.__tablename__,
        "id": account.id,
        "values": {"domain": account.domain, "owner_id": account.owner_id},
    }


def _answer_again(session: Session, act: ActRow, done: Imported) -> Imported:
    """The answer to a submission that came before."""
    number = id_of(act)
    return replace(
        done,
        act_id=number,
        added=storage.targets.account_list.count_made(session, number),
        updated=len((act.before or {}).get("rows", ())),
        same=storage.targets.account_list.count_named(session, number),
    )
