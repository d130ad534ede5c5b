"""Accounts, roles and coverage in words."""

from domain.accounts import Account, Role
from domain.entries.wins import WinKind
from domain.targets.account_list import Coverage
from domain.targets.account_page import Reach
from views import moments, words

ROLES: dict[str, str] = {
    Role.DECISION_MAKER.value: "Decision maker",
    Role.CHAMPION.value: "Champion",
    Role.INFLUENCER.value: "Influencer",
    Role.USER.value: "User",
    Role.OTHER.value: "Other",
}
REACHES: dict[Reach, str] = {
    Reach.NOT_YET: "no touch yet",
    Reach.IN_TOUCH: "in touch",
    Reach.COMMENTED: "got a comment",
    Reach.ENGAGED: "engaged with a post",
    Reach.WRITTEN_TO: "written to",
    Reach.IN_CONVERSATION: "in conversation",
}
WINS: dict[WinKind, str] = {
    WinKind.MEETING: "meeting",
    WinKind.OPPORTUNITY: "opportunity",
    WinKind.CLOSED_WON: "deal",
}
#: Shown for a person without a touch, if there are touches that the reader may not see.
NO_OWN_TOUCH = "no touch of yours"
WAITS = "waits for your DM"
_TOUCH = "A touch is a DM, a comment on their post, or their engagement with yours."
_SEEN = "You see your own, and those of teammates who share theirs in `/ssi settings`."
_COUNTED = (
    "As an admin or coach you see colleagues' touches counted in, but not who made them, unless "
    "they share theirs in `/ssi settings`."
)
_MOST_WAITING = 2
#: Longer names are cut to this many characters.
LONGEST = 80


def name(typed: str) -> str:
    """A typed name, escaped; a long one is cut, visibly."""
    return words.one_name(typed, LONGEST)


def belongs(account: Account) -> str:
    """Owner, website and list: ``owner Ada Lund · acme.com · list of Nordics``."""
    parts = [f"owner {name(account.owner)}" if account.owner else "no owner"]
    if account.domain:
        parts.append(name(account.domain))
    if account.team:
        parts.append(f"list of {name(account.team)}")
    if account.archived:
        parts.append("archived, not a target")
    return " · ".join(parts)


def coverage(value: Coverage) -> str:
    """``in touch with 2 of 5 people so far · last touch Thu 12 Nov · last win yesterday (deal)``.

    "No touch yet" means by any member; touches that the person may not see make it "of yours".
    """
    return words.dotted(filter(None, (_in_touch(value), _last_touch(value), _last_win(value))))


def in_touch(value: Coverage) -> str:
    """``in touch with 2 of 5 people so far · last touch yesterday``: coverage on a line."""
    return words.dotted((_in_touch(value), _last_touch(value)))


def waiting(value: Coverage) -> str:
    """``Jane Doe and Max Muster wait for your DM``; empty if no person does."""
    if not value.waiting:
        return ""
    if len(value.waiting) == 1:
        return f"{name(value.waiting[0])} {WAITS}"
    if len(value.waiting) == 2:
        return f"{' and '.join(map(name, value.waiting))} wait for your DM"
    shown = [name(each) for each in value.waiting[:_MOST_WAITING]]
    return f"{words.and_more(shown, len(value.waiting))} wait for your DM"


def reach(value: Reach, *, waits: bool, unseen: bool) -> str:
    """How close a person is: ``in conversation · waits for your DM``.

    Args:
        waits: Whether they engaged and wait for the reader's DM.
        unseen: Whether there are touches that the reader may not see.
    """
    if waits and value is Reach.ENGAGED:
        return WAITS
    known = NO_OWN_TOUCH if unseen and value is Reach.NOT_YET else REACHES[value]
    return words.dotted([known, WAITS]) if waits else known


def touches_seen(*, counts_all: bool, guest: bool = False) -> str:
    """Says what a touch is, and whose the person sees."""
    if counts_all:
        return f"{_TOUCH} {_COUNTED}"
    return f"{_TOUCH} You see only your own." if guest else f"{_TOUCH} {_SEEN}"


def _in_touch(value: Coverage) -> str:
    """``in touch with 2 of 5 people so far``, or ``2 of 5 people engaged so far`` if none did more.

    All touches ever count, so also those of a silent account.
    """
    if not value.people:
        return "no people added yet"
    people = "person" if value.people == 1 else "people"
    if not value.in_touch and value.last_touch is None:
        return words.with_unit(words.count(value.people), people)
    some = words.with_unit(words.out_of(value.in_touch, value.people), people)
    if value.in_touch and value.in_touch == value.engaged:
        return f"{some} engaged so far"
    return f"in touch with {some} so far"


def _last_touch(value: Coverage) -> str:
    if value.last_touch is not None:
        return moments.NO_BREAK.join(["last", "touch", moments.day_or_near(value.last_touch)])
    return NO_OWN_TOUCH if value.unseen else "no touch yet"


def _last_win(value: Coverage) -> str:
    if value.won_on is None or value.won is None:
        return ""
    return f"last win {moments.day_or_near(value.won_on)} ({WINS[value.won]})"
