"""Findings as lines of a digest, in other words than their nudges, which may follow."""

from fractions import Fraction

from domain.coaching.follow_up import FollowUp
from domain.coaching.post_rules import AboveUsual, LinkOuts, LowRate, NoPost
from domain.coaching.rules import Finding
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
)
from views import moments, words
from views.coaching.target_findings import and_more, share
from views.wording.contact_words import at_account, name, named, person
from views.wording.post_words import quoted

_MOST_NAMED = 3
#: From this age, in days, a post is so many weeks old.
_IN_WEEKS = 14


def is_hedged(finding: Finding) -> bool:
    """Whether a finding's line can say how sure it is."""
    return isinstance(finding, LowRate | DmDrift)


def in_short(finding: Finding, *, hedged: bool = True) -> str:
    """The finding in one sentence; it names the accounts and people itself.

    Args:
        hedged: Says how sure the finding is. A digest hedges once.
    """
    match finding:
        case LowRate():
            return _low_rate(finding, hedged)
        case NoPost():
            return _no_post(finding)
        case LinkOuts():
            return (
                f"Posts of 30 days with a link card: {words.count(finding.link_outs)} of "
                f"{words.count(finding.posts)}."
            )
        case AboveUsual():
            return (
                f"Your rate is rising: {words.rate_above(finding.rate, finding.usual)} on posts of "
                f"the last two weeks, {words.rate(finding.usual)} in the 12 weeks before. "
                "Posts with figures from their first two days only don't count yet."
            )
        case DmDrift():
            return _dm_drift(finding, hedged)
        case Waiting():
            people = and_more([named(each.person) for each in finding.people], finding.total)
            return f"Waiting for a DM: {people}."
        case FollowUp():
            return (
                f"No reply noted to your DM of {moments.day(finding.written_on)} to "
                f"{at_account(finding.person)}."
            )
        case SilentAccounts():
            names = and_more([name(each.name) for each in finding.accounts], finding.total)
            return f"No touch for {words.counted(finding.days, 'day')}: {names}."
        case SingleThreaded():
            return _one_thread(finding)
        case FewComments():
            return (
                f"Comments on target people's posts: {words.count(finding.comments)} in 7 days; "
                f"the aim is {words.count(finding.goal)}."
            )
        case Collision():
            both = [
                f"{named(each.person)}, with {name(each.teammate)}"
                for each in finding.shared[:_MOST_NAMED]
            ]
            return f"Also written to by a teammate: {and_more(both, len(finding.shared))}."
        case Vanity():
            return (
                f"SSI up by {words.points(finding.later - finding.earlier)} since "
                f"{moments.day(finding.earlier_on)}, but with fewer target people."
            )


def _no_post(finding: NoPost) -> str:
    """The age of the last post on the day on which it is read."""
    days = moments.days_since(finding.last_posted_on) or finding.days
    age = words.counted(days, "day")
    if days >= _IN_WEEKS:
        age = words.counted(days // 7, "week")
    title = f", {quoted(finding.title)}," if finding.title else ""
    return f"Your last post{title} is {age} old ({moments.day(finding.last_posted_on)})."


def _one_thread(finding: SingleThreaded) -> str:
    people = [each.person for each in finding.threads[:_MOST_NAMED]]
    if finding.total == 1:
        return f"You know only one person at {name(people[0].account)}: {person(people[0])}."
    each = [f"{name(one.account)} ({person(one)})" for one in people]
    return f"You know only one person each at {and_more(each, finding.total)}."


def _low_rate(finding: LowRate, hedged: bool) -> str:
    rate = words.rate(finding.rate, finding.goal)
    posts = words.counted(finding.posts, "post")
    text = f"{rate} on the {posts} of 60 days"
    aim = words.per_cent(finding.threshold)
    if not hedged:
        return f"{text}; the aim is {aim}."
    if finding.sure:
        return f"{text}, under the {aim} aim."
    return f"{text}: an early sign of being under {aim}."


def _dm_drift(finding: DmDrift, hedged: bool) -> str:
    if finding.below:
        goal = Fraction(finding.goal) / 100
        shown = words.whole_percent(finding.now.value or 0, goal)
        aim = words.per_cent(finding.goal)
        text = f"DMs of 28 days to target accounts: {shown}, under the {aim} aim"
    else:
        before = share(finding.before) if finding.before is not None else "more"
        text = f"DMs of 28 days to target accounts: {share(finding.now)}, before {before}"
    if not hedged:
        return f"{text}."
    if finding.sure:
        return f"{text}."
    return f"{text}; an early sign."
