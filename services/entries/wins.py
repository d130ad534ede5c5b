"""Logging wins, and reading the touches that led to them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.entries.touches
import storage.entries.wins
import storage.people.members
import storage.targets.account_touches
import storage.targets.accounts
from domain.entries.acts import ActKind
from domain.entries.person_reference import PersonQuestion, PersonReference
from domain.entries.win_path import WinPath, path_starts, path_to
from domain.entries.wins import (
    SAME_WITHIN,
    SimilarWin,
    TypedMoney,
    WinEntry,
    WinKind,
    WinLogged,
    WinQuestion,
    WinQuestionKind,
    may_be_same,
)
from domain.errors import UserError
from domain.fields import Field
from domain.figures.shown_totals import FEWEST_FOR_TOTALS
from domain.names.company_names import match_key
from domain.people.members import Person
from domain.submission import Submission
from domain.timing.periods import check_day
from domain.timing.typed_days import TypedDay
from domain.typed.amounts.currencies import TAKEN_AS, USUAL, currencies_named
from services import acts
from services.entries.entries_of_rows import win_of
from services.entries.win_company import beside_account, beside_amount, with_name_settled
from services.entries.win_news import channels_of
from services.targets.person_lookup import (
    OutsidePerson,
    PersonAtAccount,
    find_employer,
    find_person,
    is_contact,
    save_person,
)
from services.targets.visibility import visibility_of, wins_seen
from storage.tables import MemberRow, WinRow, id_of


def log_win(session: Session, submission: Submission, entry: WinEntry) -> WinLogged | WinQuestion:
    """Saves a win: a meeting, an opportunity or a deal.

    Returns:
        The win with its path, or a ``WinQuestion`` if something is missing, unclear or perhaps
        logged already, and nothing was saved.

    Raises:
        UserError: the company is missing, the date is impossible, or a meeting has an amount.
    """
    known = acts.situation(session, submission)
    member, earlier = known.member, known.same_key
    if earlier is not None:
        earlier_id = id_of(earlier)
        [row, *_] = storage.entries.wins.wins_touched_by(session, earlier_id)
        return _logged(session, submission, known, row, entry, earlier_id)
    day = (entry.said_on or TypedDay()).on(submission.today)
    check_day(day, submission.today, Field.WON_ON)
    entry = replace(entry, said_on=TypedDay(day))
    kind = entry.meant
    currencies = _currencies(entry.money)
    if len(currencies) > 1:
        return WinQuestion(WinQuestionKind.CURRENCY, entry, currencies)
    if entry.up_to is not None:
        return WinQuestion(WinQuestionKind.RANGE, entry)
    entry = with_name_settled(session, member, entry)
    if entry.loose is not None and entry.loose.unsure:
        return WinQuestion(WinQuestionKind.LOOSE, entry)
    if kind is None:
        return WinQuestion(WinQuestionKind.KIND, entry)
    if entry.money is not None and kind is WinKind.MEETING:
        raise UserError(
            "A meeting has no amount yet.",
            "Leave the amount out, or log an opportunity.",
            field=Field.AMOUNT,
        )
    if kind is WinKind.CLOSED_WON and entry.money and not entry.money.amount and not entry.zero:
        return WinQuestion(WinQuestionKind.ZERO, entry)
    found = find_person(session, member, _company_in(session, entry))
    if isinstance(found, OutsidePerson) and not entry.outside:
        found = find_employer(session, member, entry.company) or found
    if isinstance(found, PersonQuestion):
        return WinQuestion(WinQuestionKind.COMPANY, entry, whom=found)
    if isinstance(found, OutsidePerson):
        loose = beside_account(session, member, entry)
        if loose is not None:
            return WinQuestion(WinQuestionKind.LOOSE, loose)
    row = _row(member, kind, found, entry, day, submission.now)
    similar = None if entry.another else _similar(session, submission.person, member, row, found)
    if similar is not None:
        return WinQuestion(WinQuestionKind.SAME, entry, similar=similar)
    act_id = acts.begin(session, submission, known, ActKind.WIN)
    if isinstance(found, PersonAtAccount):
        save_person(session, member, found, act_id)
    row.made_by = act_id
    session.add(row)
    session.flush()
    return _logged(session, submission, known, row, entry, act_id)


def _currencies(typed: TypedMoney | None) -> tuple[str, ...]:
    """The possible currencies of an amount; empty for no amount."""
    if typed is None:
        return ()
    return currencies_named(typed.currency) or USUAL


def _company_in(session: Session, entry: WinEntry) -> PersonReference:
    if not entry.company and entry.account_id is None:
        raise UserError(
            "Which company is it?", "Say it like `win meeting Acme`.", field=Field.COMPANY
        )
    # Never save a person's name, or words next to the amount, as an alias of the company.
    account_id = entry.account_id
    is_person = account_id is not None and is_contact(session, account_id, entry.company)
    alias = "" if is_person or beside_amount(session, entry) else entry.company
    return PersonReference(company=alias, account_id=entry.account_id, outside=entry.outside)


def _row(
    member: MemberRow,
    kind: WinKind,
    found: PersonAtAccount | OutsidePerson,
    entry: WinEntry,
    day: date,
    now: datetime,
) -> WinRow:
    """The unsaved row of a win, without its act."""
    currencies = _currencies(entry.money)
    return WinRow(
        workspace_id=member.workspace_id,
        member_id=id_of(member),
        kind=kind.value,
        account_id=found.account.id if isinstance(found, PersonAtAccount) else None,
        company=found.company if isinstance(found, OutsidePerson) else "",
        amount=entry.money.amount if entry.money else None,
        currency=currencies[0] if currencies else None,
        qualifier=entry.money.qualifier if entry.money else None,
        won_on=day,
        logged_at=now,
        made_by=0,
    )


def _similar(
    session: Session,
    person: Person,
    member: MemberRow,
    row: WinRow,
    found: PersonAtAccount | OutsidePerson,
) -> SimilarWin | None:
    """A win by any member that may be the same: of this kind and company, about that day."""
    reach = timedelta(days=SAME_WITHIN)
    around = storage.entries.wins.wins_of_workspace(
        session, member.workspace_id, row.won_on - reach, row.won_on + reach, row.logged_at
    )
    alike = [
        other
        for other in around
        if other.kind == row.kind
        and may_be_same(storage.entries.wins.money_of(other), storage.entries.wins.money_of(row))
        # A guest is told nothing of others' wins.
        and (other.member_id == row.member_id or not member.may_be_guest)
    ]
    if not alike:
        return None
    name = found.account.name if isinstance(found, PersonAtAccount) else found.company
    key = match_key(name)
    accounts = storage.targets.accounts.accounts_by_id(
        session, {other.account_id for other in alike if other.account_id is not None}
    )
    for other in alike:
        account = accounts.get(other.account_id or 0)
        same_account = other.account_id is not None and other.account_id == row.account_id
        if same_account or (key and match_key(account.name if account else other.company) == key):
            return _as_visible(session, person, member, session.get_one(WinRow, other.id))
    return None


def _as_visible(session: Session, person: Person, member: MemberRow, row: WinRow) -> SimilarWin:
    """A win as far as the person may see it."""
    member_id = id_of(member)
    if row.member_id == member_id:
        return SimilarWin(win_of(session, row), "")
    seen = wins_seen(session, visibility_of(session, person))
    if seen is not None and row.member_id not in seen:
        return SimilarWin(None, None)
    names = storage.people.members.names_of(session, [row.member_id])
    return SimilarWin(win_of(session, row), names[row.member_id])


def _logged(
    session: Session,
    submission: Submission,
    known: acts.Situation,
    row: WinRow,
    entry: WinEntry,
    act_id: int,
) -> WinLogged:
    typed = entry.money.currency.lower() if entry.money else ""
    guest = submission.person.profile.is_guest
    return WinLogged(
        act_id=act_id,
        win=win_of(session, row),
        path=_path(session, submission.person, row, known.as_of),
        taken_as=typed if typed in TAKEN_AS else "",
        offers_join=known.offers_join,
        targets=known.targets,
        channels=() if guest else channels_of(session, id_of(known.member)),
    )


def _path(session: Session, person: Person, row: WinRow, as_of: datetime) -> WinPath | None:
    """The touches before a win. Coaches also get a count of the touches of three or more others."""
    if row.account_id is None:
        return None
    visibility = visibility_of(session, person)
    touches = storage.entries.touches.touches_of_accounts(
        session, [row.account_id], path_starts(row.won_on), row.won_on, as_of
    )
    names = storage.people.members.names_of(session, visibility.named)
    named = {
        member_id: "" if member_id == visibility.member_id else name
        for member_id, name in names.items()
    }
    return path_to(
        row.won_on,
        touches,
        named,
        with_others=visibility.sees_all,
        fewest=FEWEST_FOR_TOTALS,
    )
