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
    Reach.NOT_YET: "not reached yet",
    Reach.REACHED: "reached",
    Reach.ENGAGED: "engaged",
    Reach.IN_CONVERSATION: "in conversation",
}
WINS: dict[WinKind, str] = {
    WinKind.MEETING: "meeting",
    WinKind.OPPORTUNITY: "opportunity",
    WinKind.CLOSED_WON: "deal",
}
#: Longer names are cut to this many characters.
LONGEST = 80


def name(typed: str) -> str:
    """A typed name, escaped; a long one is cut, visibly."""
    return words.one_name(typed, LONGEST)


def role(value: Role | None) -> str:
    """``Decision maker``, or ``No role yet``."""
    return ROLES[value.value] if value is not None else "No role yet"


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
    """``2 of 5 people reached: champion · last touch 2026-11-12 · last win 2026-11-20 (meeting)``.

    "No touch yet" means by any member; touches that the person may not see make it "of yours".
    """
    roles = ", ".join(ROLES[each.value].lower() for each in value.roles)
    shown = _reached(value) + (f": {roles}" if roles else "")
    return " · ".join(filter(None, (shown, _last_touch(value), _last_win(value))))


def reached(value: Coverage) -> str:
    """``2 of 5 people reached · last touch yesterday``: coverage on a line."""
    return f"{_reached(value)} · {_last_touch(value)}"


def _reached(value: Coverage) -> str:
    """``2 of 5 people reached``, which no line break separates."""
    if not value.people:
        return "no people added yet"
    of = words.out_of(value.reached, value.people)
    return moments.NO_BREAK.join([of, "person" if value.people == 1 else "people", "reached"])


def _last_touch(value: Coverage) -> str:
    if value.last_touch is not None:
        return f"last touch {moments.day_or_near(value.last_touch)}"
    return "no touch of yours" if value.unseen else "no touch yet"


def _last_win(value: Coverage) -> str:
    if value.won_on is None or value.won is None:
        return ""
    return f"last win {moments.day_or_near(value.won_on)} ({WINS[value.won]})"
