"""The facts about a member's target accounts that the coaching rules look at."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlmodel import Session

import storage.coaching.engaged
import storage.coaching.shared_contacts
import storage.coaching.touched_accounts
import storage.entries.comments
import storage.entries.dm_counts
import storage.entries.post_sums
import storage.entries.scores
import storage.people.member_settings
from domain.accounts import Role
from domain.coaching.facts import Facts
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
    UnansweredDm,
)
from domain.coaching.target_rules import warm
from domain.entries.touches import DmCounts
from domain.figures.target_share import of_dms
from domain.figures.totals import NO_POSTS
from domain.people.members import Person
from domain.timing.periods import Window, last_days, local_date, start_of
from services.coaching.unanswered import unanswered_dms
from services.delivery.public_holidays import working_days_of
from storage.coaching.scope import MemberScope, Span
from storage.coaching.touched_accounts import TargetAccount, TouchedContact
from storage.entries.post_sums import PostSpan
from storage.tables import MemberRow, MemberSettingsRow, id_of

#: The roles that a buying committee needs. "Other" is never missing.
_COMMITTEE = (Role.DECISION_MAKER, Role.CHAMPION, Role.INFLUENCER, Role.USER)
#: How far back the earlier of two SSI scores may be, in days.
_SCORES_DAYS = 120
_WEEK_DAYS = 7
_DAY = timedelta(days=1)


def target_facts(
    session: Session, member: MemberRow, zone: ZoneInfo, today: date, known_at: datetime
) -> TargetFacts:
    """All facts but posts, without anything logged after ``known_at``.

    Args:
        today: The member's local date.
    """
    view = _View(session, member, zone, today, known_at)
    dms, dms_before = view.dms_beside_before(last_days(DM_DAYS, today))
    return TargetFacts(
        dms=dms,
        dms_before=dms_before,
        engaged=view.engaged(),
        accounts=view.accounts(),
        comments=view.comments(),
        shared=view.shared(),
        scores=view.scores(),
        unanswered=view.unanswered(),
    )


def warm_people(
    session: Session, member: MemberRow, zone: ZoneInfo, today: date, known_at: datetime
) -> tuple[EngagedTarget, ...]:
    """The contacts who engaged in the last two weeks and have no DM since, the latest first."""
    engaged = _View(session, member, zone, today, known_at).engaged()
    return tuple(warm(Facts(today, (), None, TargetFacts(engaged=engaged))))


def has_targets(session: Session, member: MemberRow) -> bool:
    """Whether the member has any target account."""
    return storage.coaching.touched_accounts.has_targets(session, _scope(member))


def any_targets(session: Session, person: Person) -> bool:
    """Whether a person without a member row has any target account; guests have none."""
    scope = MemberScope(0, person.asker.workspace, guest=False)
    return not person.profile.is_guest and storage.coaching.touched_accounts.has_targets(
        session, scope
    )


def _scope(member: MemberRow) -> MemberScope:
    return MemberScope(id_of(member), member.workspace_id, member.may_be_guest)


@dataclass
class _View:
    """Reads one member's facts as of ``known_at``."""

    session: Session
    member: MemberRow
    zone: ZoneInfo
    today: date
    known_at: datetime

    @cached_property
    def member_id(self) -> int:
        return id_of(self.member)

    @cached_property
    def scope(self) -> MemberScope:
        return _scope(self.member)

    @cached_property
    def sharing(self) -> dict[int, str]:
        """Names of the teammates with whom the member shares touches, by member id."""
        return storage.coaching.shared_contacts.sharing_teammates(self.session, self.member_id)

    def span(self, days: int) -> Span:
        """The last ``days`` days, today included."""
        return Span(self.today - (days - 1) * _DAY, self.today, self.known_at)

    def dms_beside_before(self, window: Window) -> tuple[DmCounts, DmCounts]:
        """The member's DM counts in a window, and in the window before."""
        firsts = [window.before.first, window.first]
        before, now = storage.entries.dm_counts.dm_counts_of_spans(
            self.session, [self.member_id], firsts, window.last, self.known_at
        )
        return now[self.member_id], before[self.member_id]

    def dms(self, window: Window) -> DmCounts:
        """The member's DM counts in a window."""
        counts = storage.entries.dm_counts.dm_counts(
            self.session, [self.member_id], window.first, window.last, self.known_at
        )
        return counts[self.member_id]

    def engaged(self) -> tuple[EngagedTarget, ...]:
        """People at targets who engaged lately, each once, the latest listed first."""
        rows = storage.coaching.engaged.engaged_with(
            self.session, self.scope, self.span(ENGAGED_DAYS)
        )
        people = {
            row.contact_id: ContactReference(row.contact_id, row.name, row.account_id, row.account)
            for row in rows
        }
        listed: dict[int, date] = {}
        posted: dict[int, date] = {}
        titles: dict[int, str] = {}
        for row in sorted(rows, key=lambda row: row.posted_at):
            listed[row.contact_id] = max(row.engaged_on, listed.get(row.contact_id, date.min))
            posted[row.contact_id] = local_date(row.posted_at, self.zone)
            titles[row.contact_id] = row.title
        since = min(posted.values(), default=self.today)
        written = storage.coaching.engaged.written_to(
            self.session, self.member_id, people, Span(since, self.today, self.known_at)
        )
        found = [
            EngagedTarget(
                person,
                listed[contact_id],
                posted[contact_id],
                written.get(contact_id),
                titles[contact_id],
            )
            for contact_id, person in people.items()
        ]
        return tuple(
            sorted(found, key=lambda each: (-each.engaged_on.toordinal(), each.person.contact_id))
        )

    def accounts(self) -> tuple[MemberAccount, ...]:
        """The accounts that the member owns or has touched."""
        span = self.span(TOUCH_DAYS)
        visible = {self.member_id, *self.sharing}
        rows = storage.coaching.touched_accounts.owned_or_touched(
            self.session, self.scope, visible, span
        )
        contacts: dict[int, list[TouchedContact]] = defaultdict(list)
        for each in storage.coaching.touched_accounts.touched_contacts(
            self.session, self.scope, [row.id for row in rows], span
        ):
            if each.name:
                contacts[each.account_id].append(each)
        return tuple(self._account(row, contacts[row.id]) for row in rows)

    def _account(self, row: TargetAccount, contacts: list[TouchedContact]) -> MemberAccount:
        roles = {each.role for each in contacts}
        return MemberAccount(
            account_id=row.id,
            name=row.name,
            owned=row.owner_id == self.member_id,
            since=local_date(row.made_at, self.zone),
            touched_on=row.last_on,
            own_touch_on=row.visible_on,
            people=tuple(
                ContactReference(each.contact_id, each.name, row.id, row.name) for each in contacts
            ),
            touches=sum(each.own for each in contacts),
            met_since=min((each.own_since for each in contacts if each.own_since), default=None),
            missing=tuple(role for role in _COMMITTEE if role not in roles),
        )

    def comments(self) -> Comments:
        """The number of the last week's comments at targets, and the day of the first one there."""
        span = self.span(COMMENT_DAYS)
        # Seven whole days and today, as the digest and the board count them.
        since = self.today - _WEEK_DAYS * _DAY
        week, first_on = storage.entries.comments.habit(
            self.session, self.member_id, span.first, since, span.last, span.known_at
        )
        return Comments(week, first_on)

    def shared(self) -> tuple[SharedContact, ...]:
        """People to whom both the member and a teammate wrote, if both share their touches."""
        rows = storage.coaching.shared_contacts.dms_to_shared_contacts(
            self.session, self.scope, self.sharing, self.span(TOUCH_DAYS)
        )
        own = {row.contact_id: row.last_on for row in rows if row.member_id == self.member_id}
        return tuple(
            SharedContact(
                ContactReference(row.contact_id, row.name, row.account_id, row.account),
                self.sharing[row.member_id],
                own[row.contact_id],
                row.last_on,
            )
            for row in rows
            if row.member_id != self.member_id
        )

    def unanswered(self) -> tuple[UnansweredDm, ...]:
        """The DMs to target people that have no reply."""
        settings = storage.people.member_settings.settings_of(self.session, self.member_id)
        settings = settings or MemberSettingsRow(
            member_id=self.member_id, workspace_id=self.member.workspace_id
        )
        working_days = working_days_of(self.member, settings, self.known_at)
        return unanswered_dms(self.session, self.scope, self.span(TOUCH_DAYS), working_days)

    def scores(self) -> tuple[ScoreWithShares, ScoreWithShares] | None:
        """An earlier SSI score and the last one, at least two weeks later, if the score rose."""
        span = self.span(_SCORES_DAYS)
        scores = storage.entries.scores.scores_known(
            self.session, self.member_id, span.first, span.last, span.known_at
        )
        if not scores or (self.today - scores[0].day).days > SCORE_COUNTS_DAYS:
            return None
        later = scores[0]
        earlier = next((each for each in scores if (later.day - each.day).days >= SCORE_DAYS), None)
        if earlier is None or earlier.overall >= later.overall:
            return None
        windows = [last_days(DM_DAYS, score.day) for score in (earlier, later)]
        # Both are read as of the end of their day, so that both windows' posts are equally old.
        spans = [
            PostSpan(
                *window.bounds(self.zone),
                as_of=min(start_of(window.last + _DAY, self.zone), self.known_at),
            )
            for window in windows
        ]
        posts = storage.entries.post_sums.sums_of_spans(
            self.session, [self.member_id], spans, self.known_at
        )
        before, after = (
            ScoreWithShares(
                score.day,
                score.overall,
                sums.get(self.member_id, NO_POSTS).share,
                of_dms(self.dms(window)),
            )
            for score, window, sums in zip((earlier, later), windows, posts, strict=True)
        )
        return before, after
