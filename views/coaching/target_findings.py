"""Findings about target accounts in words; they name people and accounts."""

from collections.abc import Sequence
from fractions import Fraction

from domain.coaching.target_facts import SharedContact
from domain.coaching.target_rules import (
    Collision,
    DmDrift,
    FewComments,
    OneThread,
    SilentAccount,
    SilentAccounts,
    SingleThreaded,
    Vanity,
    Waiting,
    WaitingPerson,
)
from domain.figures.target_share import TargetShare
from views import words
from views.wording.account_words import ROLES
from views.wording.contact_words import at_account, name, named, person

TargetFinding = (
    DmDrift | Waiting | SilentAccounts | SingleThreaded | FewComments | Collision | Vanity
)
_MOST_IN_SHORT = 3
_WRITE = "short, personal, about what they reacted to."


def target_headline(finding: TargetFinding) -> str:
    """The finding with its figures, in one sentence."""
    match finding:
        case DmDrift():
            return _dm_drift(finding)
        case Waiting():
            return _waiting(finding)
        case SilentAccounts():
            return _silent(finding)
        case SingleThreaded():
            return _single_threaded(finding)
        case FewComments():
            return (
                f"{_comments(finding.comments)} on target people's posts in the last seven days; "
                f"the aim is {words.count(finding.goal)}."
            )
        case Collision():
            return _collision(finding)
        case Vanity():
            return _vanity(finding)


def target_in_short(finding: TargetFinding) -> str:
    """The finding without its details; it names the accounts and people itself."""
    match finding:
        case SingleThreaded(total=total) if total > 1:
            listed = [named(each.person) for each in finding.threads]
            return _naming(finding, listed, total)
        case Collision(shared=shared) if len(shared) > 1:
            listed = [f"{named(each.person)}, with {name(each.teammate)}" for each in shared]
            return _naming(finding, listed, len(shared))
        case _:
            return target_headline(finding)


def target_details(finding: TargetFinding) -> list[str]:
    """The facts behind a finding, one sentence each."""
    match finding:
        case DmDrift():
            return _behind_drift(finding)
        case Waiting():
            listed = [waiting_person(each) for each in finding.people]
            return [f"Waiting: {_and_more(listed, finding.total)}."]
        case SilentAccounts():
            listed = [silent_account(each) for each in finding.accounts]
            return [f"Silent: {_and_more(listed, finding.total)}."]
        case SingleThreaded():
            more = finding.total - len(finding.threads)
            rows = [f"{_thread(each)}." for each in finding.threads]
            return [*rows, f"And {words.count(more)} more."] if more else rows
        case FewComments():
            return _behind_comments(finding)
        case Collision():
            return [
                *(f"{_both(each)}." for each in finding.shared),
                "You see this because you both let teammates see whom you're in touch with.",
            ]
        case Vanity():
            return [
                *_behind_vanity(finding),
                "The SSI counts activity; what brings meetings is activity with target people.",
            ]


def target_advice(finding: TargetFinding) -> str:
    """The one thing to do about a finding; continues after ``Next:``."""
    match finding:
        case DmDrift(waiting=(first, *_)):
            return f"write to {at_account(first)}: {_WRITE}"
        case DmDrift():
            return "pick one target account and write to one person of its buying committee."
        case Waiting():
            return f"write to {at_account(finding.people[0].person)}: {_WRITE}"
        case SilentAccounts():
            account = name(finding.accounts[0].name)
            return f"comment on a post by someone at {account}, or write to them, and log it."
        case SingleThreaded():
            first = finding.threads[0].person
            return f"ask {person(first)} who else decides at {name(first.account)}, and meet them."
        case FewComments(people=(first, *_)):
            return f"comment with an insight on a post by {at_account(first)}, and log it."
        case FewComments():
            return "comment with an insight on a post by someone at a target account, and log it."
        case Collision():
            both = finding.shared[0]
            return (
                f"agree with {name(both.teammate)} which of you continues, so that "
                f"{person(both.person)} hears one voice."
            )
        case Vanity():
            return (
                "list who engaged with your latest post, and write to one of them at a target "
                "account."
            )


def waiting_person(waiting: WaitingPerson) -> str:
    """``Jane Doe (Acme), since 2026-11-18``."""
    return f"{named(waiting.person)}, since {words.day(waiting.engaged_on)}"


def silent_account(account: SilentAccount) -> str:
    """``Acme, last touch 2026-10-02``."""
    if account.touched_on is None:
        return f"{name(account.name)}, no touch in 90 days"
    return f"{name(account.name)}, last touch {words.day(account.touched_on)}"


def share(value: TargetShare) -> str:
    """``27 % (3 of 11)``."""
    if value.value is None:
        return "none"
    of = f"{words.count(value.targets)} of {words.count(value.people)}"
    return f"{words.whole_percent(value.value)} ({of})"


def _dm_drift(finding: DmDrift) -> str:
    now = finding.now
    people = f"{words.count(now.targets)} of the {words.counted(now.people, 'person', 'people')}"
    shown = words.whole_percent(now.value or 0)
    chances = words.chances(finding.chance)
    if finding.below:
        shown = words.whole_percent(now.value or 0, Fraction(finding.goal) / 100)
        verb = "is" if now.targets == 1 else "are"
        text = f"{people} you wrote to in the last 28 days {verb} at target accounts: {shown}"
        if finding.sure:
            return f"{text}; {chances} that you are below {finding.goal} %."
        return f"An early sign: {text}, below {finding.goal} %."
    before = words.whole_percent(finding.before.value or 0) if finding.before else "more"
    text = (
        f"the share of your DMs that goes to target accounts fell from {before} to {shown} in the "
        "last 28 days"
    )
    if finding.sure:
        return f"{words.capital(text)}; {chances} that it really fell."
    return f"An early sign: {text}."


def _behind_drift(finding: DmDrift) -> list[str]:
    rows = []
    if not finding.below:
        rows.append(f"Now it is {share(finding.now)}.")
    if finding.before is not None:
        rows.append(f"In the 28 days before it was {share(finding.before)}.")
    if finding.waiting:
        people = "; ".join(named(each) for each in finding.waiting)
        rows.append(f"Engaged with your posts and still without a DM from you: {people}.")
    return rows


def _waiting(finding: Waiting) -> str:
    within = f"within {words.counted(finding.days, 'day')}"
    if finding.total == 1:
        who = named(finding.people[0].person)
        return f"{who} engaged with your post and got no DM from you {within}."
    return (
        f"{words.count(finding.total)} people at target accounts engaged with your posts and got "
        f"no DM from you {within}."
    )


def _silent(finding: SilentAccounts) -> str:
    days = words.counted(finding.days, "day")
    if finding.total == 1:
        return f"{name(finding.accounts[0].name)} has been silent: no touch for {days}."
    whose = "of your accounts" if finding.owned else "accounts you were in touch with"
    return f"{words.count(finding.total)} {whose} have been silent: no touch for {days}."


def _single_threaded(finding: SingleThreaded) -> str:
    if finding.total == 1:
        first = finding.threads[0].person
        return f"{name(first.account)} depends on one person: {person(first)}."
    return f"{words.count(finding.total)} of your accounts depend on one person each."


def _thread(thread: OneThread) -> str:
    touches = words.counted(thread.touches, "touch", "touches")
    text = f"{named(thread.person)}, {touches} in 90 days"
    if not thread.missing:
        return text
    missing = ", ".join(ROLES[role.value].lower() for role in thread.missing)
    return f"{text}; not reached there yet: {missing}"


def _comments(comments: int) -> str:
    return words.counted(comments, "comment") if comments else "No comment"


def _behind_comments(finding: FewComments) -> list[str]:
    if not finding.people:
        return []
    people = "; ".join(named(each) for each in finding.people)
    return [f"They engaged with your posts lately: {people}."]


def _collision(finding: Collision) -> str:
    days = words.counted(finding.days, "day")
    if len(finding.shared) == 1:
        both = finding.shared[0]
        return (
            f"You and {name(both.teammate)} both wrote to {named(both.person)} in the last {days}."
        )
    return f"You and teammates wrote to the same people in the last {days}."


def _both(shared: SharedContact) -> str:
    return (
        f"{named(shared.person)}: you on {words.day(shared.own_on)}, {name(shared.teammate)} on "
        f"{words.day(shared.teammate_on)}"
    )


def _vanity(finding: Vanity) -> str:
    fell = [
        f"the target share of your {what} fell from {words.whole_percent(both[0].value or 0)} to "
        f"{words.whole_percent(both[1].value or 0)}"
        for what, both in (("engagers", finding.engagers), ("DMs", finding.dms))
        if both is not None
    ]
    return (
        f"Your SSI rose from {words.points(finding.earlier)} to {words.points(finding.later)} "
        f"while {' and '.join(fell)}."
    )


def _behind_vanity(finding: Vanity) -> list[str]:
    scored_on = f"{words.day(finding.earlier_on)} and {words.day(finding.later_on)}"
    rows = [f"Compared: the 28 days up to your scores of {scored_on}."]
    for what, both in (("Engagers", finding.engagers), ("DMs", finding.dms)):
        if both is not None:
            rows.append(f"{what} at target accounts: {share(both[0])}, then {share(both[1])}.")
    return rows


def _naming(finding: TargetFinding, listed: Sequence[str], total: int) -> str:
    some = listed[:_MOST_IN_SHORT]
    return f"{target_headline(finding).removesuffix('.')}: {_and_more(some, total)}."


def _and_more(listed: Sequence[str], total: int) -> str:
    more = total - len(listed)
    return "; ".join([*listed, *([f"and {words.count(more)} more"] if more > 0 else [])])
