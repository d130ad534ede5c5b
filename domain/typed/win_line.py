"""The words after ``/ssi win``: kind, company, amount and day, in any order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.entries.wins import LooseWords, Side, WinEntry, WinKind
from domain.errors import UserError
from domain.fields import Field
from domain.names.headlines import sounds_like_title
from domain.names.surname_first import is_given
from domain.timing.typed_days import TypedDay, joined_days, read_day
from domain.typed.amounts.currencies import CODES
from domain.typed.amounts.deal_qualifiers import find_qualifiers, one_qualifier, without_qualifiers
from domain.typed.amounts.loose_words import company_with_loose_words
from domain.typed.amounts.money import bare_amounts, find_money, refuse_unread_money
from domain.typed.person_text import LONGEST
from domain.typed.unclear_days import refuse_unclear_days, refuse_weeks

_LONGEST_LINE = 3 * LONGEST
#: An amount from here on has hardly ever a unit after it.
_COMPLETE = 1_000
#: Replaces each part taken out of a line, so that a company's name never spans the gap.
_GAP = "\n"
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_KINDS = {
    WinKind.MEETING: r"meetings?|mtg|appointment",
    WinKind.OPPORTUNITY: r"opportunity|oppty|opp",
    WinKind.CLOSED_WON: r"closed[ -]won|won|closed|deal",
}
_KIND = re.compile(
    r"(?<![\w&-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")"
    r"(?![\w&-])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?<![\w.,-])(?:(?!0*1\b)[0-9]+|two|three|four|five|several|many|both|some) (?:new |more )?"
    r"(?:meetings|deals|wins|contracts|opportunities|opps|calls|demos)\b"
    r"|\bmeetings\b.* (?:and|&|\+) "
    # “Jane at Acme and Bob at Globex”.
    r"| at .*(?: and| &| \+|,|;) .* at (?![0-9])",
    re.IGNORECASE,
)
#: “Jane Doe, Acme” and “Jane Doe (Acme)”: the words in front of the company are a person's.
_PERSON = re.compile(r"(?P<given>\S+) [^\s,(]+(?:, ?| \(| [-–|] )(?P<company>[^()]+)\)?")
_OF = re.compile(r"(?P<who>\S+)(?: \S+)? of (?P<company>.+)")
#: “Acme's CEO” and “Acme CTO”.
_WITH_TITLE = re.compile(r"(?P<company>.+?)(?:['’]s)? (?P<title>C[A-Z]O)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_CODE = re.compile(r"(?<!\w)[A-Z]{3}(?!\w)")
#: Words around a company's name that are not part of it.
_AROUND_LISTED = (
    "a an the our with With at of for from on in to worth about and by new first got "
    "approx approx. ca ca. circa roughly around"
)
_AROUND = frozenset(_AROUND_LISTED.split()) | frozenset("-–—|:,;.~≈<>=±()[]")


def read_win_line(text: str) -> WinEntry:
    """Reads ``45000 EUR Acme``, ``meeting Acme yesterday``, ``opportunity 20k EUR Acme``.

    Quoted text is the company. Of *Jane Doe at Acme* only the company is used.

    Raises:
        UserError: the line is too long or has several wins, or an amount or a date is invalid.
    """
    if len(text) > _LONGEST_LINE:
        raise UserError("That's too long for one line.", "Say it like `win 45000 EUR Acme`.")
    if several := _SEVERAL.search(text):
        what = "meeting" if "meetings" in several[0].lower() else "win"
        raise UserError(f"I log one {what} at a time.", "Say it like `win meeting Acme`.")
    refuse_unclear_days(text)
    refuse_weeks(text)
    quoted = _QUOTED.search(text)
    rest = _without(text, quoted.start(), quoted.end()) if quoted else text
    said_on, rest = _take_day(rest)
    kind, rest = _take_kind(rest)
    other = next(_KIND.finditer(rest), None)
    if other is not None and other[0].islower() and kind is not WinKind(other.lastgroup or ""):
        raise UserError("This names two kinds of win.", "Say one, like `win meeting Acme`.")
    entry = _with_money(WinEntry(kind=kind, said_on=said_on), rest)
    if quoted:
        company = " ".join(quoted[1].split())
        entry = _beside_quoted(replace(entry, company=company, or_company=""), entry)
    else:
        refuse_unread_money(entry.loose.company if entry.loose else entry.company)
    if len(entry.company) > LONGEST:
        raise UserError(
            f"That name is longer than {LONGEST} characters.", "Shorten it.", field=Field.COMPANY
        )
    return entry


def _beside_quoted(quoted: WinEntry, read: WinEntry) -> WinEntry:
    """The entry with a quoted company. Words after the amount lead to a question."""
    words = read.company if read.amount_side is Side.BEFORE else ""
    if read.loose is not None:
        words = read.loose.words if read.loose.unsure else ""
    loose = LooseWords(words, f"{words} {quoted.company}") if words else None
    return replace(quoted, loose=loose)


def _with_money(entry: WinEntry, rest: str) -> WinEntry:
    """The entry with its amount, and with the remaining words as its company."""
    qualifiers = find_qualifiers(rest)
    found = _with_amount(entry, without_qualifiers(rest, qualifiers, _GAP))
    if not qualifiers or found.money is None:
        return _with_amount(entry, rest)
    qualifier = one_qualifier(qualifiers)
    money, up_to = (
        replace(each, qualifier=qualifier) if each is not None else None
        for each in (found.money, found.up_to)
    )
    found = replace(found, money=money, up_to=up_to)
    naming = [each for each in qualifiers if each.may_name]
    if not naming or found.loose is not None or not found.company:
        return found
    # The company's name if the qualifier is part of it: ACV Auctions.
    others = [each for each in qualifiers if not each.may_name]
    also = _with_amount(entry, without_qualifiers(rest, others, _GAP))
    name = also.loose.company if also.loose is not None else also.company
    if name == found.company:
        return found
    words = " ".join(rest[each.start : each.end] for each in naming)
    unsure = any(each.unsure for each in naming)
    return replace(found, loose=LooseWords(words, name, unsure, qualifier=True))


def _with_amount(entry: WinEntry, rest: str) -> WinEntry:
    found = find_money(rest)
    if found is not None:
        entry = replace(entry, money=found.money, up_to=found.up_to)
        # “$45000” is complete, but “₹12.5” may be followed by a word for lakh.
        ends = not rest[found.end - 1].isdigit() or found.money.amount >= _COMPLETE
        return _with_company(
            entry, rest[: found.start], rest[found.end :], unit_may_follow=not ends
        )
    bare = bare_amounts(rest) if entry.kind is not WinKind.MEETING else []
    if not bare:
        return replace(entry, company=_company(rest))
    if len(bare) > 1:
        raise UserError(
            "There are several numbers in this.",
            "Put the currency next to the amount, like `win 45000 EUR Acme`.",
        )
    [number] = bare
    left = _without(rest, number.start, number.end)
    code = next((code for code in _CODE.finditer(left) if code[0] in CODES), None)
    if code is not None and _company(_without(left, code.start(), code.end())):
        entry = replace(entry, money=replace(number.money, currency=code[0]))
        before, after = rest[: number.start], rest[number.end :]
        return _with_company(entry, *(each.replace(code[0], _GAP, 1) for each in (before, after)))
    if not _company(left) and _company(rest).endswith("M"):  # a number that is a name, like 3M
        return replace(entry, company=_company(rest))
    entry = replace(entry, money=number.money, or_company=_company(rest))
    return _with_company(entry, rest[: number.start], rest[number.end :], unit_may_follow=True)


def _with_company(
    entry: WinEntry, before: str, after: str, *, unit_may_follow: bool = False
) -> WinEntry:
    """The entry with the company that the words before and after its amount name."""
    name, loose = company_with_loose_words(
        _company(before), _company(after), unit_may_follow=unit_may_follow
    )
    side = Side.AFTER if _company(before) else Side.BEFORE
    return replace(entry, company=name, loose=loose, amount_side=side)


def _take_day(text: str) -> tuple[TypedDay | None, str]:
    words, days = [], []
    for word in joined_days(text.split(" ")):
        day = read_day(word.strip(",.;"))
        words.append(word if day is None else _GAP)
        days += [day] if day is not None else []
    if len(days) > 1:
        raise UserError("There are two dates in this.", "Say one.")
    return (days[0] if days else None), " ".join(words)


def _take_kind(text: str) -> tuple[WinKind | None, str]:
    match = _KIND.search(text)
    if match is None:
        return None, text
    return WinKind(match.lastgroup or ""), _without(text, match.start(), match.end())


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {_GAP} {text[end:]}"


def _company(text: str) -> str:
    """The company in the remaining words of a line."""
    parts = (_bare(part.split()) for part in text.split(_GAP))
    name = " ".join(" ".join(part) for part in parts if part)
    # Slack makes a link of acme.com.
    return _SCHEME.sub("", _without_person(name)).rstrip("/")


def _without_person(name: str) -> str:
    person, of, titled = (each.fullmatch(name) for each in (_PERSON, _OF, _WITH_TITLE))
    if person is not None and is_given(person["given"]):
        return person["company"].rpartition(", ")[2]
    if of is not None and (sounds_like_title(of["who"]) or is_given(of["who"])):
        return of["company"]
    if titled is not None and sounds_like_title(titled["title"]) and not is_given(name.split()[0]):
        return titled["company"]
    return name


def company_in_field(typed: str) -> str:
    """The company typed in a form's field: *Acme* of *Jane Doe at Acme*.

    Quoted text is the company, unchanged.
    """
    quoted = re.fullmatch(r'["“”](.+)["“”]', typed.strip())
    if quoted:
        return quoted[1].strip()
    alone = re.split(r"\sat\s", f" {typed.strip()} ", flags=re.IGNORECASE)[-1].strip()
    return alone or typed.strip()


def _bare(words: Sequence[str]) -> Sequence[str]:
    while words and words[0] in _AROUND:
        words = words[1:]
    while words and words[-1] in _AROUND:
        words = words[:-1]
    # The person's name is private to the member, so only the company is used.
    for at in ("at", "@"):
        if at in words:
            words = words[len(words) - list(words)[::-1].index(at) :]
    if words:
        last = words[-1].rstrip(",;:")
        words = [*words[:-1], last if "(" in " ".join(words) else last.rstrip(")")]
    return words
