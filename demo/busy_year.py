"""Loads the busy team: its target accounts, a year of entries, and its board."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from demo.diary import Diary
from demo.market import COMPANIES, Company, committee, trade_name, website
from demo.team import ADMIN, COACH, SELLERS, TEAM, ZONE, TeamMate
from domain.people.members import Asker, Person, Profile
from domain.people.teams import TeamDetails
from domain.submission import Submission
from domain.targets.account_details import AccountDetails, AccountSaved, ContactDetails
from domain.timing.periods import zone_named
from domain.timing.working_days import WORKING_WEEK
from services.delivery.public_holidays import working_days
from services.people.joining import join
from services.people.setup import appoint_coaches, offer_setup
from services.people.teams import save_team
from services.targets.accounts import save_account
from services.targets.committee import save_contact
from storage.store import takes_long

WEEKS = 52
_DAY = timedelta(days=1)
_MONDAY, _TEN = 1, 10 * 60
#: Local time at which people log; each a few minutes after the one before.
_NOON, _APART = time(12), timedelta(minutes=7)


def monday_to_come(now: datetime) -> date:
    """The next Monday in the board's zone, after today; on it and the next day, everyone works.

    On a public holiday, digests, boards and nudges would wait for another day.
    """
    day = now.astimezone(zone_named(ZONE)).date() + _DAY
    teams_days = [working_days(WORKING_WEEK, mate.zone, now) for mate in TEAM]
    while day.isoweekday() != _MONDAY or any(
        day not in days or day + _DAY not in days for days in teams_days
    ):
        day += _DAY
    return day


@takes_long
def load_busy_year(
    session: Session, workspace: str, channel: str, until: datetime, weeks: int = WEEKS
) -> None:
    """Makes the team and the year that ends at ``until``, all through the services.

    Args:
        workspace: Slack's team id. It should be empty, and its people should exist in Slack.
        channel: The Slack id of the board's channel, of which the bot is a member.
        until: A Monday, soon after midnight in the board's zone; then everyone joins.
        weeks: How long the year is; a test may make it short.
    """
    entries = _BusyYear(session, workspace)
    monday = until.astimezone(zone_named(ZONE)).date()
    begin = monday - timedelta(weeks=weeks)
    entries.prepare(datetime.combine(begin, time(6), zone_named(ZONE)))
    for number in range(weeks * 7):
        entries.log(begin + timedelta(days=number))
        session.flush()
        session.expunge_all()
    entries.found_team(channel, until)


class _BusyYear:
    """The busy team's year."""

    def __init__(self, session: Session, workspace: str) -> None:
        self._session = session
        self._workspace = workspace
        self._key = 0
        self._diaries: list[tuple[TeamMate, Diary]] = []

    def prepare(self, now: datetime) -> None:
        """Enters the people, the target accounts and their committees."""
        profiles = {mate.user_id: _profile(mate, fresh=True) for mate in TEAM}
        appoint_coaches(self._session, self._by(ADMIN, now, fresh=True), [COACH.user_id], profiles)
        offer_setup(self._session, self._by(ADMIN, now))
        for place, (mate, seller) in enumerate(SELLERS):
            companies = tuple(self._accounts(mate, place, now))
            person = self._by(mate, now).person
            diary = Diary(
                self._session,
                person,
                seller,
                companies,
                random.Random(seller.name),  # noqa: S311
            )
            self._diaries.append((mate, diary))

    def log(self, day: date) -> None:
        """What the sellers log on a day."""
        for place, (mate, diary) in enumerate(self._diaries):
            noon = datetime.combine(day, _NOON, zone_named(mate.zone))
            diary.log(day, noon + place * _APART)

    def found_team(self, channel: str, now: datetime) -> None:
        """Everyone joins, and the team gets its board."""
        for mate in TEAM:
            submission = self._by(mate, now)
            join(self._session, submission, mate.seller is not None, now, amounts=True)
        users = tuple(mate.user_id for mate in TEAM)
        details = TeamDetails("Northern Lights", channel, ZONE, _MONDAY, _TEN, users)
        save_team(self._session, self._by(ADMIN, now), None, details, {})

    def _accounts(self, owner: TeamMate, place: int, now: datetime) -> Iterator[Company]:
        """Lists a seller's target accounts, every fifth of all."""
        for number in range(place, len(COMPANIES), len(SELLERS)):
            name, people = trade_name(number), committee(number)
            details = AccountDetails(name, website(number), owner=owner.user_id)
            by = self._by(COACH, now)
            saved = save_account(self._session, by, None, details, {}, sure=True)
            if not isinstance(saved, AccountSaved):
                raise TypeError(f"an account was asked about: {saved}")
            for each in people:
                contact = ContactDetails(each.name, each.title, each.role)
                by = self._by(COACH, now)
                save_contact(self._session, by, saved.account.id, None, contact)
            yield Company(saved.account.id, name, people)

    def _by(self, mate: TeamMate, now: datetime, *, fresh: bool = False) -> Submission:
        self._key += 1
        person = Person(Asker(self._workspace, mate.user_id), _profile(mate, fresh=fresh))
        return Submission(person, f"busy team {self._key}", now)


def _profile(mate: TeamMate, *, fresh: bool) -> Profile:
    return Profile(mate.name, mate.zone, fresh=fresh, is_admin=mate.is_admin)
