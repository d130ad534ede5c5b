"""Rules about target accounts: whom the member writes to, whom they wait for, what is silent.

None of them holds below its smallest sample, so that nobody is told about what they do not use.
What they name is in an order of its own, whatever the order of the facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from domain.accounts import Role
from domain.coaching.facts import Facts
from domain.coaching.target_facts import (
    SCORE_COUNTS_DAYS,
    WARM_DAYS,
    ContactReference,
    EngagedTarget,
    MemberAccount,
    SharedContact,
)
from domain.figures.target_share import TargetShare, of_dms
from domain.thresholds import Thresholds

#: People or accounts that a finding names.
MOST_NAMED = 5
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class DmDrift:
    """DMs drift away from target accounts.

    Args:
        now: Of the last 28 days.
        before: Of the 28 days before, where they are enough to compare.
        goal: The share to reach in percent, as a text that is exact.
        below: The share is below the goal; otherwise it only fell.
        waiting: Target people who engaged and were not written to since, at most five.
    """

    now: TargetShare
    before: TargetShare | None
    goal: str
    below: bool
    waiting: tuple[ContactReference, ...] = ()


@dataclass(frozen=True)
class WaitingPerson:
    """Somebody at a target account who engaged and waits.

    Args:
        engaged_on: When they were listed last.
    """

    person: ContactReference
    engaged_on: date


@dataclass(frozen=True)
class Waiting:
    """Target people engaged and got no DM in time.

    Args:
        people: Those listed last first, at most five.
        total: How many there are.
        days: In which they should have got one.
    """

    people: tuple[WaitingPerson, ...]
    total: int
    days: int


@dataclass(frozen=True)
class SilentAccount:
    """An account that nobody was in touch with.

    Args:
        touched_on: The last touch that the member may know of; ``None`` for longer than 90 days.
    """

    account_id: int
    name: str
    touched_on: date | None


@dataclass(frozen=True)
class SilentAccounts:
    """Accounts of the member's without a touch for a while.

    Args:
        accounts: The longest silent first, at most five.
        total: How many there are.
        days: Without a touch, after which an account is silent.
        owned: The member looks after them; otherwise they were in touch with them.
    """

    accounts: tuple[SilentAccount, ...]
    total: int
    days: int
    owned: bool


@dataclass(frozen=True)
class OneThread:
    """An account where one person alone was met.

    Args:
        touches: How often the member met them in 90 days.
        missing: Roles of the buying committee that they do not fill.
    """

    person: ContactReference
    touches: int
    missing: tuple[Role, ...]


@dataclass(frozen=True)
class SingleThreaded:
    """Accounts that hang on one person.

    Args:
        threads: Those with the most touches first, at most five.
    """

    threads: tuple[OneThread, ...]
    total: int


@dataclass(frozen=True)
class FewComments:
    """Fewer comments on target people's posts than a week should have.

    Args:
        comments: Of the last seven days.
        goal: How many there should be.
        people: Target people who engaged lately, whose posts deserve one; at most five.
    """

    comments: int
    goal: int
    people: tuple[ContactReference, ...] = ()


@dataclass(frozen=True)
class Collision:
    """The member and a teammate write to the same people.

    Args:
        shared: The latest first, at most five.
        days: In which both wrote.
    """

    shared: tuple[SharedContact, ...]
    days: int


@dataclass(frozen=True)
class Vanity:
    """The SSI rose while the share of target people fell.

    Args:
        engagers: The share of engagers at both looks, where it fell.
        dms: The share of DMs at both looks, where it fell.
    """

    earlier_on: date
    earlier: Decimal
    later_on: date
    later: Decimal
    engagers: tuple[TargetShare, TargetShare] | None
    dms: tuple[TargetShare, TargetShare] | None


def dm_drift(facts: Facts, thresholds: Thresholds) -> DmDrift | None:
    """The share of DMs to target people, where it is low or fell."""
    now, before = of_dms(facts.targets.dms), of_dms(facts.targets.dms_before)
    share = now.of_enough(thresholds.dm_people)
    earlier = before.of_enough(thresholds.dm_people)
    if share is None:
        return None
    below = share < thresholds.dm_share
    if not below and not _fell(earlier, share, thresholds.dm_drop):
        return None
    waiting = [each.person for each in not_written_to(facts)]
    return DmDrift(
        now=now,
        before=before if earlier is not None else None,
        goal=thresholds.dm_share_shown,
        below=below,
        waiting=tuple(waiting[:MOST_NAMED]),
    )


def waiting(facts: Facts, thresholds: Thresholds) -> Waiting | None:
    """Who engaged in the last two weeks and was not written to within some days."""
    people = [
        WaitingPerson(each.person, each.engaged_on)
        for each in warm(facts)
        if (facts.today - each.engaged_on).days >= thresholds.warm_days
    ]
    if not people:
        return None
    return Waiting(tuple(people[:MOST_NAMED]), len(people), thresholds.warm_days)


def says_the_same(waits: Waiting, drift: DmDrift) -> bool:
    """Whether all who are named as waiting have been named with the drift of the DMs."""
    told = {each.contact_id for each in drift.waiting}
    return told.issuperset(each.person.contact_id for each in waits.people)


def warm(facts: Facts) -> list[EngagedTarget]:
    """Target people who engaged in the last two weeks and wait, those listed last first."""
    since = facts.ago(WARM_DAYS)
    return [each for each in not_written_to(facts) if each.engaged_on > since]


def not_written_to(facts: Facts) -> list[EngagedTarget]:
    """Target people who engaged and were not written to since, those listed last first."""
    return _latest_first(each for each in facts.targets.engaged if each.waiting)


def silent_accounts(facts: Facts, thresholds: Thresholds) -> SilentAccounts | None:
    """Accounts without a touch for a while: those looked after, else those once met."""
    accounts = facts.targets.accounts
    owned = any(account.owned for account in accounts)
    until = facts.ago(thresholds.silent_days)
    silent = [
        account
        for account in accounts
        if account.owned == owned and _is_silent(account, until, owned=owned)
    ]
    if not silent:
        return None
    silent.sort(key=lambda each: (each.touched_on or date.min, each.name, each.account_id))
    named = [
        SilentAccount(each.account_id, each.name, each.own_touch_on) for each in silent[:MOST_NAMED]
    ]
    return SilentAccounts(tuple(named), len(silent), thresholds.silent_days, owned)


def single_threaded(facts: Facts, thresholds: Thresholds) -> SingleThreaded | None:
    """Accounts where the member met one person several times, and nobody met another.

    Who has just begun there has had no time for a second one.
    """
    until = facts.ago(thresholds.thread_days)
    threads = [
        OneThread(account.people[0], account.touches, account.missing)
        for account in facts.targets.accounts
        if len(account.people) == 1
        and account.touches >= thresholds.thread_touches
        and account.met_since is not None
        and account.met_since <= until
    ]
    if not threads:
        return None
    threads.sort(key=lambda each: (-each.touches, each.person.account, each.person.contact_id))
    return SingleThreaded(tuple(threads[:MOST_NAMED]), len(threads))


def few_comments(facts: Facts, thresholds: Thresholds) -> FewComments | None:
    """The week's comments on target people's posts, of somebody who logs comments at all.

    Whoever logged none in 28 days does not use it; whoever began this week is still at it.
    """
    comments = facts.targets.comments
    if comments.first_on is None or facts.today - comments.first_on < _WEEK:
        return None
    if comments.week >= thresholds.comments_week:
        return None
    people = [each.person for each in _latest_first(facts.targets.engaged)]
    return FewComments(comments.week, thresholds.comments_week, tuple(people[:MOST_NAMED]))


def collision(facts: Facts, thresholds: Thresholds) -> Collision | None:
    """People to whom a teammate writes, too; known only between members who agreed to tell."""
    since = facts.ago(thresholds.collision_days)
    shared = [each for each in facts.targets.shared if min(each.own_on, each.teammate_on) > since]
    if not shared:
        return None
    shared.sort(key=lambda each: (each.person.contact_id, each.teammate))
    shared.sort(key=lambda each: max(each.own_on, each.teammate_on), reverse=True)
    return Collision(tuple(shared[:MOST_NAMED]), thresholds.collision_days)


def vanity(facts: Facts, thresholds: Thresholds) -> Vanity | None:
    """The SSI's rise between two looks, where the share of target people fell meanwhile."""
    if facts.targets.looks is None:
        return None
    earlier, later = facts.targets.looks
    if (facts.today - later.day).days > SCORE_COUNTS_DAYS:
        return None
    if later.overall - earlier.overall < thresholds.ssi_gain:
        return None
    engagers = _fallen(
        earlier.engagers, later.engagers, thresholds.board_engagers, thresholds.share_fall
    )
    dms = _fallen(earlier.dms, later.dms, thresholds.dm_people, thresholds.share_fall)
    if engagers is None and dms is None:
        return None
    return Vanity(earlier.day, earlier.overall, later.day, later.overall, engagers, dms)


def _fallen(
    before: TargetShare, now: TargetShare, fewest: int, points: int
) -> tuple[TargetShare, TargetShare] | None:
    """Both shares, where both are of enough people and the later one is so much lower."""
    share = now.of_enough(fewest)
    if share is None or not _fell(before.of_enough(fewest), share, points):
        return None
    return before, now


def _fell(before: Fraction | None, now: Fraction, points: int) -> bool:
    return before is not None and before - now >= Fraction(points, 100)


def _is_silent(account: MemberAccount, until: date, *, owned: bool) -> bool:
    if account.touched_on is None:
        # What came on the list lately has had no time to be met.
        return owned and account.since <= until
    return account.touched_on <= until


def _latest_first(engaged: Iterable[EngagedTarget]) -> list[EngagedTarget]:
    by_person = sorted(engaged, key=lambda each: (each.person.name, each.person.contact_id))
    return sorted(by_person, key=lambda each: each.engaged_on, reverse=True)
