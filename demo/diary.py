"""One seller's year: what they log each day, through the services."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session

from demo.market import Company, Employee, person
from demo.post_titles import SUBJECTS, titles
from demo.seller import Seller
from domain.engagement import Figures
from domain.entries.comments import CommentEntry
from domain.entries.dms import DmEntry
from domain.entries.engagers import EngagedPerson
from domain.entries.person_reference import PersonQuestion, PersonReference
from domain.entries.post_links import PostLink
from domain.entries.posts import PostEntry, PostQuestions
from domain.entries.scores import SsiScore
from domain.entries.touches import Relation
from domain.entries.wins import TypedMoney, WinEntry, WinKind, WinQuestion
from domain.people.members import Person
from domain.submission import Submission
from services.entries.comments import log_comment
from services.entries.dms import log_dm
from services.entries.log_post import log_post, read_post_link
from services.entries.scores import log_score
from services.entries.wins import log_win

_WORKDAYS_A_WEEK, _WORKDAYS_A_MONTH = 5, 21
#: After so many days, sellers may become busier or less busy.
_PACE_DAYS = 28
#: A post is logged this long after it was posted.
_LOGGED_AFTER = timedelta(hours=2)
#: A deal's next step comes after so many days, and so likely.
_NEXT_STEP, _STEP_LIKELY = (12, 30), 0.6
_STEPS = (WinKind.OPPORTUNITY, WinKind.CLOSED_WON)
#: How far a post's figures have grown at the first look, if there is a later one.
_FIRST_LOOK = 0.62
#: People outside the target accounts are numbered from here, so that no contact has their name.
_OUTSIDE, _OUTSIDERS = 400, 900


@dataclass(frozen=True)
class _Look:
    """Figures that are taken later, with the people who are listed then."""

    on: date
    entry: PostEntry
    people: tuple[EngagedPerson, ...] = ()


@dataclass(frozen=True)
class _Step:
    """The next step of a deal."""

    on: date
    kind: WinKind
    company: Company
    amount: Decimal


class Diary:
    """What one seller logs.

    Args:
        chance: Decides what happens; the same seed gives the same diary, whatever the dates.
        companies: The target accounts that they sell to.
    """

    def __init__(
        self,
        session: Session,
        person: Person,
        seller: Seller,
        companies: Sequence[Company],
        chance: random.Random,
    ) -> None:
        self._session = session
        self._person = person
        self._seller = seller
        self._companies = companies
        self._chance = chance
        #: Its own, because the days of scores depend on the calendar.
        self._score_chance = random.Random(chance.random())  # noqa: S311
        self._scores = 0
        self._pace, self._days = 1.0, 0
        self._key = 0
        self._titles = [titles(subject) for subject in SUBJECTS]
        self._looks: list[_Look] = []
        self._steps: list[_Step] = []
        self._reached: list[Company] = []

    def log(self, today: date, now: datetime) -> None:
        """Logs a day's entries.

        Args:
            today: The day in the seller's zone.
            now: A moment of that day.

        Raises:
            RuntimeError: an entry was asked about, so it was not saved.
        """
        seller, chance = self._seller, self._chance
        if seller.is_away(today):
            return
        self._change_pace()
        if today.isoweekday() <= _WORKDAYS_A_WEEK:
            daily = self._pace / _WORKDAYS_A_WEEK
            if chance.random() < seller.posts_a_week * daily:
                self._post(today, now)
            for _ in range(seller.dms_a_week):
                if chance.random() < daily:
                    self._dm(now)
            if chance.random() < seller.comments_a_week * daily and self._companies:
                self._comment(now)
            meetings = seller.meetings_a_month * self._pace / _WORKDAYS_A_MONTH
            if self._reached and chance.random() < meetings:
                self._meet(today, now)
        for look in [each for each in self._looks if each.on <= today]:
            self._looks.remove(look)
            self._log_post(now, look.entry, look.people)
        for step in [each for each in self._steps if each.on <= today]:
            self._steps.remove(step)
            self._win(now, step)
        if seller.scores == today.day:
            self._score(now)

    def _change_pace(self) -> None:
        """Sets how busy the next four weeks are."""
        if self._seller.swing and self._days % _PACE_DAYS == 0:
            self._pace = 1 + self._chance.uniform(-1, 1) * self._seller.swing
        self._days += 1

    def _post(self, today: date, now: datetime) -> None:
        chance, seller = self._chance, self._seller
        views = max(60, round(seller.views * chance.lognormvariate(0, 0.6)))
        rate = chance.gammavariate(4, seller.rate / 4)
        engagers = max(1, sum(chance.random() < rate for _ in range(views)))
        link = self._link(now - _LOGGED_AFTER, next(chance.choice(self._titles)))
        goal = chance.choice(seller.goals)
        if seller.logs_at_once:
            self._log_post(now, PostEntry(link, goal=goal))
        people = self._engaged(engagers)
        *early, last = seller.looks
        for days in early:
            grown = round(views * _FIRST_LOOK), max(1, round(engagers * _FIRST_LOOK))
            entry = PostEntry(link, Figures(*grown), goal)
            self._looks.append(_Look(today + timedelta(days=days), entry, people))
            people = ()
        entry = PostEntry(link, Figures(views, engagers), goal)
        self._looks.append(_Look(today + timedelta(days=last), entry, people))

    def _engaged(self, engagers: int) -> tuple[EngagedPerson, ...]:
        people = []
        for _ in range(min(engagers, self._seller.listed) if self._companies else 0):
            company, employee = self._someone()
            people.append(EngagedPerson(employee.name, employee.title, company.id))
            self._reached.append(company)
        room = max(0, engagers - len(people))
        people += [EngagedPerson(self._outsider()) for _ in range(min(room, self._seller.others))]
        return tuple({each.name: each for each in people}.values())

    def _dm(self, now: datetime) -> None:
        chance = self._chance
        if self._companies and chance.random() < self._seller.target_share:
            company, employee = self._someone()
            whom = PersonReference(employee.name, account_id=company.id)
            entry = DmEntry(whom, replied=chance.random() < self._seller.replies)
            self._reached.append(company)
        else:
            whom = PersonReference(self._outsider(), outside=True)
            entry = DmEntry(whom, Relation.OTHER)
        _saved(log_dm(self._session, self._submission(now), entry))

    def _comment(self, now: datetime) -> None:
        link = self._link(now, self._chance.choice(SUBJECTS)[0], "someone")
        whom = PersonReference(account_id=self._chance.choice(self._companies).id)
        _saved(log_comment(self._session, self._submission(now), CommentEntry(link, whom)))

    def _meet(self, today: date, now: datetime) -> None:
        chance = self._chance
        company = chance.choice(self._reached)
        amount = Decimal(chance.randint(8, 90)) * 1000
        self._win(now, _Step(today, WinKind.MEETING, company, amount))
        on = today
        for kind in _STEPS:
            if chance.random() > _STEP_LIKELY:
                break
            on += timedelta(days=chance.randint(*_NEXT_STEP))
            self._steps.append(_Step(on, kind, company, amount))

    def _win(self, now: datetime, step: _Step) -> None:
        money = TypedMoney(step.amount, self._seller.currency)
        entry = WinEntry(
            step.kind,
            step.company.name,
            step.company.id,
            money=None if step.kind is WinKind.MEETING else money,
            another=True,
        )
        _saved(log_win(self._session, self._submission(now), entry))

    def _score(self, now: datetime) -> None:
        """Logs an SSI that rises a little from month to month."""
        chance = self._score_chance
        start = Decimal(8 + self._scores * Decimal("0.4"))
        pillars = [start + chance.randint(-20, 30) / Decimal(10) for _ in range(4)]
        brand, people, insights, relationships = pillars
        score = SsiScore(sum(pillars, Decimal(0)), (brand, people, insights, relationships))
        log_score(self._session, self._submission(now), score)
        self._scores += 1

    def _log_post(
        self, now: datetime, entry: PostEntry, people: Sequence[EngagedPerson] = ()
    ) -> None:
        _saved(log_post(self._session, self._submission(now), entry, people))

    def _someone(self) -> tuple[Company, Employee]:
        company = self._chance.choice(self._companies)
        return company, self._chance.choice(company.people)

    def _outsider(self) -> str:
        return person(_OUTSIDE + self._chance.randrange(_OUTSIDERS))

    def _link(self, at: datetime, title: str, author: str = "") -> PostLink:
        # LinkedIn's ids begin with the milliseconds at which they were made.
        made = (int(at.timestamp() * 1000) << 22) + self._key
        who = author or self._person.asker.user.lower()
        return read_post_link(f"https://www.linkedin.com/posts/{who}_{title}-activity-{made}-AbCd")

    def _submission(self, now: datetime) -> Submission:
        self._key += 1
        return Submission(self._person, f"diary {self._person.asker.user} {self._key}", now)


def _saved(result: object) -> None:
    """Refuses a question: an entry that was asked about was not saved."""
    if isinstance(result, PersonQuestion | PostQuestions | WinQuestion):
        raise RuntimeError(f"a diary's entry was asked about: {result}")
