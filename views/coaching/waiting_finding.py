"""People who engaged and wait for a DM, in the words of a nudge."""

from domain.coaching.target_rules import Waiting, WaitingPerson
from views import moments, words
from views.wording.advice_words import in_turn
from views.wording.contact_words import at_account, named
from views.wording.post_words import quoted

_MANY_WAITING = (
    "{people} people at target accounts engaged with your posts and have waited {days} or more for "
    "your DM.",
    "{people} target people liked or commented on what you wrote, without a DM from you {within}.",
    "No DM from you {within} to {people} target people who engaged with your posts.",
)
_ONE_WAITING = (
    "{person} engaged with your post and has waited {days} or more for your DM.",
    "{person} reacted to what you wrote; {within} no DM from you followed.",
    "No DM from you {within} to {person}, who engaged with your post.",
)
_WRITE = (
    "write to {person}: short, personal, about what they reacted to.",
    "send {person} two lines on the point that they liked, with a question.",
    "thank {person} in a DM, and ask what made them stop at your post.",
)


def headline(finding: Waiting, turn: int) -> str:
    """How many wait, or who."""
    days = words.counted(finding.days, "day")
    within = f"within {days}"
    if finding.total == 1:
        one = named(finding.people[0].person)
        return in_turn(_ONE_WAITING, turn).format(person=one, days=days, within=within)
    return in_turn(_MANY_WAITING, turn).format(
        people=words.count(finding.total), days=days, within=within
    )


def details(finding: Waiting, *, in_blocks: bool) -> list[str]:
    """Who waits, by the post that they engaged with and the day.

    Args:
        in_blocks: Lists people below each other; a message's plain text has no lists.
    """
    if finding.total == 1:
        # The headline names them.
        return [f"{_waits_since(finding.people[0])}."]
    groups: dict[str, list[str]] = {}
    for each in finding.people:
        groups.setdefault(_waits_since(each), []).append(named(each.person))
    lines: list[str] = []
    for about, names in groups.items():
        lines += (
            [f"{about}:", *(f"• {each}" for each in names)]
            if in_blocks
            else [f"{about}: {'; '.join(names)}."]
        )
    more = finding.total - len(finding.people)
    rest = f"And {words.count(more)} more. `/ssi who` lists all who wait."
    return [*lines, rest] if more > 0 else lines


def advice(finding: Waiting, turn: int) -> str:
    """Whom to write to first, and how; continues after ``Next:``."""
    return in_turn(_WRITE, turn).format(person=at_account(finding.people[0].person))


def _waits_since(waiting: WaitingPerson) -> str:
    """``Engaged with “How we cut onboarding”, waiting since Wed 18 Nov``."""
    since = f"waiting since {moments.day(waiting.engaged_on)}"
    if not waiting.post_title:
        return words.capital(since)
    return f"Engaged with {quoted(waiting.post_title)}, {since}"
