"""When a coaching rule nudges: it arms, fires once, and re-arms after clearing or 28 days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.coaching.rules import Rule

#: A condition that goes on arms its rule anew after this.
REARMS_AFTER = timedelta(days=28)
#: Nudges in any seven local days.
MOST_A_WEEK = 2
SNOOZED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Arming:
    """One arming of a rule: from the moment its condition began to hold.

    Args:
        cleared_at: When the condition no longer held, or the rule armed anew.
        sent_at: When it was last sent as a nudge.
        snoozed_until: Asked for again from then on.
    """

    rule: Rule
    armed_at: datetime
    cleared_at: datetime | None = None
    sent_at: datetime | None = None
    snoozed_until: datetime | None = None
    done_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether the condition has held ever since."""
        return self.cleared_at is None

    def speaks(self, moment: datetime) -> bool:
        """Whether it is still to be said: not sent, or snoozed until now at the latest."""
        if not self.open or self.done_at is not None:
            return False
        if self.snoozed_until is not None:
            return self.snoozed_until <= moment
        return self.sent_at is None


def rearmed(
    latest: Mapping[Rule, Arming], holding: Collection[Rule], moment: datetime
) -> dict[Rule, Arming]:
    """The latest arming of each rule, brought up to date.

    Args:
        latest: The latest arming of each rule, as kept.
        holding: The rules whose condition holds now.
        moment: Now.

    Returns:
        The latest arming of each rule that ever armed. One with another ``armed_at`` than the
        kept one is new, and the kept one has then cleared. A snooze that goes on is kept.
    """
    after = dict(latest)
    for rule in Rule:
        arming = latest.get(rule)
        if rule not in holding:
            if arming is not None and arming.open:
                after[rule] = replace(arming, cleared_at=moment)
        elif arming is None or not arming.open or moment - arming.armed_at >= REARMS_AFTER:
            after[rule] = Arming(rule, moment, snoozed_until=_still_snoozed(arming, moment))
    return after


def _still_snoozed(arming: Arming | None, moment: datetime) -> datetime | None:
    """Until when silence was asked for: a rule that arms anew meanwhile does not break it."""
    if arming is None or arming.snoozed_until is None or arming.snoozed_until <= moment:
        return None
    return arming.snoozed_until


def may_nudge(today: date, nudged_on: Collection[date]) -> bool:
    """Whether another nudge may go out: none on this day yet, fewer than two in seven days.

    Args:
        today: The member's own date.
        nudged_on: The dates of the nudges sent before.
    """
    week = [day for day in nudged_on if 0 <= (today - day).days < 7]
    return today not in week and len(week) < MOST_A_WEEK


def first_to_say(
    armings: Mapping[Rule, Arming], quiet: Collection[str], moment: datetime
) -> Rule | None:
    """The first rule, in their order, that is armed and still to be said.

    Args:
        quiet: Rules that are muted, or have nothing new to say.
    """
    return next(
        (
            rule
            for rule in Rule
            if rule in armings and rule not in quiet and armings[rule].speaks(moment)
        ),
        None,
    )
