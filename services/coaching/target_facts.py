"""What the coaching rules see of a member's target accounts at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.coaching.target_facts
import storage.entries.dm_counts
import storage.entries.posts
import storage.targets.accounts
from domain.accounts import Role
from domain.coaching.target_facts import (
    COMMENT_DAYS,
    DM_DAYS,
    ENGAGED_DAYS,
    SCORE_COUNTS_DAYS,
    SCORE_DAYS,
    TOUCH_DAYS,
    Comments,
    ContactReference,
    EngagedTarget,
    MemberAccount,
    ScoreWithShares,
    SharedContact,
    TargetFacts,
)
from domain.entries.touches import DmCounts
from domain.figures.target_share import of_dms, of_engagers
from domain.timing.periods import Window, last_days, local_date, start_of
from services.entries.posts import figures_of
from storage.coaching.target_facts import MemberScope, Span, TargetAccount, TouchCount
from storage.tables import MemberRow, id_of

#: The roles that a buying committee has; "other" is none that could be missing.
_COMMITTEE = (Role.DECISION_MAKER, Role.CHAMPION, Role.INFLUENCER, Role.USER)
#: The earlier one of two looks at the SSI lies no farther back.
_SCORES_DAYS = 120
_WEEK_DAYS = 7
_DAY = timedelta(days=1)


def target_facts(
    session: Session, member: MemberRow, zone: ZoneInfo, today: date, known_at: datetime
) -> TargetFacts:
    """Everything that the rules look at beside posts; what was logged later is left out.

    Args:
        today: The member's own date.
    """
    view = _View(session, member, zone, today, known_at)
    window = last_days(DM_DAYS, today)
    return TargetFacts(
        dms=view.dms(window),
        dms_before=view.dms(window.before),
        engaged=view.engaged(),
        accounts=view.accounts(),
        comments=view.comments(),
        shared=view.shared(),
        looks=view.looks(),
    )


def has_targets(session: Session, member: MemberRow) -> bool:
    """Whether the member has any target account."""
    return storage.coaching.target_facts.has_targets(session, _who(session, member))


def _who(session: Session, member: MemberRow) -> MemberScope:
    teams = storage.targets.accounts.teams_of_member(session, id_of(member))
    return MemberScope(id_of(member), member.workspace_id, teams)


@dataclass
class _View:
    """One member's side of things at a moment."""

    session: Session
    member: MemberRow
    zone: ZoneInfo
    today: date
    known_at: datetime

    @property
    def number(self) -> int:
        return id_of(self.member)

    @cached_property
    def who(self) -> MemberScope:
        return _who(self.session, self.member)

    @cached_property
    def telling(self) -> dict[int, str]:
        """The teammates with whom the member shares who is in touch with whom."""
        return storage.coaching.target_facts.telling_teammates(self.session, self.number)

    def span(self, days: int) -> Span:
        """The last days, today included."""
        return Span(self.today - (days - 1) * _DAY, self.today, self.known_at)

    def dms(self, window: Window) -> DmCounts:
        """Those whom the member wrote to in a window."""
        counts = storage.entries.dm_counts.dm_counts(
            self.session, [self.number], window.first, window.last, self.known_at
        )
        return counts[self.number]

    def engaged(self) -> tuple[EngagedTarget, ...]:
        """Target people who engaged lately, each once, those listed last first."""
        rows = storage.coaching.target_facts.engaged_with(
            self.session, self.who, self.span(ENGAGED_DAYS)
        )
        people = {
            row.contact_id: ContactReference(row.contact_id, row.name, row.account_id, row.account)
            for row in rows
        }
        listed: dict[int, date] = {}
        posted: dict[int, date] = {}
        for row in rows:
            day = local_date(row.posted_at, self.zone)
            listed[row.contact_id] = max(row.engaged_on, listed.get(row.contact_id, date.min))
            posted[row.contact_id] = max(day, posted.get(row.contact_id, date.min))
        since = min(posted.values(), default=self.today)
        written = storage.coaching.target_facts.written_to(
            self.session, self.number, people, Span(since, self.today, self.known_at)
        )
        found = [
            EngagedTarget(person, listed[number], posted[number], written.get(number))
            for number, person in people.items()
        ]
        return tuple(
            sorted(found, key=lambda each: (-each.engaged_on.toordinal(), each.person.contact_id))
        )

    def accounts(self) -> tuple[MemberAccount, ...]:
        """The accounts that the member looks after, or was in touch with."""
        span = self.span(TOUCH_DAYS)
        met = storage.coaching.target_facts.accounts_met(self.session, self.number, span)
        kept = storage.coaching.target_facts.owned_or_among(
            self.session, self.who, met, self.known_at
        )
        meetings: dict[int, list[TouchCount]] = defaultdict(list)
        for each in storage.coaching.target_facts.met_at(
            self.session, [row.id for row in kept], span
        ):
            meetings[each.account_id].append(each)
        people = storage.coaching.target_facts.people(
            self.session,
            {each.contact_id for some in meetings.values() for each in some if each.contact_id},
        )
        return tuple(self._account(row, meetings[row.id], people) for row in kept)

    def _account(
        self,
        row: TargetAccount,
        meetings: list[TouchCount],
        people: dict[int, storage.coaching.target_facts.CommitteePerson],
    ) -> MemberAccount:
        visible = {self.number, *self.telling}
        there = {each.contact_id for each in meetings}
        named = [people[number] for number in sorted(people) if number in there]
        own = [
            each for each in meetings if each.member_id == self.number and each.contact_id in people
        ]
        roles = {person.role for person in named}
        return MemberAccount(
            account_id=row.id,
            name=row.name,
            owned=row.owner_id == self.number,
            since=local_date(row.made_at, self.zone),
            touched_on=_latest(each.last_on for each in meetings),
            own_touch_on=_latest(each.last_on for each in meetings if each.member_id in visible),
            people=tuple(ContactReference(each.id, each.name, row.id, row.name) for each in named),
            touches=sum(each.touches for each in own),
            met_since=min((each.first_on for each in own), default=None),
            missing=tuple(role for role in _COMMITTEE if role not in roles),
        )

    def comments(self) -> Comments:
        """The comments of the last week, and since when comments are logged."""
        days = storage.coaching.target_facts.comment_days(
            self.session, self.number, self.span(COMMENT_DAYS)
        )
        # Seven whole days beside today, as the digest and the board count them.
        week = self.today - _WEEK_DAYS * _DAY
        return Comments(
            week=sum(at_target and day >= week for day, at_target in days),
            first_on=min((day for day, _ in days), default=None),
        )

    def shared(self) -> tuple[SharedContact, ...]:
        """People to whom a teammate wrote, too, where both tell with whom they are in touch."""
        rows = storage.coaching.target_facts.messages_to_same(
            self.session, self.who, self.telling, self.span(TOUCH_DAYS)
        )
        own = {row.contact_id: row.last_on for row in rows if row.member_id == self.number}
        return tuple(
            SharedContact(
                ContactReference(row.contact_id, row.name, row.account_id, row.account),
                self.telling[row.member_id],
                own[row.contact_id],
                row.last_on,
            )
            for row in rows
            if row.member_id != self.number
        )

    def looks(self) -> tuple[ScoreWithShares, ScoreWithShares] | None:
        """The last look at the SSI and the one at least two weeks before, where it rose."""
        scores = storage.coaching.target_facts.scores(
            self.session, self.number, self.span(_SCORES_DAYS)
        )
        if not scores or (self.today - scores[0].day).days > SCORE_COUNTS_DAYS:
            return None
        later = scores[0]
        earlier = next((each for each in scores if (later.day - each.day).days >= SCORE_DAYS), None)
        if earlier is None or earlier.overall >= later.overall:
            return None
        return self._look(earlier), self._look(later)

    def _look(self, score: storage.coaching.target_facts.DatedScore) -> ScoreWithShares:
        window = last_days(DM_DAYS, score.day)
        since, until = window.bounds(self.zone)
        # Both are read as they were at the end of their day, so that neither has grown longer.
        as_of = min(start_of(score.day + _DAY, self.zone), self.known_at)
        reads = storage.entries.posts.posts_of_members(
            self.session, [self.number], since, until, known_at=self.known_at, as_of=as_of
        )
        engagers = of_engagers(figures_of(read.snapshot) for read in reads[self.number])
        return ScoreWithShares(score.day, score.overall, engagers, of_dms(self.dms(window)))


def _latest(days: Iterable[date]) -> date | None:
    return max(days, default=None)
