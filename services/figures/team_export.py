"""What coaches may take out: the team's list, wins and totals, nothing private."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

import storage.entries.wins
import storage.people.members
import storage.people.teams
import storage.targets.account_list
import storage.targets.account_touches
import storage.targets.accounts
from domain.figures.team_stats import Part, TeamTotals, shown_teams
from domain.people.data_export import Cell, DataExport, ExportTable
from domain.people.members import Person
from domain.timing.periods import local_date, month_of
from services.figures.team_stats import team_stats
from services.people.roles import require_coach
from services.targets.visibility import account_reach, coverage, visibility_of, wins_seen
from storage.tables import ContactRow, id_of

#: Accounts read at a time.
_BATCH = 500
_MONTHS = 12
_FIRST_DAY = date(1970, 1, 1)


def team_export(session: Session, person: Person, now: datetime) -> DataExport:
    """The workspace's accounts, contacts, wins and teams, and each team's totals by month.

    Each part holds what coaches also see in the answers: totals of three members or more, coverage
    without names, all wins.

    Raises:
        UserError: the person is not a coach.
    """
    require_coach(session, person)
    today = local_date(now, person.zone)
    accounts, contacts = _list(session, person)
    months = _months(session, person, today, now)
    tables = (
        _wins(session, person, today, now),
        *_teams(session, person, months),
        accounts,
        contacts,
    )
    totals_of = shown_teams(total for _, total in months)
    return DataExport("team", today, tuple(each for each in tables if each.rows), totals_of)


def _list(session: Session, person: Person) -> tuple[ExportTable, ExportTable]:
    """The target accounts with their coverage, and the people there."""
    workspace = person.asker.workspace
    visibility = visibility_of(session, person)
    listed = storage.targets.account_list.listed_accounts(session, workspace, visibility.lists)
    owners = storage.people.members.names_of(
        session, {each.owner_id for each in listed if each.owner_id is not None}
    )
    teams = {id_of(t): t.name for t in storage.people.teams.teams_of_workspace(session, workspace)}
    accounts: list[tuple[Cell, ...]] = []
    contacts: list[tuple[Cell, ...]] = []
    for first in range(0, len(listed), _BATCH):
        batch = listed[first : first + _BATCH]
        ids = [each.id for each in batch]
        people = storage.targets.account_touches.contacts_at_accounts(
            session, ids, visibility.lists
        )
        reach = account_reach(session, visibility, ids)
        names = {each.id: each.name for each in batch}
        for each in batch:
            covered = coverage(each.id, people, reach)
            accounts.append(
                (
                    each.name,
                    each.domain,
                    teams.get(each.team_id or 0, ""),
                    owners.get(each.owner_id or 0, ""),
                    each.archived,
                    covered.people,
                    covered.in_touch,
                    covered.last_touch,
                )
            )
        contacts += _contacts(people, names)
    headings = ("account", "website", "team", "owner", "archived", "people", "in_touch")
    return (
        ExportTable("accounts", (*headings, "last_touch"), tuple(accounts)),
        ExportTable("people", ("account", "name", "title", "role"), tuple(contacts)),
    )


def _contacts(people: list[ContactRow], accounts: dict[int, str]) -> Iterator[tuple[Cell, ...]]:
    for each in people:
        yield accounts[each.account_id], each.name, each.title, each.role


def _wins(session: Session, person: Person, today: date, now: datetime) -> ExportTable:
    workspace = person.asker.workspace
    guests = storage.people.members.guest_ids(session, workspace)
    found = storage.entries.wins.wins_of_workspace(session, workspace, _FIRST_DAY, today, now)
    seen = wins_seen(session, visibility_of(session, person))
    wins = [
        row
        for row in found
        if row.member_id not in guests and (seen is None or row.member_id in seen)
    ]
    names = storage.people.members.names_of(session, {row.member_id for row in wins})
    accounts = storage.targets.accounts.accounts_by_id(
        session, {row.account_id for row in wins if row.account_id is not None}
    )
    rows = []
    for row in wins:
        account = accounts.get(row.account_id or 0)
        company = account.name if account is not None else row.company
        amount: tuple[Cell, ...] = (row.amount, row.currency, row.qualifier)
        rows.append((row.won_on, names.get(row.member_id, ""), row.kind, company, *amount))
    headings = ("day", "member", "kind", "company", "amount", "currency", "amount_counts")
    return ExportTable("wins", headings, tuple(rows))


def _months(
    session: Session, person: Person, today: date, now: datetime
) -> list[tuple[str, TeamTotals]]:
    """The totals of each team in the last twelve months, each with the month as typed."""
    found: list[tuple[str, TeamTotals]] = []
    if not storage.people.teams.teams_of_workspace(session, person.asker.workspace):
        return found
    month = month_of(today)
    for _ in range(_MONTHS):
        totals = team_stats(session, person, month.name, now)
        found += [(month.name, total) for total in totals]
        month = month_of(month.first - timedelta(days=1))
    return found


def _teams(
    session: Session, person: Person, months: list[tuple[str, TeamTotals]]
) -> Iterator[ExportTable]:
    """The teams with their members, and with their totals by month."""
    members = [
        (team.name, member.name)
        for team in storage.people.teams.teams_of_workspace(session, person.asker.workspace)
        for member in storage.people.teams.members_of_team(session, id_of(team))
    ]
    yield ExportTable("teams", ("team", "member"), tuple(members))
    rows = [(month, total.team, total.members, *_figures(total)) for month, total in months]
    headings = ("posts", "views", "engagers_low", "engagers_high", "target_engagers", "listed")
    more = ("target_people_written_to", "people_written_to", "comments", "meetings")
    wins = ("opportunities", "closed_won")
    columns = ("month", "team", "joined", *headings, *more, *wins)
    yield ExportTable("totals", columns, tuple(rows))


def _figures(total: TeamTotals) -> tuple[Cell, ...]:
    """A team's totals; those that would reveal one or two people are empty."""
    posts: tuple[Cell, ...] = (None,) * 6
    if total.now is not None:
        engagers, targets = total.now.engagers, total.now.targets
        posts = (
            total.now.posts,
            total.now.views,
            engagers.low if engagers else None,
            engagers.high if engagers else None,
            targets.targets if targets.people else None,
            targets.people or None,
        )
    dms, won = total.activity.dms, total.activity.wins
    wins: tuple[Cell, ...] = (won.meetings, won.opportunities, won.deals)
    return (
        *posts,
        dms.target if dms.people else None,
        dms.people or None,
        total.activity.comments or None,
        *((None,) * 3 if Part.WINS in total.withheld else wins),
    )
