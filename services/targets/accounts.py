"""Editing the list of target accounts: adding, changing, archiving, removing. For coaches."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

import storage.entries.acts
import storage.people.members
import storage.people.teams
import storage.targets.account_list
import storage.targets.accounts
from domain.accounts import Account
from domain.entries.acts import ActKind
from domain.errors import UserError
from domain.fields import Field
from domain.names.company_names import match_key
from domain.people.members import Person, Profile
from domain.people.teams import TeamName
from domain.submission import Submission
from domain.targets.account_details import (
    AccountDetails,
    AccountForm,
    AccountQuestion,
    AccountSaved,
    ListOutcome,
)
from services import acts
from services.people.members import ensure_members
from services.people.roles import require_coach, require_full_member
from services.people.teams import own_team
from services.targets.duplicate_accounts import near_accounts, refuse_duplicates
from services.targets.matching import account_of, remember_alias
from services.targets.others_entries import others_with_entries
from services.targets.visibility import visible_account
from storage.tables import AccountAliasRow, AccountRow, ActRow, MemberRow, id_of


def account_form(session: Session, person: Person, account_id: int | None) -> AccountForm:
    """The prefill of an account's form.

    Args:
        account_id: ``None`` for a new account.

    Raises:
        UserError: the person is not a coach, or the account is gone.
    """
    require_coach(session, person)
    teams = teams_to_choose(session, person)
    if account_id is None:
        return AccountForm(None, AccountDetails(""), teams)
    row = visible_account(session, person, account_id)
    owner = session.get(MemberRow, row.owner_id) if row.owner_id is not None else None
    details = AccountDetails(
        name=row.name,
        website=row.domain or "",
        aliases=tuple(each.alias for each in _aliases(session, row)),
        owner=owner.user_id if owner else None,
        team_id=row.team_id,
    )
    return AccountForm(account_id, details, teams, archived=row.archived_at is not None)


def account_to_remove(
    session: Session, person: Person, account_id: int
) -> tuple[Account, tuple[str, ...]]:
    """An account, and the other members with entries there, by name if they share it.

    Raises:
        UserError: the person is not a coach, or the account is gone.
    """
    require_coach(session, person)
    row = visible_account(session, person, account_id)
    return account_of(session, row), others_with_entries(session, person, row)


def account_to_show(session: Session, person: Person, account_id: int) -> Account:
    """An account that the person may see.

    Raises:
        UserError: the account is gone, or on another team's list.
    """
    return account_of(session, visible_account(session, person, account_id))


def teams_to_choose(session: Session, person: Person) -> tuple[TeamName, ...]:
    """The teams that can have their own list."""
    teams = storage.people.teams.teams_of_workspace(session, person.asker.workspace)
    return tuple(TeamName(id_of(team), team.name) for team in teams)


def save_account(
    session: Session,
    submission: Submission,
    account_id: int | None,
    details: AccountDetails,
    profiles: Mapping[str, Profile | None],
    *,
    sure: bool = False,
) -> AccountSaved | AccountQuestion:
    """Adds an account, or changes it to match its form.

    Args:
        account_id: ``None`` for a new account.
        profiles: The owner's Slack profile, if it was never read.
        sure: Whether the person confirmed a new name that is near another account's.

    Raises:
        UserError: the person is not a coach, the details are invalid, or the account is listed.
    """
    person = submission.person
    require_coach(session, person)
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    details.check()
    ensure_members(session, person.asker.workspace, profiles, submission.now)
    row = visible_account(session, person, account_id) if account_id is not None else None
    if details.team_id is not None:
        own_team(session, person, details.team_id)
    refuse_duplicates(session, person, row, details)
    if row is None and not sure:
        near = near_accounts(session, person, details)
        if near:
            return AccountQuestion(details, near)
    owner_id = _owner(session, person, row, details.owner)
    if row is None:
        return _add(session, submission, known, details, owner_id)
    return _change(session, submission, known, row, details, owner_id)


def archive_account(
    session: Session, submission: Submission, account_id: int, *, archived: bool
) -> AccountSaved:
    """Archives an account, so that it is no target, or restores it. Its history remains.

    Raises:
        UserError: the person is not a coach, or the account is gone.
    """
    require_coach(session, submission.person)
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    row = visible_account(session, submission.person, account_id)
    done = ListOutcome.ARCHIVED if archived else ListOutcome.RESTORED
    if (row.archived_at is not None) == archived:
        return AccountSaved(None, account_of(session, row), done)
    act_id = acts.begin(session, submission, known, ActKind.ACCOUNT, _before(row, "archived_at"))
    row.archived_at = submission.now if archived else None
    session.add(row)
    session.flush()
    return AccountSaved(act_id, account_of(session, row), done)


def remove_account(session: Session, submission: Submission, account_id: int) -> AccountSaved:
    """Removes an account from the list. Its entries remain, and undo restores it.

    Raises:
        UserError: the person is not a coach, or the account is gone.
    """
    require_coach(session, submission.person)
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    row = visible_account(session, submission.person, account_id)
    act_id = acts.begin(session, submission, known, ActKind.ACCOUNT)
    row.removed_by = act_id
    session.add(row)
    session.flush()
    return AccountSaved(act_id, account_of(session, row), ListOutcome.REMOVED)


def add_account_alias(
    session: Session, submission: Submission, account_id: int, typed: str
) -> AccountSaved:
    """Saves typed text as an alias of an account.

    Raises:
        UserError: the person is a guest, or the account is gone or on another team's list.
    """
    known = acts.situation(session, submission)
    earlier = known.same_key
    if earlier is not None:
        return _answer_again(session, earlier)
    require_full_member(submission.person)
    row = visible_account(session, submission.person, account_id)
    act_id = acts.begin(session, submission, known, ActKind.ACCOUNT)
    remember_alias(session, account_id, typed, act_id)
    return AccountSaved(act_id, account_of(session, row), ListOutcome.NAMED)


def _add(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    details: AccountDetails,
    owner_id: int | None,
) -> AccountSaved:
    act_id = acts.begin(session, submission, known, ActKind.ACCOUNT)
    row = AccountRow(
        workspace_id=known.member.workspace_id,
        team_id=details.team_id,
        name=details.name,
        match_key=match_key(details.name)[:200],
        domain=details.domain,
        owner_id=owner_id,
        made_by=act_id,
    )
    session.add(row)
    session.flush()
    _set_aliases(session, row, details.aliases, act_id)
    return AccountSaved(act_id, account_of(session, row), ListOutcome.ADDED)


def _change(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: AccountRow,
    details: AccountDetails,
    owner_id: int | None,
) -> AccountSaved:
    new = {
        "name": details.name,
        "match_key": match_key(details.name)[:200],
        "domain": details.domain,
        "owner_id": owner_id,
        "team_id": details.team_id,
    }
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    if new["match_key"] != row.match_key and others_with_entries(session, submission.person, row):
        # Others go on to type the name that they know.
        details = replace(details, aliases=tuple(dict.fromkeys((*details.aliases, row.name))))
    before = _before(row, *changed)
    for name in changed:
        setattr(row, name, new[name])
    aliases_changed = _alias_keys(details.aliases, row) != {
        alias.match_key for alias in _aliases(session, row)
    }
    if not changed and not aliases_changed:
        return AccountSaved(None, account_of(session, row), ListOutcome.CHANGED)
    act_id = acts.begin(session, submission, known, ActKind.ACCOUNT, before)
    session.add(row)
    session.flush()
    _set_aliases(session, row, details.aliases, act_id)
    return AccountSaved(act_id, account_of(session, row), ListOutcome.CHANGED)


def _set_aliases(session: Session, row: AccountRow, aliases: Sequence[str], act_id: int) -> None:
    """Makes exactly these the aliases of an account."""
    wanted = _alias_keys(aliases, row)
    for alias in _aliases(session, row):
        if alias.match_key not in wanted:
            alias.removed_by = act_id
            session.add(alias)
    session.flush()
    for name in aliases:
        remember_alias(session, id_of(row), name, act_id)


def _alias_keys(aliases: Sequence[str], row: AccountRow) -> set[str]:
    """The match keys of aliases, without the account's own name."""
    return {match_key(name)[:200] for name in aliases} - {row.match_key}


def _owner(
    session: Session, person: Person, row: AccountRow | None, user_id: str | None
) -> int | None:
    """The id of the account's owner, or ``None``.

    Raises:
        UserError: a new owner is a member whom the bot does not serve.
    """
    if user_id is None:
        return None
    member = storage.people.members.member(session, person.asker.workspace, user_id)
    if member is None:
        return None
    if member.refused is not None and (row is None or row.owner_id != member.id):
        raise UserError(
            f"{member.name or 'That person'} can't look after accounts here.",
            "Choose a colleague with an active account.",
            field=Field.OWNER,
        )
    return id_of(member)


def _before(row: AccountRow, *columns: str) -> dict[str, object]:
    """Only the values that an act will change: others may change the rest before its undo."""
    return acts.rows_before(storage.entries.acts.values_before(row, *columns))


def _aliases(session: Session, row: AccountRow) -> list[AccountAliasRow]:
    return storage.targets.account_list.aliases_of(session, id_of(row))


def _answer_again(session: Session, act: ActRow) -> AccountSaved:
    """The answer to a repeated submission, as its account is now."""
    act_id = id_of(act)
    touched = storage.targets.account_list.account_touched_by(session, act_id, act.before)
    if touched is None:
        raise UserError("That was saved already.", "`/ssi accounts` shows the list.")
    row, done = touched
    if done == ListOutcome.CHANGED and act.before is not None:
        was = act.before["rows"][0]["values"]
        if "archived_at" in was:
            done = ListOutcome.ARCHIVED if row.archived_at else ListOutcome.RESTORED
    return AccountSaved(act_id, account_of(session, row), done)
