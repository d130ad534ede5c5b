"""Wins in words: kinds, counts, sums, and the question about a duplicate."""

from collections.abc import Sequence

from domain.entries.wins import Money, SimilarWin, TypedMoney, WinEntry, WinKind
from domain.figures.pipeline import Tally
from domain.typed.amounts.currencies import currencies_named
from views import words
from views.wording.entry_words import amount, entry_text, named, plain_amount, qualified

KINDS: dict[str, str] = {
    WinKind.MEETING.value: "A meeting",
    WinKind.OPPORTUNITY.value: "An opportunity",
    WinKind.CLOSED_WON.value: "A deal",
}
#: At most this many sums are shown together.
_MOST_SUMS = 6


def money(sums: Sequence[Money]) -> str:
    """``EUR 45,000 and USD 2,000 MRR``: one amount for each currency and qualifier."""
    shown = [amount(each) for each in sums[:_MOST_SUMS]]
    if len(sums) > len(shown):
        shown.append(words.counted(len(sums) - len(shown), "more sum"))
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def typed_amount(money: TypedMoney | None) -> str:
    """``EUR 45,000 ARR``; ``45,000 kr`` while the currency is not known. Escaped."""
    if money is None:
        return ""
    codes = currencies_named(money.currency)
    if len(codes) == 1:
        return amount(Money(money.amount, codes[0], money.qualifier))
    unknown = f"{plain_amount(money.amount)} {named(money.currency)}".strip()
    return qualified(unknown, money.qualifier)


def tally_text(tally: Tally) -> str:
    """``1 deal (EUR 45,000), 1 opportunity (EUR 20,000), 2 meetings``: nearest to revenue first."""
    parts = [
        _with_sum(tally.closed, "deal", "deals", tally.closed_sums),
        _with_sum(tally.opportunities, "opportunity", "opportunities", tally.opportunity_sums),
        words.counted(tally.meetings, "meeting") if tally.meetings else "",
    ]
    text = ", ".join(filter(None, parts)) or "no wins"
    if tally.without_amount:
        text += f"; {words.count(tally.without_amount)} without an amount"
    return text


def same_question(entry: WinEntry, similar: SimilarWin) -> str:
    """Asks whether an entry is a win that is already logged. Escaped."""
    if similar.win is None:
        kind = KINDS[entry.meant or WinKind.MEETING].lower()
        text = f"A teammate logged {kind} with this company within a week of that day."
        return f"{text} {_same(entry.meant)}"
    logged = f"{named(similar.by)} has" if similar.by else "You have"
    return f"{logged} already logged: {entry_text(similar.win)}. {_same(similar.win.kind)}"


def _same(kind: WinKind | None) -> str:
    match kind:
        case WinKind.MEETING:
            return "Same meeting?"
        case WinKind.OPPORTUNITY:
            return "Same opportunity?"
        case _:
            return "Same deal?"


def _with_sum(total: int, thing: str, things: str, sums: Sequence[Money]) -> str:
    if not total:
        return ""
    counted = words.counted(total, thing, things)
    return f"{counted} ({money(sums)})" if sums else counted
