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
from views.wording.contact_words import at_account, name, named
from views.wording.post_words import quoted

_MOST_NAMED = 3


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
            return f"Your last post, {_last_post(finding)}, is a while ago."
        case LinkOuts():
            return (
                f"Posts of 30 days with a link card: {words.count(finding.link_outs)} of "
                f"{words.count(finding.posts)}."
            )
        case AboveUsual():
            return (
                "Your posts of the last two weeks, counted after two days each: "
                f"{words.rate_above(finding.rate, finding.usual)}, above the "
                f"{words.rate(finding.usual)} of the 12 weeks before."
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
            threads = [named(each.person) for each in finding.threads[:_MOST_NAMED]]
            return f"Accounts where you know only one person: {and_more(threads, finding.total)}."
        case FewComments():
            return (
                f"Comments on target people's posts: {words.count(finding.comments)} of "
                f"{words.count(finding.goal)} in 7 days."
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


def _last_post(finding: NoPost) -> str:
    of_day = f"of {moments.day(finding.last_posted_on)}"
    return f"{quoted(finding.title)} {of_day}" if finding.title else of_day


def _low_rate(finding: LowRate, hedged: bool) -> str:
    rate = words.rate(finding.rate, finding.goal)
    posts = words.counted(finding.posts, "post")
    text = f"{rate} on the {posts} of 60 days"
    aim = words.per_cent(finding.threshold)
    if not hedged:
        return f"{text}; the aim is {aim}."
    if finding.sure:
        return f"{text}, below the aim of {aim}."
    return f"{text}: an early sign of being below {aim}."


def _dm_drift(finding: DmDrift, hedged: bool) -> str:
    if finding.below:
        goal = Fraction(finding.goal) / 100
        shown = words.whole_percent(finding.now.value or 0, goal)
        aim = words.per_cent(finding.goal)
        text = f"DMs of 28 days to target accounts: {shown}, below the aim of {aim}"
    else:
        before = share(finding.before) if finding.before is not None else "more"
        text = f"DMs of 28 days to target accounts: {share(finding.now)}, before {before}"
    if not hedged:
        return f"{text}."
    if finding.sure:
        return f"{text}."
    return f"{text}; an early sign."
