"""When a coaching rule may nudge: it arms, fires once, and re-arms after clearing or 28 days.

The rules about a rate, a share or a weekly count rest for 28 days after a nudge, even if they
cleared in between: their figures cross the line by chance, or because a day left the window.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.coaching.rules import Rule

#: A condition that still holds after this time re-arms its rule.
REARMS_AFTER = timedelta(days=28)
#: Rules that rest for `REARMS_AFTER` after a nudge, even if they clear in between.
RESTING = frozenset({Rule.DM_DRIFT, Rule.ENGAGEMENT_RATE, Rule.FEW_COMMENTS, Rule.KUDOS})
#: The most nudges in any seven local days.
MOST_A_WEEK = 2
SNOOZED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Arming:
    """One arming of a rule, from the moment its condition began to hold. Times are in UTC.

    Args:
        cleared_at: When the condition stopped holding, or the rule re-armed.
        sent_at: When its latest nudge was sent.
        snoozed_until: The member wants no nudge before this time.
        done_at: When the member pressed *Done*.
    """

    rule: Rule
    armed_at: datetime
    cleared_at: datetime | None = None
    sent_at: datetime | None = None
    snoozed_until: datetime | None = None
    done_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether the condition still holds."""
        return self.cleared_at is None

    def is_due(self, moment: datetime) -> bool:
        """Whether a nudge is still due: none was sent, or a snooze has ended."""
        if not self.open or self.done_at is not None:
            return False
        if self.snoozed_until is not None:
            return self.snoozed_until <= moment
        return self.sent_at is None


def rearmed(
    latest: Mapping[Rule, Arming],
    holding: Collection[Rule],
    moment: datetime,
    renewed: Collection[Rule] = (),
) -> dict[Rule, Arming]:
    """Updates the latest arming of each rule.

    Args:
        latest: The latest stored arming of each rule.
        holding: The rules whose condition surely holds now.
        moment: Now.
        renewed: Of those, the rules whose sent nudge was about another person.

    Returns:
        The latest arming of each rule that ever armed. If its ``armed_at`` differs from the
        stored one, it is new and the stored one has cleared. A running snooze carries over. A
        rule that rests opens its arming again.
    """
    after = dict(latest)
    for rule in Rule:
        arming = latest.get(rule)
        if rule not in holding:
            if arming is not None and arming.open:
                after[rule] = replace(arming, cleared_at=moment)
        elif arming is not None and rests(arming, moment):
            after[rule] = replace(arming, cleared_at=None)
        elif arming is None or _is_over(arming, moment) or rule in renewed:
            after[rule] = Arming(rule, moment, snoozed_until=_still_snoozed(arming, moment))
    return after


def _is_over(arming: Arming, moment: datetime) -> bool:
    return not arming.open or moment - arming.armed_at >= REARMS_AFTER


def rests(arming: Arming, moment: datetime) -> bool:
    """Whether the rule still rests after its last nudge."""
    if arming.rule not in RESTING or arming.sent_at is None:
        return False
    return moment - arming.sent_at < REARMS_AFTER


def _still_snoozed(arming: Arming | None, moment: datetime) -> datetime | None:
    """The end of a running snooze, which a re-armed rule must respect; or ``None``."""
    if arming is None or arming.snoozed_until is None or arming.snoozed_until <= moment:
        return None
    return arming.snoozed_until


def may_nudge(today: date, nudged_on: Collection[date]) -> bool:
    """Whether another nudge may be sent: none today, and fewer than two in seven days.

    Args:
        today: The member's local date.
        nudged_on: The local dates of earlier nudges.
    """
    week = [day for day in nudged_on if 0 <= (today - day).days < 7]
    return today not in week and len(week) < MOST_A_WEEK


def leaves_room(today: date, nudged_on: Collection[date], promised: Collection[date]) -> bool:
    """Whether a nudge today leaves room for those that the member snoozed to a later day.

    Args:
        today: The member's local date.
        nudged_on: The local dates of earlier nudges.
        promised: The local dates to which nudges are snoozed.
    """
    sent = [*nudged_on, today]
    return all(
        sum(0 <= (day - earlier).days < 7 for earlier in sent) < MOST_A_WEEK
        for day in promised
        if 0 < (day - today).days < 7
    )


def first_due(
    armings: Mapping[Rule, Arming], quiet: Collection[str], moment: datetime
) -> Rule | None:
    """The first rule that is armed and whose nudge is still due.

    A nudge whose snooze has ended comes first, because the member asked for it. Otherwise the order
    is that of `Rule`.

    Args:
        quiet: Rules that are muted, or have nothing new to report.
    """
    due = [
        rule
        for rule in Rule
        if rule in armings and rule not in quiet and armings[rule].is_due(moment)
    ]
    return next((rule for rule in due if armings[rule].snoozed_until is not None), None) or (
        due[0] if due else None
    )
