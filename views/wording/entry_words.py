"""A member's entries in words: DMs, a week's DM totals, comments, wins, scores."""

from decimal import Decimal

from domain.entries.own_entries import Comment, Dm, DmWeek, Entry, LoggedScore
from domain.entries.touches import Relation
from domain.entries.wins import Money, Qualifier, Win, WinKind
from views import moments, words

RELATIONS: dict[str, str] = {
    Relation.TARGET.value: "At a target account",
    Relation.PEER.value: "Peer",
    Relation.INFLUENCER.value: "Influencer",
    Relation.COMPETITOR.value: "Competitor",
    Relation.FRIEND.value: "Friend",
    Relation.OTHER.value: "Other",
}
WINS = {
    WinKind.MEETING: "meeting with",
    WinKind.OPPORTUNITY: "opportunity at",
    WinKind.CLOSED_WON: "deal with",
}
QUALIFIERS = {
    Qualifier.ARR: "ARR",
    Qualifier.ACV: "ACV",
    Qualifier.TCV: "TCV",
    Qualifier.MRR: "MRR",
    Qualifier.YEAR: "a year",
    Qualifier.QUARTER: "a quarter",
    Qualifier.MONTH: "a month",
}
#: Says that an entry put a person on the list.
NEW_HERE = "New here: I added them, without a role."
#: Longer names are cut to this many characters.
_NAME = 60


def entry_text(entry: Entry) -> str:
    """Names an entry, escaped: ``DM to Jane Doe at Acme on 2026-11-20``."""
    match entry:
        case Dm():
            return f"DM to {addressee(entry)} {moments.on(entry.written_on)}"
        case DmWeek():
            return f"DM totals for {moments.week(entry.monday)}: {week_totals(entry)}"
        case Comment():
            return f"comment of {moments.day(entry.commented_on)} on {whose_post(entry)}"
        case Win():
            day = moments.on(entry.won_on)
            return f"{WINS[entry.kind]} {named(entry.company)} {day}{_amount_of(entry)}"
        case LoggedScore():
            return f"SSI score {words.points(entry.score.overall)} {moments.on(entry.scored_on)}"


def win_in_short(win: Win) -> str:
    """A win without its day, escaped: ``deal with Acme, EUR 45,000``."""
    money = f", {amount(win.money)}" if win.money is not None else ""
    return f"{WINS[win.kind]} {named(win.company)}{money}"


def _amount_of(win: Win) -> str:
    return f": {amount(win.money)}" if win.money is not None else ""


def entry_state(entry: Entry) -> str:
    """Names an entry and, for a DM, says whether the person replied. Escaped."""
    if isinstance(entry, Dm):
        return f"{entry_text(entry)}, {'they replied' if entry.replied else 'no reply yet'}"
    return entry_text(entry)


def addressee(dm: Dm, name: str = "") -> str:
    """The recipient of a DM, escaped: ``Jane Doe at Acme``, ``someone outside your … (peer)``.

    Args:
        name: The just-typed name of a person outside target accounts.
    """
    if dm.account is not None:
        return at_account(dm.contact, dm.account)
    relation = RELATIONS[dm.relation.value].lower()
    if name:
        return f"{named(name)} ({relation})"
    return f"someone outside your target accounts ({relation})"


def at_account(name: str, account: str) -> str:
    """``Jane Doe at Acme``, escaped; ``someone at Acme`` without a name."""
    return f"{named(name) or 'someone'} at {named(account)}"


def week_totals(week: DmWeek) -> str:
    """``3 people at target accounts, 5 others``."""
    target = words.counted(week.target or 0, "person", "people")
    return f"{target} at target accounts, {words.counted(week.other or 0, 'other')}"


def named(name: str) -> str:
    """A name, escaped and cut to a length that fits; empty for an empty one."""
    return words.names([name], longest=_NAME) if name else ""


def whose_post(comment: Comment) -> str:
    """``a post by Jane Doe at Acme``, ``a post from Acme``, else one outside; escaped."""
    if comment.account is None:
        return "a post outside your target accounts"
    return post_from(comment.contact, comment.account)


def post_from(name: str, account: str) -> str:
    """``a post by Jane Doe at Acme``; without a name ``a post from Acme``; escaped."""
    if name and account:
        return f"a post by {at_account(name, account)}"
    return f"a post by {named(name)}" if name else f"a post from {named(account)}"


def amount(money: Money) -> str:
    """``EUR 45,000``, ``EUR 45,000.50 a year``, ``EUR 2,000 MRR``; no line breaks inside a sum."""
    shown = f"{money.currency}\N{NO-BREAK SPACE}{plain_amount(money.amount)}"
    return qualified(shown, money.qualifier)


def qualified(amount_text: str, qualifier: Qualifier | None) -> str:
    """An amount in words, with its qualifier if it has one."""
    return f"{amount_text} {QUALIFIERS[qualifier]}" if qualifier is not None else amount_text


def plain_amount(value: Decimal) -> str:
    """``45,000``, ``45,000.50``."""
    return f"{value:,.{0 if value == value.to_integral_value() else 2}f}"
