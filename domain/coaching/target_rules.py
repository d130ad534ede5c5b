"""Rules about target accounts: DMs, warm contacts, silent and single-threaded accounts.

Each rule needs a minimum sample, so unused features trigger nothing. Findings list their contacts
and accounts in a fixed order, whatever the order of the facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from domain.accounts import Role
from domain.certainty import chance_share_below, chance_share_fell
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

#: The most contacts or accounts that a finding names.
MOST_NAMED = 5
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class DmDrift:
    """The target share of DMs is low or fell.

    Args:
        now: The share of the last 28 days.
        before: The share of the 28 days before; ``None`` if of too few people to compare.
        goal: The share to reach, in percent as an exact text.
        below: Whether the share is below the goal; otherwise it only fell.
        waiting: Contacts who engaged and have no DM since, at most five.
        sure: Whether that is sure enough for a nudge; otherwise it is an early sign.
    """

    now: TargetShare
    before: TargetShare | None
    goal: str
    below: bool
    waiting: tuple[ContactReference, ...] = ()
    sure: bool = True

    @property
    def chance(self) -> float:
        """The probability that the true share is below the goal, or else that it fell."""
        if self.below or self.before is None:
            return _chance_below(self.now, Fraction(self.goal) / 100)
        return _chance_fell(self.before, self.now)


@dataclass(frozen=True)
class WaitingPerson:
    """A contact who engaged and has no DM since.

    Args:
        engaged_on: When they were last listed as an engager.
        post_title: The title of the latest post that they engaged with; may be empty.
    """

    person: ContactReference
    engaged_on: date
    post_title: str = ""


@dataclass(frozen=True)
class Waiting:
    """Contacts engaged and got no DM in time.

    Args:
        people: At most five, the last listed first.
        total: How many there are.
        days: The days within which they should have got a DM.
    """

    people: tuple[WaitingPerson, ...]
    total: int
    days: int


@dataclass(frozen=True)
class SilentAccount:
    """A silent account.

    Args:
        touched_on: The last touch that the member may see; ``None`` if over 90 days ago.
    """

    account_id: int
    name: str
    touched_on: date | None


@dataclass(frozen=True)
class SilentAccounts:
    """The member's silent accounts.

    Args:
        accounts: At most five, the longest silent first.
        total: How many there are.
        days: The days without a touch after which an account is silent.
        owned: Whether the member owns them; otherwise they only touched them.
    """

    accounts: tuple[SilentAccount, ...]
    total: int
    days: int
    owned: bool


@dataclass(frozen=True)
class OneThread:
    """A single-threaded account.

    Args:
        person: Its only contact with a touch.
        touches: The number of the member's touches in 90 days.
        missing: Roles of the buying committee that this contact does not fill.
    """

    person: ContactReference
    touches: int
    missing: tuple[Role, ...]


@dataclass(frozen=True)
class SingleThreaded:
    """The member's single-threaded accounts.

    Args:
        threads: At most five, the most touches first.
        total: How many there are.
    """

    threads: tuple[OneThread, ...]
    total: int


@dataclass(frozen=True)
class FewComments:
    """Too few comments on target accounts' posts.

    Args:
        comments: How many there were in the last seven days.
        goal: How many a week should have.
        people: Contacts who engaged lately and whose posts deserve a comment; at most five.
    """

    comments: int
    goal: int
    people: tuple[ContactReference, ...] = ()


@dataclass(frozen=True)
class Collision:
    """The member and a teammate write to the same contacts.

    Args:
        shared: At most five, the latest first.
        days: The days within which both wrote.
    """

    shared: tuple[SharedContact, ...]
    days: int


@dataclass(frozen=True)
class Vanity:
    """The SSI rose while a target share fell.

    Args:
        engagers: The target share of engagers at both scores, if it fell.
        dms: The target share of DMs at both scores, if it fell.
    """

    earlier_on: date
    earlier: Decimal
    later_on: date
    later: Decimal
    engagers: tuple[TargetShare, TargetShare] | None
    dms: tuple[TargetShare, TargetShare] | None


def dm_drift(facts: Facts, thresholds: Thresholds) -> DmDrift | None:
    """Finds a target share of DMs that is low or fell."""
    now, before = of_dms(facts.targets.dms), of_dms(facts.targets.dms_before)
    share = now.of_enough(thresholds.dm_people)
    earlier = before.of_enough(thresholds.dm_people)
    if share is None:
        return None
    below = share < thresholds.dm_share
    fell = _fell(earlier, share, thresholds.dm_drop)
    if not below and not fell:
        return None
    surely_below = below and _chance_below(now, thresholds.dm_share) >= thresholds.sure
    surely_fell = fell and _chance_fell(before, now) >= thresholds.sure
    waiting = [each.person for each in not_written_to(facts)]
    return DmDrift(
        now=now,
        before=before if earlier is not None else None,
        goal=thresholds.dm_share_shown,
        # If the share is low and has fallen, the finding names the surer of the two.
        below=surely_below or (below and not surely_fell),
        waiting=tuple(waiting[:MOST_NAMED]),
        sure=surely_below or surely_fell,
    )


def waiting(facts: Facts, thresholds: Thresholds) -> Waiting | None:
    """Finds contacts who engaged in the last two weeks and got no DM in time."""
    people = [
        WaitingPerson(each.person, each.engaged_on, each.post_title)
        for each in warm(facts)
        if (facts.today - each.engaged_on).days >= thresholds.warm_days
    ]
    if not people:
        return None
    return Waiting(tuple(people[:MOST_NAMED]), len(people), thresholds.warm_days)


def repeats_drift(waits: Waiting, drift: DmDrift) -> bool:
    """Whether the DM drift already names everyone that the waiting finding names."""
    named = {each.contact_id for each in drift.waiting}
    return named.issuperset(each.person.contact_id for each in waits.people)


def warm(facts: Facts) -> list[EngagedTarget]:
    """Contacts who engaged in the last two weeks and have no DM since, the last listed first."""
    since = facts.ago(WARM_DAYS)
    return [each for each in not_written_to(facts) if each.engaged_on > since]


def not_written_to(facts: Facts) -> list[EngagedTarget]:
    """Contacts who engaged and have no DM since, the last listed first."""
    return _latest_first(each for each in facts.targets.engaged if each.waiting)


def silent_accounts(facts: Facts, thresholds: Thresholds) -> SilentAccounts | None:
    """Finds silent accounts: those the member owns, or touched if they own none."""
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
    """Finds accounts where the member touched one contact often, and no member another one.

    Accounts that the member began to touch lately do not count.
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
    """Finds too few comments on target accounts' posts in the last week.

    It needs a first comment that is 7 to 28 days old, so it skips members who do not log comments
    or began this week.
    """
    comments = facts.targets.comments
    if comments.first_on is None or facts.today - comments.first_on < _WEEK:
        return None
    if comments.week >= thresholds.comments_week:
        return None
    people = [each.person for each in _latest_first(facts.targets.engaged)]
    return FewComments(comments.week, thresholds.comments_week, tuple(people[:MOST_NAMED]))


def collision(facts: Facts, thresholds: Thresholds) -> Collision | None:
    """Finds contacts to whom the member and a teammate write, if both share their touches."""
    since = facts.ago(thresholds.collision_days)
    shared = [each for each in facts.targets.shared if min(each.own_on, each.teammate_on) > since]
    if not shared:
        return None
    shared.sort(key=lambda each: (each.person.contact_id, each.teammate))
    shared.sort(key=lambda each: max(each.own_on, each.teammate_on), reverse=True)
    return Collision(tuple(shared[:MOST_NAMED]), thresholds.collision_days)


def vanity(facts: Facts, thresholds: Thresholds) -> Vanity | None:
    """Finds a rise of the SSI between two scores during which a target share fell."""
    if facts.targets.scores is None:
        return None
    earlier, later = facts.targets.scores
    if (facts.today - later.day).days > SCORE_COUNTS_DAYS:
        return None
    if later.overall - earlier.overall < thresholds.ssi_gain:
        return None
    engagers = _fallen(
        earlier.engagers, later.engagers, thresholds.share_engagers, thresholds.share_fall
    )
    dms = _fallen(earlier.dms, later.dms, thresholds.dm_people, thresholds.share_fall)
    if engagers is None and dms is None:
        return None
    return Vanity(earlier.day, earlier.overall, later.day, later.overall, engagers, dms)


def _chance_below(share: TargetShare, goal: Fraction) -> float:
    return chance_share_below(share.targets, share.people - share.targets, goal)


def _chance_fell(before: TargetShare, now: TargetShare) -> float:
    return chance_share_fell(
        (now.targets, now.people - now.targets), (before.targets, before.people - before.targets)
    )


def _fallen(
    before: TargetShare, now: TargetShare, fewest: int, points: int
) -> tuple[TargetShare, TargetShare] | None:
    """Both shares, if both are of enough people and the later is lower by enough points."""
    share = now.of_enough(fewest)
    if share is None or not _fell(before.of_enough(fewest), share, points):
        return None
    return before, now


def _fell(before: Fraction | None, now: Fraction, points: int) -> bool:
    return before is not None and before - now >= Fraction(points, 100)


def _is_silent(account: MemberAccount, until: date, *, owned: bool) -> bool:
    if account.since > until:
        # A recently listed account has had no time for a touch; an import may know old ones.
        return False
    return owned if account.touched_on is None else account.touched_on <= until


def _latest_first(engaged: Iterable[EngagedTarget]) -> list[EngagedTarget]:
    by_person = sorted(engaged, key=lambda each: (each.person.name, each.person.contact_id))
    return sorted(by_person, key=lambda each: each.engaged_on, reverse=True)
