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
)
from domain.figures.target_share import TargetShare
from views import moments, words
from views.coaching import waiting_finding
from views.wording.account_words import ROLES
from views.wording.advice_words import in_turn
from views.wording.contact_words import at_account, name, named, person

TargetFinding = (
    DmDrift | Waiting | SilentAccounts | SingleThreaded | FewComments | Collision | Vanity
)
_FEW_COMMENTS = (
    "{comments} on target people's posts in the last 7 days; the aim is {goal}.",
    "The aim is {aimed} a week on target people's posts. In the last 7 days: {comments}.",
    "In the last 7 days: {comments} on posts of target people; the aim is {goal}.",
)
_ONE_THREAD = (
    "At {account} you know only one person: {person}.",
    "{person} is the only one you know at {account}; if they leave, so does your contact.",
)
_TOUCHES = ("{person}, {touches} in 90 days", "In 90 days {touches} with {person}")
_WHO_ELSE = (
    "ask {person} who else decides at {account}, and meet them.",
    "look up one colleague of {person} at {account}, and comment on a post of theirs.",
)
_VANITY = (
    "A higher score alone brings no meetings; contact with target people does.",
    "The score counts all activity, and the new part went to others than your target people.",
)
_COMMENT = (
    "comment with an insight on a post by {person}, and log it.",
    "add a thought of your own under a post by {person}, and log it.",
    "find a post by {person}, and leave a comment that helps its readers.",
)


def target_headline(finding: TargetFinding, turn: int = 0) -> str:
    """The finding with its figures, in one sentence."""
    match finding:
        case DmDrift():
            return _dm_drift(finding)
        case Waiting():
            return waiting_finding.headline(finding, turn)
        case SilentAccounts():
            return _silent(finding)
        case SingleThreaded():
            return _single_threaded(finding, turn)
        case FewComments():
            text = in_turn(_FEW_COMMENTS, turn).format(
                comments=_comments(finding.comments),
                aimed=words.counted(finding.goal, "comment"),
                goal=words.count(finding.goal),
            )
            return words.capital(text)
        case Collision():
            return _collision(finding)
        case Vanity():
            return _vanity(finding)


def target_details(finding: TargetFinding, turn: int = 0, *, in_blocks: bool = True) -> list[str]:
    """The facts behind a finding, one sentence each.

    Args:
        in_blocks: Lists people below each other; a message's plain text has no lists.
    """
    match finding:
        case DmDrift():
            return _behind_drift(finding)
        case Waiting():
            return waiting_finding.details(finding, in_blocks=in_blocks)
        case SilentAccounts():
            listed = [silent_account(each) for each in finding.accounts]
            return [f"Longest without a touch: {and_more(listed, finding.total)}."]
        case SingleThreaded():
            return _and_rest([_thread(each, turn) for each in finding.threads], finding.total)
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
                in_turn(_VANITY, turn),
            ]


def target_advice(finding: TargetFinding, turn: int = 0) -> str:
    """The one thing to do about a finding; continues after ``Next:``."""
    match finding:
        case DmDrift(waiting=(first, *_)):
            return f"write your next DM to {at_account(first)}, about what they reacted to."
        case DmDrift():
            return "pick one target account and write to one person of its buying committee."
        case Waiting():
            return waiting_finding.advice(finding, turn)
        case SilentAccounts():
            account = name(finding.accounts[0].name)
            return f"comment on a post by someone at {account}, or write to them, and log it."
        case SingleThreaded():
            first = finding.threads[0].person
            return in_turn(_WHO_ELSE, turn).format(
                person=person(first), account=name(first.account)
            )
        case FewComments(people=(first, *_)):
            return in_turn(_COMMENT, turn).format(person=at_account(first))
        case FewComments():
            return in_turn(_COMMENT, turn).format(person="someone at a target account")
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


def _and_rest(lines: list[str], total: int) -> list[str]:
    """One sentence each, and how many more there are."""
    more = total - len(lines)
    rest = [f"And {words.count(more)} more."] if more > 0 else []
    return [*(f"{line}." for line in lines), *rest]


def silent_account(account: SilentAccount) -> str:
    """``Acme, last touch 2026-10-02``."""
    if account.touched_on is None:
        return f"{name(account.name)}, no touch in 90 days"
    return f"{name(account.name)}, last touch {moments.day_or_near(account.touched_on)}"


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
    if finding.below:
        shown = words.whole_percent(now.value or 0, Fraction(finding.goal) / 100)
        verb = "is" if now.targets == 1 else "are"
        text = f"{people} you wrote to in the last 28 days {verb} at target accounts: {shown}"
        if finding.sure:
            return f"{text}, under the {words.per_cent(finding.goal)} aim."
        return f"An early sign: {text}, under {words.per_cent(finding.goal)}."
    before = words.whole_percent(finding.before.value or 0) if finding.before else "more"
    text = (
        f"the share of your DMs that goes to target accounts fell from {before} to {shown} in the "
        "last 28 days"
    )
    if finding.sure:
        return f"{words.capital(text)}."
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


def _silent(finding: SilentAccounts) -> str:
    days = words.counted(finding.days, "day")
    if finding.total == 1:
        return f"{name(finding.accounts[0].name)} has been silent: no touch for {days}."
    whose = "of your accounts" if finding.owned else "accounts you were in touch with"
    return f"{words.count(finding.total)} {whose} have been silent: no touch for {days}."


def _single_threaded(finding: SingleThreaded, turn: int) -> str:
    if finding.total == 1:
        first = finding.threads[0].person
        return in_turn(_ONE_THREAD, turn).format(account=name(first.account), person=person(first))
    return f"At {words.count(finding.total)} of your accounts you know only one person."


def _thread(thread: OneThread, turn: int) -> str:
    touches = words.counted(thread.touches, "touch", "touches")
    text = in_turn(_TOUCHES, turn).format(person=named(thread.person), touches=touches)
    if not thread.missing:
        return text
    missing = ", ".join(ROLES[role.value].lower() for role in thread.missing)
    return f"{text}; no touch there yet: {missing}"


def _comments(comments: int) -> str:
    return words.counted(comments, "comment") if comments else "no comment"


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
        f"{named(shared.person)}: you {moments.on(shared.own_on)}, {name(shared.teammate)} "
        f"{moments.on(shared.teammate_on)}"
    )


def _vanity(finding: Vanity) -> str:
    what = " and ".join(
        what
        for what, both in (("engagers", finding.engagers), ("DMs", finding.dms))
        if both is not None
    )
    return (
        f"Your SSI rose from {words.points(finding.earlier)} to {words.points(finding.later)}, but "
        f"fewer of your {what} are at target accounts."
    )


def _behind_vanity(finding: Vanity) -> list[str]:
    scored_on = f"{moments.day(finding.earlier_on)} and {moments.day(finding.later_on)}"
    rows = [f"Compared: the 28 days up to your scores of {scored_on}."]
    for what, both in (("Engagers", finding.engagers), ("DMs", finding.dms)):
        if both is not None:
            rows.append(f"{what} at target accounts: {share(both[0])}, then {share(both[1])}.")
    return rows


def and_more(listed: Sequence[str], total: int) -> str:
    """``Jane Doe (Acme); and 2 more``."""
    more = total - len(listed)
    return "; ".join([*listed, *([f"and {words.count(more)} more"] if more > 0 else [])])
