"""Amounts of money as people type them: ``45.000,50 €``, ``$45k``, ``SEK 1 200 000``.

Currencies are those of ISO 4217 and are never converted. Unlike counts, amounts have decimals: a
last separator before one or two digits is the decimal mark; before three, it groups thousands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.entries.wins import TypedMoney
from domain.errors import UserError
from domain.fields import Field

#: More than any deal, and small enough for every database's 64-bit thousandths.
MOST = Decimal(1_000_000_000_000)
#: Offered first when a line names no currency.
USUAL = ("EUR", "USD", "GBP")
#: Offered in the form; any other can be typed after the amount.
OFFERED = (
    *USUAL,
    *("AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "HUF", "ILS", "INR", "JPY"),
    *("KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "ZAR"),
)
_ALL_LISTED = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL "
    "GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
#: ISO 4217 codes of currencies in use.
CODES = frozenset(_ALL_LISTED.split())
#: Signs and words, in lower case. If one may mean several currencies, the person is asked.
_NAMED = {
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "$": ("USD",),
    "us$": ("USD",),
    "dollar": ("USD",),
    "dollars": ("USD",),
    "£": ("GBP",),
    "pound": ("GBP",),
    "pounds": ("GBP",),
    "kr": ("SEK", "NOK", "DKK"),
    "kr.": ("SEK", "NOK", "DKK"),
    "kronor": ("SEK",),
    "kroner": ("NOK", "DKK"),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₪": ("ILS",),
    "₩": ("KRW",),
    "₺": ("TRY",),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "r$": ("BRL",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "nz$": ("NZD",),
    "hk$": ("HKD",),
    "s$": ("SGD",),
    "sfr": ("CHF",),
    "fr.": ("CHF",),
}
#: Signs and words read as one currency although others share them.
TAKEN_AS = frozenset({"$", "dollar", "dollars"})

_UNITS = {
    "k": 1_000,
    "tsd": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "million": 1_000_000,
}
_LONGEST = 60


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NUMBER = r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9](?:[0-9.,'’]*[0-9])?"
_UNIT = rf"(?i:{_any_of(_UNITS)})"
_CURRENCY = rf"(?i:{_any_of([*_NAMED, *CODES])})"
_AMOUNT = rf"(?P<number>{_NUMBER})(?: ?(?P<unit>{_UNIT}))?"
_BEFORE_IT = r"(?<![\w.,'’&/+-])"
_AFTER_IT = r"(?![\w&/+-]|[.,'’][0-9])"
_FOLLOWED = re.compile(rf"{_BEFORE_IT}{_AMOUNT} ?(?P<currency>{_CURRENCY})(?!\w)")
_PRECEDED = re.compile(rf"(?<!\w)(?P<currency>{_CURRENCY}) ?{_AMOUNT}{_AFTER_IT}")
_BARE = re.compile(rf"{_BEFORE_IT}{_AMOUNT}{_AFTER_IT}")
_NEGATIVE = re.compile(rf"(?<!\S)[-−]{_CURRENCY}?[0-9]|(?<!\w){_CURRENCY} ?[-−][0-9]")

_DECIMALS = re.compile(r"(?P<whole>.*[0-9])[.,](?P<part>[0-9]{1,2})", re.DOTALL)
#: Thousands, or as in India thousands and then hundreds.
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:(?P<mark>[., '’])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
)
_SHORT = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")


@dataclass(frozen=True)
class MoneyAt:
    """An amount in a line, and its place there: ``line[start:end]``."""

    money: TypedMoney
    start: int
    end: int


def parse_money(text: str, *, field: Field | None = None) -> TypedMoney:
    """Reads the amount in a form's field, with or without a currency.

    Returns:
        0 … 1,000,000,000,000, with at most two decimals.

    Raises:
        UserError: it is not such an amount.
    """
    typed = " ".join(text.split())
    if len(typed) <= _LONGEST:
        _refuse_negative(typed, field)
        for pattern in (_FOLLOWED, _PRECEDED, _BARE):
            match = pattern.fullmatch(typed)
            if match is not None:
                return _money_in(match, field)
    raise _no_amount(typed, field)


def find_money(line: str) -> MoneyAt | None:
    """Finds the amount in a line that has a currency next to it; ``None`` if there is none.

    Args:
        line: With single spaces.

    Raises:
        UserError: there are two such amounts, or one is invalid.
    """
    _refuse_negative(line, None)
    found = sorted(_with_currency(line), key=_less_likely)
    if not found:
        return None
    best = found[0]
    if any(other.start() >= best.end() or other.end() <= best.start() for other in found[1:]):
        raise UserError("There are two amounts in this.", "Log one win at a time.")
    return MoneyAt(_money_in(best, None), best.start(), best.end())


def bare_amounts(line: str) -> list[MoneyAt]:
    """Finds the numbers in a line that may be amounts without a currency, or part of a name.

    Raises:
        UserError: one is not a valid amount.
    """
    return [
        MoneyAt(_money_in(match, None), match.start(), match.end())
        for match in _BARE.finditer(line)
    ]


def currencies_named(word: str) -> tuple[str, ...]:
    """The ISO codes of the currencies that a code, a sign or a word may mean."""
    code = word.strip().upper()
    return (code,) if code in CODES else _NAMED.get(word.strip().lower(), ())


def _with_currency(line: str) -> Iterator[re.Match[str]]:
    for pattern in (_FOLLOWED, _PRECEDED):
        for match in pattern.finditer(line):
            if _is_currency(match["currency"]):
                yield match


def _is_currency(word: str) -> bool:
    """Whether a word next to a number is a currency: *Try* and *All* begin companies' names."""
    rare = word.upper() in CODES and word.upper() not in OFFERED
    return word.upper() == word or not (rare or word.upper() == "TRY") or word.lower() == word


def _less_likely(match: re.Match[str]) -> tuple[bool, bool]:
    rare = match["currency"].upper() in CODES and match["currency"].upper() not in OFFERED
    return rare, match.re is _PRECEDED


def _money_in(match: re.Match[str], field: Field | None) -> TypedMoney:
    groups = match.groupdict()
    unit = (groups["unit"] or "").lower()
    amount = _short(groups["number"], unit) if unit else _plain(groups["number"])
    if amount is None:
        raise _no_amount(match[0], field)
    if amount > MOST:
        raise UserError(f"“{match[0]}” is more than I can count.", field=field)
    return TypedMoney(amount, groups.get("currency") or "")


def _plain(number: str) -> Decimal | None:
    match = _DECIMALS.fullmatch(number)
    whole, part = (match["whole"], match["part"]) if match else (number, "0")
    grouped = _GROUPED.fullmatch(whole)
    # The mark that groups thousands cannot also be the decimal mark.
    if grouped and match and grouped["mark"] == number[match.start("part") - 1]:
        return None
    if not (grouped or whole.isdigit()):
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{part}")


def _short(number: str, unit: str) -> Decimal | None:
    if _SHORT.fullmatch(number) is None:
        grouped = _plain(number)
        return None if grouped is None else grouped * _UNITS[unit]
    amount = Decimal(number.replace(",", ".")) * _UNITS[unit]
    return amount if amount == round(amount, 2) else None


def _refuse_negative(text: str, field: Field | None) -> None:
    if _NEGATIVE.search(text):
        raise UserError("An amount can't be negative.", "Leave the minus out.", field=field)


def _no_amount(typed: str, field: Field | None) -> UserError:
    shown = typed if len(typed) <= 40 else typed[:39] + "…"
    return UserError(
        f"“{shown}” isn't an amount.",
        "Type it like 45000 EUR, 45,000.50 EUR or 45k EUR.",
        field=field,
    )
